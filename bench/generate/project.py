"""A made-up project on disk: records, articles and pages of its own, and this clone's engine."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from bench.generate.cast import Raw
from bench.generate.records import Case
from bench.generate.yamltext import dump
from microsite.model import KINDS

CLONE = Path(__file__).parents[2]
PER_FILE = 500
ENGINE = ("build.py", "microsite", "templates")
"""What a project needs of the clone to be built, besides its mkdocs.yml."""

_LEFT = shutil.ignore_patterns("__pycache__", "*.pyc")
_TITLE = "Plate readers, all made up"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a made-up project is like, besides its size."""

    seed: int = 1
    quotes: int = 6
    """For each agency."""
    single: bool = False
    """Whether each kind has one file, in place of some for each state."""
    kilobytes: int = 0
    """So long is each article at least, by prose that no record is about."""
    linked: bool = False
    """Whether the engine is linked to and not copied."""


def write_project(agencies: int, folder: Path, shape: Shape = Shape()) -> None:
    """Write a project of so many agencies; it is not sealed.

    Args:
        agencies: how many, from 2.
        folder: where; it must not be there, or be empty.
        shape: what it is like.

    Raises:
        ValueError: the number is one that no project can be made of.
        FileExistsError: there is something in the folder.
    """
    if agencies < 2 or shape.quotes < 1:
        raise ValueError("a project needs two agencies and a quotation of each")
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    case = Case(agencies, shape.seed, shape.quotes, shape.kilobytes)
    archive, sources = folder / "archive", folder / "content" / "sources"
    for each in (archive, sources):
        each.mkdir(parents=True, exist_ok=True)
    records: defaultdict[str, defaultdict[str, list[Raw]]] = defaultdict(lambda: defaultdict(list))
    for part in case.parts():
        text = part.article.text
        (archive / f"{part.article.id}.txt").write_bytes(text.encode())
        front = dump(part.article.front_matter(text))
        page = f"---\n{front}---\n\n{part.summary}\n"
        (sources / f"{part.article.id}.md").write_bytes(page.encode())
        for kind, made in part.records.items():
            records[kind][part.state.slug] += made
    _write_records(folder / "data", records, shape.single)
    _write_case(folder, agencies, records)
    _write_site(folder)
    _copy_engine(folder, linked=shape.linked)


def _write_records(
    data: Path, records: defaultdict[str, defaultdict[str, list[Raw]]], single: bool
) -> None:
    data.mkdir()
    for kind in KINDS:
        by_state = records[kind]
        if single or not by_state:
            whole = [record for made in by_state.values() for record in made]
            (data / f"{kind}.yaml").write_bytes(dump(whole).encode())
            continue
        (data / kind).mkdir()
        for state, made in by_state.items():
            for n, begin in enumerate(range(0, len(made), PER_FILE)):
                name = f"{state}-{n + 1}" if n else state
                text = dump(made[begin : begin + PER_FILE])
                (data / kind / f"{name}.yaml").write_bytes(text.encode())


def _write_case(
    folder: Path, agencies: int, records: defaultdict[str, defaultdict[str, list[Raw]]]
) -> None:
    first = {kind: next(iter(records[kind].values())) for kind in ("statements", "figures")}
    investigation: Raw = {
        "title": _TITLE,
        "standfirst": f"Leagues say that {agencies:,} departments keep what their plate readers "
        "read. All of it is made up, to measure how long a site of this size takes to build.",
        "read_on": "2025-06-01",
        "region": "The United States",
        "lead_statements": [str(first["statements"][1]["id"])],
        "key_figures": [str(each["id"]) for each in first["figures"][:4]],
        "license": {
            "name": "CC-BY-4.0",
            "title": "Creative Commons Attribution 4.0 International",
            "url": "https://creativecommons.org/licenses/by/4.0/",
        },
    }
    (folder / "data/investigation.yaml").write_bytes(dump(investigation).encode())


_PAGES = {
    "about.md": "# About\n\nThis site measures a site generator. Nothing in it happened.\n",
    "methodology.md": "# Methodology\n\nEvery town, person and word is put together by a program, "
    "from a seed.\n",
}


def _write_site(folder: Path) -> None:
    for name, text in _PAGES.items():
        (folder / "content" / name).write_bytes(text.encode())
    shutil.copy(CLONE / "content/privacy.md", folder / "content/privacy.md")
    settings = (CLONE / "mkdocs.yml").read_text("utf-8")
    settings = re.sub(r"(?m)^site_name: .*$", f"site_name: {_TITLE}", settings)
    told = "site_description: A made-up case, to measure how long it takes to build.\n"
    settings = re.sub(r"(?m)^site_description: .*\n(  .*\n)*", told, settings)
    (folder / "mkdocs.yml").write_bytes(settings.encode())


def _copy_engine(folder: Path, *, linked: bool) -> None:
    for name in ENGINE:
        at, to = CLONE / name, folder / name
        if linked:
            to.symlink_to(at)
        elif at.is_dir():
            shutil.copytree(at, to, ignore=_LEFT)
        else:
            shutil.copy(at, to)
