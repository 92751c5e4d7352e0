"""Build the same commit under many circumstances and compare every byte: `make repro`."""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

from rich.console import Console

from bench.generate.project import Shape, write_project
from microsite import pipeline
from trust.repro.building import Failed, run
from trust.repro.circumstances import EVERYTHING, Circumstance, circumstances
from trust.repro.report import PAGE, lines, page
from trust.repro.trying import Tried, tried

ROOT = Path(__file__).parents[2]
_MADE_UP = (
    Circumstance("folders listed in a random order", {"REPRO_ORDER": "1"}),
    Circumstance("one processor", {"REPRO_PROCESSORS": "1"}),
    Circumstance("PYTHONHASHSEED=1", {"PYTHONHASHSEED": "1"}),
    Circumstance("built where another state of it was built before", before="another"),
    EVERYTHING,
)
"""What a larger site is tried with: what has to do with many pages and files."""
_IDENTITY = ("-c", "user.name=Somebody", "-c", "user.email=somebody@news.test")


def main() -> None:
    """Try everything, print it, and end with 1 if a file differs that must not."""
    given = _parser().parse_args()
    console = Console(stderr=True)
    archive = Path(os.environ["MICROSITE_ARCHIVE"]) if os.environ.get("MICROSITE_ARCHIVE") else None
    if run("git", "status", "--porcelain", folder=ROOT).strip():
        console.print("The newest commit is built, without what is not committed here.")
    found: dict[str, list[Tried]] = {}
    with tempfile.TemporaryDirectory(prefix="repro-") as work, console.status("") as status:
        folder = Path(work)
        watch = status.update if console.is_terminal else console.print
        hows = tuple(circumstances(archive=archive is not None))[: given.rounds]
        title = "This repository’s site"
        found[title] = tried(ROOT, folder / "own", hows, watch, archive)
        print(*lines(title, found[title]), sep="\n", flush=True)
        if given.agencies:
            watch("a made-up project")
            made = _made_up(folder / "project", given.agencies)
            title = f"A made-up site of {given.agencies} agencies"
            found[title] = tried(made, folder / "made-up", _MADE_UP[: given.rounds], watch)
            print(*lines(title, found[title]), sep="\n", flush=True)
    if given.write:
        (ROOT / PAGE).parent.mkdir(exist_ok=True)
        (ROOT / PAGE).write_text(page(found), "utf-8")
    if any(each.lost for made in found.values() for each in made):
        raise SystemExit(1)


def _made_up(folder: Path, agencies: int) -> Path:
    """Write a project, seal it, and put it into a repository."""
    write_project(agencies, folder, Shape())
    sealed, findings = pipeline.seal(folder, folder / "archive")
    if sealed is None:
        raise Failed(findings.format())
    (folder / ".gitignore").write_text("/archive/\n/.cache/\n/.schemas/\n/site/\n", "utf-8")
    run("git", "init", "--quiet", folder=folder)
    run("git", "add", "--all", folder=folder)
    run("git", *_IDENTITY, "commit", "--quiet", "--message", "Made up", folder=folder)
    return folder


def _parser() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(prog="python -m trust.repro", description=__doc__)
    asked.add_argument("--rounds", type=int, help="how many circumstances to try at most")
    asked.add_argument(
        "--agencies", type=int, default=200, help="of the made-up site; 0 leaves it out"
    )
    asked.add_argument("--write", action="store_true", help=f"write {PAGE}")
    return asked


if __name__ == "__main__":
    main()
