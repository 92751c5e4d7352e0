"""Fuzz: `make fuzz SECONDS=300 SEED=7`, or `python -m trust.fuzz [TARGET…] --seconds 300`."""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from trust.asked import at_least_one
from trust.fuzz import coverage_guided, page, properties
from trust.fuzz.page import Results

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Try the properties for half of the time and the targets for the other half.

    Targets that are named are tried alone, for all of the time, and no page is written.

    Raises:
        SystemExit: something failed.
    """
    asked = argparse.ArgumentParser(prog="python -m trust.fuzz", description=main.__doc__)
    asked.add_argument("targets", nargs="*", metavar="TARGET", help="only these targets")
    asked.add_argument("--seconds", type=at_least_one, default=300, help="how long, in all (300)")
    asked.add_argument("--seed", type=int, help="what chance begins with (by chance)")
    asked.add_argument("--keep", action="store_true", help="take what was found into the corpus")
    given = asked.parse_args()
    seed = random.SystemRandom().randrange(1, 2**31) if given.seed is None else given.seed
    names = coverage_guided.known(given.targets)
    print(f"Seed {seed}, about {given.seconds} s", flush=True)
    python = coverage_guided.python()
    if given.keep:
        coverage_guided.keep(names)
        return
    half = given.seconds // 2 if python else given.seconds
    tried = None
    if not given.targets:
        print(f"Properties, {half} s", flush=True)
        tried = properties.tried(half, seed)
    runs = []
    if python is None:
        print("There is no atheris for this Python (trust/requirements.txt); targets are left out")
    else:
        share = max(1, (given.seconds if given.targets else half) // len(names))
        for run in coverage_guided.runs(python, names, share, seed):
            print(f"{run.target}: {run.executions:,} inputs", flush=True)
            runs.append(run)
    results = Results(seed, tried, runs)
    print(page.summary(results))
    if tried is not None and not tried.examples:
        print(f"No property was tried, so {page.PAGE} stays as it is")
    elif not given.targets:
        page.write(results, ROOT)
    if results.faults:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
