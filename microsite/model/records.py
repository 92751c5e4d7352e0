"""The kinds of records, one class each."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, Strict, StringConstraints, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from microsite.model.values import (
    CONTACT,
    COUNTRY,
    LANGUAGE,
    REPORT,
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
from microsite.model.vocabulary import InVocabulary, in_context


class Source(Record):
    """An archived article or document.

    It is a file in content/sources/, whose name is the id.
    """

    label: Text = Field(description="our short name for it, used where it is cited")
    kind: Annotated[str, InVocabulary("source_kinds")] = Field(
        description="what it is, in our words"
    )
    title: KnownText = Field(description="its headline, as the archived copy prints it")
    publisher: KnownText = Field(description="who published it")
    byline: KnownText = Field(description="who wrote it, in one piece")
    dateline: KnownText = Field(
        description="the place and day that begin the article, if it prints them"
    )
    published: KnownDate = Field(description="when it was published")
    url: KnownText = Field(description="its address on the web")
    archive_url: KnownText = Field(description="where a public archive keeps a copy")
    archive_file: Text | None = Field(
        default=None,
        description="name of the file in the archive",
        examples=["northfield-ledger.txt"],
    )
    sha256: Annotated[str, StringConstraints(pattern=SHA_256)] | None = Field(
        default=None, description="SHA-256 of the archived file's bytes"
    )
    original_file: Text | None = Field(
        default=None,
        description="name of the file in the archive that the archived text was made of, such as "
        "a saved web page or a PDF; empty where the text itself was saved",
    )
    original_sha256: Annotated[str, StringConstraints(pattern=SHA_256)] | None = Field(
        default=None, description="SHA-256 of that file's bytes"
    )
    extracted_with: Text | None = Field(
        default=None, description="what made the text of that file, with its version"
    )
    not_archived_because: Prose | None = Field(
        default=None, description="why there is no archived copy"
    )
    body: tuple[tuple[Count, Count], ...] = Field(
        default=(),
        description="line ranges of the archived file that are the article",
        examples=[[[1, 24]]],
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
    rights: Literal["excerpt", "full"] = Field(
        default="excerpt",
        description="excerpt: only quotations may be shown; full: the whole text may be reprinted",
    )
    license: Prose | None = Field(
        default=None,
        description="the license that allows to reprint all of it, with a link to its text",
    )

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
        if (self.original_file is None) != (self.original_sha256 is None) or (
            self.original_file is None and self.extracted_with is not None
        ):
            raise PydanticCustomError(
                "archive",
                "original_file and original_sha256 go together, and extracted_with with them; add "
                "what is missing",
            )
        if self.original_file is not None and self.archive_file is None:
            raise PydanticCustomError(
                "archive", "an original needs the text that was made of it; add archive_file"
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
    precision: Annotated[str, InVocabulary("precisions")] = Field(
        description="what the point marks"
    )
    gazetteer: Text = Field(description="where the point comes from")
    gazetteer_id: Text = Field(description="its identifier there")
    note: Prose | None = Field(default=None, description="what else to know of the point")


class NotAMention(Record):
    """A paragraph that prints an agency's name and means something else."""

    source: SourceId = Field(description="the source that prints it")
    paragraph: Count = Field(description="counted in the article's body, from 1")
    because: Prose = Field(description="what the name means there")


class NotKnown(Record):
    """Something the sources leave open."""

    text: Prose = Field(description="what is not known, in our words")
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)] = Field(
        description="the sources that were read for it"
    )


class Agency(Record):
    """An agency that the investigation is about."""

    id: Slug = Field(
        description="its name in references and addresses, unique within its kind",
        examples=["northfield-police"],
    )
    name: Text = Field(description="its full name")
    short_name: Text = Field(description="what tables and maps call it")
    kind: Text = Field(description="what it is, in our words")
    place: Text = Field(description="the town that it is in")
    location: Location = Field(description="where it is: a point for the map")
    printed_as: Annotated[tuple[Printed, ...], Field(min_length=1)] = Field(
        description="names of it as sources print them"
    )
    named_by: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(
        description="words that name the agency or its town wherever an article prints them",
        examples=[["Northfield"]],
    )
    not_mentions: tuple[NotAMention, ...] = Field(
        default=(), description="paragraphs that print its name and mean something else"
    )
    not_known: tuple[NotKnown, ...] = Field(
        default=(), description="what the sources leave open about it"
    )


