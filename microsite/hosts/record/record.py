"""The record of a build, as a value and as the file `build.json`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from microsite import jsontext

PATH = "build.json"
"""Where it stands in the site; the one published file that it cannot name."""
SCHEMA = 1


@dataclass(frozen=True, slots=True)
class File:
    """A published file."""

    size: int
    """In bytes."""
    sha256: str
    """In hexadecimal."""


@dataclass(frozen=True, slots=True)
class Record:
    """What a site was built from, and every file of it. What is not known is None."""

    commit: str | None
    """The whole hash of the commit that was checked out."""
    edited: tuple[str, ...] | None
    """The inputs that were not as that commit has them."""
    source_date_epoch: int | None
    """The time of the newest commit that touched the inputs, in seconds since 1970 began (UTC)."""
    site_url: str
    """The address that the site was built for, which pages, feeds and data carry."""
    archive: bool
    """Whether the archived articles were at hand, as the pages say."""
    python: str
    packages: Mapping[str, str]
    """The installed version of each package that requirements.txt pins."""
    inputs: Mapping[str, str]
    """The SHA-256 of each file that the site was made from, by path in the project."""
    files: Mapping[str, File]
    """Every published file but this one, by path in the site."""

    def text(self) -> str:
        """Write it as JSON: the same record, the same bytes."""
        files = {path: {"sha256": it.sha256, "size": it.size} for path, it in self.files.items()}
        known = {
            "schema": SCHEMA,
            "commit": self.commit,
            "edited": None if self.edited is None else list(self.edited),
            "source_date_epoch": self.source_date_epoch,
            "site_url": self.site_url,
            "archive": self.archive,
            "python": self.python,
            "packages": dict(sorted(self.packages.items())),
            "inputs": dict(sorted(self.inputs.items())),
            "files": dict(sorted(files.items())),
        }
        return jsontext.indented(known, indent=1)
