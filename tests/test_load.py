from pathlib import Path

import pytest

from microsite.load import read_project
from microsite.model import KINDS
from tests.support import GOOD, MINIMAL, checked, edited, loaded

STATEMENTS = "data/statements.yaml"
RESPONSES = "data/responses.yaml"
SOURCE = "content/sources/ledger.md"
CASE = "data/investigation.yaml"
WITHHELD = "data/withheld.yaml"
DESK = "mailto:desk@news.test"
HASH = "2cdc8dc459dfab04443ae1a3eba0bc801d01e993c44cd050ebbabde4e4cf4546"


def findings(root: Path) -> list[str]:
    return sorted(map(str, read_project(root)[1]))


def findings_after(folder: Path, *edits: tuple[str, str, str]) -> list[str]:
    return findings(edited(folder, *edits))


def test_the_good_project_holds_every_kind_and_is_read_without_a_finding() -> None:
    project = loaded(GOOD).project
    assert findings(GOOD) == []
    assert all(project.records(kind) for kind in (*KINDS, "sources"))
    assert project.summaries["valley-radio"] == (
        "Carries two answers, and counts the sightings anew."
    )
    assert list(project.people)[:2] == ["dora-quill", "bram-holt"]
    assert list(project.withheld) == ["northfield-ledger/8/1", f"valley-radio/{HASH}"]


@pytest.mark.parametrize(
    ("kind", "id", "path", "key", "span"),
    [
        ("statements", "holt-did-not-know", (), False, f"{STATEMENTS}:1:3"),
        ("statements", "holt-did-not-know", ("printings", 0, "source"), False, "11:15"),
        ("statements", "holt-did-not-know", ("printings", 0, "source"), True, "11:7"),
        ("sources", "ledger", ("body", 0, 1), False, f"{SOURCE}:13:12"),
        ("investigation", "investigation", ("read_on",), False, "data/investigation.yaml:3:10"),
    ],
)
def test_a_record_knows_where_everything_in_it_stands(
    kind: str, id: str, path: tuple[str | int, ...], key: bool, span: str
) -> None:
    assert str(loaded(MINIMAL).span(kind, id, path, key=key)).endswith(span)


def test_a_withheld_quotation_is_found_by_its_place_or_its_hash() -> None:
    good = loaded(GOOD)
    assert str(good.span("withheld", "northfield-ledger/8/1")) == "data/withheld.yaml:1:3"
    assert str(good.span("withheld", f"valley-radio/{HASH}", ("note",))) == "data/withheld.yaml:8:9"
    assert all(key == record.key for key, record in good.project.withheld.items())


def test_a_record_that_is_not_there_has_no_place() -> None:
    with pytest.raises(KeyError):
        loaded(MINIMAL).span("people", "nobody")


def test_without_a_folder_of_data_there_is_nothing_to_read(tmp_path: Path) -> None:
    found, problems = read_project(tmp_path)
    assert found is None
    assert [str(each.span) for each in problems] == ["data:1:1"]