class Role(Record):
    """A role as one source prints it."""

    words: Text = Field(
        description="the role, letter by letter as printed", examples=["Northfield Police Chief"]
    )
    source: SourceId = Field(description="the source that prints it")
    where: Literal["body", "page"] = Field(
        default="body", description="body: in the article; page: outside it, in the page around it"
    )
    organization: BodyId | None = Field(default=None, description="the body in which they hold it")


class Person(Record):
    """Somebody who is quoted, named as speaking, or holds a role that matters here."""

    id: Slug = Field(
        description="its name in references and addresses, unique within its kind",
        examples=["bram-holt"],
    )
    name: Text = Field(description="their name, or what we call them where no source gives one")
    named: bool = Field(default=True, description="false: no source gives a name")
    printed_as: tuple[Printed, ...] = Field(
        default=(), description="names of them as sources print them"
    )
    roles: Annotated[tuple[Role, ...], Field(min_length=1)] = Field(
        description="their roles as sources print them"
    )
    note: Prose | None = Field(default=None, description="what else to know, in our words")


class Organization(Record):
    """A body that speaks, is spoken for, or is named."""

    id: Slug = Field(
        description="its name in references and addresses, unique within its kind",
        examples=["open-records-league"],
    )
    name: Text = Field(description="what we call it: its full name, where a source prints it")
    kind: Text = Field(description="what it is, in our words")
    printed_as: Annotated[tuple[Printed, ...], Field(min_length=1)] = Field(
        description="names of it as sources print them"
    )
    note: Prose | None = Field(default=None, description="what else to know, in our words")


class Document(Record):
    """A document that sources quote or rely on and that is not itself in the archive."""

    id: Slug = Field(
        description="its name in references and addresses, unique within its kind",
        examples=["vendor-contract"],
    )
    title: Text = Field(description="our name for it, unless a source gives its title")
    kind: Text = Field(description="what it is, in our words")
    by: BodyId | None = Field(default=None, description="who made or issued it")
    date: KnownDate = Field(description="when it was made or issued")
    printed_as: Annotated[tuple[Printed, ...], Field(min_length=1)] = Field(
        description="how sources name or describe it"
    )
    note: Prose | None = Field(default=None, description="what else to know, in our words")


class Telling(Record):
    """How one source puts something, in our words."""

    source: SourceId = Field(description="the source that tells it")
    says: Prose = Field(description="how it tells it, in our words")


class Allegation(Record):
    """What is alleged, by whom and about whom."""

    id: Slug = Field(
        description="its name in references and addresses, unique within its kind",
        examples=["locations-shared"],
    )
    by: BodyId = Field(description="who makes it")
    made: KnownDate = Field(description="when it was made")
    about: Annotated[tuple[AgencyId, ...], Field(min_length=1)] = Field(
        description="the agencies it is about"
    )
    claim: Prose = Field(description="attributed, in our words")
    document: DocumentId | None = Field(default=None, description="the document that makes it")
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)] = Field(
        description="the sources that report it"
    )
    tellings: tuple[Telling, ...] = Field(default=(), description="how each source tells it")


class Printing(Record):
    """One source's printing of an utterance."""

    source: SourceId = Field(description="the source that prints it")
    fragments: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(
        description="what stands between the quotation marks, in the order printed",
        examples=[["We did not know,", "We will ask."]],
    )
    sic: tuple[Text, ...] = Field(default=(), description="words printed so, kept as they are")
    note: Prose | None = Field(
        default=None, description="what else to know of this printing, in our words"
    )


class Similar(Record):
    """Another statement in nearly the same words, which we do not merge."""

    statement: StatementId = Field(description="the other statement")
    because: Prose = Field(description="why the two are kept apart, in our words")


