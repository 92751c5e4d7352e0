"""Run one target under atheris: `python -m trust.fuzz.worker TARGET FOLDER SECONDS SEED`.

Started by `python -m trust.fuzz` in an environment that has atheris; libFuzzer ends the process.
FOLDER takes the inputs that reached new code (`grown`), and those that broke something.
"""

from __future__ import annotations

import contextlib
import io
import sys
from pathlib import Path

import atheris

SLOW = 10
"""Seconds after which one input counts as a hang."""
MEMORY = 2_000
"""Megabytes above which an input counts as too much."""


def main(name: str, folder: Path, seconds: int, seed: int) -> None:
    """Fuzz a target; see the module.

    Only our own code is looked into: what a parser of somebody else's does with its input is theirs
    to fuzz, and would drown what we look for.
    """
    with atheris.instrument_imports(include=["microsite"]):
        from trust.fuzz.targets import CORPUS, TARGETS

        target = TARGETS[name]
        # Much is imported when it is first needed; then it has to be looked into as well.
        for each in target.corpus:
            with contextlib.redirect_stderr(io.StringIO()):
                target.run(each)
    grown = folder / "grown"
    grown.mkdir(parents=True, exist_ok=True)
    options = [
        f"-max_total_time={seconds}",
        f"-seed={seed}",
        f"-max_len={target.longest}",
        f"-timeout={SLOW}",
        f"-rss_limit_mb={MEMORY}",
        f"-artifact_prefix={folder}/",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *options, str(grown), str(CORPUS / name)], target.run)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
