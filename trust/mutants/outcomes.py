"""What became of each mutant, read from the files that mutmut keeps beside the mutated ones."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Literal

from trust.mutants.groups import ENGINE

Fate = Literal["killed", "survived", "not run"]
SKIPPED = 34
"""mutmut's code for a mutant that is not to be run."""
_UNTESTED = (5, 33)
_INTERRUPTED = (None, 2, SKIPPED)
_SEPARATOR = "\u01c1"
"""Stands in mutmut's names between x, class and method; x_ stands before a function."""
_FAILED = (1, 3)
"""A test failed, or pytest itself did."""
_ENDED = (24, 36, 152, -24, -9, -11)
"""By the system, most often since it took too long."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A mistake that was put into one function or constant."""

    module: str
    """The path below microsite/, without `.py`."""
    function: str
    """Its name, or `Class.method`; empty where the mistake is in a constant of the module."""
    was: str
    """The lines that it changed, without their indent."""
    now: str
    """What stands there instead; empty where something was left out."""
    fate: Fate
    reached: bool = True
    """Whether any of the tests calls the function."""


class Unclear(Exception):
    """mutmut met something else than a failed or passed test, so that its word is no proof."""


def read(folder: Path, modules: Iterable[str]) -> Iterator[Mutant]:
    """Yield the mutants of some modules.

    Args:
        folder: the copy of the project.
        modules: paths below microsite/, without `.py`.

    Raises:
        Unclear: The tests of a mutant could not be run.
    """
    for module in modules:
        mutated = folder / "mutants" / ENGINE / f"{module}.py"
        if not mutated.with_suffix(".py.meta").exists():
            continue
        text = mutated.read_text("utf-8")
        if "__mutmut_orig" not in text:
            continue  # It was left as it is in the last run.
        lines = text.splitlines()
        spans = json.loads(mutated.with_suffix(".py.spans").read_text("utf-8"))["spans"]
        for name, code in codes(folder, module).items():
            mangled = name.rpartition(".")[2]
            original = f"{mangled.partition('__mutmut_')[0]}__mutmut_orig"
            before, after = (_body(lines, spans[each], each) for each in (original, mangled))
            was, now = _difference(before, after)
            yield Mutant(
                module, _function(mangled), was, now, _fate(name, code), code not in _UNTESTED
            )


def codes(folder: Path, module: str) -> dict[str, int | None]:
    """Read the code with which the tests of each mutant of a module ended; None: they did not."""
    kept = folder / "mutants" / ENGINE / f"{module}.py.meta"
    if not kept.exists():
        return {}
    found: dict[str, int | None] = json.loads(kept.read_text("utf-8"))["exit_code_by_key"]
    return found


def set_codes(folder: Path, module: str, new: dict[str, int | None]) -> None:
    """Write the codes of a module's mutants; mutmut runs those that have none."""
    kept = folder / "mutants" / ENGINE / f"{module}.py.meta"
    stored = json.loads(kept.read_text("utf-8")) | {"exit_code_by_key": new}
    kept.write_text(json.dumps(stored), "utf-8")


def was_run(code: int | None) -> bool:
    """Say whether the tests were run to their end."""
    return code not in _INTERRUPTED


def _fate(name: str, code: int | None) -> Fate:
    if code in _INTERRUPTED:
        return "not run"
    if code == 0 or code in _UNTESTED:
        return "survived"
    if code in (*_FAILED, *_ENDED):
        return "killed"
    raise Unclear(f"the tests of {name} ended with {code}")


def failed(code: int | None) -> bool:
    """Say whether a test failed; what took too long may have had too slow a machine."""
    return code in _FAILED


def _function(mangled: str) -> str:
    return mangled.partition("__mutmut_")[0][2:].replace(_SEPARATOR, ".")


def _body(lines: list[str], span: tuple[int, int], mangled: str) -> list[str]:
    """The lines of a function without their indent, under the name that it has in the code."""
    first, last = span
    name = _function(mangled).rpartition(".")[2]
    return [each.strip().replace(mangled, name) for each in lines[first - 1 : last]]


def _difference(before: list[str], after: list[str]) -> tuple[str, str]:
    marked = list(unified_diff(before, after, n=0, lineterm=""))[2:]
    was = [each[1:] for each in marked if each.startswith("-")]
    now = [each[1:] for each in marked if each.startswith("+")]
    return "\n".join(was), "\n".join(now)
