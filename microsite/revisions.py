"""A project's files as they were at a revision, read from git without touching the work tree.

Git's own program is asked, through its plumbing: whoever has revisions has git, and its plumbing
hands over exactly the bytes that were committed. `git archive` and `git worktree` would pass them
through the filters and attributes of a repository. Nothing of the revision is run.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_READ = re.compile(
    r"data/(?!(?:geo|full)/)(.+/)?[^/]+\.(yaml|yml)|data/[^/]+\.lock|content/(.+/)?[^/]+\.md"
)
"""The files that a project is read from."""
_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
_PLAIN_FILES = (b"100644", b"100755")


class NoRevision(Exception):
    """A revision that cannot be read, and why: two clauses, what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision of a repository."""

    given: str
    """What it was called, such as `main` or `HEAD~3`."""
    commit: str
    """The commit's whole hash."""
    day: str
    """The day of the commit, as YYYY-MM-DD, in the time zone of whoever made it."""
    subject: str
    """The first line of its message."""


def restore(root: Path, given: str, folder: Path) -> Revision:
    """Write what a project consisted of at a revision into a folder.

    Args:
        root: the project's folder, anywhere in the repository's work tree.
        given: what git takes for a commit: a hash, a branch, a tag, `HEAD~3`.
        folder: an empty folder; it gets data/ and content/.

    Raises:
        NoRevision: there is no git, no repository, no such revision, or no project in it.
    """
    git = Git(root)
    commit = git.commit(given)
    asked = git.ask("show", "--no-patch", "--no-show-signature", "--format=%cs%n%s", commit)
    day, _, subject = asked.decode(errors="replace").strip().partition("\n")
    files = dict(git.files(commit))
    if not any(name.startswith("data/") for name in files):
        where = git.ask("rev-parse", "--show-prefix").decode(errors="replace").strip()
        raise NoRevision(
            f"at {given} there are no records in '{where}data'; "
            "name a revision in which the project stood here already"
        )
    contents = tuple(git.contents(tuple(files.values())))
    for name, content in zip(files, contents, strict=True):
        path = folder / PurePosixPath(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return Revision(given, commit, day, subject)


class Git:
    """Git's own program, asked about the repository that a folder is in.

    Raises:
        NoRevision: there is no git, no repository, or one that git does not read.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        inside = self._run("rev-parse", "--is-inside-work-tree")
        if inside.returncode:
            said = _said(inside)
            if "not a git repository" in said:
                raise NoRevision(
                    f"'{root.resolve()}' is not in a git repository; "
                    "differences are taken from git's history"
                )
            raise NoRevision(f"git does not read this repository: {said}; mend that first")
        if inside.stdout.strip() != b"true":
            raise NoRevision(f"'{root.resolve()}' is not in a work tree; name the project's folder")

    def commit(self, given: str) -> str:
        """Give the whole hash of a commit."""
        found = self._run(
            "rev-parse", "--verify", "--quiet", "--end-of-options", f"{given}^{{commit}}"
        )
        if found.returncode == 0:
            return found.stdout.decode().strip()
        if self.ask("rev-parse", "--is-shallow-repository").strip() == b"true":
            hint = "this clone is shallow and may lack it: git fetch --unshallow"
        else:
            hint = "name a commit, a branch or a tag; git log lists the commits"
        raise NoRevision(f"there is no revision '{given}' here; {hint}")

    def files(self, commit: str) -> Iterator[tuple[str, bytes]]:
        """Name the project's files with the hashes of their contents, links left out."""
        listed = self.ask("ls-tree", "-r", "-z", commit, "--", "data", "content")
        for line in filter(None, listed.split(b"\0")):
            about, _, path = line.partition(b"\t")
            mode, _, hash = about.split(b" ")
            name = os.fsdecode(path)
            if mode in _PLAIN_FILES and _READ.fullmatch(name) and ".." not in name.split("/"):
                yield name, hash

    def contents(self, hashes: tuple[bytes, ...]) -> Iterator[bytes]:
        """Yield the contents that have these hashes."""
        answer = self.ask("cat-file", "--batch", given=b"".join(each + b"\n" for each in hashes))
        for _ in hashes:
            head, _, answer = answer.partition(b"\n")
            if not re.fullmatch(rb"\w+ blob \d+", head):
                said = head.decode(errors="replace")
                raise NoRevision(f"git has lost a file of it: {said}; fetch the history anew")
            size = int(head.rpartition(b" ")[2])
            yield answer[:size]
            answer = answer[size + 1 :]

    def ask(self, *command: str, given: bytes = b"") -> bytes:
        """Return what a command of git's writes."""
        done = self._run(*command, given=given)
        if done.returncode:
            raise NoRevision(f"git {command[0]} failed: {_said(done)}; mend that first")
        return done.stdout

    def _run(self, *command: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        # The repository is the one that the folder is in, also within a hook of another; messages
        # are in English; and no lock is taken that somebody else may wait for.
        kept = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
        settings = {**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
        try:
            return subprocess.run(
                ["git", "-C", str(self.root), *command],
                input=given,
                capture_output=True,
                check=False,
                env=settings,
            )
        except FileNotFoundError:
            raise NoRevision("there is no program 'git' here; install it") from None


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    return " ".join(done.stderr.decode(errors="replace").split()).removeprefix("fatal: ")
