"""The records as JSON: one file per kind, sorted by id, with what the seals add to them.

A date field such as `said` is its EDTF text, or null; `said_basis`, `said_because` and
`said_printed` say how it is known. A passage's place in its source stands beside the passage.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

from microsite.artifacts import Artifact
from microsite.checks import Verified
from microsite.citations import Imprint
from microsite.evidence import SealedPassage
from microsite.jsontext import indented
from microsite.model import Project
from microsite.views.addresses import address
from microsite.views.lookup import Lookup, once

Row = dict[str, Any]

FLAT_DATES = ("said", "as_of", "date", "made")
"""Dates that stand in a row as text, with what is known of them beside them."""


Published = Mapping[str, list[Row]]
"""The published rows of every kind, which all files are made of."""


def published_rows(lookup: Lookup, imprint: Imprint) -> Published:
    """Make the rows of every kind (see `rows`)."""
    return {kind: rows(lookup, imprint, kind) for kind in KINDS}


def json_files(published: Published) -> tuple[Artifact, ...]:
    """Write `data/<kind>.json` for every kind of record, and `data/sources.json`."""
    return tuple(
        Artifact(f"data/{kind}.json", indented(rows, sort_keys=True))
        for kind, rows in published.items()
    )


def rows(lookup: Lookup, imprint: Imprint, kind: str) -> list[Row]:
    """Make the published rows of a kind, sorted by id.

    Each has a `page`: the address at which readers see the record, whole where the site's own is
    known, otherwise below the site's root; null for what stands on no page of its own.
    """
    add = _ADDITIONS[kind]
    rows = []
    for id, record in lookup.project.records(kind).items():
        row: Row = record.model_dump(mode="json")
        row["id"] = id
        row["page"] = _page(lookup, imprint, kind, id)
        for field in FLAT_DATES:
            if isinstance(row.get(field), dict):
                _flatten_date(row, field)
        add(lookup, id, row)
        rows.append(row)
    return sorted(rows, key=itemgetter("id"))


def _page(lookup: Lookup, imprint: Imprint, kind: str, id: str) -> str | None:
    if kind == "withheld":
        return None
    place = lookup.places.of(kind, id)
    if place is None:
        raise KeyError(kind)
    page, anchor = place
    below = address(page)
    return imprint.address(below, anchor) or below + (f"#{anchor}" if anchor else "")


def _flatten_date(row: Row, field: str) -> None:
    known = row[field]
    row[field] = known["value"]
    for part in ("basis", "because", "printed"):
        row[f"{field}_{part}"] = known[part]


# ------------------------------------------------------------------------- what each kind adds


def _nothing(_lookup: Lookup, _id: str, _row: Row) -> None:
    """Some records are published as they stand."""


def _agency(lookup: Lookup, id: str, row: Row) -> None:
    verified = lookup.verified
    _places(verified, f"agencies/{id}/printed_as", row["printed_as"])
    row["named_in"] = {
        source: list(paragraphs) for source, paragraphs in sorted(lookup.naming.get(id, {}).items())
    }
    row["responses"] = sorted(lookup.responses_of.get(id, ()))
    row["statements_about"] = sorted(lookup.statements_about.get(id, ()))


def _statement(lookup: Lookup, id: str, row: Row) -> None:
    verified = lookup.verified
    project = verified.project
    row["speakers"] = _named(project, row["speakers"])
    for printing in row["printings"]:
        source = project.sources[printing["source"]]
        seal = verified.evidence.passages.get(f"statements/{id}/printings/{printing['source']}")
        printing["archive_file"] = source.archive_file
        printing["sha256"] = source.sha256
        printing["state"] = _state(verified, seal)
        printing["state_because"] = None if seal else source.not_archived_because
        printing["seal"] = seal.sha256 if seal else None
        printing["paragraphs"] = list(seal.paragraphs) if seal else []
        printing["positions"] = _positions(seal)


def _response(lookup: Lookup, _id: str, row: Row) -> None:
    verified = lookup.verified
    # The record names one or the other, and its kind says which.
    named = _named(verified.project, row["spoken_by"])
    like = verified.project.vocabulary.response_kind(row["kind"])
    speaks = like in ("statement", "reported statement")
    row["spoken_by"], row["asked"] = (named, []) if speaks else ([], named)
    # The source to cite for it; `sources` holds all that were read for it.
    row["source"] = row["sources"][0]


def _withheld(lookup: Lookup, id: str, row: Row) -> None:
    if row["reason"] == "private fact":
        # It has no place, which would point at a person, and its key is a hash.
        row["id"] = f"{row['source']}/private/{_private_numbers(lookup)[id]}"


@once
def _private_numbers(lookup: Lookup) -> Mapping[str, int]:
    """Number a source's private facts in the order of the hashes, which tells nothing."""
    withheld = sorted((w.source, id) for id, w in lookup.project.withheld.items() if w.sha256)
    grouped = groupby(withheld, key=itemgetter(0))
    return {id: number for _, alike in grouped for number, (_, id) in enumerate(alike, 1)}


