"""What the lock says without the archive is what the archive says, whatever somebody has edited."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from microsite.evidence import (
    Archive,
    Evidence,
    Examination,
    differences,
    examine,
    leftovers,
    passages,
    read_lock,
    write_lock,
)
from microsite.model import Agency, Figure, Person, Project, Source, Statement
from tests.made_up import agency, archive, project, source, statement
from tests.strategies import edited, holders

CONTENT = """The Ledger
Northfield’s chief, Bram Holt, said on Thursday that “we did not know about it.”
“We will ask,” he said. “We will ask, and then we will decide.”
Over 80 scans were non-violent; Bram Holt Senior said “we agree,” and 1.5 billion were not.
More: “We will ask,” and other songs
"""
SOURCE = source(CONTENT, body=[[2, 4]])
RECORDS: dict[str, list[dict[str, Any]]] = {
    "statements": [
        statement(
            "ask",
            {"ledger": ["We will ask,", "We will ask, and then we will decide."]},
            said={"value": "2019-03-14", "basis": "stated", "printed": "on Thursday"},
        ).model_dump(mode="json", exclude_none=True),
        statement("know", {"ledger": ["we did not know about it."]}).model_dump(
            mode="json", exclude_none=True
        ),
    ],
    "agencies": [
        agency("northfield", ["Northfield"]).model_dump(mode="json", exclude_none=True),
    ],
    "people": [
        {
            "id": "holt",
            "name": "Bram Holt",
            "roles": [{"words": "chief", "source": "ledger"}],
            "printed_as": [
                {"words": "Bram Holt", "source": "ledger"},
                {"words": "Bram Holt Senior", "source": "ledger"},
            ],
        }
    ],
    "figures": [
        {
            "id": "scans",
            "label": "Scans",
            "about": "Scans.",
            "readings": [{"source": "ledger", "unit": "scans", "words": "Over 80 scans"}],
        }
    ],
}
TYPES = {"statements": Statement, "agencies": Agency, "people": Person, "figures": Figure}
VERBATIM = ("fragments", "words", "printed", "named_by")


def made(records: dict[str, list[dict[str, Any]]], described: Source = SOURCE) -> Project:
    valid = {
        kind: [TYPES[kind].model_validate(each) for each in some] for kind, some in records.items()
    }
    return project({"ledger": described}, **valid)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive(tmp_path_factory.mktemp("archive"), CONTENT)


@pytest.fixture(scope="module")
def honest(folder: Path) -> Examination:
    found = examine(made(RECORDS), Archive(folder))
    assert not found.misses and len(found.evidence.passages) == 8
    return found


def verbatim(value: Any, inside: bool = False) -> list[tuple[Any, Any]]:
    """List the places of all words as printed: what holds each, and its name or number there."""
    found: list[tuple[Any, Any]] = []
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    for step, part in parts:
        within = inside or step in VERBATIM
        if isinstance(part, dict | list):
            found += verbatim(part, within)
        elif within and isinstance(part, str):
            found.append((value, step))
    return found


def lists(value: Any) -> list[list[Any]]:
    """List all lists of words or of what a source prints."""
    parts = value.values() if isinstance(value, dict) else value
    own = [value] if isinstance(value, list) else []
    return own + [each for part in parts if isinstance(part, dict | list) for each in lists(part)]


def words_edited(records: Any, data: st.DataObject) -> None:
    holder, step = data.draw(st.sampled_from(verbatim(records)))
    holder[step] = data.draw(edited(holder[step]))


def order_changed(records: Any, data: st.DataObject) -> None:
    some = data.draw(st.sampled_from([each for each in lists(records) if each]))
    some[:] = data.draw(st.permutations(some))


def one_more_or_less(records: Any, data: st.DataObject) -> None:
    some = data.draw(st.sampled_from([each for each in lists(records) if each]))
    at = data.draw(st.integers(0, len(some) - 1))
    if data.draw(st.booleans()):
        del some[at]
    else:
        some.insert(at, deepcopy(some[at]))


def boundary_moved(records: Any, data: st.DataObject) -> None:
    fragments = records["statements"][0]["printings"][0]["fragments"]
    together = " ".join(fragments)
    spaces = [n for n, each in enumerate(together) if each == " "]
    at = data.draw(st.sampled_from([*spaces, len(together)]))
    fragments[:] = [each for each in (together[:at], together[at + 1 :]) if each]


def source_changed(records: Any, data: st.DataObject) -> None:
    prints = [each for some in lists(records) for each in some if isinstance(each, dict)]
    each = data.draw(st.sampled_from([each for each in prints if "source" in each]))
    each["source"] = "elsewhere"


EDITS: list[Callable[[Any, st.DataObject], None]] = [
    words_edited,
    order_changed,
    one_more_or_less,
    boundary_moved,
    source_changed,
]
FIELDS = st.sampled_from([
    {"body": [[2, 3]]},
    {"body": [[1, 4]]},
    {"body": [[2, 2], [3, 4]]},
    {"body": [[2, 9]]},
    {"paragraphs": "blank line"},
    {"sha256": "0" * 64},
    {"archive_file": "other.txt"},
])  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.sampled_from(EDITS), max_size=2), st.none() | FIELDS, st.data())
def test_the_lock_accepts_what_the_archive_accepts_and_nothing_else(
    folder: Path,
    honest: Examination,
    edits: list[Callable[[Any, st.DataObject], None]],
    fields: dict[str, Any] | None,
    data: st.DataObject,
) -> None:
    records = deepcopy(RECORDS)
    for edit in edits:
        edit(records, data)
    try:
        described = Source.model_validate(SOURCE.model_dump(mode="json") | (fields or {}))
        changed = made(records, described)
    except ValidationError:
        assume(False)
        raise
    examined = examine(changed, Archive(folder))
    every, lock = passages(changed), honest.evidence
    without = [*differences(changed, lock, None, every)]
    found = [*differences(changed, lock, examined, every)]
    copies = examined.articles
    unknown = any("elsewhere" in passage.sources for passage in every)
    refused = (
        bool(examined.misses)
        or "ledger" not in copies
        or copies["ledger"].sha256 != described.sha256
    )
    if refused:
        assert without, "the lock takes what the archive refuses"
    elif not leftovers(changed, lock, every):
        assert unknown or bool(without) == bool(found)
    if not (without or refused or unknown or leftovers(changed, lock, every)):
        assert examined.evidence == lock


OTHER = st.one_of(st.integers(-9, 999), st.text(max_size=3), st.none(), st.just([]), st.booleans())


@settings(max_examples=150)
@given(st.data())
def test_no_edit_of_the_lock_goes_unnoticed(
    folder: Path, honest: Examination, data: st.DataObject
) -> None:
    path = folder / "evidence.lock"
    write_lock(path, honest.evidence)
    stored = json.loads(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 2))):
        holder, step = data.draw(st.sampled_from(holders(stored)))
        match data.draw(st.sampled_from(["other", "delete", "near", "double"])):
            case "other":
                holder[step] = data.draw(OTHER)
            case "delete":
                del holder[step]
            case "near" if isinstance(holder[step], int) and holder[step] is not True:
                holder[step] += data.draw(st.sampled_from([-1, 1]))
            case "near" if isinstance(holder[step], str):
                holder[step] = data.draw(edited(holder[step]))
            case "double" if isinstance(holder, dict):
                holder[f"{step}x"] = deepcopy(holder[step])
            case "double":
                holder.append(deepcopy(holder[step]))
        if not stored:
            break
    path.write_text(json.dumps(stored, ensure_ascii=False), "utf-8")
    found = read_lock(path)
    if found.problem:
        assert found == Evidence(problem=found.problem)
        return
    every = passages(made(RECORDS))
    noticed = [*differences(made(RECORDS), found, honest, every)]
    noticed += leftovers(made(RECORDS), found, every)
    assert noticed or found == honest.evidence
    if not [*differences(made(RECORDS), found, None, every)]:
        # Places are the archive's to judge; what ties the words to the copy, anybody's.
        for key, seal in honest.evidence.passages.items():
            theirs = found.passages[key]
            assert (theirs.source, theirs.sha256) == (seal.source, seal.sha256)
            assert len(theirs.fragments) == len(seal.fragments)
        assert found.agencies.items() >= honest.evidence.agencies.items()
