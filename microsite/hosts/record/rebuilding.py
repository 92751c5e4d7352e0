"""A site built once more, as its record says that it was built, into a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from microsite.hosts.record.record import Record
from microsite.hosts.settings import FILE, Unusable, read_settings
from microsite.pipeline.at_hand import NONE


class CannotRebuild(Exception):
    """The project in the folder cannot be built; the text is what the build said."""


def address(root: Path) -> str | None:
    """Give the address that a project builds for, unless a build is told another.

    Args:
        root: the project's folder.

    Returns:
        What its mkdocs.yml says, by SITE_URL of the environment or without; None if it says none.
    """
    try:
        return read_settings(root).site_url or None
    except Unusable:
        return None


def rebuild(root: Path, record: Record, site: Path) -> None:
    """Build a project with MkDocs, believing nothing that an earlier build has kept.

    The address and whether articles are used are as the record says; all else is what is here. In
    a process of its own, so that what it does to its environment stays there.

    Args:
        root: the project's folder. Nothing in it changes.
        record: of the site that is to come out.
        site: the folder to build into.

    Raises:
        CannotRebuild: the build stopped.
    """
    settings = {**os.environ, "MICROSITE_CACHE": "off"}
    if record.site_url:
        settings["SITE_URL"] = record.site_url
    if not record.archive:
        settings["MICROSITE_ARCHIVE"] = NONE
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    done = subprocess.run(
        [*command, "--config-file", str(root.resolve() / FILE), "--site-dir", str(site.resolve())],
        cwd=root,
        env=settings,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise CannotRebuild((done.stdout + done.stderr).strip())
