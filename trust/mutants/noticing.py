"""Whether tests notice what was changed in a copy of the engine."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

SETTINGS = {"CI": "true", "EXAMPLES": "20"}
"""For tests/conftest.py: Hypothesis tries the same examples each time, so that no mutant's fate is
luck, and few of them, since a survivor costs all tests that reach it."""
_PASSED, _FAILED, _CANNOT_START = 0, 1, 2


def notice(tests: Iterable[str], folder: Path, seconds: float = 300) -> bool:
    """Run tests in a copy, and say whether one of them fails, or none can even be imported.

    Args:
        tests: files and folders for pytest; those that are most likely to fail come first.
        folder: the copy.
        seconds: what takes longer runs for ever, which is noticed as well.

    Raises:
        RuntimeError: They could not be run for another reason.
    """
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST_", "PYTHON"))}
    environment = kept | SETTINGS | {"PYTHONDONTWRITEBYTECODE": "1"}
    try:
        ran = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return True
    if ran.returncode not in (_PASSED, _FAILED, _CANNOT_START):
        raise RuntimeError(ran.stdout.decode() + ran.stderr.decode())
    return ran.returncode != _PASSED