def test_all_mistakes_are_found_in_one_run(tmp_path: Path) -> None:
    found = findings_after(
        tmp_path,
        ("data/investigation.yaml", "read_on: 2019-03-20", "read_on: soon"),
        ("data/agencies.yaml", "latitude: 41.5", "latitude: 141.5"),
        ("data/people.yaml", "  name: Bram Holt\n", ""),
        (STATEMENTS, "stance: descriptive", "stanse: descriptive"),
        (RESPONSES, "sources: [ledger]", "sources: ledger"),
        (SOURCE, "kind: news article", "kind: news"),
    )
    assert [line.partition("]")[0] for line in found] == [
        f"{SOURCE}:3:7: error[wrong-value",
        "data/agencies.yaml:7:15: error[wrong-value",
        "data/investigation.yaml:3:10: error[invalid-date",
        "data/people.yaml:1:3: error[missing-field",
        f"{RESPONSES}:8:12: error[wrong-type",
        f"{STATEMENTS}:7:3: error[unknown-field",
    ]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            (STATEMENTS, "  channel: unknown\n", ""),
            f"{STATEMENTS}:1:3: error[missing-field]: 'channel' is missing; add it: how it was "
            "said (interview, statement, press release, email, testimony, document, unknown)",
        ),
        (
            (STATEMENTS, "speakers: [bram-holt]", "speakers: []"),
            f"{STATEMENTS}:3:13: error[missing-field]: 'speakers' is an empty list; add it: who "
            "said it, several for a joint statement",
        ),
        (
            (STATEMENTS, "speakers: [bram-holt]", "speakers: [~]"),
            f"{STATEMENTS}:3:14: error[wrong-type]: item 1 of 'speakers' should be a text, not "
            "nothing; put quotation marks around it if it is one",
        ),
        (
            (STATEMENTS, "summary: The police", "summary: {The: x} #"),
            f"{STATEMENTS}:2:12: error[wrong-type]: 'summary' should be a text, not a group of "
            "fields; put quotation marks around it if it is one",
        ),
        (
            (STATEMENTS, "capacity: police chief of Northfield", "capacity: true"),
            f"{STATEMENTS}:4:13: error[wrong-type]: 'capacity' should be a text, not true; put "
            "quotation marks around it if it is one",
        ),
        (
            (STATEMENTS, "capacity: police chief of Northfield", 'capacity: " "'),
            f"{STATEMENTS}:4:13: error[wrong-value]: 'capacity' is an empty text; write it, or "
            "delete the field",
        ),
        (
            (STATEMENTS, "id: holt-did-not-know", "id: Holt did not know!"),
            f"{STATEMENTS}:1:7: error[wrong-value]: 'Holt did not know!' cannot be an id; use "
            "small letters, digits and single hyphens, such as 'holt-did-not-know'",
        ),
        (
            (STATEMENTS, "- id: holt-did-not-know\n  summary", "- summary"),
            f"{STATEMENTS}:1:3: error[missing-field]: 'id' is missing; add it: its name in "
            "references and addresses, unique within its kind",
        ),
        (
            (STATEMENTS, "    - source: ledger\n      fragments", "    - fragments"),
            f"{STATEMENTS}:11:7: error[fact-without-source]: 'source' is missing, and a fact "
            "without a source is not published; add the id of the source that says so",
        ),
        (
            (STATEMENTS, "basis: stated, printed: Thursday", "basis: inferred"),
            f"{STATEMENTS}:8:9: error[wrong-value]: an inferred value needs its reason; add "
            "because",
        ),
        (
            ("data/agencies.yaml", "precision: town center", "precision: town centre"),
            "data/agencies.yaml:9:16: error[wrong-value]: 'precision' cannot be 'town centre'; "
            "did you mean 'town center'?",
        ),
        (
            ("data/agencies.yaml", "latitude: 41.5", "latitude: '41.5'"),
            "data/agencies.yaml:7:15: error[wrong-type]: 'latitude' should be a number, not the "
            "text '41.5'; write 41.5, in digits and without quotation marks",
        ),
        (
            ("data/agencies.yaml", "latitude: 41.5", "latitude: 91"),
            "data/agencies.yaml:7:15: error[wrong-value]: 'latitude' is '91'; it must be at most "
            "90.0",
        ),
        (
            (SOURCE, "body: [[6, 8]]", "body: [[6]]"),
            f"{SOURCE}:13:8: error[wrong-type]: item 1 of 'body' needs one value more; give both",
        ),
        (
            (SOURCE, "body: [[6, 8]]", "body: [[6, 7, 8]]"),
            f"{SOURCE}:13:8: error[wrong-type]: item 1 of 'body' has too many values; give two",
        ),
        (
            (SOURCE, "body: [[6, 8]]", "body: [[0, 8]]"),
            f"{SOURCE}:13:9: error[wrong-value]: item 1 of 'body' is '0'; it must be at least 1",
        ),
        (
            (SOURCE, "body: [[6, 8]]", "body: [[6, 8]]\nid: ledger"),
            f"{SOURCE}:14:1: error[unknown-field]: there is no field 'id'; did you mean 'kind'?",
        ),
        (
            (SOURCE, "\nReports what the police chief answers.\n", ""),
            f"{SOURCE}:2:1: error[missing-field]: the summary is missing; write it under the "
            "second line of ---",
        ),
        (
            ("data/figures.yaml", "[]", "figures: []"),
            "data/figures.yaml:1:1: error[wrong-type]: the file should hold a list of records; "
            "begin each record with a hyphen",
        ),
        (
            ("data/figures.yaml", "[]", "- only text"),
            "data/figures.yaml:1:3: error[wrong-type]: the record should be a group of fields, "
            "not the text 'only text'; write each as a name, a colon and a value",
        ),
        (
            ("data/figures.yaml", "[]", "-"),
            "data/figures.yaml:1:2: error[wrong-type]: the record should be a group of fields, "
            "not nothing; write each as a name, a colon and a value",
        ),
        (
            ("data/figures.yaml", "", "- id: x\n  label: x\n  about: x\n  readings:\n"),
            "data/figures.yaml:4:3: error[fact-without-source]: 'readings' is empty, and a fact "
            "without a source is not published; add what a source gives, and the source's id",
        ),
        (
            (
                "data/figures.yaml",
                "",
                "- id: x\n  label: x\n  about: x\n  readings:\n"
                "    - {source: ledger, value: about 12, unit: pages, words: 12 pages}\n",
            ),
            "data/figures.yaml:5:31: error[wrong-type]: 'value' should be a number, not the text "
            "'about 12'; write it in digits, without quotation marks",
        ),
        (
            (CASE, "region:", "mistakes: desk@news.test\nregion:"),
            f"{CASE}:4:11: error[wrong-value]: 'mistakes' is not an address to write to; write "
            "one that begins with https:// or mailto:",
        ),
        (
            (CASE, "region:", f"security: {{contact: [{DESK}]}}\nregion:"),
            f"{CASE}:4:11: error[missing-field]: 'expires' is missing; add it: the day from which "
            "nobody should rely on it; less than a year ahead",
        ),
        (
            (CASE, "region:", f"security: {{contact: [{DESK}], expires: 2027-06}}\nregion:"),
            f"{CASE}:4:55: error[wrong-value]: this is not one certain day; write it as YYYY-MM-DD",
        ),
        (
            (CASE, "region:", "security: {contact: [the desk], expires: 2027-06-30}\nregion:"),
            f"{CASE}:4:22: error[wrong-value]: item 1 of 'contact' is not a way to reach you; "
            "write an address that begins with https://, mailto: or tel:",
        ),
        (
            (
                WITHHELD,
                "[]",
                "- {source: ledger, paragraph: 2, quotation: 2, reason: private fact}",
            ),
            f"{WITHHELD}:1:3: error[wrong-value]: the place of a private fact would point at a "
            "person; delete paragraph and quotation, and name it by its sha256",
        ),
        (
            (WITHHELD, "[]", "- {source: ledger, sha256: 5D0C, reason: private fact}"),
            f"{WITHHELD}:1:28: error[wrong-value]: 'sha256' is not a SHA-256: it has 4 "
            "characters; copy it anew: it has 64, each a digit or one of a to f",
        ),
        (
            ("data/people.yml", "", "[]\n"),
            "data/people.yml:1:1: error[unknown-file]: nothing reads a file with this name; did "
            "you mean 'people.yaml'?",
        ),
        (
            ("content/sources/Ledger 2.md", "", (MINIMAL / SOURCE).read_text("utf-8")),
            "content/sources/Ledger 2.md:1:1: error[wrong-value]: a source's file name is its id, "
            "and 'Ledger 2' cannot be one; use small letters, digits and single hyphens, such as "
            "'ledger-2'",
        ),
    ],
)
def test_a_mistake_is_told_in_plain_words_at_its_place(
    tmp_path: Path, edit: tuple[str, str, str], expected: str
) -> None:
    assert findings_after(tmp_path, edit) == [expected]


