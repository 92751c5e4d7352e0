"""Runs every target under atheris, one after the other, and reads what libFuzzer says of it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from trust.fuzz.targets import CORPUS, TARGETS

ROOT = Path(__file__).parents[2]
FOUND = ROOT / ".cache/fuzz"
"""A folder for each target: `grown`, which the next run begins with, and inputs that broke it."""
MOST, ROOM = 40, 9_000
"""Inputs, and bytes of them all, that the corpus of a target may grow to."""
_REACHED = re.compile(r"\bcov: (\d+)")
_RUNS = re.compile(r"stat::number_of_executed_units: +(\d+)")
_PYTHON = ROOT / ".cache/trust/venv/bin/python"
_STARTING = 180
"""Seconds that importing and instrumenting may take beside the time given."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a target's run came to."""

    target: str
    executions: int
    seconds: int
    first: int
    """Branches of our code that the corpus reaches."""
    last: int
    """Branches that were reached in the end."""
    broken: tuple[Path, ...]
    """Inputs that broke a promise, hung, or took too much memory."""
    problem: str = ""
    """Why it ended otherwise than it should."""


def python() -> str | None:
    """Give the Python that has atheris; None where there is none."""
    for each in (str(_PYTHON), sys.executable):
        if Path(each).exists() and not subprocess.call(
            [each, "-c", "import atheris"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ):
            return each
    return None


def runs(python: str, names: Sequence[str], seconds: int, seed: int) -> Iterator[Run]:
    """Run targets one after the other.

    Args:
        python: what `python` has given.
        names: the targets.
        seconds: for each.
        seed: what libFuzzer begins its chances with.
    """
    for name in names:
        yield _run(python, name, seconds, seed)


def _run(python: str, name: str, seconds: int, seed: int) -> Run:
    folder = FOUND / name
    folder.mkdir(parents=True, exist_ok=True)
    before = {*folder.glob("*-*")}
    command = [python, "-m", "trust.fuzz.worker", name, str(folder), str(seconds), str(seed)]
    log = folder / "log.txt"
    with log.open("wb") as out:
        try:
            code = subprocess.run(
                command, cwd=ROOT, stdout=out, stderr=out, timeout=seconds + _STARTING, check=False
            ).returncode
        except subprocess.TimeoutExpired:
            code = None
    said = log.read_text("utf-8", "replace")
    reached = [int(each) for each in _REACHED.findall(said)]
    executed = _RUNS.search(said)
    broken = tuple(sorted({*folder.glob("*-*")} - before))
    problem = "" if code == 0 else f"ended with {code}; {log.relative_to(ROOT)} says more"
    return Run(
        name,
        int(executed[1]) if executed else 0,
        seconds,
        reached[0] if reached else 0,
        max(reached, default=0),
        broken,
        problem,
    )


def keep(names: Sequence[str]) -> None:
    """Take some of the grown inputs, each of which reached something new, into the corpus.

    They are of all lengths, and so few and short that the corpus stays small.

    Args:
        names: the targets.
    """
    for name in names:
        known = TARGETS[name].corpus
        grown = {path: path.read_bytes() for path in (FOUND / name / "grown").glob("*")}
        new = sorted(
            (path for path in grown if grown[path] not in known), key=lambda p: len(grown[p])
        )
        places, room = max(MOST - len(known), 0), ROOM - sum(map(len, known))
        for path in new[:: max(1, len(new) // max(places, 1))][:places]:
            room -= len(grown[path])
            if room >= 0:
                shutil.copy(path, CORPUS / name / path.name[:12])


def known(names: Sequence[str]) -> list[str]:
    """Choose targets by name, all if none is named.

    Raises:
        SystemExit: there is no such target.
    """
    if unknown := set(names) - TARGETS.keys():
        have = ", ".join(TARGETS)
        raise SystemExit(f"no such target: {', '.join(sorted(unknown))}; there are {have}")
    return list(names or TARGETS)