class Statement(Record):
    """One utterance, as one or several sources print it."""

    id: Slug = Field(
        description="its name in references and addresses, unique within its kind",
        examples=["holt-did-not-know"],
    )
    summary: Prose = Field(description="what it says, in our words, attributed")
    speakers: Annotated[tuple[SpeakerId, ...], Field(min_length=1)] = Field(
        description="who said it, several for a joint statement"
    )
    attribution: Literal["stated", "inferred"] = Field(
        default="stated",
        description="whether a source says whose words they are, or we conclude it; a note of the "
        "statement or of a printing then says how",
    )
    capacity: Text = Field(
        description="the role and organization they spoke in, or how the words come to be theirs",
        examples=["police chief of Northfield"],
    )
    on_behalf_of: BodyId | None = Field(default=None, description="the body they spoke for")
    about: tuple[AgencyId, ...] = Field(default=(), description="the agencies it is about")
    bills: tuple[BillId, ...] = Field(default=(), description="the bills it speaks of")
    names: tuple[SpeakerId, ...] = Field(
        default=(), description="people, organizations and documents its words name or describe"
    )
    stance: Annotated[str, InVocabulary("stances")] = Field(
        description="our reading of it, meant for finding it again"
    )
    said: KnownDate = Field(description="when it was said")
    channel: Annotated[str, InVocabulary("channels")] = Field(description="how it was said")
    printings: Annotated[tuple[Printing, ...], Field(min_length=1)] = Field(
        description="how each source prints it"
    )
    similar_to: tuple[Similar, ...] = Field(
        default=(), description="other statements in nearly the same words, which we do not merge"
    )
    note: Prose | None = Field(default=None, description="what else to know, in our words")

    @model_validator(mode="after")
    def _inferred_needs_note(self) -> Self:
        told = self.note or any(each.note for each in self.printings)
        if self.attribution == "inferred" and not told:
            raise PydanticCustomError(
                "basis", "an inferred attribution needs its reason; add a note that says it"
            )
        return self


class Response(Record):
    """What an agency is on record as answering, or that it is not."""

    id: Slug = Field(
        description="its name in references and addresses, unique within its kind",
        examples=["northfield-police-statement"],
    )
    agency: AgencyId = Field(description="the agency that answers, or does not")
    as_of: KnownDate = Field(description="the day or days for which this is reported")
    kind: Annotated[str, InVocabulary("response_kinds")] = Field(
        description="how far it is from the agency's own words"
    )
    says: Prose = Field(description="the answer in our words, attributed")
    brief: Prose | None = Field(
        default=None, description="the same in a clause, for lists, where there are words"
    )
    statement: StatementId | None = Field(
        default=None, description="the statement that holds the words"
    )
    spoken_by: tuple[SpeakerId, ...] = Field(
        default=(),
        description="who speaks for the agency, or, where there is no answer, who was asked",
    )
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)] = Field(
        description="the sources that were read for it, the one to cite first"
    )

    @model_validator(mode="after")
    def _statement_has_words(self, info: ValidationInfo) -> Self:
        vocabulary = in_context(info.context)
        like = vocabulary.response_kind(self.kind) if vocabulary else None
        if like and (like == "statement") != (self.statement is not None):
            raise PydanticCustomError(
                "response",
                "kind: {kind} and a statement's id go together; give both or neither",
                {"kind": self.kind if like == "statement" else "statement"},
            )
        return self


class Reading(Record):
    """What one source gives for a quantity."""

    source: SourceId = Field(description="the source that gives it")
    qualifier: Text | None = Field(
        default=None,
        description="such as more than, over, almost",
        examples=["more than", "over", "almost"],
    )
    value: Annotated[int, Strict()] | Annotated[float, Strict()] | None = Field(
        default=None, description="the number; empty where the source gives only a word"
    )
    unit: Text = Field(description="what is counted", examples=["agencies"])
    words: Text = Field(description="the source's exact words")
    note: Prose | None = Field(
        default=None, description="what else to know of this reading, in our words"
    )


