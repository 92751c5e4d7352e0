"""The words that a field with a vocabulary may hold: the standard ones, and a project's own.

The engine knows the standard words. A project adds its own in data/vocabulary.yaml; where the
engine reasons with a vocabulary, each says which standard word it counts as (`like`). Whatever
reasons asks `Vocabulary` for that, so that no word of a newsroom's stands in the code
(docs/decisions/0013-vocabulary-is-data.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Annotated, Any, Literal, cast, get_args, get_origin

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from microsite.model.values import Record, Text

Name = Literal[
    "stances",
    "channels",
    "source_kinds",
    "event_kinds",
    "bill_kinds",
    "response_kinds",
    "precisions",
]
"""A vocabulary, as data/vocabulary.yaml calls it."""

# The standard words with which the engine reasons. Those of responses stand in their order: the
# agency's own words, a report of them, silence.
SourceKind = Literal["news article", "press release", "report", "document"]
EventKind = Literal[
    "publication",
    "legal action",
    "law",
    "hearing",
    "testimony",
    "policy",
    "contract",
    "plan",
    "other",
]
BillKind = Literal["bill", "act", "proposal"]
ResponseKind = Literal[
    "statement",
    "reported statement",
    "did not immediately respond",
    "did not respond",
    "not known to have been asked",
]
Precision = Literal["town center", "campus", "building"]

WORD = r"^[\p{L}\p{M}\p{N}]+([ -][\p{L}\p{M}\p{N}]+)*$"
"""How a word of a vocabulary is written: it stands in addresses, columns and YAML as it is."""
NO_BRACES = r"^[^{}]+$"
"""How a text for readers is written that joins the catalog, where braces stand for parts."""
_Label = Annotated[str, StringConstraints(pattern=NO_BRACES)]


class AddedWord(Record):
    """A word that a project adds to a vocabulary, or a standard word in the project's own terms."""

    word: Annotated[str, StringConstraints(pattern=WORD)] = Field(
        description="what stands in the records"
    )
    label: _Label = Field(description="what readers see for it")
    description: Text = Field(description="what it means, in one line, without a full stop")
    like: Text | None = Field(
        default=None, description="the standard word that it counts as where it matters which"
    )
    where: _Label | None = Field(
        default=None,
        description="for a precision, where its point stands, as the map's caption puts it after "
        "“A mark stands”: in the middle of a neighborhood",
    )


class VocabularyFile(Record):
    """What data/vocabulary.yaml may hold: a list of words for each vocabulary."""

    stances: tuple[AddedWord, ...] = Field(default=(), description="our readings of a statement")
    channels: tuple[AddedWord, ...] = Field(default=(), description="how a statement was made")
    source_kinds: tuple[AddedWord, ...] = Field(default=(), description="what a source is")
    event_kinds: tuple[AddedWord, ...] = Field(default=(), description="kinds of events")
    bill_kinds: tuple[AddedWord, ...] = Field(default=(), description="kinds of bills")
    response_kinds: tuple[AddedWord, ...] = Field(
        default=(), description="how far an answer is from the agency's own words"
    )
    precisions: tuple[AddedWord, ...] = Field(
        default=(), description="what an agency's point on the map marks"
    )


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a vocabulary. Texts are empty where the standard ones hold."""

    word: str
    like: str
    """The standard word that it counts as: itself, if it is one."""
    label: str = ""
    description: str = ""
    where: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """The words of all vocabularies, each list in the order in which tables and pages have them."""

    stances: tuple[Word, ...]
    channels: tuple[Word, ...]
    source_kinds: tuple[Word, ...]
    event_kinds: tuple[Word, ...]
    bill_kinds: tuple[Word, ...]
    response_kinds: tuple[Word, ...]
    precisions: tuple[Word, ...]

    def entries(self, name: Name) -> tuple[Word, ...]:
        """Give a vocabulary's words with all that is known of them."""
        found: tuple[Word, ...] = getattr(self, name)
        return found

    def words(self, name: Name) -> tuple[str, ...]:
        """List the words that stand in a vocabulary."""
        return tuple(each.word for each in self.entries(name))

    def has(self, name: Name, word: str) -> bool:
        """Say whether a word stands in a vocabulary."""
        return word in self._counted[name]

    def source_kind(self, word: str) -> SourceKind:
        """Say which standard kind of source a word counts as."""
        return cast(SourceKind, self._like("source_kinds", word))

    def event_kind(self, word: str) -> EventKind:
        """Say which standard kind of event a word counts as."""
        return cast(EventKind, self._like("event_kinds", word))

    def bill_kind(self, word: str) -> BillKind:
        """Say which standard kind of bill a word counts as."""
        return cast(BillKind, self._like("bill_kinds", word))

    def response_kind(self, word: str) -> ResponseKind:
        """Say which standard kind of response a word counts as."""
        return cast(ResponseKind, self._like("response_kinds", word))

    def precision(self, word: str) -> Precision:
        """Say which standard precision a word counts as."""
        return cast(Precision, self._like("precisions", word))

    def _like(self, name: Name, word: str) -> str:
        # A word that nobody knows is itself: there is a finding about it, and nothing is published.
        return self._counted[name].get(word, word)

    @cached_property
    def _counted(self) -> Mapping[str, Mapping[str, str]]:
        return {
            each.name: {word.word: word.like for word in self.entries(cast(Name, each.name))}
            for each in fields(self)
        }


