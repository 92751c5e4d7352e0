"""The kinds of records, one class each."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, Strict, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from microsite.model.values import (
    CONTACT,
    SHA_256,
    WEB_ADDRESS,
    AgencyId,
    AnyId,
    BillId,
    BodyId,
    Count,
    Day,
    DocumentId,
    FigureId,
    KnownDate,
    KnownText,
    OrganizationId,
    PersonId,
    Printed,
    Prose,
    Record,
    Slug,
    SourceId,
    SpeakerId,
    StatementId,
    Text,
)

SourceKind = Literal["news article", "press release", "report", "document"]


class Source(Record):
    """An archived article or document: a file in content/sources/ (its name is the id)."""

    label: Text = Field(description="our short name for it, used where it is cited")
    kind: SourceKind
    title: KnownText
    publisher: KnownText
    byline: KnownText
    dateline: KnownText
    published: KnownDate
    url: KnownText
    archive_url: KnownText
    archive_file: Text | None = Field(default=None, description="name of the file in the archive")
    sha256: Annotated[str, StringConstraints(pattern=SHA_256)] | None = Field(
        default=None, description="SHA-256 of the archived file's bytes"
    )
    not_archived_because: Prose | None = None
    body: tuple[tuple[Count, Count], ...] = Field(
        default=(), description="line ranges of the archived file that are the article"
    )
    furniture: Prose | None = Field(
        default=None, description="what the lines outside the body are, in our words"
    )
    paragraphs: Literal["line", "blank line"] = Field(
        default="line", description="what ends a paragraph in the archived file"
    )
    contacts: tuple[PersonId, ...] = Field(
        default=(), description="people the page names as contacts; never their numbers"
    )
    rights: Literal["excerpt", "full"] = "excerpt"
    license: Text | None = None

    @model_validator(mode="after")
    def _archived_or_not(self) -> Self:
        if self.archive_file is None:
            if not self.not_archived_because:
                raise PydanticCustomError(
                    "archive", "archive_file is missing, and why; add it or not_archived_because"
                )
        elif self.sha256 is None or not self.body:
            raise PydanticCustomError(
                "archive", "an archived source needs sha256 and body; add them"
            )
        if self.rights == "full" and not self.license:
            raise PydanticCustomError(
                "archive", "rights: full needs a license; add the one that allows it"
            )
        last = 0
        for first, end in self.body:
            if not last < first <= end:
                raise PydanticCustomError(
                    "body", "line ranges must count upward without overlap; write [first, last]"
                )
            last = end
        return self


class Location(Record):
    """A point, with how precise it is and where it comes from."""

    latitude: Annotated[float, Strict(), Field(ge=-90, le=90, description="degrees north, WGS 84")]
    longitude: Annotated[
        float, Strict(), Field(ge=-180, le=180, description="degrees east, WGS 84")
    ]
    precision: Literal["town center", "campus", "building"] = Field(
        description="what the point marks"
    )
    gazetteer: Text = Field(description="where the point comes from")
    gazetteer_id: Text = Field(description="its identifier there")
    note: Prose | None = None


class NotAMention(Record):
    """A paragraph that prints an agency's name and means something else."""

    source: SourceId
    paragraph: Count
    because: Prose


class NotKnown(Record):
    """Something the sources leave open."""

    text: Prose
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)] = Field(
        description="the sources that were read for it"
    )


class Agency(Record):
    """A law-enforcement agency that the investigation is about."""

    id: Slug
    name: Text
    short_name: Text = Field(description="what tables and maps call it")
    kind: Text = Field(description="such as municipal police department")
    place: Text
    location: Location
    printed_as: Annotated[tuple[Printed, ...], Field(min_length=1)]
    named_by: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(
        description="words that name the agency or its town wherever an article prints them"
    )
    not_mentions: tuple[NotAMention, ...] = ()
    not_known: tuple[NotKnown, ...] = ()


