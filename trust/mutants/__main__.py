"""Put mistakes into the engine and see that tests notice: `python -m trust.mutants`."""

from __future__ import annotations

import argparse
import random
from datetime import date
from pathlib import Path
from time import monotonic

from rich.progress import Progress

from tools.bars import counting
from trust.asked import at_least_one
from trust.mutants import constants, outcomes, report, running, workspace
from trust.mutants.explained import read_explained
from trust.mutants.groups import GROUPS, Group, chosen

FOLDER = Path(".cache/trust/mutants")


def main(arguments: list[str] | None = None) -> int:
    """Make and run the mutants, print what came of them, and write docs/trust/mutants.md.

    Returns:
        1 if a mutant survived that is not explained, else 0.
    """
    given = _parser().parse_args(arguments)
    started = monotonic()
    chance = random.Random(given.seed)
    mutants: list[outcomes.Mutant] = []
    with counting() as progress:
        for group in chosen(given.only):
            left = None if given.seconds is None else given.seconds - (monotonic() - started)
            folder = given.folder.absolute() / group.name
            if not given.report:
                _try(group, folder, given, left, chance, progress)
            mutants += outcomes.read(folder, group.modules)
            left = None if given.seconds is None else given.seconds - (monotonic() - started)
            mutants += _try_constants(group, folder, given, left, chance, progress)
    judged = report.Judged(mutants, read_explained())
    how = " ".join(filter(None, (_how(judged, given), given.note)))
    print(f"{report.summary(judged)}\n\n{how}")
    if judged.new:
        print(f"\nNo test has noticed:\n\n{report.survivors(judged.new)}")
    if not given.only:
        report.write(report.page(judged, f"{date.today()}", how))
    return 1 if judged.new else 0


def _try(
    group: Group,
    folder: Path,
    given: argparse.Namespace,
    seconds: float | None,
    chance: random.Random,
    progress: Progress,
) -> None:
    task = progress.add_task(f"{group.name}: making mutants", total=None)
    workspace.prepare(folder, group)
    running.make(folder)
    count = running.choose(folder, group.modules, given.sample, chance, again=given.again)
    progress.update(task, description=group.name, total=count)

    def watch() -> None:
        try:
            every = [outcomes.codes(folder, module) for module in group.modules]
        except ValueError:  # mutmut is writing just now
            return
        waiting = sum(code is None for codes in every for code in codes.values())
        progress.update(task, completed=count - waiting)

    if seconds is None or seconds > 0:
        running.run(folder, given.processes, seconds, watch)


def _try_constants(
    group: Group,
    folder: Path,
    given: argparse.Namespace,
    seconds: float | None,
    chance: random.Random,
    progress: Progress,
) -> list[outcomes.Mutant]:
    until = None if seconds is None else monotonic() + seconds
    every = [(module, each) for module in group.modules for each in constants.of(folder, module)]
    some = every if given.sample is None else constants.sampled(every, given.sample, chance)
    task = progress.add_task(f"{group.name}: constants", total=len(some))
    chosen_ones = {id(each) for _, each in some}
    kept = constants.read_fates(folder)
    for module, each in every:
        key = constants.key(module, each)
        wanted = kept.get(key) == "survived" if given.again else id(each) in chosen_ones
        if given.report:
            break
        if wanted and kept.get(key) != "killed" and (until is None or monotonic() < until):
            noticed = constants.noticed(folder, module, each, group.tests)
            kept[key] = "killed" if noticed else "survived"
            constants.write_fates(folder, kept)
        progress.advance(task, id(each) in chosen_ones)
    return [
        outcomes.Mutant(
            module, "", each.was, each.now, kept.get(constants.key(module, each), "not run")
        )
        for module, each in every
    ]


def _how(judged: report.Judged, given: argparse.Namespace) -> str:
    ran = [each for each in judged.mutants if each.fate != "not run"]
    share = f"{len(ran):,} of {len(judged.mutants):,} mutants were run"
    if given.sample is not None:
        return f"{share}: at most {given.sample} of each module, chosen with seed {given.seed}."
    return f"{share}."


def _parser() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(
        prog="python -m trust.mutants",
        description=f"{__doc__} Mutants that a test has noticed before are not run again while "
        "their function is the same; remove the folder to begin anew.",
    )
    names = ", ".join(each.name for each in GROUPS)
    asked.add_argument(
        "--only", nargs="+", default=(), help=f"modules such as evidence/lock, or {names}"
    )
    asked.add_argument("--seconds", type=at_least_one, help="how long it may take")
    asked.add_argument("--sample", type=at_least_one, help="how many mutants of each module")
    asked.add_argument(
        "--again", action="store_true", help="only those that survived the last time"
    )
    asked.add_argument("--seed", type=int, default=0, help="chooses the sample")
    asked.add_argument("--processes", type=int, default=1, help="how many run at once")
    asked.add_argument("--report", action="store_true", help="report the last runs once more")
    asked.add_argument("--note", default="", help="what readers of the page must know of this run")
    asked.add_argument("--folder", type=Path, default=FOLDER, help="where to work")
    return asked


if __name__ == "__main__":
    raise SystemExit(main())
