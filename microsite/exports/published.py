"""What publication adds to the records, as types: fields with their documentation, as in the model.

A record is published with what the seals say of its words. The types here name these fields and
take the place of those that a table needs in another shape; `adapted` brings a published row into
that shape. Back references, which a join finds, are left to the JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from microsite.model import (
    AgencyId,
    Count,
    Record,
    SourceId,
    SpeakerId,
    Text,
)
from microsite.views.lookup import Lookup
from microsite.views.quotes import runs_on

GAP = " […] "
"""Stands between two fragments where the source puts its own words."""

Row = dict[str, Any]
Offset = Annotated[int, Field(ge=0)]


class PublishedRecord(Record):
    """What every record has."""

    page: Text | None = Field(
        description="where readers see it: a whole address, or below the site's root where that "
        "is not known; empty for what stands on no page of its own"
    )


class Place(Record):
    """Where words stand that are printed in one piece."""

    paragraph: Count | None = Field(
        description="the paragraph of the article's body in which the words stand, from 1; empty "
        "for words outside it and for those that nobody can check"
    )
    seal: Text | None = Field(
        description="SHA-256 that ties the words to the archived file; the page Methodology says "
        "of what"
    )


class Fragment(Record):
    """One piece of a quotation, and where it stands in the archived file."""

    words: Text = Field(description="what stands between the quotation marks, letter by letter")
    start: Offset | None = Field(
        description="its first character, counted from 0 in code points of the archived file; "
        "empty, as are the next three, where there is no archived file"
    )
    end: Offset | None = Field(description="the character after its last, counted likewise")
    paragraph: Count | None = Field(description="its paragraph in the article's body, from 1")
    occurrence: Count | None = Field(
        description="which occurrence of these words in the body it is, from 1"
    )


class PublishedPrinting(Record):
    """How a printing was checked."""

    quotation: Text = Field(
        description="all fragments in one line, for reading; […] where the source puts its own "
        "words between two of them"
    )
    archive_file: Text | None = Field(description="name of the archived file it was checked in")
    sha256: Text | None = Field(description="SHA-256 of that file's bytes")
    state: Literal["checked", "sealed", "not checkable"] = Field(
        description="checked: found in the archived file when this was made; sealed: agrees with "
        "the last such check; not checkable: there is no archived file"
    )
    state_because: Text | None = Field(description="why it cannot be checked")
    seal: Text | None = Field(
        description="SHA-256 that ties the words to that file; the page Methodology says of what"
    )
    fragments: tuple[Fragment, ...] = Field(
        description="what stands between the quotation marks, in the order printed"
    )


class PublishedStatement(Record):
    """Who said it, in one line."""

    speaker_names: Text = Field(description="the names of its speakers in one line, for reading")


class PublishedResponse(Record):
    """A response with those who were asked apart from those who spoke."""

    source: SourceId = Field(description="the source to cite for it")
    spoken_by: tuple[SpeakerId, ...] = Field(description="who speaks for the agency")
    asked: tuple[SpeakerId, ...] = Field(
        description="the people by name who were asked and are not on record as answering; that an "
        "agency was asked is said by `kind`"
    )


class Lines(Record):
    """A range of lines, both included, from 1."""

    first: Count = Field(description="the first line of the range, from 1")
    last: Count = Field(description="its last line")


class Mention(Record):
    """A paragraph that names an agency."""

    agency: AgencyId = Field(description="the agency that it names")
    paragraph: Count = Field(description="the paragraph of the article's body, from 1")


class PublishedSource(Record):
    """Its id, what was counted in the archived article, and our summary of it."""

    id: Text = Field(description="its name in references and addresses, unique within its kind")
    body: tuple[Lines, ...] = Field(
        description="line ranges of the archived file that are the article"
    )
    words: Offset | None = Field(description="how many words the article's body has")
    body_paragraphs: Offset | None = Field(description="how many paragraphs it has")
    summary: Text | None = Field(
        description="what it says, in our words, with Markdown’s marks for emphasis and links"
    )
    mentions: tuple[Mention, ...] = Field(description="the paragraphs that name each agency")


class PublishedWithheld(Record):
    """A name for what has no id, and when its place is not told."""

    id: Text = Field(description="made of its source and place; of a number for a private fact")
    paragraph: Count | None = Field(
        description="counted in the article's body, from 1; empty for a private fact, since the "
        "place would point at a person"
    )
    quotation: Count | None = Field(
        description="which quotation of that paragraph, from 1; empty likewise"
    )


ADDED: Mapping[tuple[str, ...], type[Record]] = {
    ("agencies", "printed_as"): Place,
    ("bills", "mentions"): Place,
    ("documents", "printed_as"): Place,
    ("figures", "readings"): Place,
    ("organizations", "printed_as"): Place,
    ("people", "printed_as"): Place,
    ("people", "roles"): Place,
    ("responses",): PublishedResponse,
    ("sources",): PublishedSource,
    ("statements",): PublishedStatement,
    ("statements", "printings"): PublishedPrinting,
    ("withheld",): PublishedWithheld,
}
"""By kind and list of the record: the fields that are added, or that take another's place."""


def adapted(lookup: Lookup, kind: str, row: Row) -> Row:
    """Bring a row of the JSON into the shape that these types name.

    Args:
        lookup: the checked records.
        kind: the row's kind, such as `statements`.
        row: the row, which is left as it is.
    """
    row = dict(row)
    for owner, added in ADDED.items():
        if owner[0] == kind and added is Place:
            row[owner[1]] = [
                each | {"paragraph": next(iter(each["paragraphs"]), None)} for each in row[owner[1]]
            ]
    match kind:
        case "statements":
            row["speaker_names"] = lookup.name(kind, row["id"])
            row["printings"] = [_printing(lookup, row["id"], each) for each in row["printings"]]
        case "sources":
            row["body"] = [{"first": first, "last": last} for first, last in row["body"]]
            row["summary"] = row["summary"] or None
            row["mentions"] = [
                {"agency": agency, "paragraph": paragraph}
                for agency, paragraphs in row["names_agencies"].items()
                for paragraph in paragraphs
            ]
    return row


def _printing(lookup: Lookup, statement: str, row: Row) -> Row:
    nowhere = dict.fromkeys(("start", "end", "paragraph", "occurrence"))
    places = row["positions"] or [nowhere] * len(row["fragments"])
    printings = lookup.project.statements[statement].printings
    record = next(each for each in printings if each.source == row["source"])
    words = row["fragments"]
    quotation = words[0]
    for fragment, follows in zip(words[1:], runs_on(lookup, statement, record)[1:], strict=True):
        quotation += (" " if follows else GAP) + fragment
    fragments = [{"words": each, **place} for each, place in zip(words, places, strict=True)]
    return row | {"quotation": quotation, "fragments": fragments}
