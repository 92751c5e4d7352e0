"""Two states of the good project, and what a report tells of them. No git is needed for that."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from microsite import changes, evidence
from microsite.changes import Report, State
from microsite.changes.compare import FieldChange, RecordChange
from microsite.load import read_project
from microsite.revisions import Revision
from tests.support import GOOD, edited

Edit = tuple[str, str, str]
MAIN = Revision("main", "0123456789abcdef" * 2 + "01234567", "2022-11-22", "Publish")

STATEMENTS = "data/statements.yaml"
RESPONSES = "data/responses.yaml"
FIGURES = "data/figures.yaml"
CORRECTIONS = "data/corrections.yaml"
LEDGER = "content/sources/northfield-ledger.md"

VOLE = "Nobody at a company needs to know where our neighbors sleep,"
CAPTAIN = "[ines-vole, vole-nobody-needs-to-know]\n"


def correction(*records: str) -> Edit:
    """Add a correction of some records."""
    entry = (
        "- {id: another, date: 2022-11-23, was: It was wrong., now: It is right., "
        f"records: [{', '.join(records)}]}}\n"
    )
    return CORRECTIONS, CAPTAIN, f"{CAPTAIN}\n{entry}"


@cache
def state(root: Path) -> State:
    """Read a project as `diff` does."""
    loaded, findings = read_project(root)
    assert loaded is not None
    return State(loaded, tuple(findings), evidence.read_lock(root / evidence.LOCK_FILE))


def since(folder: Path, *edits: Edit, old: tuple[Edit, ...] = (), gone: str = "") -> Report:
    """Report what edits change in the good project.

    Args:
        folder: an empty folder.
        edits: what is otherwise now.
        old: what was otherwise then.
        gone: a file that is not there any more.
    """
    before = edited(folder / "before", *old, of=GOOD) if old else GOOD
    after = edited(folder / "after", *edits, of=GOOD)
    if gone:
        (after / gone).unlink()
    now = state(after)
    assert not now.findings
    return changes.since(state(before), now, MAIN)


def record(report: Report, name: str) -> RecordChange:
    """Find the one change of a record, such as `statements/holt-did-not-know`."""
    [found] = [each for each in report.comparison.records if f"{each.kind}/{each.id}" == name]
    return found


def field(report: Report, name: str, label: str) -> FieldChange:
    """Find the one change of a field."""
    [found] = [each for each in record(report, name).fields if each.label == label]
    return found


def warned(report: Report) -> list[str]:
    """Say of each warning its place and rule."""
    return [f"{each.span} {each.rule}" for each in report.warnings]
