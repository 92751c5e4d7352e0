"""Which archive there is."""

from __future__ import annotations

import os
from pathlib import Path


def archive_at_hand(root: Path, given: Path | None = None) -> Path | None:
    """Choose the archive: the one given, $MICROSITE_ARCHIVE, archive/ in the project, or none."""
    if given is not None:
        return given
    if named := os.environ.get("MICROSITE_ARCHIVE"):
        return Path(named)
    kept = root / "archive"
    return kept if kept.is_dir() else None
