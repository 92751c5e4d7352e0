"""What a rule looks at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from microsite.checks.outlines import Outlines, read_outlines
from microsite.evidence import FULL_TEXTS, passages
from microsite.findings import Span
from microsite.load import Entry, Loaded
from microsite.model.references import Reference, among
from microsite.model.walk import Leaf, Steps, leaves
from microsite.yamlfile.textfile import span_at

if TYPE_CHECKING:
    from microsite.evidence import Evidence, Examination, Miss, Passage, SealedFragment

SPEAKERS = ("people", "organizations", "agencies", "documents")
"""The kinds that share one stock of ids, since each can be the speaker of a statement."""


class PublicText(NamedTuple):
    """A text that readers will see, and where it stands."""

    entry: Entry
    path: Steps | None
    """The way to it in its record; None for a source's summary."""
    text: str
    own_words: bool
    """Whether it is CommonMark in our own words, rather than words as a source prints them."""

    def span(self, offset: int = 0) -> Span:
        """Find where the text stands; in a summary, where its character at an offset does."""
        if self.path is not None:
            return self.entry.span(self.path)
        file = self.entry.file
        return span_at(file.name, file.after, offset, file.after_line)


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A text outside the records: a page written by hand, or a source's whole text.

    A page's links may be relative: MkDocs follows and validates them.
    """

    name: str
    text: str
    path: None = None
    """It is in no record."""

    def span(self, offset: int = 0) -> Span:
        """Find where a character of the text stands."""
        return span_at(self.name, self.text, offset)


@dataclass(frozen=True)
class Subject:
    """A project as it was read, its lock, and what the archive says if it is at hand."""

    loaded: Loaded
    lock: Evidence
    examination: Examination | None
    full_texts: Mapping[str, str]
    """The whole texts in data/full/, by source."""

    @cached_property
    def leaves(self) -> tuple[tuple[Entry, list[Leaf]], ...]:
        """Every text of every record, also of those that failed validation."""
        return tuple((entry, leaves(entry.type, entry.raw)) for entry in self.loaded.entries)

    @cached_property
    def references(self) -> tuple[tuple[Entry, Reference], ...]:
        """Every reference of every record, also of those that failed validation."""
        return tuple(
            (entry, reference) for entry, found in self.leaves for reference in among(found)
        )

    @cached_property
    def dangling(self) -> tuple[tuple[Entry, Reference], ...]:
        """Every reference to nothing.

        Where the file of a kind cannot be read, nobody knows its ids, and nothing is said of them.
        """
        ids = self.loaded.ids
        every = {reference.kinds for _, reference in self.references}
        known = {
            kinds: frozenset().union(*(ids[kind] for kind in kinds)) - {""}
            for kinds in every
            if ids.keys() >= set(kinds)
        }
        return tuple(
            (entry, reference)
            for entry, reference in self.references
            if reference.kinds in known and reference.id not in known[reference.kinds]
        )

    @cached_property
    def settled(self) -> bool:
        """Whether all was read, is valid, has an id of its own and refers to something.

        Until then a record may seem to be new, to be gone, or to be needed by nobody, and is only
        misspelled somewhere.
        """
        entries = self.loaded.entries
        ids = [("" if each.kind in SPEAKERS else each.kind, each.id) for each in entries]
        whole = self.loaded.complete and all(each.record is not None for each in entries)
        return whole and not self.dangling and len(set(ids)) == len(ids)

    @cached_property
    def misses(self) -> tuple[Miss, ...]:
        """The words that the archive does not hold where they should stand.

        Of a source whose copy is another file nothing is said: that is the mistake to mend first.
        """
        misses = self.examination.misses if self.examination else ()
        return tuple(each for each in misses if not self.changed_copies.issuperset(each.sources))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All that the records give as printed."""
        return self.examination.every if self.examination else passages(self.loaded.project)

    @cached_property
    def unquoted(self) -> tuple[tuple[Passage, int, SealedFragment, str], ...]:
        """The fragments that no quotation of a news article holds.

        The passage, which of its fragments, where the archive has it, and the source.
        """
        return tuple(_unquoted(self))

    @cached_property
    def texts(self) -> tuple[PublicText, ...]:
        """Every text that readers will see, also of records that failed validation."""
        return tuple(_texts(self.leaves))

    def every_text(self) -> Iterator[PublicText]:
        """Yield every text that may come to readers, also what only identifies something.

        Ids of other records are left out, as what is wrong with one is said where it is that one's.
        """
        for entry, found in self.leaves:
            for path, text, marks in found:
                if not marks.kinds:
                    yield PublicText(entry, path, text, marks.own_words)
            if entry.file.after:
                yield PublicText(entry, None, entry.file.after, own_words=True)

    @cached_property
    def changed_copies(self) -> frozenset[str]:
        """The sources whose archived copy is at hand and is another file than they describe."""
        sources = self.loaded.project.sources
        copies = self.examination.articles.items() if self.examination else ()
        return frozenset(id for id, copy in copies if copy.sha256 != sources[id].sha256)

    @cached_property
    def unsettled(self) -> frozenset[str]:
        """The sources whose seal is missing, of another copy, or cannot be judged."""
        sources, sealed = self.loaded.project.sources, self.lock.sources
        unavailable = self.examination.unavailable.keys() if self.examination else frozenset()
        settled = {
            id
            for id, each in sources.items()
            if id in sealed
            and (each.archive_file, each.sha256, each.body, each.paragraphs)
            == (sealed[id].archive_file, sealed[id].sha256, sealed[id].body, sealed[id].split)
        }
        return frozenset(sources.keys() - settled | self.changed_copies | unavailable)

    @cached_property
    def with_private_facts(self) -> frozenset[str]:
        """The sources that print a private fact, which is withheld."""
        project = self.loaded.project
        private = {each.source for each in project.withheld.values() if each.sha256 is not None}
        return frozenset(private & project.sources.keys())

    @cached_property
    def whole_texts(self) -> tuple[HandWritten, ...]:
        """The whole texts that readers see, as files in data/full/."""
        sources = self.loaded.project.sources
        return tuple(
            HandWritten(f"{FULL_TEXTS}/{id}.txt", text)
            for id, text in self.full_texts.items()
            if id in sources and sources[id].rights == "full"
        )

    @cached_property
    def outlines(self) -> Outlines:
        """What the maps are drawn from."""
        return read_outlines(self.loaded.root)

    @cached_property
    def pages(self) -> tuple[HandWritten, ...]:
        """Every page written by hand."""
        return tuple(HandWritten(*page) for page in self.loaded.pages.items())


def _texts(every: Iterable[tuple[Entry, list[Leaf]]]) -> Iterator[PublicText]:
    for entry, found in every:
        for path, text, marks in found:
            if not marks.identifies:
                yield PublicText(entry, path, text, marks.own_words)
        if entry.file.after:
            yield PublicText(entry, None, entry.file.after, own_words=True)


def _unquoted(subject: Subject) -> Iterator[tuple[Passage, int, SealedFragment, str]]:
    examined, project = subject.examination, subject.loaded.project
    if examined is None:
        return
    news = {
        id
        for id, source in project.sources.items()
        if project.vocabulary.source_kind(source.kind) == "news article"
    } - subject.changed_copies
    # Source by source: an article is opened anew after many others.
    for passage in chain.from_iterable(examined.passages.values()):
        sealed = examined.evidence.passages.get(passage.key) if passage.quotes else None
        if sealed is None or sealed.source not in news:
            continue
        article = examined.articles[sealed.source]
        for n, place in enumerate(sealed.fragments):
            if not article.quotes(place.start, place.end):
                yield passage, n, place, sealed.source
