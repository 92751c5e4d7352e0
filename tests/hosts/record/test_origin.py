"""Where inputs come from: a commit, edits, a time; and nothing where git cannot tell."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from microsite.hosts.record.inputs import states
from microsite.hosts.record.origin import VARIABLE, Origin, UnusableEpoch, origin, stated
from tests.history import History, git
from tests.support import MINIMAL

PATHS = ("content", "data", "mkdocs.yml")
NOON = 1669118400
"""The time of every commit in `tests.history`."""


@pytest.fixture(autouse=True)
def _no_time_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


def asked(root: Path) -> Origin:
    return origin(root, PATHS, states(root, PATHS))


def commit_at(history: History, time: int, name: str) -> str:
    """Commit a change of a file, made at some time."""
    (history.root / name).write_text(f"{time}\n", "utf-8")
    git(history.repository, "add", "--all")
    when = {"GIT_AUTHOR_DATE": f"{time} +0000", "GIT_COMMITTER_DATE": f"{time} +0000"}
    command = ["git", "-c", "user.name=E", "-c", "user.email=e@x.test", "commit", "-qm", "x"]
    subprocess.run(command, cwd=history.repository, env={**os.environ, **when}, check=True)
    return git(history.repository, "rev-parse", "HEAD")


@pytest.mark.parametrize("below", ["", "sites/plates"])
def test_the_time_is_that_of_the_newest_commit_that_touched_an_input(
    tmp_path: Path, below: str
) -> None:
    history = History.begin(tmp_path / "repository", below, of=MINIMAL)
    assert asked(history.root) == Origin(
        git(tmp_path / "repository", "rev-parse", "HEAD"), (), NOON
    )
    touched = commit_at(history, NOON + 60, "content/about.md")
    assert asked(history.root) == Origin(touched, (), NOON + 60)
    (history.repository / "docs").mkdir()
    other = commit_at(history, NOON + 120, "README.md")
    assert asked(history.root) == Origin(other, (), NOON + 60)


def test_every_edit_of_an_input_is_named_and_no_other(tmp_path: Path) -> None:
    history = History.begin(tmp_path / "repository", "sites/plates", of=MINIMAL)
    (history.root / ".gitignore").write_text("ignored*\n/data/left/\n", "utf-8")
    commit = history.commit("Leave some out")
    for name in (
        "data/new.yaml",
        "data/ignored.yaml",
        "data/left/too.yaml",
        "content/a b\n.md",
        "notes.txt",
        "data/.hidden",
    ):
        (history.root / name).parent.mkdir(exist_ok=True)
        (history.root / name).write_text("x", "utf-8")
    (history.root / "data/agencies.yaml").unlink()
    with (history.root / "data/people.yaml").open("a", encoding="utf-8") as file:
        file.write("# seen\n")
    git(history.root, "add", "data/people.yaml")
    assert asked(history.root) == Origin(
        commit,
        (
            "content/a b\n.md",
            "data/agencies.yaml",
            "data/ignored.yaml",
            "data/left/too.yaml",
            "data/new.yaml",
            "data/people.yaml",
        ),
        NOON,
    )


def nowhere(folder: Path) -> Path:
    (folder / "data").mkdir()
    return folder


def uncommitted(folder: Path) -> Path:
    git(folder, "init", "--quiet")
    return nowhere(folder)


def committed_elsewhere(folder: Path) -> Path:
    git(folder, "init", "--quiet")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "x")
    return nowhere(folder)


@pytest.mark.parametrize(
    ("make", "doubt"),
    [
        (nowhere, "not in a git repository"),
        (uncommitted, "git rev-parse failed"),
        (committed_elsewhere, "no commit has the inputs; commit them"),
    ],
)
def test_nothing_is_guessed(tmp_path: Path, make: Callable[[Path], Path], doubt: str) -> None:
    found = asked(make(tmp_path))
    assert found.epoch is None
    assert doubt in found.doubt
    assert (found.commit is None) == (make is not committed_elsewhere)


def test_without_the_program_nothing_is_guessed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert asked(tmp_path) == Origin(doubt="there is no program 'git' here; install it")


def test_a_shallow_clone_is_believed_as_far_as_it_reaches(tmp_path: Path) -> None:
    """Its oldest commit looks as if it had made everything, which it may not have."""
    history = History.begin(tmp_path / "repository", of=MINIMAL)
    commit_at(history, NOON + 60, "content/about.md")
    newest = commit_at(history, NOON + 120, "README.md")

    def clone(depth: int) -> Origin:
        folder = tmp_path / f"clone-{depth}"
        address = history.repository.as_uri()
        git(tmp_path, "clone", "--quiet", f"--depth={depth}", address, str(folder))
        return asked(folder)

    at_its_end = clone(1)
    assert (at_its_end.commit, at_its_end.edited, at_its_end.epoch) == (newest, (), None)
    assert "git fetch --unshallow" in at_its_end.doubt
    assert clone(2).epoch is None, "the second is the oldest that is there"
    assert clone(3) == asked(history.root) == Origin(newest, (), NOON + 60)


def test_a_given_time_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    history = History.begin(tmp_path / "repository", of=MINIMAL)
    monkeypatch.setenv(VARIABLE, "1000000000")
    assert asked(history.root).epoch == 1_000_000_000
    assert asked(nowhere(tmp_path)) == Origin(epoch=1_000_000_000)


@pytest.mark.parametrize("given", ["yesterday", "-1", "1.5", " 1", "٣", "9" * 13])
def test_a_given_time_that_is_none_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.setenv(VARIABLE, given)
    with pytest.raises(UnusableEpoch, match="git log -1 --format=%ct"):
        asked(tmp_path)


def test_the_time_is_stated_meanwhile_and_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    with stated(7):
        assert os.environ[VARIABLE] == "7"
        with stated(8):
            assert os.environ[VARIABLE] == "7"
        assert os.environ[VARIABLE] == "7"
    with stated(None):
        assert VARIABLE not in os.environ
