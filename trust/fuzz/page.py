"""What a run tried and found: for the terminal, and docs/trust/fuzz.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.scale.machine import described
from bench.table import table
from trust.fuzz.coverage_guided import Run
from trust.fuzz.properties import Properties
from trust.fuzz.targets import TARGETS

PAGE = Path("docs/trust/fuzz.md")

_SAYS = """\
A *property* is a test that holds for whatever [Hypothesis](https://hypothesis.readthedocs.io)
draws: records, articles, edits, dates. `make test` tries some hundred examples of each; here they
are tried round by round, each round from another seed. A *target* is a reader of bytes, which
[atheris](https://github.com/google/atheris) feeds with inputs that it grows by the branches of our
code they reach. `trust/fuzz/targets/` says what has to hold, and `trust/fuzz/corpus/` keeps inputs
that reached something new, made up or grown from made-up ones; `make test` replays these. PDFs have
no target: native code of others reads them, and `tests/intake/test_reading.py` damages samples.

An input that breaks a promise, takes ten seconds or two gigabytes is a fault: it ends the run with
1, is kept in `.cache/fuzz/<target>/`, and belongs into a test beside the module that is mended."""


@dataclass(frozen=True, slots=True)
class Results:
    """All that a run came to."""

    seed: int
    properties: Properties | None
    """None where they were not asked for."""
    runs: Sequence[Run]

    @property
    def faults(self) -> list[str]:
        """What has to be mended, a line each."""
        return [
            *(
                f"the property {each}"
                for each in (self.properties.failed if self.properties else ())
            ),
            *(f"{run.target}: {each}" for run in self.runs for each in run.broken),
            *(f"{run.target} {run.problem}" for run in self.runs if run.problem and not run.broken),
        ]


def summary(results: Results) -> str:
    """Say what was tried, how often, and what failed."""
    return "\n".join(_summary(results))


def write(results: Results, root: Path) -> None:
    """Write the page of the documentation."""
    path = root / PAGE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(_page(results, root)) + "\n", "utf-8")


def _summary(results: Results) -> Iterator[str]:
    if found := results.properties:
        total = sum(found.examples.values())
        yield f"{len(found.examples)} properties, {total:,} examples in {found.seconds} s"
    for run in results.runs:
        yield (
            f"{run.target}: {run.executions:,} inputs in {run.seconds} s, "
            f"{run.first} branches reached at first and {run.last} in the end"
        )
    yield from (f"FAILED: {fault}" for fault in results.faults)
    count = len(results.faults)
    yield f"Failed: {count if count else 'nothing'} (seed {results.seed})"


def _page(results: Results, root: Path) -> Iterator[str]:
    yield "# Fuzzing"
    drawn = sum(results.properties.examples.values()) if results.properties else 0
    inputs = sum(run.executions for run in results.runs)
    outcome = "some of it failed, as told below" if results.faults else "none broke a promise"
    yield (
        f"**In short:** {drawn:,} records, articles and edits drawn by chance and {inputs:,} "
        f"made-up files were read, and {outcome}."
    )
    yield (
        f"Written by `make fuzz` on {date.today()}, seed {results.seed}. "
        f"The machine: {described(root)}."
    )
    if results.faults:
        yield "## Failed"
        yield "\n".join(f"- {fault}" for fault in results.faults)
    yield _SAYS
    if results.runs:
        yield "## Targets"
        yield _targets(results.runs)
        yield "\n".join(f"- **{run.target}**: {TARGETS[run.target].holds}" for run in results.runs)
    if results.properties:
        found = results.properties
        yield "## Properties"
        total = sum(found.examples.values())
        yield f"{len(found.examples)} properties, {total:,} examples in {found.seconds} seconds."
        yield _properties(found)


def _targets(runs: Sequence[Run]) -> str:
    rows = [
        [
            run.target,
            f"{run.executions:,}",
            f"{run.executions / max(run.seconds, 1):,.0f}",
            f"{run.first:,}",
            f"{run.last:,}",
            str(len(run.broken) + bool(run.problem and not run.broken)),
        ]
        for run in runs
    ]
    head = ["Target", "inputs", "a second", "branches reached at first", "in the end", "faults"]
    return table(head, rows)


def _properties(found: Properties) -> str:
    rows = []
    for name, count in sorted(found.examples.items()):
        file, _, test = name.partition("::")
        said = test.removeprefix("test_").replace("_", " ")
        rows.append([f"{file.removeprefix('tests/')}: {said}", f"{count:,}"])
    return table(["Property", "examples"], rows)
