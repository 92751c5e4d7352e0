"""printings: quotations of different articles that may be one utterance."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from shlex import quote
from typing import Any, Literal

import click
from rich.text import Text

from microsite.evidence import Echo, Echoes, Quoted, echoes
from microsite.evidence.echoes import COMMON
from microsite.findings import nearest
from microsite.hosts.cli import opening, options, output
from microsite.hosts.cli.group import command
from microsite.load import Loaded

_COLORS = {"open": "bold red", "linked": "cyan", "joined": "green"}
_STATES = {
    "open": "neither joined nor linked",
    "linked": "linked by similar_to",
    "joined": "printings of one statement",
}


@command
@options.ROOT
@options.ARCHIVE
@click.option("--all", "every", is_flag=True, help="List the decided ones as well.")
@click.option("--strict", is_flag=True, help="Exit code 1 if any pair is open.")
@options.form("text", "json", help="How it is written; json lists all pairs.")
@click.argument("source", required=False)
def printings(
    root: Path,
    archive: Path | None,
    every: bool,
    strict: bool,
    form: Literal["text", "json"],
    source: str | None,
) -> None:
    """Suggest which quotations of different articles are printings of one utterance.

    SOURCE is the id of one source; without it, all articles are held against each other. Listed are
    quotations that share six words in a row, or a whole quotation of four or five words, in
    whatever punctuation and case. Whether they are one utterance you decide, and nothing is
    written: make them printings of one statement, or say in similar_to why they are two.

    Not found are words that one article quotes and another one tells in reported speech, and
    quotations of fewer than four words. What data/withheld.yaml withholds is left out.

    Exit codes: 0 they are listed; 1 a pair is open and --strict, or nothing could be read; 2 no
    archive is at hand, or there is no such source.
    """
    where = options.needed(root, archive, "comparing articles")
    loaded, examined = opening.articles(root, where)
    if source is not None and source not in examined.articles:
        hint = nearest(source, examined.articles)
        raise click.UsageError(f"there is no archived article of a source '{source}'; {hint}")
    compared = echoes(loaded.project, examined)
    among = [each for each in compared.found if source in (None, *_sources(each))]
    if form == "json":
        data = [_as_data(each) for each in among]
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        out = output.console()
        for each in among:
            if every or each.state == "open":
                for line in _as_text(each, loaded):
                    out.print(line)
        out.print(_counted(among, compared))
    if strict and any(each.state == "open" for each in among):
        raise SystemExit(1)


def _sources(echo: Echo) -> tuple[str, str]:
    return echo.one.source, echo.other.source


def _as_text(echo: Echo, loaded: Loaded) -> Iterator[Text]:
    yield Text(f"{echo.run} words in a row, ").append(_STATES[echo.state], _COLORS[echo.state])
    for each in (echo.one, echo.other):
        ids = [f"{id} ({loaded.span('statements', id, ('id',))})" for id in each.statements]
        held = ", ".join(ids) if ids else "in no statement"
        yield Text(f"  {each.file}:{each.line}: {each.source}, paragraph {each.paragraph}; {held}")
        yield Text(f"    “{each.words}”")
    if echo.state == "open":
        for line in _next(echo):
            yield Text(f"  {line}")
    yield Text("")


def _next(echo: Echo) -> Iterator[str]:
    known = [each for each in (echo.one, echo.other) if each.statements]
    if len(known) == 2:
        one, other = (each.statements[0] for each in known)
        yield f"one utterance: move the printing of {other} under {one}, and delete {other}"
        yield f"two: write under {one}"
        yield "  similar_to:"
        yield f"    - {{statement: {other}, because: why they are not merged}}"
    elif known:
        [fresh] = (each for each in (echo.one, echo.other) if not each.statements)
        id = known[0].statements[0]
        yield f"one utterance: {_new(fresh)} --add-to {id}"
        similar = f"{{statement: {id}, because: why they are not merged}}"
        yield f"two: {_new(fresh)} --separate --similar-to {quote(similar)}"
    else:
        yield f"first: {_new(echo.one)}"
        yield "then run this again: it shows how to add the other one"


def _new(each: Quoted) -> str:
    passage = f"--source {each.source} --passage {quote(each.words)}"
    return f"python build.py new statement {passage}"


def _counted(among: list[Echo], compared: Echoes) -> Text:
    counts = Counter[str](each.state for each in among)
    said = ", ".join(f"{counts[state]} {words}" for state, words in _STATES.items())
    if compared.common:
        said += f"; {compared.common} runs stand in over {COMMON} quotations and do not suffice"
    return Text(f"{said}.")


def _as_data(echo: Echo) -> dict[str, Any]:
    return {
        "state": echo.state,
        "run": echo.run,
        "one": asdict(echo.one),
        "other": asdict(echo.other),
    }
