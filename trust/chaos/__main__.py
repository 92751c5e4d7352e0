"""Hinder builds and commands, and see that nothing is lost: `make chaos`."""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import random
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.progress import Progress

import microsite
from microsite.disk import replace
from trust.asked import at_least_one
from trust.chaos import attacks, mounts, report
from trust.chaos.attacks import Attack
from trust.chaos.cases import CASES, EXCHANGE, ROOT, Case
from trust.chaos.trial import Bench

PAGE = ROOT / "docs/trust/chaos.md"
_NO_MOUNTS = (
    "Small disks, read-only folders and mounts were left out: this system lets nobody make a mount "
    "of his own."
)
_PATIENCE = 600.0


def main() -> int:
    """Try everything for as long as is given; return 1 if anything was lost."""
    given = _arguments()
    can_mount = mounts.enter()
    seed = given.seed if given.seed is not None else random.randrange(10**6)
    console = Console()
    console.print(f"Seed {seed}.")
    _import_all()
    began = time.monotonic()
    rows = _try_all(given, seed, can_mount, console)
    took = time.monotonic() - began
    console.print(report.shown(rows))
    losses = [each for row in rows for each in row.losses]
    for each in losses[:20]:
        console.print(f"LOST: {each}", markup=False, highlight=False)
    left_out = "" if can_mount else _NO_MOUNTS
    if left_out:
        console.print(left_out)
    tried = sum(row.tried for row in rows)
    console.print(f"{tried:,} trials in {took:,.0f} seconds: {len(losses)} losses.")
    if given.write:
        today = date.today().isoformat()
        replace(PAGE, report.page(rows, day=today, seed=seed, seconds=took, left_out=left_out))
    return 1 if losses else 0


def _try_all(
    given: argparse.Namespace, seed: int, can_mount: bool, console: Console
) -> list[report.Row]:
    cases = [each for each in CASES if not given.case or each.name in given.case]
    plan = [(case, attack) for case in cases for attack in _attacks(case, can_mount)]
    until = time.monotonic() + given.seconds
    rows = []
    benches: dict[str, Bench] = {}
    # No thread that shows it: each trial forks.
    with (
        TemporaryDirectory(prefix="chaos-", dir=given.folder or _memory()) as folder,
        Progress(console=console, auto_refresh=False) as progress,
    ):
        bar = progress.add_task("", total=len(plan))
        for n, (case, attack) in enumerate(plan):
            row = report.Row(case.name, attack.name)
            progress.update(bar, description=f"{case.name}: {attack.name}", refresh=True)
            if case.name not in benches:
                benches[case.name] = Bench(case, Path(folder, f"case{n}"))
            share = max(0.0, until - time.monotonic()) / (len(plan) - n)
            _try(benches[case.name], attack, row, seed, given.rounds, time.monotonic() + share)
            rows.append(row)
            progress.update(bar, advance=1, refresh=True)
    return rows


def _try(
    bench: Bench, attack: Attack, row: report.Row, seed: int, rounds: int, until: float
) -> None:
    dice = random.Random(f"{seed} {row.case} {row.attack}")
    for n, trial in enumerate(attack.trials(bench, dice), 1):
        row.add(trial(), f"seed {seed}, trial {n}")
        if n >= rounds or time.monotonic() > until:
            return


def _memory() -> str | None:
    """Name a file system in memory, where a flush takes no time, if there is one."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK | os.X_OK) else None


def _attacks(case: Case, can_mount: bool) -> list[Attack]:
    chosen = list(attacks.ATTACKS)
    if can_mount:
        chosen += [mounts.FULL, mounts.READ_ONLY]
        if case is EXCHANGE:
            chosen.append(mounts.A_MOUNT)
    return chosen


def _import_all() -> None:
    """Import what the cases do, so that each process has it when it is forked."""
    import mkdocs.__main__
    import mkdocs.commands.build  # noqa: F401

    from microsite.cache import made_with

    importlib.import_module("material.plugins.search.plugin")
    for module in pkgutil.walk_packages(microsite.__path__, "microsite."):
        importlib.import_module(module.name)
    made_with()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m trust.chaos", description=__doc__)
    parser.add_argument(
        "--seconds",
        type=float,
        default=_PATIENCE,
        help=f"after which no further trial begins ({_PATIENCE:.0f}); each attack on each case is "
        "tried once all the same, for which 60 seconds became 177",
    )
    parser.add_argument(
        "--rounds", type=at_least_one, default=10**9, help="trials of an attack on a case"
    )
    parser.add_argument("--seed", type=int, help="what chance begins with; else any, which is said")
    parser.add_argument("--case", action="append", help="only this one; may be given several times")
    parser.add_argument("--folder", help="where to work; else in memory, if there is room")
    parser.add_argument("--write", action="store_true", help="write the figures into docs/trust/")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