def _source(lookup: Lookup, id: str, row: Row) -> None:
    verified = lookup.verified
    sealed = verified.evidence.sources.get(id)
    row["words"] = sealed.words if sealed else None
    row["body_paragraphs"] = sealed.paragraphs if sealed else None
    row["names_agencies"] = (
        {agency: list(where) for agency, where in sorted(sealed.names.items()) if where}
        if sealed
        else {}
    )
    row["summary"] = verified.project.summaries[id].strip()


def _figure(lookup: Lookup, id: str, row: Row) -> None:
    verified = lookup.verified
    for n, reading in enumerate(row["readings"]):
        key = f"figures/{id}/readings/{reading['source']}/{n}"
        _place(verified, key, reading)


def _bill(lookup: Lookup, id: str, row: Row) -> None:
    verified = lookup.verified
    for n, mention in enumerate(row["mentions"]):
        key = f"bills/{id}/mentions/{mention['source']}/{n}"
        _place(verified, key, mention)
    if row["status"]:
        _flatten_date(row["status"], "as_of")
    row["statements"] = sorted(lookup.statements_touching.get(id, ()))


def _person(lookup: Lookup, id: str, row: Row) -> None:
    verified = lookup.verified
    _places(verified, f"people/{id}/roles", row["roles"])
    _speaker("people")(lookup, id, row)


def _speaker(kind: str) -> Callable[[Lookup, str, Row], None]:
    def add(lookup: Lookup, id: str, row: Row) -> None:
        _places(lookup.verified, f"{kind}/{id}/printed_as", row["printed_as"])
        row["statements"] = sorted(lookup.statements_by.get(id, ()))

    return add


_ADDITIONS: Mapping[str, Callable[[Lookup, str, Row], None]] = {
    "agencies": _agency,
    "allegations": _nothing,
    "bills": _bill,
    "corrections": _nothing,
    "documents": _speaker("documents"),
    "events": _nothing,
    "figures": _figure,
    "organizations": _speaker("organizations"),
    "people": _person,
    "responses": _response,
    "sources": _source,
    "statements": _statement,
    "updates": _nothing,
    "withheld": _withheld,
}

KINDS = tuple(sorted(_ADDITIONS))
"""The kinds of records that are published, one file each."""


# ------------------------------------------------------------------------------- small pieces


def _named(project: Project, ids: list[str]) -> list[Row]:
    return [{"id": id, "name": project.speaker_name(id)} for id in ids]


def _places(verified: Verified, prefix: str, printed: list[Row]) -> None:
    """Add to names and roles as printed where they stand."""
    for n, words in enumerate(printed):
        _place(verified, f"{prefix}/{n}", words)


def _place(verified: Verified, key: str, words: Row) -> None:
    """Add to printed words where they stand, and the hash that ties them to the archived file."""
    sealed = verified.evidence.passages.get(key)
    words["paragraphs"] = list(sealed.paragraphs) if sealed else []
    words["seal"] = sealed.sha256 if sealed else None


def _state(verified: Verified, seal: SealedPassage | None) -> str:
    """Say how a passage was checked, in the words the pages use."""
    if seal is None:
        return "not checkable"
    return "checked" if verified.archive_checked else "sealed"


def _positions(seal: SealedPassage | None) -> list[Row]:
    """Where each fragment stands, for a TextPositionSelector: code points of the decoded file."""
    if seal is None:
        return []
    return [
        {"start": f.start, "end": f.end, "paragraph": f.paragraph, "occurrence": f.occurrence}
        for f in seal.fragments
    ]
