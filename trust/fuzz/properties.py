"""Runs the tests' properties until the time is out (`rounds`), and reads how often that was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Properties:
    """What the properties came to."""

    examples: Mapping[str, int]
    """By test, as pytest names it."""
    failed: tuple[str, ...]
    seconds: int


def tried(seconds: int, seed: int) -> Properties:
    """Try the properties; what pytest says of one that fails goes to the terminal.

    Args:
        seconds: how long; a property that has begun is tried to its end.
        seed: what each round's chances begin with.
    """
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            *(sys.executable, "-m", "pytest", "-n0", "-p", "trust.fuzz.rounds"),
            *("--hypothesis-profile=fuzz", "--no-header", "--quiet", "--tb=short"),
            *("--fuzz-seconds", str(seconds), "--fuzz-seed", str(seed)),
            *("--fuzz-report", str(report), "tests"),
        ]
        # Of use to somebody where something fails alone: a point for each test of each round.
        env = os.environ | {"PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True, check=False
        )
        found = json.loads(report.read_text("utf-8")) if report.exists() else {}
    failed = tuple(found.get("failed", ()))
    if done.returncode not in (0, 1) or not found.get("examples"):
        failed = (*failed, f"tests: pytest ended with {done.returncode}")
    if failed:
        print(done.stdout)
    return Properties(found.get("examples", {}), failed, seconds)
