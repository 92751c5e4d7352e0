"""A project's files as they were, out of real repositories."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from microsite.revisions import NoRevision, restore
from tests.history import History, git
from tests.support import GOOD

STATEMENTS = "data/statements.yaml"


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }


def restored(tmp_path: Path, root: Path, revision: str) -> dict[str, bytes]:
    folder = tmp_path / "restored"
    folder.mkdir()
    restore(root, revision, folder)
    return files(folder)


@pytest.mark.parametrize("below", ["", "a desk/the case"])
def test_every_file_comes_back_as_it_was_committed(tmp_path: Path, below: str) -> None:
    history = History.begin(tmp_path / "a repository", below)
    before = files(history.root)
    history.edit(STATEMENTS, "channel: email", "channel: testimony")
    history.commit("Change")
    status = git(history.repository, "status", "--porcelain")
    lying_there = files(history.root)
    assert restored(tmp_path, history.root, "HEAD~1") == before
    assert files(history.root) == lying_there, "the work tree is not touched"
    assert git(history.repository, "status", "--porcelain") == status
    assert git(history.repository, "worktree", "list").count("\n") == 0


def test_the_revision_is_told(tmp_path: Path) -> None:
    history = History.begin(tmp_path / "r")
    (tmp_path / "out").mkdir()
    found = restore(history.root, "main", tmp_path / "out")
    assert found.commit == git(history.root, "rev-parse", "HEAD")
    assert (found.given, found.day, found.subject) == ("main", "2022-11-22", "Publish the case")


def test_bytes_are_not_passed_through_attributes_and_filters(tmp_path: Path) -> None:
    """They would be by `git archive`: left out, filled in, or run through a program."""
    history = History.begin(tmp_path / "r")
    mark = tmp_path / "the filter ran"
    attributes = "data/bills.yaml export-ignore\ndata/*.yaml export-subst filter=run eol=crlf\n"
    (history.root / ".gitattributes").write_text(attributes, "utf-8")
    history.edit("data/investigation.yaml", "# A made-up", "# $Format:%H$ A made-up")
    before = files(history.root)
    history.commit("Attributes")
    git(history.root, "config", "filter.run.smudge", f"touch '{mark}'; cat")
    found = restored(tmp_path, history.root, "HEAD")
    assert found["data/bills.yaml"] == before["data/bills.yaml"]
    assert b"$Format:%H$" in found["data/investigation.yaml"]
    assert not mark.exists()


def test_only_what_a_project_is_read_from_is_taken(tmp_path: Path) -> None:
    history = History.begin(tmp_path / "r")
    for name in ("build.py", "data/geo/x.yaml", "data/notes.txt", "content/picture.png"):
        (history.root / name).parent.mkdir(exist_ok=True)
        (history.root / name).write_text("x", "utf-8")
    (history.root / "content/über uns.md").write_text("# Über uns\n", "utf-8")
    (history.root / "data/linked.yaml").symlink_to("/etc/passwd")
    (history.root / "data/people/north").mkdir(parents=True)
    (history.root / "data/people/north/mayors.yaml").write_text("[]\n", "utf-8")
    history.commit("More")
    found = restored(tmp_path, history.root, "HEAD")
    more = found.keys() - files(GOOD).keys()
    assert more == {"content/über uns.md", "data/people/north/mayors.yaml"}


def refused(tmp_path: Path, root: Path, revision: str) -> str:
    folder = tmp_path / "refused"
    folder.mkdir(exist_ok=True)
    with pytest.raises(NoRevision) as problem:
        restore(root, revision, folder)
    assert files(folder) == {}
    return str(problem.value)


def test_there_is_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / "plain").mkdir()
    assert "is not in a git repository" in refused(tmp_path, tmp_path / "plain", "HEAD")


def test_there_is_no_such_revision(tmp_path: Path) -> None:
    history = History.begin(tmp_path / "r")
    for revision in ("nowhere", "HEAD~9", "--help", "-h", "", "main:data", "a b"):
        said = refused(tmp_path, history.root, revision)
        assert said.startswith(f"there is no revision '{revision}' here; name a commit")


def test_a_shallow_clone_lacks_it(tmp_path: Path) -> None:
    history = History.begin(tmp_path / "r")
    first = git(history.root, "rev-parse", "HEAD")
    history.commit("Second")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{history.root}", "shallow")
    for revision in (first, "HEAD^1"):
        assert "git fetch --unshallow" in refused(tmp_path, tmp_path / "shallow", revision)


def test_a_clone_of_a_merge_and_its_parents_has_the_branch_it_goes_into(tmp_path: Path) -> None:
    """What a pull request's run has: see .github/workflows/check.yml."""
    history = History.begin(tmp_path / "r")
    git(history.root, "checkout", "--quiet", "-b", "edit")
    history.edit(STATEMENTS, "channel: email", "channel: testimony")
    history.commit("Edit")
    git(history.root, "checkout", "--quiet", "main")
    base = history.commit("Meanwhile")
    git(history.root, "merge", "--quiet", "--no-ff", "edit", "-m", "Merge")
    git(tmp_path, "clone", "--quiet", "--depth=2", f"file://{history.root}", "clone")
    (tmp_path / "out").mkdir()
    assert restore(tmp_path / "clone", "HEAD^1", tmp_path / "out").commit == base
    assert "channel: email" in (tmp_path / "out" / STATEMENTS).read_text("utf-8")


def test_the_project_was_not_there_yet(tmp_path: Path) -> None:
    history = History.begin(tmp_path / "r", "old place")
    (history.root).rename(history.repository / "new place")
    history.commit("Move")
    said = refused(tmp_path, history.repository / "new place", "HEAD~1")
    assert said.startswith("at HEAD~1 there are no records in 'new place/data'; ")


def test_a_folder_within_git_itself_is_no_project(tmp_path: Path) -> None:
    history = History.begin(tmp_path / "r")
    assert "is not in a work tree" in refused(tmp_path, history.root / ".git", "HEAD")


def test_there_is_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "no program 'git'" in refused(tmp_path, tmp_path, "HEAD")


def test_what_git_says_else_is_passed_on(tmp_path: Path) -> None:
    history = History.begin(tmp_path / "r")
    (history.root / ".git/config").write_text("[broken", "utf-8")
    assert "git does not read this repository: bad config" in refused(
        tmp_path, history.root, "HEAD"
    )


def test_a_lost_object_is_told(tmp_path: Path) -> None:
    history = History.begin(tmp_path / "r")
    hash = git(history.root, "rev-parse", f"HEAD:{STATEMENTS}")
    (history.root / ".git/objects" / hash[:2] / hash[2:]).unlink()
    assert "git has lost a file of it" in refused(tmp_path, history.root, "HEAD")


def test_the_repository_is_that_of_the_folder_in_a_hook_of_another_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    history = History.begin(tmp_path / "r", "below")
    before = files(history.root)
    monkeypatch.setenv("GIT_DIR", os.fspath(tmp_path / "elsewhere"))
    assert restored(tmp_path, history.root, "HEAD") == before
