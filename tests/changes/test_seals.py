"""What differs between two locks."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from microsite.changes.weight import Weight
from tests.changes.states import STATEMENTS, Edit, record, since
from tests.support import GOOD

LOCK = "data/evidence.lock"
KEY = "statements/vole-nobody-needs-to-know/printings/valley-radio"


def locked(change: Callable[[dict[str, Any]], object]) -> Edit:
    lock = json.loads((GOOD / LOCK).read_text("utf-8"))
    change(lock)
    return LOCK, "", json.dumps(lock)


def test_a_passage_found_in_another_paragraph(tmp_path: Path) -> None:
    report = since(
        tmp_path, locked(lambda lock: lock["passages"][KEY]["fragments"][0].update(paragraph=7))
    )
    [change] = record(report, "statements/vole-nobody-needs-to-know").fields
    assert change.label == "place of printings[valley-radio]"
    assert change.after == "paragraph 7"
    assert (change.weight, change.owes_correction) == (Weight.TECHNICAL, False)


def test_a_passage_found_at_other_characters(tmp_path: Path) -> None:
    report = since(
        tmp_path,
        locked(lambda lock: lock["passages"][KEY]["fragments"][0].update(start=1, end=2)),
    )
    [change] = record(report, "statements/vole-nobody-needs-to-know").fields
    assert change.after == "characters 1-2"


def test_a_passage_sealed_anew(tmp_path: Path) -> None:
    report = since(tmp_path, locked(lambda lock: lock["passages"][KEY].update(sha256="0" * 64)))
    [change] = record(report, "statements/vole-nobody-needs-to-know").fields
    assert (change.label, change.after) == ("seal of printings[valley-radio]", "0" * 12)


def test_a_seal_that_only_follows_its_words_is_not_told(tmp_path: Path) -> None:
    report = since(
        tmp_path,
        locked(lambda lock: lock["passages"][KEY].update(sha256="0" * 64)),
        (STATEMENTS, "Nobody at a company needs", "Nobody at a company has"),
    )
    [change] = record(report, "statements/vole-nobody-needs-to-know").fields
    assert change.label == "printings[valley-radio].fragments[1]"


def test_a_place_in_a_list_is_no_change(tmp_path: Path) -> None:
    """The lock names a printed name by its place, which another one above it moves."""

    def moved(lock: dict[str, Any]) -> None:
        passages, prefix = lock["passages"], "agencies/eastbrook-police/printed_as"
        first, second = passages[f"{prefix}/0"], passages[f"{prefix}/1"]
        passages[f"{prefix}/0"], passages[f"{prefix}/1"] = second, first

    assert since(tmp_path, locked(moved)).comparison.records == ()


def test_which_paragraphs_name_an_agency_is_a_fact(tmp_path: Path) -> None:
    def named(lock: dict[str, Any]) -> None:
        names = lock["sources"]["northfield-ledger"]["names"]
        names["northfield-police"] = [1]
        del names["eastbrook-police"]
        lock["sources"]["northfield-ledger"]["words"] += 1

    report = since(tmp_path, locked(named))
    fields = record(report, "sources/northfield-ledger").fields
    told = {each.label: (each.op, each.after, each.weight) for each in fields}
    facts = {
        "paragraphs that name eastbrook-police": ("removed", None, Weight.FACT),
        "paragraphs that name northfield-police": ("changed", [1], Weight.FACT),
    }
    assert facts.items() <= told.items()
    assert told["words counted"][2] == Weight.TECHNICAL
