"""docs/trust/tampering.md is true: each row of its first table is done, and caught as it says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from microsite import changes, evidence, pipeline
from microsite.changes import State
from microsite.hosts.cli import main
from microsite.load import read_project
from tests.changes.states import MAIN
from tests.support import GOOD
from tests.trust.tables import table
from tests.trust.tampering import TAMPERINGS

ROWS = table("Records, lock, archive")
NOTHING = "nothing"


def caught(root: Path, *, archive: bool) -> str:
    """Name the rules that a check gives as errors or warnings, as a cell of the table does."""
    found = pipeline.check(root, root / "archive" if archive else None).findings
    return ", ".join(f"`{rule}`" for rule in sorted({each.rule for each in found})) or NOTHING


def told(before: Path, after: Path) -> str:
    """Say what `diff` makes of it."""
    states = []
    for root in (before, after):
        loaded, findings = read_project(root)
        assert loaded is not None
        states.append(State(loaded, tuple(findings), evidence.read_lock(root / evidence.LOCK_FILE)))
    report = changes.since(*states, MAIN)
    if rules := sorted({each.rule for each in report.warnings}):
        return "shows it, and warns: " + ", ".join(f"`{rule}`" for rule in rules)
    return "shows it" if report.comparison.records else NOTHING


def test_every_row_is_done_and_everything_done_has_a_row() -> None:
    assert list(ROWS) == list(TAMPERINGS)


def test_before_anything_is_done_nothing_is_found(tmp_path: Path) -> None:
    root = shutil.copytree(GOOD, tmp_path / "project")
    assert caught(root, archive=True) == caught(root, archive=False) == NOTHING
    assert told(GOOD, root) == NOTHING


@pytest.mark.parametrize("name", TAMPERINGS)
def test_it_is_caught_where_the_table_says(name: str, tmp_path: Path) -> None:
    root = shutil.copytree(GOOD, tmp_path / "project")
    TAMPERINGS[name](root)
    without, with_archive, diff, *_why = ROWS[name]
    assert [caught(root, archive=False), caught(root, archive=True), told(GOOD, root)] == [
        without,
        with_archive,
        diff,
    ]


def test_nothing_is_sealed_without_the_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MICROSITE_ARCHIVE", raising=False)
    root = shutil.copytree(GOOD, tmp_path / "project", ignore=shutil.ignore_patterns("archive"))
    before = (root / evidence.LOCK_FILE).read_bytes()
    done = CliRunner().invoke(main, ["seal", "--root", str(root)])
    assert done.exit_code == 2
    assert "sealing needs the archived articles" in done.stderr
    (root / "archive").mkdir()
    sealed, findings = pipeline.seal(root, root / "archive")
    assert sealed is None
    assert {each.rule for each in findings} == {"archive-missing"}
    assert (root / evidence.LOCK_FILE).read_bytes() == before