def test_an_address_to_reach_the_maintainers_at_is_no_slip(tmp_path: Path) -> None:
    security = f"security: {{contact: [{DESK}], expires: 2027-06-30}}"
    root = edited(tmp_path, (CASE, "region:", f"{security}\nregion:"))
    verified, findings = checked(root)
    assert verified is not None, findings.format()
    assert not [each for each in findings if each.rule == "personal-contact"]


@pytest.mark.parametrize("content", ["[]", "# none yet\n[]\n", "# none yet\n", "---\n"])
def test_a_kind_may_have_no_records(tmp_path: Path, content: str) -> None:
    root = edited(tmp_path, ("data/bills.yaml", "", content))
    assert findings(root) == []
    assert loaded(root).ids["bills"] == frozenset()


def test_a_handwritten_index_among_the_sources_is_a_page_and_no_source(tmp_path: Path) -> None:
    root = edited(tmp_path, ("content/sources/index.md", "", "# Sources\n"))
    assert findings(root) == []
    assert list(loaded(root).project.sources) == ["ledger"]


def test_a_project_without_a_folder_of_sources_says_so(tmp_path: Path) -> None:
    root = edited(tmp_path)
    (root / SOURCE).unlink()
    (root / "content/sources").rmdir()
    assert findings(root)[0].startswith("content/sources:1:1: error[missing-file]")