class Role(Record):
    """A role as one source prints it."""

    words: Text
    source: SourceId
    where: Literal["body", "page"] = "body"
    organization: BodyId | None = None


class Person(Record):
    """Somebody who is quoted, named as speaking, or holds a role that matters here."""

    id: Slug
    name: Text
    named: bool = Field(default=True, description="false: no source gives a name")
    printed_as: tuple[Printed, ...] = ()
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    note: Prose | None = None


class Organization(Record):
    """A body that speaks, is spoken for, or is named."""

    id: Slug
    name: Text
    kind: Text
    printed_as: Annotated[tuple[Printed, ...], Field(min_length=1)]
    note: Prose | None = None


class Document(Record):
    """A document that sources quote or rely on and that is not itself in the archive."""

    id: Slug
    title: Text = Field(description="our name for it, unless a source gives its title")
    kind: Text
    by: BodyId | None = None
    date: KnownDate
    printed_as: Annotated[tuple[Printed, ...], Field(min_length=1)]
    note: Prose | None = None


class Telling(Record):
    """How one source puts something, in our words."""

    source: SourceId
    says: Prose


class Allegation(Record):
    """What is alleged, by whom and about whom."""

    id: Slug
    by: BodyId
    made: KnownDate
    about: Annotated[tuple[AgencyId, ...], Field(min_length=1)]
    claim: Prose = Field(description="attributed, in our words")
    document: DocumentId | None = Field(default=None, description="the document that makes it")
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    tellings: tuple[Telling, ...] = ()


class Printing(Record):
    """One source's printing of an utterance."""

    source: SourceId
    fragments: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(
        description="what stands between the quotation marks, in the order printed"
    )
    sic: tuple[Text, ...] = Field(default=(), description="words printed so, kept as they are")
    note: Prose | None = None


class Similar(Record):
    """Another statement in nearly the same words, which we do not merge."""

    statement: StatementId
    because: Prose


Stance = Literal["critical", "concerned", "denial", "defense", "descriptive"]
Channel = Literal[
    "interview", "statement", "press release", "email", "testimony", "document", "unknown"
]


class Statement(Record):
    """One utterance, as one or several sources print it."""

    id: Slug
    summary: Prose = Field(description="what it says, in our words, attributed")
    speakers: Annotated[tuple[SpeakerId, ...], Field(min_length=1)]
    capacity: Text = Field(description="the role and organization they spoke in")
    on_behalf_of: BodyId | None = None
    about: tuple[AgencyId, ...] = ()
    bills: tuple[BillId, ...] = ()
    names: tuple[SpeakerId, ...] = Field(
        default=(), description="people, organizations and documents its words name or describe"
    )
    stance: Stance
    said: KnownDate
    channel: Channel
    printings: Annotated[tuple[Printing, ...], Field(min_length=1)]
    similar_to: tuple[Similar, ...] = ()
    note: Prose | None = None


ResponseKind = Literal[
    "statement",
    "reported statement",
    "did not immediately respond",
    "did not respond",
    "not known to have been asked",
]


class Response(Record):
    """What an agency is on record as answering, or that it is not."""

    id: Slug
    agency: AgencyId
    as_of: KnownDate
    kind: ResponseKind
    says: Prose = Field(description="the answer in our words, attributed")
    brief: Prose | None = Field(
        default=None, description="the same in a clause, for the board, where there are words"
    )
    statement: StatementId | None = Field(
        default=None, description="the statement that holds the words"
    )
    spoken_by: tuple[SpeakerId, ...] = ()
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _statement_has_words(self) -> Self:
        if (self.kind == "statement") != (self.statement is not None):
            raise PydanticCustomError(
                "response", "kind: statement and a statement's id go together; give both or neither"
            )
        return self


class Reading(Record):
    """What one source gives for a quantity."""

    source: SourceId
    qualifier: Text | None = Field(default=None, description="such as more than, over, almost")
    value: Annotated[int, Strict()] | Annotated[float, Strict()] | None = Field(
        default=None, description="the number; empty where the source gives only a word"
    )
    unit: Text
    words: Text = Field(description="the source's exact words")
    note: Prose | None = None


