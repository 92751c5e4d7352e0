"""Records as a whole: which came, went and changed, where they stand, and in which order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from microsite import changes
from microsite.changes import State
from microsite.changes.weight import Weight
from microsite.load import Entry
from microsite.load.loaded import RECORD_TYPES
from microsite.model import Prose, Record, Slug, SourceId
from microsite.yamlfile import parse
from tests.changes.states import MAIN, RESPONSES, STATEMENTS, Edit, record, since, state
from tests.support import GOOD

PAGES = {
    "agencies/eastbrook-police": "agencies/eastbrook-police/",
    "allegations/accounts-for-a-towing-company": "agencies/#accounts-for-a-towing-company",
    "bills/hb-5101": "bills/#hb-5101",
    "corrections/eastbrook-captain": "corrections/#eastbrook-captain",
    "documents/sharing-agreement": "people/#sharing-agreement",
    "events/contract": "timeline/#contract",
    "figures/sightings": "figures/#sightings",
    "organizations/platewatch": "people/#platewatch",
    "people/bram-holt": "people/#bram-holt",
    "responses/millbrook-not-known": "agencies/millbrook-college-police/#millbrook-not-known",
    "statements/holt-did-not-know": "statements/#holt-did-not-know",
}


def emptied() -> tuple[Edit, ...]:
    """A case of which only the sources were there."""
    kinds = RECORD_TYPES.keys() - {"sources", "investigation"}
    return tuple((f"data/{kind}.yaml", "", "[]\n") for kind in sorted(kinds))


def test_every_record_of_every_kind_is_compared_and_has_its_page(tmp_path: Path) -> None:
    report = since(tmp_path, old=emptied())
    found = {f"{each.kind}/{each.id}": each for each in report.comparison.records}
    assert {each.op for each in found.values()} == {"added"}
    now = state(GOOD).loaded
    listed = [each for each in now.entries if each.kind not in ("sources", "investigation")]
    assert found.keys() == {f"{each.kind}/{each.id}" for each in listed}
    assert all(found[f"{each.kind}/{each.id}"].span == each.span() for each in listed)
    assert {name: found[name].page for name in PAGES} == PAGES
    assert [each.page for name, each in found.items() if name.startswith("withheld/")] == [
        None,
        None,
    ]
    assert len(report.warnings) == 0


HASHED = state(GOOD).loaded.of_kind("withheld")[1].raw["sha256"]
WITHHELD = "data/withheld.yaml"


def test_a_private_fact_that_once_told_its_place_is_compared(tmp_path: Path) -> None:
    """Today's rules do not take the old entry, and all of it is known."""
    placed = (WITHHELD, f"sha256: {HASHED}", "paragraph: 4\n  quotation: 2")
    report = since(tmp_path, old=(placed,))
    assert report.comparison.losses == ()
    found = {each.id: each.op for each in report.comparison.records if each.kind == "withheld"}
    assert found == {"valley-radio/4/2": "removed", f"valley-radio/{HASHED}": "added"}
    assert not report.warnings


def test_another_hash_is_another_name_for_what_is_withheld(tmp_path: Path) -> None:
    report = since(tmp_path, (WITHHELD, HASHED, "0" * 64))
    gone, came = (f"valley-radio/{each}" for each in (HASHED, "0" * 64))
    assert record(report, f"withheld/{gone}").op == "removed"
    suggestion = record(report, f"withheld/{came}").suggestion
    assert suggestion is not None
    assert (suggestion.old, suggestion.new, suggestion.same) == (gone, came, True)


def test_the_note_of_a_private_fact_is_compared(tmp_path: Path) -> None:
    report = since(tmp_path, (WITHHELD, "Somebody else's life.", "Another's life."))
    change = record(report, f"withheld/valley-radio/{HASHED}")
    assert [each.label for each in change.fields] == ["note"]


class Notice(Record):
    """A kind of records that there may be one day."""

    id: Slug
    says: Prose
    sources: tuple[SourceId, ...]


