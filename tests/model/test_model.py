import pytest
from pydantic import ValidationError

from microsite.model import (
    KINDS,
    BillMention,
    Investigation,
    KnownDate,
    KnownText,
    Person,
    Project,
    Reading,
    Record,
    Response,
    Source,
    Withheld,
)
from tests.support import GOOD, loaded


def refused(record_type: type[Record], **fields: object) -> str:
    with pytest.raises(ValidationError) as caught:
        record_type.model_validate(fields)
    return caught.value.errors()[0]["msg"]


@pytest.fixture(scope="module")
def project() -> Project:
    return loaded(GOOD).project


def test_the_word_unknown_is_a_whole_value() -> None:
    assert KnownText.model_validate("unknown") == KnownText(basis="unknown")


@pytest.mark.parametrize("value", ["2019", 2019, "1.5"])
def test_a_value_without_its_basis_is_refused(value: object) -> None:
    with pytest.raises(ValidationError, match="without basis"):
        KnownDate.model_validate(value)


def test_value_and_basis_must_agree() -> None:
    assert "yet a value is given" in refused(KnownText, basis="unknown", value="x")
    assert "yet no value is given" in refused(KnownText, basis="stated")
    assert "needs its reason" in refused(KnownText, basis="inferred", value="x")
    assert KnownText(basis="inferred", value="x", because="y").value == "x"


def test_a_date_keeps_the_text_it_was_written_as() -> None:
    date = KnownDate.model_validate({"value": 2019, "basis": "stated"})
    assert date.value is not None
    assert date.value.text == "2019"
    assert date.model_dump(exclude_none=True) == {"basis": "stated", "value": "2019"}


@pytest.mark.parametrize("value", [True, 2019.5, ["2019"], "2019-13"])
def test_what_is_no_date_is_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        KnownDate.model_validate({"value": value, "basis": "stated"})


def test_a_record_cannot_be_changed(project: Project) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        project.investigation.title = "another"  # type: ignore[misc]


def test_an_archived_source_needs_what_identifies_the_copy(project: Project) -> None:
    fields = project.sources["northfield-ledger"].model_dump()
    assert "needs sha256 and body" in refused(Source, **{**fields, "sha256": None})
    assert "needs sha256 and body" in refused(Source, **{**fields, "body": []})
    assert "not_archived_because" in refused(Source, **{**fields, "archive_file": None})


def test_an_original_needs_its_hash_and_the_text_that_was_made_of_it(project: Project) -> None:
    fields = project.sources["northfield-ledger"].model_dump()
    whole = {**fields, "original_file": "page.html", "original_sha256": "0" * 64}
    assert Source.model_validate({**whole, "extracted_with": "a program"}).original_file
    assert "go together" in refused(Source, **{**whole, "original_sha256": None})
    assert "go together" in refused(Source, **{**fields, "extracted_with": "a program"})
    none = {"archive_file": None, "not_archived_because": "It was lost."}
    assert "add archive_file" in refused(Source, **{**whole, **none})


@pytest.mark.parametrize("body", [[[0, 3]], [[4, 3]], [[1, 3], [3, 5]], [[5, 6], [1, 2]]])
def test_the_lines_of_a_body_count_upward(project: Project, body: list[list[int]]) -> None:
    fields = project.sources["northfield-ledger"].model_dump()
    with pytest.raises(ValidationError):
        Source.model_validate({**fields, "body": body})


def test_a_full_text_needs_its_license(project: Project) -> None:
    fields = project.sources["northfield-ledger"].model_dump()
    assert "license" in refused(Source, **{**fields, "rights": "full"})
    assert Source.model_validate({**fields, "rights": "full", "license": "CC BY 4.0"})


def test_a_response_is_a_statement_if_and_only_if_it_names_one(project: Project) -> None:
    fields = project.responses["northfield-did-not-know"].model_dump()
    assert "go together" in refused(Response, **{**fields, "statement": None})
    assert "go together" in refused(Response, **{**fields, "kind": "did not respond"})


def test_an_inferred_mention_of_a_bill_needs_its_reason() -> None:
    fields = {"source": "ledger", "says": "Would end it.", "basis": "inferred"}
    assert "needs its reason" in refused(BillMention, **fields)
    assert BillMention.model_validate({**fields, "because": "The number of days."})


@pytest.mark.parametrize("value", [True, "12", [12]])
def test_a_figure_is_a_number_and_nothing_that_could_become_one(value: object) -> None:
    fields = {"source": "ledger", "unit": "pages", "words": "twelve pages"}
    assert Reading.model_validate({**fields, "value": 12}).value == 12
    assert Reading.model_validate({**fields, "value": 6.1}).value == 6.1
    assert refused(Reading, **fields, value=value)


def test_a_person_must_have_a_role() -> None:
    assert "at least 1" in refused(Person, id="ada", name="Ada", roles=[])


@pytest.mark.parametrize("id", ["Ada", "ada_finch", "-ada", "ada-", "ada--finch", "ada/finch", "é"])
def test_an_id_is_kebab_case(id: str) -> None:
    roles = [{"words": "x", "source": "y"}]
    assert Person.model_validate({"id": "ada-finch-2", "name": "Ada", "roles": roles})
    assert refused(Person, id=id, name="Ada", roles=roles)


@pytest.mark.parametrize("record_type", [*KINDS.values(), Source, Investigation])
def test_every_kind_of_record_refuses_a_field_that_nobody_knows(record_type: type[Record]) -> None:
    with pytest.raises(ValidationError) as caught:
        record_type.model_validate({"nmae": "x"})
    assert ("nmae",) in [each["loc"] for each in caught.value.errors()]


def test_a_project_gives_its_records_by_kind(project: Project) -> None:
    for kind in (*KINDS, "sources"):
        assert project.records(kind) == getattr(project, kind)
        assert project.records(kind)


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("bram-holt", "Bram Holt"),
        ("platewatch", "Platewatch"),
        ("eastbrook-police", "Eastbrook Police Department"),
        ("sharing-agreement", "Sharing agreement"),
    ],
)
def test_whoever_can_speak_has_a_name(project: Project, speaker: str, name: str) -> None:
    assert project.speaker_name(speaker) == name


HASH = "5d" * 32


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"reason": "private fact"}, "add sha256"),
        ({"reason": "private fact", "paragraph": 4, "quotation": 2}, "delete paragraph"),
        ({"reason": "private fact", "sha256": HASH, "paragraph": 4}, "delete paragraph"),
        ({"reason": "private fact", "sha256": HASH, "quotation": 2}, "delete paragraph"),
        ({"reason": "private fact", "sha256": HASH.upper()}, "should match pattern"),
        ({"reason": "private fact", "sha256": HASH[1:]}, "should match pattern"),
        ({"reason": "scare quote"}, "add paragraph and quotation"),
        ({"reason": "scare quote", "paragraph": 4}, "add paragraph and quotation"),
        ({"reason": "scare quote", "sha256": HASH}, "delete sha256"),
        ({"reason": "scare quote", "paragraph": 4, "quotation": 2, "sha256": HASH}, "delete sha"),
    ],
)
def test_a_private_fact_has_a_hash_and_a_scare_quote_a_place(
    fields: dict[str, object], says: str
) -> None:
    assert says in refused(Withheld, source="ledger", **fields)


def test_a_hash_of_a_private_fact_is_not_published() -> None:
    fields = {"source": "ledger", "sha256": HASH, "reason": "private fact"}
    withheld = Withheld.model_validate(fields)
    assert withheld.key == f"ledger/{HASH}"
    assert "sha256" not in withheld.model_dump()
