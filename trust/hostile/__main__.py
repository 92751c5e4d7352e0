"""Attack made-up projects, and say what came of it: `python -m trust.hostile`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.site.visiting import chromium
from trust.asked import at_least_one
from trust.hostile import files, growth, report
from trust.hostile.records import turns
from trust.hostile.rounds import Tally, attack

_PAGE = Path(__file__).parents[2] / "docs/trust/hostile.md"


def main(arguments: list[str] | None = None) -> int:
    """Run the rounds that were asked for; 1 if anything ran, was asked for, or stands open."""
    parser = argparse.ArgumentParser(prog="python -m trust.hostile", description=__doc__)
    most = turns()
    parser.add_argument(
        "--rounds",
        type=at_least_one,
        default=most,
        help=f"projects to attack ({most}: every payload)",
    )
    parser.add_argument("--write", action="store_true", help=f"write {_PAGE.name} anew")
    asked = parser.parse_args(arguments)
    rounds = min(asked.rounds, most)
    # Of fewer than all, so that every kind of payload is among them.
    chosen = [n * most // rounds for n in range(rounds)]
    tally = Tally()
    with chromium() as browser:
        for turn in chosen:
            attack(turn, tally, browser)
            print(report.line(turn, tally), flush=True)
    done = []
    for each in files.attempts():
        print(f"{'held' if each.held else 'NOT HELD'}: {each.kind}: {each.said}", flush=True)
        done.append(each)
    grown = []
    for row in growth.measured():
        print(row, flush=True)
        grown.append(row)
    print(report.summary(tally, done, grown))
    if asked.write:
        _PAGE.parent.mkdir(exist_ok=True)
        _PAGE.write_text(report.page(tally, done, grown, f"{rounds} of {most}"), "utf-8")
    failures = report.failures(tally, done, grown)
    for failure in failures:
        print(f"FAILED: {failure}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
