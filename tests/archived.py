"""The real articles, for the tests that read them; all others never see them.

Whoever runs the tests names their folder in MICROSITE_ARCHIVE, as for a build. A made-up project
would be held against them, so that the variable is put aside before any test runs.
"""

from __future__ import annotations

import os
from pathlib import Path

_ASIDE = "MICROSITE_ARCHIVE_OF_THE_TESTS"
"""Where it is put; the processes that share the tests inherit it."""

if _named := os.environ.pop("MICROSITE_ARCHIVE", ""):
    os.environ[_ASIDE] = _named

_ROOT = Path(__file__).parents[1]
_LIKELY = (_ROOT / "archive", _ROOT.parent / "shared" / "articles")
ARCHIVE = (
    Path(os.environ[_ASIDE])
    if os.environ.get(_ASIDE)
    else next((folder for folder in _LIKELY if folder.is_dir()), None)
)
"""Their folder: the one that is named, archive/, or one beside the repository."""
WHY_NOT = "the archived articles are not at hand: set MICROSITE_ARCHIVE"
"""Why a test that reads them is skipped."""
