"""new response: what an agency answered, and what that makes doubtful."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from microsite.drafting import doubtful, spoken_for
from microsite.hosts.cli import asking
from microsite.hosts.cli.filling import Kind
from microsite.hosts.cli.new_record import add, command
from microsite.hosts.cli.placing import Desk
from microsite.load import Loaded

KIND = Kind(
    "responses",
    "response",
    "Add what an agency is on record as answering, or that it did not.",
    first=("agency", "kind", "statement", "spoken-by", "sources"),
    also=("brief", "spoken-by"),
    when={"statement": ("kind", "statement")},
)


def run(kind: Kind, desk: Desk, answers: dict[str, Any]) -> None:
    """Fill in the answer, and name what the agency's record leaves open."""
    loaded = desk.loaded()
    hints = _Hints(loaded)
    try:
        add(kind, desk, loaded, answers, hints)
    finally:
        hints.remind(answers.get("agency"))


class _Hints:
    """What Enter stands for, going by the statement that holds the words."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._reminded: set[str] = set()

    def remind(self, agency: str | None) -> None:
        """Name, once, what is recorded as open or unanswered of an agency."""
        if agency is None or agency in self._reminded:
            return
        self._reminded.add(agency)
        if found := doubtful(agency, self._loaded):
            asking.tell("\nDoes this still hold, with the new answer? If not, mend it by hand:")
        for each in found:
            asking.tell(f"  {each.span}: {each.what}: {' '.join(each.text.split())}")

    def __call__(self, name: str, answers: Mapping[str, Any]) -> Any:
        agency = answers.get("agency")
        if name == "kind":
            self.remind(agency)
        if name == "statement?" and agency:
            made = spoken_for(agency, self._loaded)
            if not made:
                asking.tell(
                    "\nNo statement was made for it yet. If none holds the words, stop here"
                )
                asking.tell("(Ctrl-C) and begin with: python build.py new statement")
            return made
        if name == "id":
            return f"{agency} {answers.get('kind', '')}"
        statement = self._loaded.project.statements.get(answers.get("statement") or "")
        if statement is None:
            return None
        if name == "spoken-by":
            return statement.speakers
        if name == "sources":
            return tuple(each.source for each in statement.printings)
        if name == "as-of" and statement.said.value is not None:
            return statement.said.value.text
        return None


COMMAND = command(KIND, run)
