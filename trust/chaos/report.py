"""What was tried, how often, and what was lost, as a table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from rich.table import Table

from trust.chaos.trial import Verdict


@dataclass(slots=True)
class Row:
    """The trials of one attack on one case."""

    case: str
    attack: str
    states: Counter[str] = field(default_factory=Counter)
    losses: list[str] = field(default_factory=list)
    """What was lost, with the seed and the trial that shows it again."""

    def add(self, verdict: Verdict, where: str) -> None:
        """Count a trial."""
        self.states[verdict.state] += 1
        self.losses += [f"{self.case}, {self.attack}, {where}: {each}" for each in verdict.losses]

    @property
    def tried(self) -> int:
        """How many trials there were."""
        return self.states.total()

    def cells(self) -> tuple[str, ...]:
        """Give what a table shows."""
        states = (str(self.states[each]) for each in ("old", "new", "between"))
        return (self.case, self.attack, f"{self.tried:,}", *states, str(len(self.losses)))


HEAD = ("what", "attack", "tried", "old", "new", "some of each", "lost")


def shown(rows: list[Row]) -> Table:
    """Make the table for a terminal."""
    table = Table(*HEAD)
    for column in table.columns[2:]:
        column.justify = "right"
    for row in rows:
        table.add_row(*row.cells())
    return table


def page(rows: list[Row], *, day: str, seed: int, seconds: float, left_out: str) -> str:
    """Write the page of the docs."""
    tried, lost = sum(row.tried for row in rows), sum(len(row.losses) for row in rows)
    short = (
        f"**In short:** {tried:,} times a build or a command was killed or kept from the disk, and "
        f"{f'{lost} times something' if lost else 'nothing'} was lost."
    )
    lines = [
        f"Written by `make chaos` on {day}, with seed {seed}: {tried:,} trials in {seconds:,.0f} "
        f"seconds, {lost} losses.",
        "",
        f"| {' | '.join(HEAD)} |",
        f"|---|---|{'---:|' * (len(HEAD) - 2)}",
        *(f"| {' | '.join(row.cells())} |" for row in rows),
    ]
    if left_out:
        lines += ["", left_out]
    text = Path(__file__).with_name("page.md").read_text("utf-8")
    return text.replace("SHORT", short).replace("FIGURES", "\n".join(lines))
