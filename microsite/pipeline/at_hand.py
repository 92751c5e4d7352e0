"""Which archive there is."""

from __future__ import annotations

import os
from pathlib import Path

NONE = "none"
"""What MICROSITE_ARCHIVE says where no articles are to be used; `./none` is a folder."""


def archive_at_hand(root: Path, given: Path | None = None) -> Path | None:
    """Choose the archive: the one given, $MICROSITE_ARCHIVE, archive/ in the project, or none.

    There is none, whatever the project holds, if $MICROSITE_ARCHIVE says `none`: a site is to be
    built as who has no articles builds it.
    """
    if given is not None:
        return given
    named = os.environ.get("MICROSITE_ARCHIVE")
    if named == NONE:
        return None
    if named:
        return Path(named)
    kept = root / "archive"
    return kept if kept.is_dir() else None