def test_ids_hold_the_records_that_failed_too(tmp_path: Path) -> None:
    root = edited(tmp_path, (STATEMENTS, "stance: descriptive", "stance: angry"))
    found = loaded(root)
    assert found.ids["statements"] == {"holt-did-not-know"}
    assert not found.project.statements
    assert found.complete


def test_a_file_that_cannot_be_read_leaves_its_ids_unknown(tmp_path: Path) -> None:
    found = loaded(edited(tmp_path, (STATEMENTS, "stance: descriptive", "stance: [")))
    assert "statements" not in found.ids
    assert not found.complete


def test_a_source_that_cannot_be_read_keeps_its_id(tmp_path: Path) -> None:
    found = loaded(edited(tmp_path, (SOURCE, "kind: news article", "kind: [")))
    assert found.ids["sources"] == {"ledger"}
    assert not found.complete


def test_an_investigation_that_cannot_be_read_does_not_keep_the_rest_from_being_checked(
    tmp_path: Path,
) -> None:
    root = edited(tmp_path, ("data/investigation.yaml", "", "- a list"))
    assert [line.partition(" ")[0] for line in findings(root)] == ["data/investigation.yaml:1:1:"]
    assert loaded(root).project.agencies


def test_of_two_records_with_one_id_the_first_is_kept(tmp_path: Path) -> None:
    text = (MINIMAL / RESPONSES).read_text("utf-8")
    second = text.replace("did not know, its chief says", "knew, its chief says")
    found = loaded(edited(tmp_path, (RESPONSES, "", text + second)))
    assert found.project.responses["northfield-did-not-know"].says.startswith("The department did")
    assert str(found.span("responses", "northfield-did-not-know")) == f"{RESPONSES}:1:3"
    assert len(found.of_kind("responses")) == 2


def test_the_garbage_collector_is_as_it_was() -> None:
    import gc

    assert gc.isenabled()
    read_project(MINIMAL)
    assert gc.isenabled()
    gc.disable()
    try:
        read_project(MINIMAL)
        assert not gc.isenabled()
    finally:
        gc.enable()