def _standard(described: Mapping[str, str]) -> tuple[Word, ...]:
    return tuple(Word(word, word) for word in described)


STANDARD_WORDS: Mapping[Name, Mapping[str, str]] = {
    "stances": {
        "critical": "it finds fault with what is done",
        "concerned": "it names a danger or asks for an answer",
        "denial": "it says that something is not so",
        "defense": "it gives reasons for what is done",
        "descriptive": "it tells how something is or works",
    },
    "channels": {
        "interview": "said to somebody who asked",
        "statement": "given out as the speaker's words",
        "press release": "in a release to the press",
        "email": "in an e-mail that a source quotes",
        "testimony": "said or handed in at a hearing",
        "document": "written in a document",
        "unknown": "the sources do not say how",
    },
    "source_kinds": {
        "news article": "reporters wrote it; only what stands in quotation marks are others' words",
        "press release": "whoever it is about gave it out",
        "report": "findings that somebody published",
        "document": "anything else that is written",
    },
    "event_kinds": {
        "publication": "something was made public",
        "legal action": "a suit, a request or a step in one",
        "law": "a law was passed, signed or took effect",
        "hearing": "a hearing was held",
        "testimony": "somebody testified",
        "policy": "rules were made or changed",
        "contract": "a contract was made, changed or ended",
        "plan": "something that was meant to happen; it may lie ahead",
        "other": "anything else",
    },
    "bill_kinds": {
        "bill": "before a legislature",
        "act": "passed",
        "proposal": "not yet, or not known to be, a bill",
    },
    "response_kinds": {
        "statement": "its own words, which a statement holds",
        "reported statement": "a source tells in its words what the agency answered",
        "did not immediately respond": "a source says that no answer came at first",
        "did not respond": "a source says that no answer came",
        "not known to have been asked": "no source says that it was asked",
    },
    "precisions": {
        "town center": "the middle of the town that it is in",
        "campus": "the grounds that it is on",
        "building": "the building that it is in",
    },
}
"""Every standard word and what it means. Where the engine reasons, these are the words above."""

STANDARD = Vocabulary(**{name: _standard(words) for name, words in STANDARD_WORDS.items()})
"""The vocabulary of a project that adds no words."""

REASONED: frozenset[Name] = frozenset(STANDARD_WORDS) - {"stances", "channels"}
"""The vocabularies with which the engine reasons, so that an added word needs a `like`."""

GROUPS: Mapping[Name, str] = {
    "stances": "stance",
    "channels": "channel",
    "source_kinds": "source",
    "event_kinds": "event",
    "bill_kinds": "bill",
    "response_kinds": "response",
    "precisions": "precision",
}
"""Per vocabulary, the group under `terms` in the catalog that holds the standard words' labels."""


@dataclass(frozen=True, slots=True)
class InVocabulary:
    """Marks a field that holds a word of a vocabulary.

    The words are those of `info.context["vocabulary"]`; without a context, the standard ones. Where
    that is None, nobody knows the words, and any text will do.
    """

    name: Name

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Have pydantic hold a value against the words."""
        return core_schema.with_info_plain_validator_function(self._known)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Give the standard words; `microsite.schemas` puts a project's in their place."""
        words = list(STANDARD.words(self.name))
        return {"type": "string", "enum": words, "x-vocabulary": self.name}

    def _known(self, value: Any, info: core_schema.ValidationInfo) -> str:
        vocabulary = in_context(info.context)
        if isinstance(value, str) and (vocabulary is None or vocabulary.has(self.name, value)):
            return value
        raise PydanticCustomError("vocabulary", "this word is not in the vocabulary")


def in_context(context: Any) -> Vocabulary | None:
    """Read the vocabulary out of what validation was told; the standard one if it was nothing."""
    found: Vocabulary | None = (context or {}).get("vocabulary", STANDARD)
    return found


def allowed_words(
    record_type: type[Record], field: str, vocabulary: Vocabulary = STANDARD
) -> tuple[str, ...]:
    """List the words that a field of a record may hold in a project.

    Args:
        record_type: the record's type, or that of a part of it.
        field: the field's name.
        vocabulary: the project's words (`Project.vocabulary`).

    Returns:
        The words in their order; none for a field without a vocabulary, or that is not there.
    """
    info = record_type.model_fields.get(field)
    if info is None:
        return ()
    for mark in info.metadata:
        if isinstance(mark, InVocabulary):
            return vocabulary.words(mark.name)
    return get_args(info.annotation) if get_origin(info.annotation) is Literal else ()
