"""The small types that records are made of: texts, ids, dates, and how each value is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    PlainValidator,
    Strict,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError

from microsite import dates


class Record(BaseModel):
    """Base of all records: frozen, and a field nobody knows is an error."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        coerce_numbers_to_str=True,
        str_strip_whitespace=True,
        arbitrary_types_allowed=True,
        # A type's validator is made when it first judges a record. Most types are only parts of
        # others, which have it within their own, and many commands judge nothing.
        defer_build=True,
    )


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field that holds the id of a record of one of these kinds."""

    kinds: tuple[str, ...]

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Pass the mark on to the JSON Schema, where `microsite.schemas` puts the ids there are."""
        return {**handler(core), "x-kinds": list(self.kinds)}


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Marks a text in our own words: CommonMark, shown to readers."""


def _edtf(value: Any) -> dates.EdtfDate:
    if isinstance(value, dates.EdtfDate):
        return value
    if not isinstance(value, (str, int)) or isinstance(value, bool):
        raise PydanticCustomError("string_type", "a date is text")
    try:
        return dates.parse(str(value))
    except dates.InvalidEDTF as error:
        why = {"problem": error.problem, "hint": error.hint}
        raise PydanticCustomError("invalid_date", "{problem}; {hint}", why) from error


Edtf = Annotated[
    dates.EdtfDate,
    PlainValidator(_edtf),
    PlainSerializer(lambda date: date.text, return_type=str),
    # A mark; `microsite.schemas` says how such a date is written.
    WithJsonSchema({"format": "edtf"}),
]


def _one_day(date: dates.EdtfDate) -> dates.EdtfDate:
    if not date.is_exact():
        raise PydanticCustomError("one_day", "this is not one certain day; write it as YYYY-MM-DD")
    return date


Day = Annotated[Edtf, AfterValidator(_one_day), WithJsonSchema({"format": "edtf-day"})]
"""A date that the maintainers set themselves: one day, neither approximate nor uncertain."""
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""How an id is written: kebab-case, since it is part of an address."""
Slug = Annotated[str, StringConstraints(pattern=SLUG)]
Text = Annotated[str, StringConstraints(min_length=1)]
Prose = Annotated[str, StringConstraints(min_length=1), OwnWords()]
"""Our own words, CommonMark, shown to readers."""
SHA_256 = r"^[0-9a-f]{64}$"
WEB_ADDRESS = r"^https?://[^\s/]+(/\S*)?$"
REPORT = r"^(https?://[^\s/]+(/\S*)?|mailto:[^\s@]+@[^\s@]+)$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
"""A language's code by BCP 47, as far as its form goes."""
COUNTRY = r"^[A-Z]{2}$"
CONTACT = r"^(https://[^\s/]+(/\S*)?|mailto:[^\s@]+@[^\s@]+|tel:\+?[\d-]+)$"
"""Where somebody can be reached: an address in the forms of RFC 9116, 2.5.3."""
Count = Annotated[int, Strict(), Field(ge=1)]
"""A number that counts from 1; `true` and text are no numbers."""

SourceId = Annotated[str, Ref(("sources",))]
AgencyId = Annotated[str, Ref(("agencies",))]
PersonId = Annotated[str, Ref(("people",))]
OrganizationId = Annotated[str, Ref(("organizations",))]
DocumentId = Annotated[str, Ref(("documents",))]
StatementId = Annotated[str, Ref(("statements",))]
ResponseId = Annotated[str, Ref(("responses",))]
FigureId = Annotated[str, Ref(("figures",))]
BillId = Annotated[str, Ref(("bills",))]
BodyId = Annotated[str, Ref(("organizations", "agencies"))]
"""An organization or one of the agencies."""
SpeakerId = Annotated[str, Ref(("people", "organizations", "agencies", "documents"))]
"""Whoever can be quoted: a person, an organization, an agency or a document."""
AnyId = Annotated[
    str,
    Ref(
        (
            "agencies",
            "allegations",
            "bills",
            "documents",
            "events",
            "figures",
            "organizations",
            "people",
            "responses",
            "sources",
            "statements",
        )
    ),
]

Basis = Literal["stated", "inferred", "unknown"]


class _Known(Record):
    """A value together with how it is known; the word `unknown` alone is a whole one."""

    basis: Basis = Field(
        description="stated: the source says it, or we do of our own reading; inferred: we "
        "conclude it; unknown: no source says it"
    )
    because: Prose | None = Field(
        default=None, description="how we conclude it, or what the copy does not say"
    )

    @model_validator(mode="before")
    @classmethod
    def _accept_unknown(cls, data: Any) -> Any:
        if data == "unknown":
            return {"basis": "unknown"}
        if isinstance(data, (str, int, float)):
            raise PydanticCustomError(
                "value_without_basis", "a value stands here without basis; write value and basis"
            )
        return data

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        value = getattr(self, "value", None)
        if self.basis == "unknown" and value is not None:
            raise PydanticCustomError(
                "basis", "the basis is unknown, yet a value is given; delete one of the two"
            )
        if self.basis != "unknown" and value is None:
            raise PydanticCustomError(
                "basis",
                "the basis is {basis}, yet no value is given; add the value",
                {"basis": self.basis},
            )
        if self.basis == "inferred" and not self.because:
            raise PydanticCustomError("basis", "an inferred value needs its reason; add because")
        return self


class KnownText(_Known):
    """A text with its basis; `printed` is what the page prints, if that differs."""

    value: Text | None = Field(
        default=None, description="the text; with the basis unknown there is none"
    )
    printed: Text | None = Field(
        default=None, description="the words of the archived page that state it, if not the value"
    )


class KnownDate(_Known):
    """An EDTF date with its basis; `printed` is the source's own wording of it."""

    value: Edtf | None = Field(
        default=None, description="the date; with the basis unknown there is none"
    )
    printed: Text | None = Field(default=None, description="the date as the source words it")


class Printed(Record):
    """Words as one source prints them, for a name, a role or a bill."""

    words: Text = Field(description="letter by letter as printed")
    source: SourceId = Field(description="the source that prints them")
    where: Literal["body", "page"] = Field(
        default="body", description="body: in the article; page: outside it, in the page around it"
    )
