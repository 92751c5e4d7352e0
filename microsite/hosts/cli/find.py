"""find: where in the archive a passage stands."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from textwrap import indent
from typing import Any, Literal

import click

from microsite.evidence import Located, Near, Passage, Place, locate, printing_yaml
from microsite.hosts.cli import opening, options, output
from microsite.hosts.cli.group import command

_STEP = "    "  # how far an entry of `printings:` stands in, in data/statements.yaml
_QUOTED = {
    "all": "between quotation marks",
    "partly": "partly between quotation marks",
    "no": "not between quotation marks",
}
_WAYS = {
    "whole": "",
    "parts": "found part by part: the article has more words where you left some out",
    "quotations": "only what you have between quotation marks is there; the words between are not",
}


@command
@options.ROOT
@options.ARCHIVE
@options.form("text", "json")
@click.argument("text", nargs=-1, required=True)
def find(
    root: Path, archive: Path | None, form: Literal["text", "json"], text: tuple[str, ...]
) -> None:
    """Say where in the archive a passage stands, ready to paste.

    TEXT is the passage as you would copy it from a web page or a PDF: with or without quotation
    marks, with "he said" between its parts, with line breaks. A single `-` reads it from standard
    input. Letters, punctuation and order count; how quotation marks, dashes and spaces are typed
    does not.

    For each place you get an entry for `printings:` in data/statements.yaml. Its fragments are what
    stands between the quotation marks there, whole, one for each quotation.

    Exit codes: 0 it is there; 1 it is not: then the passage most like it is shown, with [-your
    words-] and {+the article's+} marked; 2 no archive is at hand, or there is no text.
    """
    where = options.needed(root, archive, "looking for a passage")
    words = sys.stdin.buffer.read().decode(errors="replace") if text == ("-",) else " ".join(text)
    if not words.strip():
        raise click.UsageError("there is no text to look for: give it, or - and standard input")
    loaded, examined = opening.articles(root, where)
    found = locate(words, loaded.project, examined)
    if form == "json":
        click.echo(json.dumps(_as_data(found), ensure_ascii=False, indent=2))
    else:
        output.say("\n".join(_as_text(found, len(examined.articles))))
    if not found.places:
        raise SystemExit(1)


def _as_text(found: Located, searched: int) -> Iterator[str]:
    for place in found.places:
        yield from _place(place)
    if not found.places:
        yield f"These words are in none of the {searched} archived articles."
        yield from _near(found.near)


def _place(place: Place) -> Iterator[str]:
    for piece in place.pieces:
        if piece.paragraph is None:
            stands = "in the page around the article, of which nothing is quoted"
            yield f"{place.source}: line {piece.line} of {place.file}, {stands}"
        else:
            where = f"paragraph {piece.paragraph}, line {piece.line} of {place.file}"
            yield f"{place.source}: {where}, {_QUOTED[piece.quoted]}"
        yield f"  {piece.words}"
    if _WAYS[place.way]:
        yield f"  Mind: {_WAYS[place.way]}."
    for fragment in place.fragments:
        if fragment.withheld:
            yield (
                f"  Withheld ({fragment.withheld}): quotation {fragment.ordinal} of paragraph "
                + (f"{fragment.paragraph}; it is not below.")
            )
        elif not fragment.whole:
            yield f"  Mind: quotation {fragment.ordinal} of paragraph {fragment.paragraph} is " + (
                "longer than your passage; a fragment is all that stands between its marks."
            )
    if place.given_by:
        yield f"  In the records: {', '.join(map(_named, place.given_by))}."
    elif place.in_body and not any(each.withheld for each in place.fragments):
        yield "  In no record yet."
    if entry := printing_yaml(place):
        yield f"\n{indent(entry, _STEP)}"
    elif place.in_body and not place.fragments:
        yield "  Nothing to paste: a news article's own words are told in yours.\n"
    else:
        yield ""


def _near(near: Near | None) -> Iterator[str]:
    if near is None:
        yield "Nothing there resembles them."
        return
    where = f"paragraph {near.paragraph}, " if near.paragraph else "around the article, "
    yield f"Not the same words, but {near.ratio:.0%} of the letters: {near.source}, {where}" + (
        f"line {near.line}"
    )
    yield f"  {near.diff}"
    yield "  [-your words-] {+the article's+}: copy the passage from the archived article."


def _named(passage: Passage) -> str:
    return f"{passage.kind}/{passage.id}"


def _as_data(found: Located) -> dict[str, Any]:
    return {
        "places": [
            {
                **asdict(place),
                "in_body": place.in_body,
                "given_by": list(dict.fromkeys(map(_named, place.given_by))),
                "fragments": [
                    {**asdict(each), "given_by": list(dict.fromkeys(map(_named, each.given_by)))}
                    for each in place.fragments
                ],
                "yaml": printing_yaml(place),
            }
            for place in found.places
        ],
        "near": asdict(found.near) if found.near else None,
    }
