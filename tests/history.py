"""Git repositories made for a test, with a project in them."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.support import GOOD

# Nothing of the settings of whoever runs the tests, and the same hashes each time.
_SETTINGS = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "An Editor",
    "GIT_AUTHOR_EMAIL": "editor@desk.example",
    "GIT_AUTHOR_DATE": "2022-11-22T12:00:00+00:00",
    "GIT_COMMITTER_NAME": "An Editor",
    "GIT_COMMITTER_EMAIL": "editor@desk.example",
    "GIT_COMMITTER_DATE": "2022-11-22T12:00:00+00:00",
}


def git(folder: Path, *command: str) -> str:
    """Run git in a folder and return what it says."""
    done = subprocess.run(
        ["git", *command], cwd=folder, env=_SETTINGS, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@dataclass(frozen=True)
class History:
    """A repository, and the project in it."""

    repository: Path
    root: Path

    @classmethod
    def begin(cls, folder: Path, below: str = "", of: Path = GOOD) -> History:
        """Make a repository whose first commit holds a project, in a folder below its top."""
        root = folder / below
        shutil.copytree(of, root, ignore=shutil.ignore_patterns("archive"))
        git(folder, "init", "--quiet", "--initial-branch=main")
        history = cls(folder, root)
        history.commit("Publish the case")
        return history

    def commit(self, message: str) -> str:
        """Commit all that is there, and return the commit's hash."""
        git(self.repository, "add", "--all")
        git(self.repository, "commit", "--quiet", "--allow-empty", "--message", message)
        return git(self.repository, "rev-parse", "HEAD")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace what stands once in a file."""
        path = self.root / name
        text = path.read_text("utf-8")
        assert text.count(old) == 1, (name, old)
        path.write_text(text.replace(old, new), "utf-8")
