"""A new project: this clone's engine with a made-up case in place of its own records."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from microsite.disk import places

CASE = "starter"
"""The folder of the made-up case: what is in it stands in the new project at the same place."""

TAKEN: tuple[str, ...] = (
    ".editorconfig",
    ".github",
    ".pre-commit-config.yaml",
    ".vscode",
    ".yamllint",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "bench",
    "build.py",
    "content/privacy.md",
    "docs",
    "microsite",
    "pyproject.toml",
    "requirements-dev.txt",
    "requirements.txt",
    "templates",
    "tests",
    "tools",
    "trust",
)
"""What a new project takes from the clone, whole folders but for `LEFT`."""

LEFT: Mapping[str, str] = {
    ".ci": "what runs this repository's own tests",
    ".gitignore": "the case has its own: its made-up articles may be committed",
    "CITATION.cff": "the case has its own",
    "LICENSE-CONTENT": "the case has its own",
    "README.md": "the case has its own",
    "content": "the case has its own pages, but for the one on privacy",
    "data": "the case has its own records",
    "docs/screenshots": "pictures of this repository's site",
    "mkdocs.yml": "the case has its own name and navigation",
    "starter": "the case itself, which is the new project's now",
    "tests/flagship.txt": "names this repository's investigation",
    "tests/hosts/test_init.py": "tests this command, which needs the case",
    "tests/site/test_flagship_pages.py": "states facts of this repository's records",
    "tests/test_starting.py": "tests this module, which needs the case",
    "tests/test_tutorial.py": "begins with this command, which needs the case",
}
"""What stays behind, and why. A test holds that each entry of the clone is taken or left."""

_BY_THE_WAY = shutil.ignore_patterns("__pycache__", "*.pyc", "node_modules", ".DS_Store")
_TITLES = {
    "CITATION.cff": r"(?m)(?<=^  - type: data\n    title: ).*$",
    "README.md": r"(?m)(?<=\A# ).*$",
    "data/investigation.yaml": r"(?m)(?<=^title: ).*$",
    "mkdocs.yml": r"(?m)(?<=^site_name: ).*$",
}
"""Where the new project gives its title, and what finds it there."""


class CannotStart(Exception):
    """A project cannot be made there; the text says why, and what to do. Nothing was written."""


def start(clone: Path, folder: Path, *, title: str | None = None, git: bool = False) -> int:
    """Make a project, whole or not at all: it is written beside the folder and then renamed.

    Args:
        clone: the repository that holds the engine and the made-up case.
        folder: where to make it; it may be there if it is empty.
        title: what the site is called, in place of the made-up case's title.
        git: whether to make it a git repository.

    Returns:
        The number of files written.

    Raises:
        CannotStart: there is something in the folder, or the clone lacks what is needed.
        OSError: the system refuses to read or write a file; nothing is left behind then.
    """
    folder = folder.absolute()
    home = places.beside(folder, "starting")
    places.mend(folder, home, lambda: None)  # also where the project is there, and nothing is to do
    _refuse(clone.resolve(), folder, title, git)
    with places.taken(folder, home, lambda: None) as place:
        made = place.new
        _refuse(clone.resolve(), folder, title, git)  # once more: another one may have been here
        for name in TAKEN:
            _copy(clone, name, made)
        shutil.copytree(
            clone / CASE, made, ignore=_BY_THE_WAY, copy_function=shutil.copy, dirs_exist_ok=True
        )
        if title is not None:
            _entitle(made, title.strip())
        count = sum(path.is_file() for path in made.rglob("*"))
        if git:
            _git_init(made)
        place.exchange()
    return count


def _refuse(clone: Path, folder: Path, title: str | None, git: bool) -> None:
    if not (clone / CASE).is_dir():
        raise CannotStart(
            f"there is no folder '{CASE}' in {clone}: run this in a clone of microsite's own "
            "repository, not in a project made from it"
        )
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise CannotStart(f"{folder} is there and is no folder: name another one")
    if folder.is_dir() and any(folder.iterdir()):
        raise CannotStart(f"{folder} is not empty: name a new or an empty folder")
    if not folder.parent.is_dir():
        raise CannotStart(f"there is no folder {folder.parent}: make it first, or name another one")
    if folder.resolve().is_relative_to(clone):
        raise CannotStart(
            f"{folder} is inside this repository and would be a part of it: name a folder outside, "
            f"such as ../{folder.name}"
        )
    if folder.resolve() == Path.cwd():
        raise CannotStart("this is the folder you are in: go to the one above, and name it there")
    if title is not None and not (title.strip() and title.strip().isprintable()):
        raise CannotStart("the title is empty, or not one line of text: give it in words")
    if git and shutil.which("git") is None:
        raise CannotStart("there is no git on this machine: install it, or leave out --git")


def _copy(clone: Path, name: str, made: Path) -> None:
    source, target = clone / name, made / name
    if source.is_dir():
        shutil.copytree(source, target, ignore=_ignored(clone), copy_function=shutil.copy)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)


def _ignored(clone: Path) -> Callable[[str, list[str]], set[str]]:
    def ignored(folder: str, names: list[str]) -> set[str]:
        below = Path(folder).relative_to(clone)
        left = {name for name in names if (below / name).as_posix() in LEFT}
        return left | _BY_THE_WAY(folder, names)

    return ignored


def _entitle(made: Path, title: str) -> None:
    for name, pattern in _TITLES.items():
        path = made / name
        written = title if name.endswith(".md") else json.dumps(title, ensure_ascii=False)
        text = re.sub(pattern, lambda _: written, path.read_text("utf-8"), count=1)  # noqa: B023
        path.write_text(text, "utf-8", newline="\n")


def _git_init(made: Path) -> None:
    done = subprocess.run(
        ["git", "init", "--quiet", "--initial-branch=main"],
        cwd=made,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise CannotStart(f"git refused: {done.stderr.strip()}")
