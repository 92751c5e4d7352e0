"""The folder in which the bench works, and the made-up projects in it, kept between runs."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from time import perf_counter

from bench.generate import Shape, write_project
from bench.scale.measuring import Failed
from microsite import pipeline

CLONE = Path(__file__).parents[2]
_MADE_OF = ("bench/generate", "microsite/evidence", "microsite/text")
"""What a sealed project follows from, besides its shape; `mkdocs.yml` is taken too."""


def project(folder: Path, agencies: int, shape: Shape) -> tuple[Path, float | None]:
    """Make and seal a project there, unless the very same one is there already.

    Returns:
        Its folder, and the seconds that sealing took; None where it was there.

    Raises:
        Failed: it has findings, which are a fault of the generator or of a rule.
    """
    made, stamp = folder / "project", folder / "project.stamp"
    told = f"{agencies} {shape} {_fingerprint()}"
    if stamp.exists() and stamp.read_text("utf-8") == told:
        return made, None
    stamp.unlink(missing_ok=True)
    shutil.rmtree(made, ignore_errors=True)
    made.parent.mkdir(parents=True, exist_ok=True)
    write_project(agencies, made, shape)
    began = perf_counter()
    sealed, findings = pipeline.seal(made, made / "archive")
    if sealed is None:
        raise Failed(f"the made-up project has findings:\n{findings.format()}")
    stamp.write_text(told, "utf-8")
    return made, perf_counter() - began


def _fingerprint() -> str:
    files = [CLONE / "mkdocs.yml"]
    for folder in _MADE_OF:
        files += sorted((CLONE / folder).rglob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
