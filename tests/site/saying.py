"""Test results that are lists of problems, each on a line of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest


def none_of(problems: Iterable[str]) -> None:
    """Fail with every problem, each once and counted, or do nothing if there is none."""
    counted = Counter(problems)
    if counted:
        lines = [f"{problem}{f' (× {n})' if n > 1 else ''}" for problem, n in counted.items()]
        pytest.fail(f"{counted.total()} problems:\n" + "\n".join(lines), pytrace=False)
