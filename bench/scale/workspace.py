"""The made-up projects that are measured, kept between runs."""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
from pathlib import Path

from bench.generate import Shape
from bench.scale.measuring import Failed, run

CLONE = Path(__file__).parents[2]
PROJECT = "project"
"""What the folder of a project is called, below that of its size."""
_MADE_OF = ("bench/generate", "microsite/evidence", "microsite/text")
"""What a sealed project follows from, besides its shape; `mkdocs.yml` is taken too."""


def make(folder: Path, agencies: int, shape: Shape) -> float:
    """Make and seal a project below a folder, unless the very same one is there already.

    Returns:
        The seconds that sealing took, now or then.

    Raises:
        Failed: it has findings, which are a fault of the generator or of a rule.
    """
    made, stamp = folder / PROJECT, folder / f"{PROJECT}.stamp"
    told = f"{agencies} {shape} {_fingerprint()}"
    if stamp.exists():
        before, _, seconds = stamp.read_text("utf-8").rpartition("\n")
        if before == told:
            return float(seconds)
    stamp.unlink(missing_ok=True)
    shutil.rmtree(made, ignore_errors=True)
    # In a process of its own, so that this one stays small.
    command: list[str | Path] = [sys.executable, "-m", "bench.generate", str(agencies), made]
    command += ["--link", "--seed", str(shape.seed), "--quotes-per-agency", str(shape.quotes)]
    command += ["--kilobytes", str(shape.kilobytes), *(["--single"] if shape.single else [])]
    log = folder / "logs/generate.txt"
    run(command, CLONE, log)
    sealed = re.search(r"sealed in ([\d.]+) s", log.read_text("utf-8"))
    if sealed is None:
        raise Failed("the generator does not say how long it sealed")
    stamp.write_text(f"{told}\n{sealed[1]}", "utf-8")
    return float(sealed[1])


def _fingerprint() -> str:
    files = [CLONE / "mkdocs.yml"]
    for folder in _MADE_OF:
        files += sorted((CLONE / folder).rglob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