def test_a_kind_that_nobody_named_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    good = state(GOOD)
    monkeypatch.setitem(RECORD_TYPES, "notices", Notice)  # type: ignore[arg-type]

    def at(text: str) -> State:
        file, _ = parse(text, "data/notices.yaml")
        raw = file.value[0]
        entry = Entry("notices", raw["id"], file, (0,), raw, Notice.model_validate(raw))
        ids = {**good.loaded.ids, "notices": frozenset({raw["id"]})}
        loaded = replace(good.loaded, entries=(*good.loaded.entries, entry), ids=ids)
        return replace(good, loaded=loaded)

    report = changes.since(
        at("- id: first\n  says: It has two pages.\n  sources: [valley-radio]\n"),
        at("- id: first\n  says: It has three pages.\n  sources: [league-release]\n"),
        MAIN,
    )
    change = record(report, "notices/first")
    assert [(each.label, each.weight) for each in change.fields] == [
        ("sources", Weight.FACT),
        ("says", Weight.OWN_WORDS),
    ]
    assert (change.page, str(change.span)) == (None, "data/notices.yaml:1:3")


def test_a_removed_record_stands_where_it_stood_and_tells_what_it_said(tmp_path: Path) -> None:
    report = since(tmp_path, ("data/events.yaml", "", "[]\n"))
    gone = record(report, "events/contract")
    assert (gone.op, gone.page, str(gone.span)) == (
        "removed",
        "timeline/#contract",
        "data/events.yaml:1:3",
    )
    assert {each.label: each.before for each in gone.fields}["kind"] == "contract"


def test_the_investigation_and_a_page_written_by_hand(tmp_path: Path) -> None:
    name = "content/how-we-work.md"
    report = since(
        tmp_path,
        ("data/investigation.yaml", "read_on: 2022-11-20", "read_on: 2022-11-21"),
        (name, "", "# How we work\n\nWe read it twice.\n"),
        old=((name, "", "# How we work\n\nWe read it.\n"),),
    )
    home, page = record(report, "investigation/investigation"), record(report, f"pages/{name}")
    assert (home.page, home.weight, home.fields[0].label) == ("", Weight.FACT, "read_on")
    assert (page.page, page.weight, page.span.path) == ("how-we-work/", Weight.OWN_WORDS, name)


def test_the_gravest_record_comes_first_and_its_gravest_field(tmp_path: Path) -> None:
    report = since(
        tmp_path,
        ("data/agencies.yaml", "latitude: 41.62", "latitude: 41.63"),
        (STATEMENTS, "summary: The captain says", "summary: A captain says"),
        (STATEMENTS, "capacity: captain of", "capacity: chief of"),
        (RESPONSES, "  statement: vole", "  brief: says so\n  statement: vole"),
    )
    assert [f"{each.kind}/{each.id}" for each in report.comparison.records] == [
        "statements/vole-nobody-needs-to-know",  # needs a correction
        "responses/eastbrook-nobody-needs-to-know",
        "agencies/eastbrook-police",
    ]
    first = report.comparison.records[0]
    assert [each.label for each in first.fields] == ["capacity", "summary"]
    assert [each.span.line for each in first.fields] == [43, 41]


@pytest.mark.parametrize(
    ("path", "kind", "weight"),
    [(RESPONSES, "responses", Weight.FACT), ("data/people.yaml", "people", Weight.TECHNICAL)],
)
def test_records_in_another_order(tmp_path: Path, path: str, kind: str, weight: Weight) -> None:
    """Among equals the order of the responses decides which leads."""
    first, *others = (GOOD / path).read_text("utf-8").split("- id: ")[1:]
    text = "".join(f"- id: {each.rstrip()}\n" for each in (*others, first))
    id = first.partition("\n")[0]
    report = since(tmp_path, (path, "", text))
    [change] = report.comparison.records
    assert (change.kind, change.id, change.weight) == (kind, "", weight)
    told = changes.write(report, "text")
    assert f"\n{path}:1:1: {kind} changed\n  - records only reordered; moved: {id}" in told
    assert len(report.warnings) == 0
