"""What is looked at, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from microsite.evidence import Evidence, Examination
from microsite.findings import Findings
from microsite.load import Loaded

Level = Literal["ok", "note", "problem"]


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that was looked at."""

    topic: str
    """In a word or two, such as `archive`."""
    level: Level
    """ok: all is well; note: worth knowing; problem: something does not work until it is mended."""
    says: str
    """What is so."""
    todo: str = ""
    """What to do about it; empty where nothing need be done."""


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What the site's own settings say, as far as they could be read, and its folder."""

    name: str = ""
    placeholder: str = ""
    """What is wrong with the address; empty if nothing is."""
    unreadable: str = ""
    """Why the settings cannot be read; empty if they can."""
    unfinished: bool = False
    """Whether a build is at work in the site's folder, or was broken off there."""


@dataclass(frozen=True, slots=True)
class Situation:
    """A project, and all around it that was read before anything is said."""

    root: Path
    loaded: Loaded
    lock: Evidence
    findings: Findings
    """What a check found."""
    archive: Path | None
    site: SiteFacts
    today: date
    examination: Examination | None = None
    """What the archive says, where it is at hand."""