class Figure(Record):
    """One quantity with its readings; disagreements are shown, never averaged."""

    id: Slug = Field(
        description="its name in references and addresses, unique within its kind",
        examples=["agencies-named"],
    )
    label: Text = Field(description="our name for the quantity")
    about: Prose = Field(description="what is counted, and who says so, in our words")
    readings: Annotated[tuple[Reading, ...], Field(min_length=1)] = Field(
        description="what each source gives for it"
    )


class BillMention(Record):
    """What one source says of a bill."""

    source: SourceId = Field(description="the source that speaks of it")
    words: Text | None = Field(default=None, description="how the source names it, if it does")
    says: Prose = Field(description="what the source says it would do or does, in our words")
    basis: Literal["stated", "inferred"] = Field(
        description="whether the source itself means this bill"
    )
    because: Prose | None = Field(
        default=None, description="why we think that it means this bill, where it is inferred"
    )

    @model_validator(mode="after")
    def _inferred_needs_because(self) -> Self:
        if self.basis == "inferred" and not self.because:
            raise PydanticCustomError("basis", "an inferred mention needs its reason; add because")
        return self


class BillStatus(Record):
    """Where a bill stood, as of a source."""

    says: Prose = Field(description="where it stood, in our words")
    as_of: KnownDate = Field(description="for when the source says so")
    source: SourceId = Field(description="the source that says so")


class Bill(Record):
    """A bill, an act or a proposal."""

    id: Slug = Field(
        description="its name in references and addresses, unique within its kind",
        examples=["sb-12"],
    )
    number: Text = Field(
        description="its number, or `unnamed` where no source gives one",
        examples=["SB 12", "unnamed"],
    )
    title: Text = Field(description="its title, or our name for it where no source gives one")
    kind: Annotated[str, InVocabulary("bill_kinds")] = Field(description="bill, act or proposal")
    legislature: OrganizationId | None = Field(
        default=None, description="where it was made or would be made"
    )
    mentions: Annotated[tuple[BillMention, ...], Field(min_length=1)] = Field(
        description="what each source says of it"
    )
    status: BillStatus | None = Field(default=None, description="where it stood, as of a source")
    note: Prose | None = Field(default=None, description="what else to know, in our words")


class Event(Record):
    """Something the sources date, exactly, approximately or by inference."""

    id: Slug = Field(
        description="its name in references and addresses, unique within its kind",
        examples=["records-released"],
    )
    date: KnownDate = Field(
        description="when it happened; for a plan, the time that it was meant for"
    )
    title: Text = Field(description="what happened, in a few words")
    text: Prose = Field(description="what happened, in our words, attributed")
    kind: Annotated[str, InVocabulary("event_kinds")] = Field(
        description="what kind of event it is"
    )
    agencies: tuple[AgencyId, ...] = Field(default=(), description="the agencies it concerns")
    involved: tuple[SpeakerId, ...] = Field(
        default=(), description="people, organizations and documents that it concerns or names"
    )
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)] = Field(
        description="the sources that report it"
    )


class Correction(Record):
    """What was wrong, what it says now, and where."""

    id: Slug = Field(
        description="its name in references and addresses, unique within its kind",
        examples=["chiefs-name"],
    )
    date: Day = Field(description="the day on which the change was made")
    was: Prose = Field(description="what was wrong")
    now: Prose = Field(description="what it says now")
    records: Annotated[tuple[AnyId, ...], Field(min_length=1)] = Field(
        description="the records that were changed"
    )


class Update(Record):
    """What was added to the site or changed on it, other than by a correction."""

    id: Slug = Field(
        description="its name in references and addresses, unique within its kind",
        examples=["first-records"],
    )
    date: Day = Field(description="the day on which the change was made")
    title: Text = Field(description="what is new, in a line")
    text: Prose = Field(description="what is new, in our words")
    records: tuple[AnyId, ...] = Field(default=(), description="the records it is about")


