"""The sheet holds everything that is published: nothing is left out, and nothing stands twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from microsite.changes import State, since
from microsite.evidence import LOCK_FILE, read_lock
from microsite.factcheck import Sheet, UnknownRecord, make_sheet
from microsite.revisions import Revision
from microsite.views.lookup import Lookup
from tests.factcheck.sheets import ROOT, material, missing, sheet
from tests.support import GOOD, edited, loaded

PRIVATE = (
    "- source: valley-radio\n"
    "  sha256: 2cdc8dc459dfab04443ae1a3eba0bc801d01e993c44cd050ebbabde4e4cf4546\n"
    "  reason: private fact\n"
    "  note: Somebody else's life.\n"
)


@pytest.fixture(scope="module")
def lookup() -> Lookup:
    return Lookup(material().verified)


def test_every_value_of_every_published_table_is_in_the_sheet(lookup: Lookup) -> None:
    assert missing(sheet(), lookup) == []


@pytest.mark.parametrize("what", ["quotation", "own words", "figure", "date", "role", "count"])
def test_a_line_that_is_left_out_is_noticed(lookup: Lookup, what: str) -> None:
    whole = sheet()
    longest = max(
        (line for line in whole.lines if line.what == what and "/" in line.record),
        key=lambda line: len(line.words),
    )
    some = [line for line in whole.lines if line.words != longest.words]
    assert missing(replace(whole, lines=tuple(some)), lookup)


@pytest.mark.flagship
def test_every_value_of_the_real_tables_is_in_the_sheet() -> None:
    own = sheet(ROOT, archive=False)
    assert missing(own, Lookup(material(ROOT, archive=False).verified)) == []
    assert len(own.lines) > 1000


def test_each_line_is_there_once_and_numbered() -> None:
    lines = sheet().lines
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    facts = [(line.record, line.field, line.words) for line in lines if line.field]
    assert len(facts) == len(set(facts))


def test_lines_stand_page_by_page_and_record_by_record() -> None:
    groups = list(sheet().groups)
    pages = [group.address for group in groups]
    assert pages[:2] == ["", "agencies/"]
    assert len(pages) == len(set(pages))
    northfield = next(group for group in groups if group.address == "agencies/northfield-police/")
    records = [section.record for section in northfield.sections]
    assert records[0] == "agencies/northfield-police"
    assert {each.partition("/")[0] for each in records[1:]} == {"responses"}
    assert len(records) == len(set(records))


def line(words: str, of: Sheet | None = None):
    return next(each for each in (of or sheet()).lines if each.words == words)


def test_a_quotation_has_its_place_and_state() -> None:
    found = line("We will ask the vendor who openned them. Then we will tell the council.")
    assert (found.record, found.field, found.what) == (
        "statements/holt-did-not-know",
        "printings 1 fragments 2",
        "quotation",
    )
    assert found.sources == "northfield-ledger, paragraph 5, line 11"
    assert found.state.startswith("checked letter by letter")
    text = (GOOD / found.file).read_text("utf-8").splitlines()[found.line - 1]
    assert "We will ask the vendor who openned them." in text
    sealed = line(found.words, sheet(archive=False))
    assert sealed.state.startswith("sealed")
    assert line("The accounts are closed.").state.startswith("not checkable: ")


def test_a_line_names_the_pages_that_show_it() -> None:
    found = line("We did not know about the accounts,")
    assert {"Statements", "Northfield Police Department"} <= set(found.shown_on)
    assert "Millbrook College Police" not in found.shown_on


def test_pages_written_by_hand_and_the_interface_are_there_sentence_by_sentence() -> None:
    own = sheet(ROOT, archive=False)
    by_hand = [each for each in own.lines if each.record == "content/about.md"]
    assert len(by_hand) > 5
    assert {each.state for each in by_hand} == {"no record: written by hand, check by hand"}
    assert any(each.record == "templates/strings/en.yaml" for each in own.lines)


def test_what_is_withheld_never_appears() -> None:
    for private in (False, True):
        whole = str(sheet(private=private))
        assert "my sister" not in whole
        assert "no big deal" not in whole
        assert "2cdc8dc459df" not in whole
    assert "withheld/valley-radio/private/1" in {each.record for each in sheet().lines}


def test_the_hash_is_that_of_what_is_signed() -> None:
    whole = sheet()
    assert sheet(archive=False).content_hash == whole.content_hash
    assert sheet(private=True).content_hash == whole.content_hash
    first, *others = whole.lines
    otherwise = replace(whole, lines=(replace(first, words=f"{first.words}!"), *others))
    assert otherwise.content_hash != whole.content_hash


def test_a_sheet_may_be_of_some_records_alone_with_their_numbers() -> None:
    some = make_sheet(material(), records=["holt-did-not-know", "figures/pages"])
    assert {each.record for each in some.lines} == {"statements/holt-did-not-know", "figures/pages"}
    numbers = {each.number: each.words for each in sheet().lines}
    assert all(numbers[each.number] == each.words for each in some.lines)
    assert "holt-did-not-know" in some.head.restricted[0]
    with pytest.raises(UnknownRecord, match="nobody"):
        make_sheet(material(), records=["nobody"])


def test_a_private_fact_that_changed_is_named_by_its_source_alone(tmp_path: Path) -> None:
    now = material().loaded
    fewer = edited(tmp_path, ("data/withheld.yaml", PRIVATE, ""), of=GOOD)
    before, lock = loaded(fewer), read_lock(GOOD / LOCK_FILE)
    old, new = State(before, (), lock), State(now, (), lock)
    at = Revision("main", "0" * 40, "2022-11-22", "Publish the case")
    added = make_sheet(material(), since=since(old, new, at))
    assert {each.record for each in added.lines} == {"withheld/valley-radio/private/1"}
    assert all(each.changed for each in added.lines)
    removed = make_sheet(material(), since=since(new, old, at))
    assert removed.head.removed == ("withheld/valley-radio/private",)


def changed_lines(folder: Path, *edits: tuple[str, str, str]) -> set[tuple[str, str, bool]]:
    """The lines of a sheet of what changed since the edits were undone."""
    before, lock = loaded(edited(folder, *edits, of=GOOD)), read_lock(GOOD / LOCK_FILE)
    old, new = State(before, (), lock), State(material().loaded, (), lock)
    at = Revision("main", "0" * 40, "2022-11-22", "Publish the case")
    found = make_sheet(material(), since=since(old, new, at)).lines
    return {(each.record, each.field, each.changed) for each in found}


def test_of_a_changed_record_only_what_changed_is_to_be_read_again(tmp_path: Path) -> None:
    case = (GOOD / "data/investigation.yaml").read_text("utf-8")
    read_on = next(line for line in case.splitlines() if line.startswith("read_on:"))
    assert changed_lines(
        tmp_path,
        ("data/investigation.yaml", read_on, "read_on: 2022-11-01"),
        ("data/statements.yaml", "summary: The agreement allows", "summary: It allows"),
    ) == {
        ("investigation", "read_on", True),
        ("statements/agreement-lends-accounts", "summary", True),
    }


def test_words_of_another_speaker_are_all_to_be_read_again(tmp_path: Path) -> None:
    found = changed_lines(
        tmp_path,
        ("data/statements.yaml", "speakers: [sharing-agreement]", "speakers: [bram-holt]"),
    )
    record = "statements/agreement-lends-accounts"
    assert {(record, "speakers", True), (record, "printings 1 fragments 1", False)} <= found


def test_settings_are_no_facts() -> None:
    fields = {each.field for each in sheet().lines if each.record == "investigation"}
    assert "read_on" in fields
    assert fields.isdisjoint({"language", "country", "distances", "public_bodies"})


def test_a_project_in_no_repository_has_a_sheet_too(tmp_path: Path) -> None:
    head = make_sheet(replace(material(), root=tmp_path)).head
    assert head.state.revision.startswith("unknown: ")
