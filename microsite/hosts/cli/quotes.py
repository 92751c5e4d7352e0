"""quotes: what became of every quotation of the archived articles."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from shlex import quote
from typing import Any, Literal

import click
from rich.text import Text

from microsite import drafting
from microsite.evidence import Coverage, Covered, Examination, coverage
from microsite.evidence.coverage import State
from microsite.findings import nearest
from microsite.hosts.cli import opening, options, output
from microsite.hosts.cli.group import command
from microsite.model import Project

_STATES: dict[State, str] = {
    "not yet": "NOT YET",
    "curated": "curated",
    "other record": "other record",
    "withheld": "withheld",
}
_SIGNS: dict[State, str] = {"not yet": "!", "curated": "#", "other record": "+", "withheld": "-"}
_COLORS: dict[State, str] = {
    "not yet": "bold red",
    "curated": "green",
    "other record": "cyan",
    "withheld": "yellow",
}
_LINE = 100
"""Characters up to which a command gives the whole of a quotation."""
_FEW = 4
"""Spaces that a sentence has at least to stand for a whole quotation."""
_SENTENCE = re.compile(r"(?<=[a-z]{4})[.!?…][’']?\s")
"""The end of one: after a word of several small letters, since “Mr.” and “Gov.” end none."""
_HIDDEN = "(not shown: it tells a private fact; --show-withheld shows it)"
_COLUMNS = ("source", "paragraph", "quotation", "line", "state", "records", "reason", "words")


@command
@options.ROOT
@options.ARCHIVE
@click.option("--all", "every", is_flag=True, help="List all quotations, not only the open ones.")
@click.option(
    "--show-withheld", is_flag=True, help="Show the words of private facts on this terminal."
)
@click.option("--strict", is_flag=True, help="Exit code 1 if any quotation is open.")
@options.form("text", "json", "csv", help="How it is written; json and csv list all quotations.")
@click.argument("source", required=False)
def quotes(
    root: Path,
    archive: Path | None,
    every: bool,
    show_withheld: bool,
    strict: bool,
    form: Literal["text", "json", "csv"],
    source: str | None,
) -> None:
    """Show the coverage of an article: each quotation that is not yet curated or withheld.

    SOURCE is the id of one source; without it, all are shown. A quotation is curated when
    statements give all of its words, or in another record when a figure, a name, a bill or a date
    does. What is left is open: put it into a statement, or into data/withheld.yaml.

    The strip shows the article's paragraphs in order, one after the other between bars: # a
    quotation that is curated, + in another record, - withheld, ! open, · a paragraph that quotes
    nobody.

    Exit codes: 0 it is listed; 1 a quotation is open and --strict, or nothing could be read; 2 no
    archive is at hand, or there is no such source.
    """
    where = options.needed(root, archive, "listing quotations")
    loaded, examined = opening.articles(root, where)
    if source is not None and source not in examined.articles:
        hint = nearest(source, examined.articles)
        raise click.UsageError(f"there is no archived article of a source '{source}'; {hint}")
    chosen = [source] if source is not None else list(examined.articles)
    found = [coverage(each, loaded.project, examined) for each in chosen]
    if form == "text":
        out = output.console()
        for each in found:
            for line in _as_text(each, every, show_withheld, loaded.project, examined):
                out.print(line)
        out.print(_all(found))
    elif form == "json":
        data = [_as_data(each, show_withheld) for each in found]
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        click.echo(_as_csv(found, show_withheld), nl=False)
    if strict and any(each.open for each in found):
        raise SystemExit(1)


def _as_text(
    found: Coverage,
    every: bool,
    show_withheld: bool,
    project: Project,
    examined: Examination,
) -> Iterator[Text]:
    yield Text(f"{found.source} ({found.file})", "bold")
    yield Text(f"  {_counted(found)}")
    yield Text("  ").append_text(_strip(found))
    silent = [n for n in range(1, len(found.paragraphs) + 1) if "curated" not in found.states(n)]
    if silent:
        yield Text(f"  paragraphs without a curated quotation: {_spans(silent)}")
    if not found.same_copy:
        yield Text("  Mind: the archived file is not the one that the source describes.", "yellow")
    listed = found.quotations if every else found.open
    for each in sorted(listed, key=lambda each: each.state != "not yet"):
        yield from _quotation(found, each, show_withheld)
        if each.state == "not yet":
            yield from _open(found, each, project, examined)
    yield Text("")


def _quotation(found: Coverage, each: Covered, show_withheld: bool) -> Iterator[Text]:
    given = each.quotation
    where = f"paragraph {given.paragraph}, quotation {given.ordinal}, line {given.line}: "
    yield (
        Text(f"  {where}")
        .append(_STATES[each.state], _COLORS[each.state])
        .append(f" ({because})" if (because := _because(each)) else "")
    )
    yield Text(f"    {_words(each, show_withheld)}")


def _open(
    found: Coverage, each: Covered, project: Project, examined: Examination
) -> Iterator[Text]:
    given = each.quotation
    if given.missing != ((1, len(given.words.split())),) and given.published:
        runs = ", ".join(f"{first}–{last}" for first, last in given.missing)
        yield Text(f"    no record has its words {runs}")
    passage = _named(found, each)
    places = drafting.quote(passage, found.source, project, examined)
    if isinstance(places, drafting.Unquotable):
        yield Text(f"    next: {places.problem}{f'; {places.hint}' if places.hint else ''}")
    else:
        line = f"python build.py new statement --source {found.source} --passage {quote(passage)}"
        same = list(dict.fromkeys(id for place in places for id in place.same_words))
        yield Text(f"    next: {line}{f' --add-to {same[0]}' if same else ''}")
        if same:
            yield Text(f"    (the same words are in {', '.join(same)}, from another source)")
    if each.entries:
        yield Text("    or withhold it, with a line in data/withheld.yaml:")
        ways = zip(("marks that quote nobody", "a private fact"), each.entries, strict=False)
        for words, entry in ways:
            yield Text(f"      {entry}  # {words}")


def _named(found: Coverage, each: Covered) -> str:
    """Give the whole of a quotation, or of a long one the first sentences that no other has.

    Part of a sentence can say the contrary of all of it.
    """
    whole = " ".join(each.quotation.words.split())
    if len(whole) <= _LINE:
        return whole
    others = [" ".join(one.quotation.words.split()) for one in found.quotations if one is not each]
    for end in _SENTENCE.finditer(whole):
        first = whole[: end.end()].rstrip()
        if first.count(" ") >= _FEW and not any(first in other for other in others):
            return first
    return whole


def _because(each: Covered) -> str:
    return each.reason or ", ".join(f"{kind}/{id}" for kind, id in each.records)


def _words(each: Covered, show_withheld: bool) -> str:
    hidden = each.private and not show_withheld
    return _HIDDEN if hidden else f"“{' '.join(each.quotation.words.split())}”"


def _strip(found: Coverage) -> Text:
    strip = Text("|")
    for number in range(1, len(found.paragraphs) + 1):
        states = found.states(number)
        for state in states:
            strip.append(_SIGNS[state], _COLORS[state])
        strip.append("|" if states else "·|")
    return strip


def _counted(found: Coverage) -> str:
    others = [
        f"{count} {_STATES[state]}"
        for state in _STATES
        if state != "curated" and (count := found.count(state))
    ]
    return ", ".join((f"{found.count('curated')} of {len(found.quotations)} curated", *others))


def _all(found: Sequence[Coverage]) -> Text:
    opened = sum(len(each.open) for each in found)
    if not opened:
        return Text("No quotation is open: each is in a record or withheld.")
    noun = "quotation is" if opened == 1 else "quotations are"
    return Text(f"{opened} {noun} open. After mending: python build.py seal")


def _spans(numbers: Sequence[int]) -> str:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


def _row(found: Coverage, each: Covered, show_withheld: bool) -> dict[str, Any]:
    given = each.quotation
    hidden = each.private and not show_withheld
    return {
        "source": found.source,
        "paragraph": given.paragraph,
        "quotation": given.ordinal,
        "line": given.line,
        "state": each.state,
        "records": [f"{kind}/{id}" for kind, id in each.records],
        "reason": each.reason or None,
        "words": None if hidden else given.words,
    }


def _as_data(found: Coverage, show_withheld: bool) -> dict[str, Any]:
    return {
        "source": found.source,
        "file": found.file,
        "paragraphs": len(found.paragraphs),
        "same_copy": found.same_copy,
        "counts": {state: found.count(state) for state in _STATES},
        "quotations": [
            {
                **_row(found, each, show_withheld),
                "missing": each.quotation.missing,
                "entries": each.entries,
            }
            for each in found.quotations
        ],
    }


def _as_csv(found: Sequence[Coverage], show_withheld: bool) -> str:
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, _COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for one in found:
        for each in one.quotations:
            row = _row(one, each, show_withheld)
            writer.writerow({**row, "records": " ".join(row["records"])})
    return written.getvalue()
