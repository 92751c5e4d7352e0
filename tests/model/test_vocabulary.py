from typing import get_args

import pytest
from pydantic import ValidationError

from microsite.model import KINDS, STANDARD, Location, Response, Source, Statement, Vocabulary
from microsite.model.vocabulary import (
    GROUPS,
    STANDARD_WORDS,
    BillKind,
    EventKind,
    InVocabulary,
    Precision,
    ResponseKind,
    SourceKind,
    VocabularyFile,
    Word,
    allowed_words,
)


@pytest.mark.parametrize(
    ("name", "literal"),
    [
        ("source_kinds", SourceKind),
        ("event_kinds", EventKind),
        ("bill_kinds", BillKind),
        ("response_kinds", ResponseKind),
        ("precisions", Precision),
    ],
)
def test_the_words_that_the_engine_reasons_with_are_the_standard_ones(name, literal) -> None:
    assert tuple(STANDARD_WORDS[name]) == get_args(literal)


def test_every_vocabulary_has_a_field_in_the_file_a_group_of_labels_and_a_field_of_a_record():
    marks = {
        mark.name
        for record_type in (*KINDS.values(), Source, Location)
        for field in record_type.model_fields.values()
        for mark in field.metadata
        if isinstance(mark, InVocabulary)
    }
    assert marks == set(STANDARD_WORDS) == set(GROUPS) == set(VocabularyFile.model_fields)


def test_the_words_of_a_field_are_the_projects() -> None:
    own = Vocabulary(
        **{
            **{name: STANDARD.entries(name) for name in STANDARD_WORDS},
            "stances": (Word("mixed", "mixed", "both"),),
        }
    )
    assert allowed_words(Statement, "stance", own) == ("mixed",)
    assert allowed_words(Statement, "stance") == tuple(STANDARD_WORDS["stances"])
    assert allowed_words(Statement, "attribution", own) == ("stated", "inferred")
    assert allowed_words(Statement, "summary", own) == ()
    assert allowed_words(Statement, "no such field", own) == ()


def test_a_schema_lists_the_standard_words() -> None:
    schema = Response.model_json_schema()["properties"]["kind"]
    assert schema["enum"] == list(get_args(ResponseKind))


@pytest.mark.parametrize("value", ["angry", 3, None, ["critical"]])
def test_any_other_value_is_refused_unless_the_words_are_not_known(value: object) -> None:
    location = {"latitude": 1.0, "longitude": 1.0, "gazetteer": "x", "gazetteer_id": "y"}
    with pytest.raises(ValidationError, match="not in the vocabulary"):
        Location.model_validate({**location, "precision": value})
    unknown = Location.model_validate(
        {**location, "precision": "angry"}, context={"vocabulary": None}
    )
    assert unknown.precision == "angry"
