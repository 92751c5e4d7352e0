"""dangling-reference, ambiguous-reference, duplicate-id, unreferenced-record, listed-twice."""

from pathlib import Path

import pytest

from tests.support import GOOD, edited, loaded, said

STATEMENTS = "data/statements.yaml"
CORRECTION = """\
- id: one
  date: 2019-03-20
  was: One thing.
  now: Another.
  records: [{}]
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "speakers: [bram-holt]",
            "speakers: [bram-holt, bram-hold]",
            "3:25: there is no person, organization, agency or document 'bram-hold'",
        ),
        (
            "on_behalf_of: northfield-police",
            "on_behalf_of: holt",
            "5:17: there is no organization or agency 'holt'",
        ),
        ("source: ledger", "source: leger", "11:15: there is no source 'leger'"),
        ("source: ledger", 'source: ""', "11:15: there is no source ''"),
    ],
)
def test_a_reference_to_nothing_is_reported_where_it_stands(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    root = edited(tmp_path, (STATEMENTS, old, new))
    assert said(root, "dangling-reference") == [f"{STATEMENTS}:{expected}"]


def test_a_record_that_failed_still_shows_what_it_refers_to(tmp_path: Path) -> None:
    root = edited(
        tmp_path,
        (STATEMENTS, "stance: descriptive", "stance: angry"),
        (STATEMENTS, "about: [northfield-police]", "about: [nobody]"),
    )
    assert said(root, "dangling-reference") == [f"{STATEMENTS}:6:11: there is no agency 'nobody'"]


def test_a_reference_to_a_record_that_failed_does_not_dangle(tmp_path: Path) -> None:
    root = edited(tmp_path, ("data/people.yaml", "name: Bram Holt", "name: []"))
    assert said(root, "dangling-reference") == []


def test_nothing_dangles_into_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    root = edited(tmp_path, ("data/people.yaml", "name: Bram Holt", "name: ["))
    assert said(root, "dangling-reference") == []
    assert said(root, "unreferenced-record") == []


def test_a_correction_may_name_a_record_of_any_kind_and_a_wrong_one_is_reported(
    tmp_path: Path,
) -> None:
    records = "ledger, bram-holt, holt-did-not-know, no-such-record"
    root = edited(tmp_path, ("data/corrections.yaml", "", CORRECTION.format(records)))
    assert said(root, "dangling-reference") == [
        "data/corrections.yaml:5:51: there is no record 'no-such-record'"
    ]


def test_an_id_is_taken_within_a_kind(tmp_path: Path) -> None:
    text = (GOOD / "data/bills.yaml").read_text("utf-8")
    edit = ("data/bills.yaml", text, text.replace("unnamed-yearly-report", "hb-5101"))
    assert said(edited(tmp_path, edit, of=GOOD), "duplicate-id") == [
        "data/bills.yaml:16:7: the id 'hb-5101' is taken"
    ]


def test_speakers_of_all_kinds_share_their_ids(tmp_path: Path) -> None:
    edits = (
        ("data/documents.yaml", "id: sharing-agreement", "id: dora-quill"),
        ("data/organizations.yaml", "id: state-house", "id: eastbrook-police"),
    )
    assert said(edited(tmp_path, *edits, of=GOOD), "duplicate-id") == [
        "data/documents.yaml:1:7: the id 'dora-quill' is taken",
        "data/organizations.yaml:15:7: the id 'eastbrook-police' is taken",
    ]


def test_kinds_that_cannot_speak_may_share_an_id_with_others(tmp_path: Path) -> None:
    edit = ("data/events.yaml", "id: council-told", "id: bram-holt")
    assert said(edited(tmp_path, edit, of=GOOD), "duplicate-id") == []


def test_a_quotation_is_withheld_once(tmp_path: Path) -> None:
    edit = ("data/withheld.yaml", "", (GOOD / "data/withheld.yaml").read_text("utf-8") * 2)
    [hashed] = filter(None, (each.sha256 for each in loaded(GOOD).project.withheld.values()))
    assert said(edited(tmp_path, edit, of=GOOD), "duplicate-id") == [
        "data/withheld.yaml:9:3: the quotation 'northfield-ledger/8/1' is taken",
        f"data/withheld.yaml:13:3: the quotation 'valley-radio/{hashed}' is taken",
    ]


def test_a_correction_cannot_name_two_records_at_once(tmp_path: Path) -> None:
    root = edited(
        tmp_path,
        ("data/events.yaml", "id: council-told", "id: bram-holt"),
        ("data/corrections.yaml", "[ines-vole,", "[bram-holt,"),
        of=GOOD,
    )
    assert said(root, "ambiguous-reference") == [
        "data/corrections.yaml:5:13: 'bram-holt' is the id of an event and of a person"
    ]


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        (
            [
                ("data/bills.yaml", "  legislature: state-house\n", ""),
                ("data/events.yaml", "  involved: [state-house]\n", ""),
            ],
            ["data/organizations.yaml:15:3: nothing refers to the organization 'state-house'"],
        ),
        (
            [("content/sources/league-release.md", "contacts: [theo-marsh]\n", "")],
            ["data/people.yaml:30:3: nothing refers to the person 'theo-marsh'"],
        ),
        (
            [
                ("data/events.yaml", "sources: [council-minutes]", "sources: [valley-radio]"),
                ("data/statements.yaml", "- source: council-minutes", "- source: league-release"),
                ("data/responses.yaml", ", council-minutes]", "]"),
            ],
            [
                "content/sources/council-minutes.md:2:1: nothing refers to the source "
                "'council-minutes'"
            ],
        ),
    ],
)
def test_what_nothing_refers_to_is_reported(
    tmp_path: Path, edits: list[tuple[str, str, str]], expected: list[str]
) -> None:
    assert said(edited(tmp_path, *edits, of=GOOD), "unreferenced-record") == expected


def test_a_correction_alone_does_not_keep_a_record(tmp_path: Path) -> None:
    root = edited(
        tmp_path,
        ("content/sources/league-release.md", "contacts: [theo-marsh]\n", ""),
        ("data/corrections.yaml", "[ines-vole,", "[theo-marsh, ines-vole,"),
        of=GOOD,
    )
    assert len(said(root, "unreferenced-record")) == 1


def test_an_id_stands_once_in_a_list_and_may_stand_in_several(tmp_path: Path) -> None:
    root = edited(
        tmp_path,
        (STATEMENTS, "speakers: [bram-holt]", "speakers: [bram-holt, bram-holt, bram-holt]"),
    )
    assert said(root, "listed-twice") == [
        f"{STATEMENTS}:3:25: 'bram-holt' stands in this list already",
        f"{STATEMENTS}:3:36: 'bram-holt' stands in this list already",
    ]
    assert said(GOOD, "listed-twice") == []
