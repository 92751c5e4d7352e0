"""A site built from a fresh copy of a repository, under given circumstances."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path

from trust.repro.circumstances import Circumstance

_SHIM = Path(__file__).with_name("shim")
_NOT_HANDED_ON = (
    "MICROSITE_ARCHIVE",
    "MICROSITE_CACHE",
    "PYTHONPATH",
    "SITE_URL",
    "SOURCE_DATE_EPOCH",
)
_EDITED = "content/about.md"
"""What another state of a project has otherwise; every project has it."""


class Failed(Exception):
    """A command did not end well; the text is what it said."""


def build(repository: Path, folder: Path, how: Circumstance, archive: Path | None = None) -> Path:
    """Build the site of a repository's newest commit.

    Args:
        repository: where it is.
        folder: where to work; it must not be there.
        how: the circumstances.
        archive: the archived articles, used if the circumstances say so.

    Returns:
        The folder of the site.

    Raises:
        Failed: it cannot be built.
    """
    root = folder / how.folder
    _copy(repository, root, how)
    if how.before == "another":
        page = root / _EDITED
        text = page.read_text("utf-8")
        page.write_text(f"{text}\nAn edit that was taken back.\n", "utf-8")
        _mkdocs(root, how, archive)
        page.write_text(text, "utf-8")
    elif how.before == "the same":
        _mkdocs(root, how, archive)
    _mkdocs(root, how, archive)
    return root / "site"


def run(*command: str | Path, folder: Path, umask: int = -1, **environment: str) -> bytes:
    """Run a command that has to end well, and give its output.

    Raises:
        Failed: it did not.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _NOT_HANDED_ON}
    done = subprocess.run(
        [*map(str, command)],
        cwd=folder,
        env={**kept, **environment},
        capture_output=True,
        check=False,
        umask=umask,
    )
    if done.returncode:
        raise Failed((done.stdout + done.stderr).decode(errors="replace").strip())
    return done.stdout


def _copy(repository: Path, root: Path, how: Circumstance) -> None:
    root.parent.mkdir(parents=True, exist_ok=True)
    if how.source == "export":
        packed = run("git", "archive", "--format=tar", "HEAD", folder=repository)
        root.mkdir()
        with tarfile.open(fileobj=BytesIO(packed)) as files:
            files.extractall(root, filter="data")
        return
    # As over a network: a local clone would share files, and ignore --depth.
    depth = ["--depth=1"] if how.source == "shallow clone" else []
    address = repository.resolve().as_uri()
    run("git", "clone", "--quiet", *depth, address, root, folder=root.parent, umask=how.umask)


def _mkdocs(root: Path, how: Circumstance, archive: Path | None) -> None:
    settings = {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(_SHIM), **how.environment}
    settings["MICROSITE_ARCHIVE"] = str(archive) if how.archive and archive else "none"
    command = (sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet")
    run(*command, folder=root, umask=how.umask, **settings)


def clear(folder: Path) -> None:
    """Delete what a build has left, whatever its files' modes."""
    shutil.rmtree(folder, ignore_errors=True)
