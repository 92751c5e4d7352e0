"""Measure how long a national site takes to build: `python -m bench.scale --sizes 1000,10000`."""

from __future__ import annotations

import argparse
import os
import shutil
from pathlib import Path

from bench.scale import report, results, rounds
from bench.scale.peers.peer import CLONE
from tools.bars import counting

FOLDER = Path(".cache/bench")
_QUICK = 20


def main(arguments: list[str] | None = None) -> None:
    """Measure, print the tables, and write docs/benchmarks.md."""
    given = _parser().parse_args(arguments)
    folder = given.folder.absolute() / ("quick" if given.quick else "")
    folder.mkdir(parents=True, exist_ok=True)
    sizes, count = (given.sizes, given.rounds) if not given.quick else ((_QUICK,), (1,))
    found = results.Results()
    if given.report:
        found = results.read(folder)
    else:
        plan = rounds.Plan(
            folder=folder,
            sizes=sizes,
            rounds=count,
            slow_rounds=given.slow_rounds,
            peers=given.only,
            single=given.single,
            micro=not given.no_micro,
        )
        with counting() as progress:
            rounds.measure(plan, progress, found)
    found.note = given.note or found.note
    print(report.tables(found), flush=True)
    if not given.quick and not given.keep_docs:
        report.write(found, CLONE / "docs")
    if given.quick:
        shutil.rmtree(folder)


def _parser() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    # What `make bench SIZES=… ROUNDS=…` hands on.
    set_to = os.environ.get
    asked.add_argument("--sizes", type=_numbers, default=set_to("SIZES", "1000"))
    asked.add_argument(
        "--rounds",
        type=_numbers,
        default=set_to("ROUNDS", "5"),
        help="how many, or how many for each size",
    )
    asked.add_argument(
        "--slow-rounds",
        type=int,
        default=set_to("SLOW_ROUNDS", "0"),
        help="rounds of Material, Eleventy and Zensical above the smallest size; else --rounds",
    )
    asked.add_argument("--only", type=_peers, default=tuple(rounds.PEERS), help="some of the peers")
    asked.add_argument("--folder", type=Path, default=FOLDER, help="where to work, on a real disk")
    asked.add_argument(
        "--single", action="store_true", help="our records in one file for each kind"
    )
    asked.add_argument("--no-micro", action="store_true", help="leave out what has no size")
    asked.add_argument("--keep-docs", action="store_true", help="do not write docs/benchmarks.md")
    asked.add_argument("--report", action="store_true", help="report the last run once more")
    asked.add_argument("--note", default="", help="what readers of the page must know of this run")
    asked.add_argument(
        "--quick", action="store_true", help=f"{_QUICK} agencies, one round, nothing written"
    )
    return asked


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(each.replace("_", "")) for each in text.split(","))


def _peers(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    if unknown := set(names) - rounds.PEERS.keys():
        there = ", ".join(rounds.PEERS)
        raise argparse.ArgumentTypeError(f"no peer {', '.join(unknown)}; there are {there}")
    return names


if __name__ == "__main__":
    main()
