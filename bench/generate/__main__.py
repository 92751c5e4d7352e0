"""Write a made-up project: `python -m bench.generate 1000 DIR`."""

from __future__ import annotations

import argparse
from pathlib import Path
from time import perf_counter

from bench.generate.project import Shape, write_project
from microsite import pipeline


def main() -> None:
    """Write it, seal it, and say how long either took."""
    asked = argparse.ArgumentParser(prog="python -m bench.generate", description=__doc__)
    asked.add_argument("agencies", type=int)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--quotes-per-agency", type=int, default=6)
    asked.add_argument("--kilobytes", type=int, default=0, help="lengthen articles to so many")
    asked.add_argument("--single", action="store_true", help="one file for each kind of record")
    asked.add_argument("--link", action="store_true", help="link to the engine, do not copy it")
    asked.add_argument("--unsealed", action="store_true", help="write no data/evidence.lock")
    given = asked.parse_args()
    shape = Shape(
        seed=given.seed,
        quotes=given.quotes_per_agency,
        single=given.single,
        kilobytes=given.kilobytes,
        linked=given.link,
    )
    began = perf_counter()
    write_project(given.agencies, given.folder, shape)
    print(f"written in {perf_counter() - began:.1f} s", flush=True)
    if given.unsealed:
        return
    began = perf_counter()
    sealed, findings = pipeline.seal(given.folder, given.folder / "archive")
    if sealed is None:
        raise SystemExit(findings.format())
    print(f"sealed in {perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