class Figure(Record):
    """One quantity with its readings; disagreements are shown, never averaged."""

    id: Slug
    label: Text
    about: Prose = Field(description="what is counted, and who says so, in our words")
    readings: Annotated[tuple[Reading, ...], Field(min_length=1)]


class BillMention(Record):
    """What one source says of a bill."""

    source: SourceId
    words: Text | None = Field(default=None, description="how the source names it, if it does")
    says: Prose = Field(description="what the source says it would do or does, in our words")
    basis: Literal["stated", "inferred"] = Field(
        description="whether the source itself means this bill"
    )
    because: Prose | None = None

    @model_validator(mode="after")
    def _inferred_needs_because(self) -> Self:
        if self.basis == "inferred" and not self.because:
            raise PydanticCustomError("basis", "an inferred mention needs its reason; add because")
        return self


class BillStatus(Record):
    """Where a bill stood, as of a source."""

    says: Prose
    as_of: KnownDate
    source: SourceId


class Bill(Record):
    """A bill, an act or a proposal."""

    id: Slug
    number: Text = Field(description="its number, or `unnamed` where no source gives one")
    title: Text
    kind: Literal["bill", "act", "proposal"]
    legislature: OrganizationId | None = None
    mentions: Annotated[tuple[BillMention, ...], Field(min_length=1)]
    status: BillStatus | None = None
    note: Prose | None = None


class Event(Record):
    """Something the sources date, exactly, approximately or by inference."""

    id: Slug
    date: KnownDate
    title: Text
    text: Prose
    kind: Literal[
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
    agencies: tuple[AgencyId, ...] = ()
    involved: tuple[SpeakerId, ...] = Field(
        default=(), description="people, organizations and documents that took part"
    )
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]


class Correction(Record):
    """What was wrong, what it says now, and where."""

    id: Slug
    date: Day = Field(description="the day on which the change was made")
    was: Prose
    now: Prose
    records: Annotated[tuple[AnyId, ...], Field(min_length=1)]


class Update(Record):
    """What was added to the site or changed on it, other than by a correction."""

    id: Slug
    date: Day = Field(description="the day on which the change was made")
    title: Text
    text: Prose
    records: tuple[AnyId, ...] = Field(default=(), description="the records it is about")


class Withheld(Record):
    """A quotation we do not publish: only where it stands and why."""

    source: SourceId
    paragraph: Count = Field(description="counted in the article's body, from 1")
    quotation: Count = Field(description="which quotation of that paragraph, from 1")
    reason: Literal["private fact", "scare quote"]
    note: Prose | None = None


class Security(Record):
    """What security.txt says (RFC 9116): how to report a hole in the site, and until when."""

    contact: Annotated[
        tuple[Annotated[str, StringConstraints(pattern=CONTACT)], ...], Field(min_length=1)
    ] = Field(description="addresses that begin with https://, mailto: or tel:, the best one first")
    expires: Day = Field(
        description="the day from which nobody should rely on it; less than a year ahead"
    )


class Investigation(Record):
    """The one record of data/investigation.yaml: what the site is about."""

    title: Text
    standfirst: Prose = Field(description="the case in two sentences, attributed")
    read_on: Day = Field(description="the day on which the maintainers last read all sources")
    region: Text = Field(description="what the map shows, for its caption")
    lead_statements: tuple[StatementId, ...] = Field(
        default=(), description="answers by others than the agencies, shown on the home page"
    )
    key_figures: tuple[FigureId, ...] = ()
    mistakes: Annotated[str, StringConstraints(pattern=WEB_ADDRESS)] | None = Field(
        default=None, description="where readers report mistakes: a page on the web"
    )
    security: Security | None = None
    first_address: Annotated[str, StringConstraints(pattern=WEB_ADDRESS)] | None = Field(
        default=None,
        description="the site's address before it moved; its feeds go on naming entries by it",
    )
