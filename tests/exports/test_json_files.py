"""The published JSON: what the issue of record asks for, joined with the seals, sorted, stable."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from microsite.checks import Verified
from microsite.exports import exports
from microsite.views.lookup import Lookup
from tests.support import GOOD, checked

KINDS = (
    "agencies",
    "allegations",
    "bills",
    "corrections",
    "documents",
    "events",
    "figures",
    "organizations",
    "people",
    "responses",
    "sources",
    "statements",
    "updates",
    "withheld",
)


@pytest.fixture(scope="module")
def data(verified: Verified) -> dict[str, list[dict[str, Any]]]:
    return {
        artifact.path.removeprefix("data/").removesuffix(".json"): json.loads(artifact.content)
        for artifact in exports(Lookup(verified)).files
        if artifact.path in {f"data/{kind}.json" for kind in KINDS}
    }


def test_a_file_per_kind_with_every_record_sorted(
    verified: Verified, data: dict[str, list[dict[str, Any]]]
) -> None:
    assert tuple(sorted(data)) == KINDS
    for kind, rows in data.items():
        ids = sorted(verified.project.records(kind))
        # Neither the place of a private fact nor its hash is published.
        expected = [re.sub("/[0-9a-f]{64}$", "/private/1", id) for id in ids]
        assert [row["id"] for row in rows] == expected


def test_a_statement_carries_its_speakers_printings_and_seals(
    verified: Verified, data: dict[str, list[dict[str, Any]]]
) -> None:
    project = verified.project
    for row in data["statements"]:
        statement = project.statements[row["id"]]
        assert [each["id"] for each in row["speakers"]] == list(statement.speakers)
        assert all(each["name"] for each in row["speakers"])
        value = statement.said.value
        assert row["said"] == (value.text if value else None)
        assert row["said_basis"] == statement.said.basis
        assert {"capacity", "on_behalf_of", "about", "stance", "channel"} <= set(row)
        for printing in row["printings"]:
            source = project.sources[printing["source"]]
            assert printing["archive_file"] == source.archive_file
            assert printing["sha256"] == source.sha256
            if source.archive_file is None:
                assert printing["state"] == "not checkable"
                assert printing["state_because"] == source.not_archived_because
                assert (printing["paragraphs"], printing["positions"]) == ([], [])
            else:
                assert printing["state"] == "checked"
                assert len(printing["positions"]) == len(printing["fragments"])
                assert printing["paragraphs"]
    states = {p["state"] for row in data["statements"] for p in row["printings"]}
    assert states == {"checked", "not checkable"}


def test_positions_lead_back_to_the_words(data: dict[str, list[dict[str, Any]]]) -> None:
    """Whoever has the archived file finds each fragment there by its two offsets."""
    found = 0
    for row in data["statements"]:
        for printing in row["printings"]:
            if printing["archive_file"] is None:
                continue
            text = (GOOD / "archive" / printing["archive_file"]).read_bytes().decode("utf-8")
            for fragment, place in zip(printing["fragments"], printing["positions"], strict=True):
                there = " ".join(text[place["start"] : place["end"]].split())
                assert there.replace("’", "'").replace("‘", "'") == fragment.replace(
                    "’", "'"
                ).replace("‘", "'")
                found += 1
    assert found > 3


def test_a_source_says_how_each_value_is_known(data: dict[str, list[dict[str, Any]]]) -> None:
    for row in data["sources"]:
        for field in ("title", "publisher", "byline", "published", "url"):
            known = row[field]
            assert known["basis"] in ("stated", "inferred", "unknown")
            assert (known["value"] is None) == (known["basis"] == "unknown")
            assert known["because"] if known["basis"] == "inferred" else True
        assert set(row["names_agencies"]) <= {agency["id"] for agency in data["agencies"]}


def test_the_other_kinds_have_their_columns(data: dict[str, list[dict[str, Any]]]) -> None:
    columns = {
        "responses": {"agency", "as_of", "kind", "source", "statement"},
        "figures": {"label", "readings"},
        "events": {"date", "title", "agencies", "sources"},
        "bills": {"number", "title", "kind", "mentions"},
    }
    for kind, needed in columns.items():
        assert data[kind], kind
        assert all(needed <= set(row) for row in data[kind]), kind
    for figure in data["figures"]:
        for reading in figure["readings"]:
            assert {"source", "qualifier", "value", "unit", "words"} <= set(reading)


def test_the_same_project_makes_the_same_bytes(verified: Verified) -> None:
    again, _ = checked(GOOD)
    assert again is not None
    assert exports(Lookup(again)) == exports(Lookup(verified))
    rows = [
        each.content
        for each in exports(Lookup(again)).files
        if each.path in {f"data/{kind}.json" for kind in KINDS}
    ]
    assert all(isinstance(content, str) and content.endswith("]\n") for content in rows)


def test_the_place_of_a_private_fact_is_not_published(
    data: dict[str, list[dict[str, Any]]],
) -> None:
    places = {row["reason"]: (row["paragraph"], row["quotation"]) for row in data["withheld"]}
    assert places == {"scare quote": (8, 1), "private fact": (None, None)}


def test_the_hash_of_a_private_fact_is_in_no_file(verified: Verified) -> None:
    hashes = [each.sha256 for each in verified.project.withheld.values() if each.sha256]
    assert len(hashes) == 1
    for artifact in exports(Lookup(verified)).files:
        content = artifact.content
        held = content.encode() if isinstance(content, str) else content
        assert hashes[0].encode() not in held, artifact.path


def test_who_was_asked_is_told_apart_from_who_speaks(data: dict[str, list[dict[str, Any]]]) -> None:
    for row in data["responses"]:
        if row["kind"] in ("statement", "reported statement"):
            assert row["asked"] == []
        else:
            assert row["spoken_by"] == []
