"""Hostile files: YAML that explodes, names that lead out, links, pipes, articles of bad kinds.

Each is put into a sound project, and a check or a command is run on it in a process of its own,
with bounds on its time and memory. It has to end with a finding in our form, or well, and leave the
site and everything outside the project as they were.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trust.hostile import bad_articles, bad_records
from trust.hostile.case import CASE
from trust.hostile.deeds import Attempt

ROOT = Path(__file__).parents[2]
SECONDS = 60
MEMORY = 2_000_000_000
"""Bytes that a process may map; a check of the sound project maps about a fifth."""
ATTEMPTS: tuple[Attempt, ...] = (*bad_records.ATTEMPTS, *bad_articles.ATTEMPTS)
_TRACE = "Traceback (most recent call last)"


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one."""

    kind: str
    held: bool
    said: str
    seconds: float
    megabytes: float


def attempts() -> Iterator[Done]:
    """Make them, one after the other."""
    return map(attempt, ATTEMPTS)


def attempt(tried: Attempt) -> Done:
    """Put one into a project and run its command."""
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        root = Path(folder, "project")
        shutil.copytree(CASE, root)
        (root / "site").mkdir()
        (root / "site/index.html").write_text("the last good site", "utf-8")
        tried.do(root)
        before = _outside(Path(folder))
        begin = time.monotonic()
        try:
            done = subprocess.run(
                [sys.executable, str(ROOT / "build.py"), *_rooted(tried.command)],
                cwd=root,
                env={**os.environ, "PYTHONPATH": str(ROOT), "MICROSITE_ARCHIVE": ""},
                capture_output=True,
                timeout=SECONDS,
                check=False,
                preexec_fn=_bounded,
            )
        except subprocess.TimeoutExpired:
            return Done(tried.kind, False, f"no end after {SECONDS} s", SECONDS, 0)
        seconds = time.monotonic() - begin
        said = (done.stdout + done.stderr).decode("utf-8", "replace")
        held = (
            _TRACE not in said
            and tried.rule in said
            and done.returncode == (1 if tried.rule else done.returncode)
            and not set(said) & set("\x1b\x07\0\x9b\u202e")
            and _outside(Path(folder)) == before
            and (root / "site/index.html").read_text("utf-8") == "the last good site"
        )
        line = next((each for each in said.splitlines() if tried.rule in each), said[-400:])
        told = line if held else f"exit code {done.returncode}: {said[-1_500:]}"
        return Done(tried.kind, held, told[:300] if held else told, seconds, _peak())


def _rooted(command: tuple[str, ...]) -> tuple[str, ...]:
    return (*command, "--root", ".")


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _peak() -> float:
    """Give the most memory that any process so far had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1_000


def _outside(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}