class Withheld(Record):
    """A quotation we do not publish: which one it is, without its words, and why.

    A scare quote is named by its place. The place of a private fact would point at a person, so
    that one is named by a hash (`microsite.evidence.withholdings` says of what).
    """

    source: SourceId = Field(description="the source that prints it")
    paragraph: Count | None = Field(
        default=None, description="counted in the article's body, from 1"
    )
    quotation: Count | None = Field(
        default=None, description="which quotation of that paragraph, from 1"
    )
    sha256: Annotated[str, StringConstraints(pattern=SHA_256)] | None = Field(
        default=None,
        exclude=True,  # it is for the checks, and stands in nothing that is published
        description="hash of a private fact's words and the archived file",
    )
    reason: Literal["private fact", "scare quote"] = Field(description="why it is not published")
    note: Prose | None = Field(default=None, description="what else to know, in our words")

    @model_validator(mode="after")
    def _named_by_place_or_hash(self) -> Self:
        private = self.reason == "private fact"
        if private and (self.paragraph, self.quotation) != (None, None):
            raise PydanticCustomError(
                "withheld",
                "the place of a private fact would point at a person; delete paragraph and "
                "quotation, and name it by its sha256",
            )
        if private and self.sha256 is None:
            raise PydanticCustomError(
                "withheld",
                "a private fact is named by a hash, and there is none; add sha256: without the "
                "entry, verify shows it where the archive is at hand",
            )
        if not private and self.sha256 is not None:
            raise PydanticCustomError(
                "withheld",
                "a scare quote is named by its place; delete sha256, and give paragraph and "
                "quotation",
            )
        if not private and None in (self.paragraph, self.quotation):
            raise PydanticCustomError(
                "withheld", "a scare quote is named by its place; add paragraph and quotation"
            )
        return self

    @property
    def key(self) -> str:
        """What it is called in a project: `source/paragraph/quotation`, or `source/sha256`."""
        return f"{self.source}/{self.sha256 or f'{self.paragraph}/{self.quotation}'}"


class Security(Record):
    """What security.txt says (RFC 9116): how to report a hole in the site, and until when."""

    contact: Annotated[
        tuple[Annotated[str, StringConstraints(pattern=CONTACT)], ...], Field(min_length=1)
    ] = Field(description="addresses that begin with https://, mailto: or tel:, the best one first")
    expires: Day = Field(
        description="the day from which nobody should rely on it; less than a year ahead"
    )


class License(Record):
    """The terms under which the site's own words and data may be used."""

    name: Text = Field(description="its SPDX identifier, such as CC-BY-4.0")
    title: Text = Field(description="its name for readers")
    url: Annotated[str, StringConstraints(pattern=WEB_ADDRESS)] = Field(
        description="where its text stands"
    )


class Investigation(Record):
    """The one record of data/investigation.yaml: what the site is about."""

    title: Text = Field(description="what the site is called")
    standfirst: Prose = Field(description="the case in two sentences, attributed")
    read_on: Day = Field(description="the day on which the maintainers last read all sources")
    region: Text = Field(description="what the map shows, for its caption")
    language: Annotated[str, StringConstraints(pattern=LANGUAGE)] = Field(
        default="en",
        description="the language of the site, such as en or pt-BR; its words stand in "
        "templates/strings/",
    )
    public_bodies: bool = Field(
        default=True,
        description="whether the agencies are bodies of a government, as programs are told; false "
        "for companies and the like",
    )
    country: Annotated[str, StringConstraints(pattern=COUNTRY)] = Field(
        default="US",
        description="the country whose phone numbers are known without a +, such as US or CA",
    )
    distances: Literal["miles", "kilometers"] = Field(
        default="miles", description="what the maps' scales count"
    )
    lead_statements: tuple[StatementId, ...] = Field(
        default=(), description="answers by others than the agencies, shown on the home page"
    )
    key_figures: tuple[FigureId, ...] = Field(
        default=(), description="figures shown on the home page"
    )
    mistakes: Annotated[str, StringConstraints(pattern=REPORT)] | None = Field(
        default=None, description="where readers report mistakes: a page on the web, or mailto:"
    )
    security: Security | None = Field(default=None, description="how to report a hole in the site")
    license: License | None = Field(
        default=None,
        description="the license of our own words and data; quotations are not ours to license",
    )
    first_address: Annotated[str, StringConstraints(pattern=WEB_ADDRESS)] | None = Field(
        default=None,
        description="the site's address before it moved; its feeds go on naming entries by it",
    )
