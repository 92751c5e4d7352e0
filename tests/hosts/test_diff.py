"""`python build.py diff REV` with real histories: what it says and exits with."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from microsite.hosts.cli import main
from tests.history import History, git

ROOT = Path(__file__).parents[2]
STATEMENTS = "data/statements.yaml"
QUOTE = (STATEMENTS, "Nobody at a company needs", "Nobody at a company has")


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History.begin(tmp_path / "a repository", "the case")


def diff(history: History, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["diff", "--root", str(history.root), *arguments])


def test_nothing_has_changed(history: History) -> None:
    done = diff(history, "HEAD")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.endswith("No published fact changed.\n")


def test_what_lies_in_the_folder_is_compared_committed_or_not(history: History) -> None:
    history.edit(*QUOTE)
    uncommitted = diff(history, "main")
    assert "[-needs-] {+has+}" in uncommitted.stdout
    assert "warning[no-correction]" in uncommitted.stderr
    assert uncommitted.stderr.endswith("1 warning\n")
    assert uncommitted.exit_code == 0
    history.commit("Change")
    assert "[-needs-] {+has+}" in diff(history, "HEAD~1").stdout
    assert "No published fact changed." in diff(history, "HEAD").stdout


def test_strict_lets_a_silent_change_fail_until_a_correction_tells_it(history: History) -> None:
    history.edit(*QUOTE)
    assert diff(history, "main", "--strict").exit_code == 1
    captain = "records: [ines-vole, vole-nobody-needs-to-know]\n"
    entry = (
        "- {id: vole-quoted-wrongly, date: 2022-11-23, was: We misquoted her., now: We do not., "
        "records: [vole-nobody-needs-to-know]}\n"
    )
    history.edit("data/corrections.yaml", captain, f"{captain}\n{entry}")
    done = diff(history, "main", "--strict")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "told by the correction vole-quoted-wrongly" in done.stdout


def test_json_and_markdown_are_all_that_is_written(history: History) -> None:
    history.edit(*QUOTE)
    told = diff(history, "main", "--format", "json")
    assert json.loads(told.stdout)["warnings"][0]["rule"] == "no-correction"
    marked = diff(history, "main", "--format", "markdown")
    assert marked.stdout.startswith("## Published facts changed since main (")
    assert told.stderr == marked.stderr == ""


def test_for_github_only_the_warnings_are_written_as_notes(history: History) -> None:
    assert diff(history, "main", "--format", "github").output == ""
    history.edit(*QUOTE)
    done = diff(history, "main", "--format", "github")
    assert done.stdout.startswith("::warning file=data/statements.yaml,line=51,col=19,title=no-co")
    assert done.stdout.count("\n") == 1


def test_mistakes_of_today_come_first(history: History) -> None:
    history.edit(STATEMENTS, "channel: email", "channel: pigeon")
    done = diff(history, "main")
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "error[wrong-value]: 'channel' cannot be 'pigeon'" in done.stderr
    assert done.stderr.endswith("Nothing was compared.\n")


def test_records_of_then_that_do_not_load_are_told(history: History) -> None:
    history.edit(STATEMENTS, "channel: email", "channel: pigeon")
    history.commit("As it was written once")
    history.edit(STATEMENTS, "channel: pigeon", "channel: email")
    history.edit(*QUOTE)
    done = diff(history, "main")
    assert "[-needs-] {+has+}" in done.stdout, "the rest is compared"
    assert "main:data/statements.yaml:63:12: warning[not-compared]" in done.stderr
    assert "'channel' cannot be 'pigeon'" in done.stderr
    assert diff(history, "main", "--strict").exit_code == 1


@pytest.mark.parametrize(("revision", "said"), [("nowhere", "no revision 'nowhere'"), ("", "''")])
def test_a_revision_that_is_not_there_is_not_understood(
    history: History, revision: str, said: str
) -> None:
    done = diff(history, revision)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Usage: " in done.stderr


def test_a_folder_outside_of_git_is_not_understood(
    history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    shutil.rmtree(history.repository / ".git")
    done = diff(history, "main")
    assert done.exit_code == 2
    assert "is not in a git repository" in done.stderr


def test_a_revision_without_records_is_not_understood(tmp_path: Path) -> None:
    history = History.begin(tmp_path / "r", "the case")
    moved = History(history.repository, history.repository / "moved")
    history.root.rename(moved.root)
    done = diff(moved, "main")
    assert done.exit_code == 2
    assert "at main there are no records in 'moved/data'" in done.stderr


def test_no_code_of_the_revision_runs_and_nothing_is_left_behind(
    history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "it ran"
    for name in ("build.py", "microsite/__init__.py", "content/sources/x.py", "data/conftest.py"):
        path = history.root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"open({str(mark)!r}, 'w')\n", "utf-8")
    history.commit("Code")
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr("tempfile.tempdir", None)
    assert diff(history, "HEAD").exit_code == 0
    assert not mark.exists()
    assert list((tmp_path / "tmp").iterdir()) == []
    assert git(history.repository, "status", "--porcelain") == ""


def test_the_flagship_is_compared_with_its_own_history() -> None:
    """Where there is any: a copy without git, or a shallow one, has none to compare with."""
    known = subprocess.run(
        ["git", "rev-parse", "--verify", "--quiet", "HEAD"], cwd=ROOT, capture_output=True
    )
    done = subprocess.run(
        [sys.executable, "build.py", "diff", "HEAD", "--format", "json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if known.returncode:
        assert done.returncode == 2
        assert "git" in done.stderr
    else:
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["revision"]["commit"] == git(ROOT, "rev-parse", "HEAD")
