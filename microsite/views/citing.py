"""How a page names its source: the seal on printed words, and the sources of a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from microsite.dates import EdtfDate
from microsite.model import KnownDate, Printed
from microsite.views.lookup import Link, Lookup

State = Literal["checked", "sealed", "not checkable"]


@dataclass(frozen=True, slots=True)
class Seal:
    """What is known about words said to stand in a source.

    `state` is `checked` when this build found them in the archived copy, `sealed` when it had no
    copy at hand and the words agree with the record of the last check, and `not checkable` when
    there is no archived copy, for which `because` gives the reason.
    """

    state: State
    source: Link
    archive_file: str | None
    """Name of the archived copy."""
    file_sha256: str | None
    """SHA-256 of that copy's bytes, in hexadecimal."""
    words_sha256: str | None
    """SHA-256 of the words as the seal holds it, in hexadecimal."""
    paragraphs: tuple[int, ...]
    """Where the words stand: paragraphs of the article, counted from 1; empty outside it."""
    because: str | None = None
    deep_link: str | None = None
    """For a quotation: the address of its words in the source itself, if the copy states one."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A name, role or phrase as one source prints it, with its seal."""

    words: str
    seal: Seal


@dataclass(frozen=True, slots=True)
class Dating:
    """A date, how it is known, and the source's own wording of it."""

    value: EdtfDate | None
    """None when the sources do not say."""
    basis: str
    because: str | None
    printed: Wording | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A source and the paragraphs of it that name something."""

    source: Link
    paragraphs: tuple[int, ...]


def seal(lookup: Lookup, key: str, source: str) -> Seal:
    """Describe the seal on a passage.

    Args:
        lookup: the checked records.
        key: the passage's name in the evidence.
        source: the source that is said to print it.
    """
    record = lookup.project.sources[source]
    link = lookup.link("sources", source)
    sealed = lookup.evidence.passages.get(key)
    if record.archive_file is None or sealed is None:
        return Seal("not checkable", link, None, None, None, (), record.not_archived_because)
    return Seal(
        "checked" if lookup.verified.archive_checked else "sealed",
        link,
        record.archive_file,
        record.sha256,
        sealed.sha256,
        sealed.paragraphs,
    )


def wordings(
    lookup: Lookup, kind: str, id: str, printed: tuple[Printed, ...]
) -> tuple[Wording, ...]:
    """Give the printed variants of a record's name, each with its seal."""
    return tuple(
        Wording(each.words, seal(lookup, f"{kind}/{id}/printed_as/{n}", each.source))
        for n, each in enumerate(printed)
    )


def dating(lookup: Lookup, key: str, known: KnownDate, sources: tuple[str, ...]) -> Dating:
    """Describe a date.

    Args:
        lookup: the checked records.
        key: the name its wording has in the evidence, such as `events/<id>/date`.
        known: the date as recorded.
        sources: the record's sources; the seal says which of them has the wording.
    """
    wording = None
    if known.printed is not None:
        sealed = lookup.evidence.passages.get(key)
        source = sealed.source if sealed else sources[0]
        wording = Wording(known.printed, seal(lookup, key, source))
    return Dating(known.value, known.basis, known.because, wording)


def mentions_of(lookup: Lookup, agency: str) -> tuple[Mention, ...]:
    """List every source with the paragraphs of it that name an agency; there may be none."""
    named = lookup.naming.get(agency, {})
    return tuple(
        Mention(lookup.link("sources", source), named.get(source, ()))
        for source in lookup.project.sources
    )


def namings_of(lookup: Lookup, agency: str) -> tuple[Mention, ...]:
    """List the sources that name an agency, with the paragraphs that do."""
    return tuple(
        Mention(lookup.link("sources", source), paragraphs)
        for source, paragraphs in lookup.naming.get(agency, {}).items()
    )
