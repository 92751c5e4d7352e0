"""A plugin for pytest in the copy: the tests of a mutant run in the order of their duration.

mutmut hands them over in any order. Most mutants fail some quick test, and need no slow one.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

_STATS = Path("mutmut-stats.json")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sort the tests, once mutmut has put down how long each takes."""
    if _STATS.exists():
        durations = json.loads(_STATS.read_text("utf-8"))["duration_by_test"]
        items.sort(key=lambda item: durations.get(item.nodeid, 0.0))
