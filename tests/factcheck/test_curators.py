"""Who wrote a line, in real repositories."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite.evidence import LOCK_FILE
from microsite.factcheck.curators import Curators, state
from tests.history import History, git
from tests.support import GOOD, MINIMAL, loaded

STATEMENTS = "data/statements.yaml"


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History.begin(tmp_path, below="desk", of=GOOD)


def curator(root: Path, id: str, *steps: str | int) -> str:
    entry = loaded(root).by_id["statements", id]
    return str(Curators(root).of_value(entry, entry.span(steps).line))


def test_a_value_has_whoever_changed_one_of_its_lines_last(history: History) -> None:
    assert curator(history.root, "holt-did-not-know", "summary") == "An Editor, 2022-11-22"
    history.edit(STATEMENTS, "did not know and will ask", "did not know\n    and will ask")
    history.edit(STATEMENTS, "chief tells the council", "chief told the council")
    told = "not committed yet"
    assert curator(history.root, "holt-did-not-know", "summary") == told
    assert curator(history.root, "holt-tells-council", "summary") == told
    assert curator(history.root, "holt-did-not-know", "capacity") == "An Editor, 2022-11-22"


def test_what_stands_last_in_a_file_has_a_curator_too(history: History) -> None:
    summary = loaded(history.root).by_id["sources", "northfield-ledger"]
    told = Curators(history.root).of_value(summary, summary.file.after_line)
    assert str(told) == "An Editor, 2022-11-22"
    history.edit("content/sources/northfield-ledger.md", "answer at once", "answer soon")
    changed = Curators(history.root).of_value(summary, summary.file.after_line)
    assert str(changed) == "not committed yet"


def test_the_day_is_that_of_whoever_wrote_it(history: History) -> None:
    history.edit(STATEMENTS, "captain of the Eastbrook police", "captain in Eastbrook")
    git(history.repository, "add", "--all")
    author = "--author=Zoë Ash <z@desk.example>"
    dated = "--date=2023-01-01T02:00:00+05:00"
    git(history.repository, "commit", "--quiet", author, dated, "--message", "Her role")
    told = curator(history.root, "vole-nobody-needs-to-know", "capacity")
    assert told == "Zoë Ash, 2023-01-01"


def test_where_git_cannot_tell_nobody_is_named(history: History) -> None:
    git(history.repository, "config", "blame.ignoreRevsFile", "no-such-file")
    assert curator(history.root, "holt-did-not-know", "capacity") == "unknown"


def test_the_revision_is_told_and_whether_something_is_not_committed(history: History) -> None:
    commit = git(history.repository, "rev-parse", "HEAD")
    before = state(history.root, LOCK_FILE)
    assert (before.revision, before.changed, before.sealed) == (commit, False, "2022-11-22")
    git(history.repository, "tag", "first")
    history.edit(STATEMENTS, "chief tells the council", "chief told the council")
    after = state(history.root, LOCK_FILE)
    assert after.revision == f"first-0-g{commit[:7]}, {commit}"
    assert after.changed


def test_without_git_all_is_unknown() -> None:
    entry = loaded(MINIMAL).entries[1]
    nobody = Curators(Path("/"))
    assert str(nobody.of_value(entry, 1)) == "unknown"
    assert state(Path("/"), LOCK_FILE).revision.startswith("unknown: ")


def test_a_file_that_was_never_committed_is_nobodys(history: History) -> None:
    (history.root / "data/new.yaml").write_text("- id: new\n", "utf-8")
    assert str(Curators(history.root).of("data/new.yaml", 1)) == "unknown"
