"""The survivors that are known, each with the reason why no test can or need notice it.

They stand in explained.yaml: by module and function, the lines that the mutant changes and what it
makes of them. No line number is kept, so that an entry holds until its lines are changed; then the
mutant is a new one, and has to be explained again. Under `everywhere` stand words that mean the
same in every line, such as what only guards against a slip in the code.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from trust.mutants.groups import ENGINE, ROOT
from trust.mutants.outcomes import Mutant

EVERYWHERE = "everywhere"
FILE = Path(__file__).with_name("explained.yaml")


@dataclass(frozen=True, slots=True)
class Explained:
    """Why some mutants of the same lines may survive."""

    module: str
    function: str
    """Empty for a constant of the module."""
    was: str
    now: tuple[str, ...]
    why: str

    def covers(self, mutant: Mutant) -> bool:
        """Say whether this is about a mutant."""
        if self.module == EVERYWHERE:
            changed = {mutant.was.replace(self.was, each, 1) for each in self.now}
            return mutant.now in changed - {mutant.was}
        same = (self.module, self.function, self.was)
        return same == (mutant.module, mutant.function, mutant.was) and mutant.now in self.now


def read_explained(file: Path = FILE) -> tuple[Explained, ...]:
    """Read the list.

    Raises:
        ValueError: An entry has other fields than function, was, now and why.
    """
    return tuple(_entries(yaml.safe_load(file.read_text("utf-8")) or {}))


def _entries(stored: dict[str, list[dict[str, str | list[str]]]]) -> Iterator[Explained]:
    for module, entries in stored.items():
        for entry in entries:
            if entry.keys() != {"function", "was", "now", "why"}:
                raise ValueError(f"{module}: {sorted(entry)} is not function, now, was, why")
            now = entry["now"] if isinstance(entry["now"], list) else [entry["now"]]
            function, was, why = (str(entry[each]).strip() for each in ("function", "was", "why"))
            yield Explained(module, function, was, tuple(each.strip() for each in now), why)


def is_there(entry: Explained) -> bool:
    """Say whether the lines of an entry still stand in its function, one after another."""
    if entry.module == EVERYWHERE:
        return True
    path = ROOT / ENGINE / f"{entry.module}.py"
    if not path.is_file():
        return False
    source = path.read_text("utf-8")
    body, segment = ast.parse(source).body, source
    for name in filter(None, entry.function.split(".")):
        named = (
            n for n in body if isinstance(n, ast.ClassDef | ast.FunctionDef) and n.name == name
        )
        found = next(named, None)
        if found is None:
            return False
        body, segment = found.body, ast.get_source_segment(source, found) or ""
    lines = "\n".join(each.strip() for each in segment.splitlines())
    return f"\n{entry.was}\n" in f"\n{lines}\n"
