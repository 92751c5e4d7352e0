"""new response: what an agency answered, and what that makes doubtful."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from microsite.drafting import doubtful, spoken_about, spoken_for
from microsite.hosts.cli import asking
from microsite.hosts.cli.filling import Kind
from microsite.hosts.cli.new_record import Beside, add, command
from microsite.hosts.cli.placing import Desk
from microsite.load import Loaded
from microsite.model.vocabulary import Vocabulary
from microsite.writing import Unwritable, append, insert


def _has_words(answers: Mapping[str, Any], vocabulary: Vocabulary) -> bool:
    return vocabulary.response_kind(answers.get("kind", "")) == "statement"


KIND = Kind(
    "responses",
    "response",
    "Add what an agency is on record as answering, or that it did not.",
    first=("agency", "kind", "statement", "spoken-by", "sources"),
    also=("brief", "spoken-by"),
    when={"statement": _has_words},
)


def run(kind: Kind, desk: Desk, answers: dict[str, Any]) -> None:
    """Fill in the answer, and name what the agency's record leaves open."""
    loaded = desk.loaded()
    hints = _Hints(loaded)

    def beside(record: Mapping[str, Any]) -> Beside | None:
        """Put it behind the agency's last response: files are grouped by agency."""
        there = (
            entry
            for entry in reversed(loaded.of_kind("responses"))
            if entry.raw.get("agency") == record["agency"]
        )
        last = next(there, None)
        if last is None or not isinstance(last.path[0], int):
            return None
        return Beside(last.file.name, partial(_behind, last.path[0], record))

    try:
        add(kind, desk, loaded, answers, hints, beside=beside)
    finally:
        hints.remind(answers.get("agency"))


def _behind(earlier: int, record: Mapping[str, Any], text: str) -> str:
    try:
        return insert(text, earlier, record)
    except Unwritable:
        return append(text, record)


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
            return self._statements(agency)
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

    def _statements(self, agency: str) -> tuple[str, ...]:
        """List what may hold the answer's words; without any, there is nothing to go on with."""
        made = spoken_for(agency, self._loaded)
        found = (*made, *(e for e in spoken_about(agency, self._loaded) if e not in made))
        if not found:
            asking.tell(
                f"\nNo statement was made for {agency} or about it, so that there are no words of "
                "its answer.\nNothing was written. Next: "
                f"python build.py new statement --on-behalf-of {agency} --about {agency}"
            )
            raise SystemExit(1)
        asking.tell(f"\nStatements for {agency} or about it:")
        for id in found:
            summary = " ".join(self._loaded.project.statements[id].summary.split())
            asking.tell(f"  {id}: {summary}")
        return found


COMMAND = command(KIND, run)
