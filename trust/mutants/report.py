"""What is said of the mutants: a table for the terminal and the docs, and every new survivor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.table import table
from trust.mutants.explained import Explained
from trust.mutants.groups import ROOT
from trust.mutants.outcomes import Mutant

PAGE = ROOT / "docs/trust/mutants.md"

_ABOUT = """\
A mutant is a copy of the engine with one small mistake in it: `<` for `<=`, an argument left out,
a condition turned round, another text, a number one larger. mutmut makes them in every function of
the modules below, also in cached properties. Outside of functions we make our own: a pattern, or a
set of characters, without one of its characters, a table without one of its entries. The tests that
belong to the module are run, and one of them has to fail. Hypothesis tries the same examples each
time. `make test` tries only a few mutants, made by hand, which stand in
`trust/mutants/planted.yaml`.

A survivor means that a test is missing, or that the code says more than it has to, or that nobody
can tell the difference. The last kind stands in `trust/mutants/explained.yaml` with its reason, by
the lines that it changes; each other one makes `make mutants` fail."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The mutants, and which of the survivors are explained."""

    mutants: Sequence[Mutant]
    explained: Sequence[Explained]

    def is_explained(self, mutant: Mutant) -> bool:
        """Say whether the list has a reason for a mutant."""
        return any(each.covers(mutant) for each in self.explained)

    @property
    def new(self) -> list[Mutant]:
        """The survivors without a reason."""
        return [
            each for each in self.mutants if each.fate == "survived" and not self.is_explained(each)
        ]


def summary(judged: Judged) -> str:
    """Count the mutants by module, as a table in Markdown."""
    modules = dict.fromkeys(each.module for each in judged.mutants)
    rows = [
        _row(f"`{module}`", [each for each in judged.mutants if each.module == module], judged)
        for module in modules
    ]
    head = ["module", "made", "killed", "survived", "explained", "not run"]
    return table(head, [*rows, _row("all", judged.mutants, judged)])


def _row(name: str, mutants: Sequence[Mutant], judged: Judged) -> list[str]:
    new = set(judged.new)
    counts = (
        len(mutants),
        sum(each.fate == "killed" for each in mutants),
        sum(each in new for each in mutants),
        sum(each.fate == "survived" and each not in new for each in mutants),
        sum(each.fate == "not run" for each in mutants),
    )
    return [name, *(f"{each:,}" for each in counts)]


def survivors(mutants: Iterable[Mutant]) -> str:
    """Show what no test has noticed, as differences."""
    return "\n\n".join(map(_shown, mutants))


def _shown(mutant: Mutant) -> str:
    head = f"{mutant.module}: {mutant.function or 'a constant'}"
    lines = [head if mutant.reached else f"{head} (no test calls it)"]
    for sign, text in (("-", mutant.was), ("+", mutant.now)):
        lines += [f"  {sign} {line}" for line in text.splitlines()]
    return "\n".join(lines)


def page(judged: Judged, day: str, how: str) -> str:
    """Write the page of the documentation.

    Args:
        judged: the mutants.
        day: the day of the run.
        how: which share was run, in a sentence.
    """
    count = Counter(each.fate for each in judged.mutants)
    new = len(judged.new)
    parts = [
        "# Mutants",
        f"**In short:** of {count['killed'] + count['survived']:,} small mistakes put into the "
        f"code, tests noticed {count['killed']:,}; {count['survived'] - new:,} change nothing that "
        f"anybody could tell; {new:,} went unnoticed; {count['not run']:,} more were not tried.",
        f"Written by `make mutants` on {day}. {how}",
        summary(judged),
        _ABOUT,
    ]
    if judged.new:
        parts += ["## Survived", f"```\n{survivors(judged.new)}\n```"]
    return "\n\n".join(parts)


def write(text: str, path: Path = PAGE) -> None:
    """Write the page into the documentation."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{text}\n", "utf-8")
