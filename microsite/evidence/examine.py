"""Find every passage in the archive, letter by letter, or say what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from microsite import text
from microsite.evidence.archive import Archive, Article, Occurrence, Unavailable
from microsite.evidence.fulltext import seal_text
from microsite.evidence.lock import (
    Evidence,
    SealedFragment,
    SealedPassage,
    SealedSource,
    agency_binding,
    binding,
)
from microsite.evidence.naming import Names
from microsite.evidence.passages import Passage, checkable_sources, passages
from microsite.model import Project, Source
from microsite.progress import Watch, unwatched, watched


@dataclass(frozen=True, slots=True)
class Miss:
    """A fragment that does not stand where its passage says."""

    passage: Passage
    fragment: int
    """Which one, from 0."""
    sources: tuple[str, ...]
    """The sources that were searched."""
    reason: Literal["not found", "outside body", "out of order"]
    line: int | None = None
    """The line of the first source's file with the fragment, or with the nearest passage."""
    paragraph: int | None = None
    """The paragraph of its body with the fragment, or with the nearest passage."""
    near: text.NearMiss | None = None
    """For what is not found: the passage most like it."""

    @property
    def words(self) -> str:
        """The fragment."""
        return self.passage.fragments[self.fragment]


@dataclass(frozen=True, slots=True)
class Examination:
    """What a search of the archive has brought to light."""

    evidence: Evidence
    """All that was found, ready for the lock."""
    misses: tuple[Miss, ...]
    articles: Mapping[str, Article]
    """The copies, by source."""
    unavailable: Mapping[str, Unavailable]
    """Why there is no copy, by source."""
    originals: Mapping[str, str | Unavailable] = field(default_factory=dict)
    """SHA-256 of the file that a copy's text was made of, by source, or why there is none."""
    passages: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    """All that the records give as printed, by source, in their order."""
    every: tuple[Passage, ...] = ()
    """The same, record by record."""


def examine(project: Project, archive: Archive, watch: Watch = unwatched) -> Examination:
    """Search the archive for every passage of a project.

    A source without an archived copy is passed over: its passages are not checkable. So are those
    of a source whose copy is not available, since that is a mistake of its own. `watch` is told
    how many passages are done.
    """
    archived = {id: each for id, each in project.sources.items() if each.archive_file is not None}
    copies = {id: archive.read(source) for id, source in archived.items()}
    articles = {id: copy for id, copy in copies.items() if isinstance(copy, Article)}
    every = passages(project)
    wanted = {passage.key: checkable_sources(passage, project) for passage in every}
    found: dict[str, SealedPassage] = {}
    misses: dict[str, tuple[Miss, ...]] = {}
    sources: dict[str, SealedSource] = {}
    names, names_in = Names(project.agencies), _names_by_source(every)

    def first(passage: Passage) -> str:
        return next(iter(wanted[passage.key]), "")

    # Source by source, since an article is opened anew after many others.
    ordered = watched(sorted(every, key=first), "Finding passages", watch)
    for source, some in groupby(ordered, key=first):
        for passage in some:
            places = wanted[passage.key]
            searched = {id: articles[id] for id in places if id in articles}
            sealed = _seal(passage, searched, project, names_in)
            if sealed is not None:
                found[passage.key] = sealed
            elif len(searched) == len(places) > 0 and _known(passage, project):
                misses[passage.key] = tuple(_misses(passage, searched))
        if source in articles:
            sources[source] = _sealed_source(source, articles[source], project, names)
    agencies = {id: agency_binding(agency) for id, agency in project.agencies.items()}
    return Examination(
        Evidence(
            {
                id: sources.get(id) or _sealed_source(id, article, project, names)
                for id, article in articles.items()
            },
            {p.key: found[p.key] for p in every if p.key in found},
            agencies,
        ),
        tuple(miss for passage in every for miss in misses.get(passage.key, ())),
        articles,
        {id: copy for id, copy in copies.items() if isinstance(copy, Unavailable)},
        {id: archive.original(each) for id, each in archived.items() if each.original_file},
        _by_source(every),
        every,
    )


def _known(passage: Passage, project: Project) -> bool:
    """Say whether all of a passage's sources could be read."""
    return all(each in project.sources for each in passage.sources)


def _by_source(every: Iterable[Passage]) -> dict[str, tuple[Passage, ...]]:
    found: dict[str, list[Passage]] = {}
    for passage in every:
        for source in dict.fromkeys(passage.sources):
            found.setdefault(source, []).append(passage)
    return {source: tuple(some) for source, some in found.items()}


def _names_by_source(every: Iterable[Passage]) -> dict[str, tuple[str, ...]]:
    """Per source, the names recorded as it prints them."""
    found: dict[str, set[str]] = {}
    for passage in every:
        if "/printed_as/" in passage.key:
            found.setdefault(passage.sources[0], set()).update(passage.fragments)
    return {source: tuple(sorted(names)) for source, names in found.items()}


def _longer_names(passage: Passage, names: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Choose the recorded names that hold this one: "Platewatch Systems" for "Platewatch"."""
    if "/printed_as/" not in passage.key:
        return ()
    [own], [source] = passage.fragments, passage.sources
    return tuple(name for name in names[source] if own in name and own != name)


def _alone(
    places: tuple[Occurrence, ...], longer: tuple[str, ...], article: Article
) -> tuple[Occurrence, ...]:
    """Keep the places of a name that are no part of a longer one; all, if there are no others."""
    if not longer:
        return places
    taken = [each for name in longer for each in article.occurrences(name, "page", quotation=False)]
    free = tuple(
        each
        for each in places
        if not any(other.start <= each.start and each.end <= other.end for other in taken)
    )
    return free or places


def _seal(
    passage: Passage,
    articles: Mapping[str, Article],
    project: Project,
    names: Mapping[str, tuple[str, ...]],
) -> SealedPassage | None:
    plain = tuple(map(text.normal, passage.fragments))
    longer = _longer_names(passage, names)
    for id, article in articles.items():
        fragments = () if longer else _at_once(passage, plain, article)
        fragments = fragments or _among_all(passage, article, longer)
        if fragments:
            sha256 = binding(passage, id, project.sources[id], article.sha256, plain)
            return SealedPassage(id, sha256, fragments)
    return None


def _at_once(
    passage: Passage, plain: Sequence[str], article: Article
) -> tuple[SealedFragment, ...]:
    """Place each fragment where it is first met, quoted speech between marks; empty if that fails.

    The same words may stand in a headline or in reported speech before they stand in the
    quotation, and the paragraph is shown to readers. Nearly all stand so, and then nothing behind
    them has to be looked at.
    """
    placed: list[SealedFragment] = []
    free, quotes = 0, passage.quotes
    for words in plain:
        place = article.first(words, passage.where, free, quotation=quotes)
        if place is None:
            return ()
        placed.append(SealedFragment(*place))
        free = placed[-1].end
    return tuple(placed)


def _among_all(
    passage: Passage, article: Article, longer: tuple[str, ...]
) -> tuple[SealedFragment, ...]:
    """Place the fragments between marks or not; empty where not all of them can be placed."""
    everywhere = _candidates(passage, article)
    placed = _earliest([_alone(places, longer, article) for places in everywhere])
    if not all(placed):
        return ()
    return tuple(
        SealedFragment(place.paragraph, place.line, place.start, place.end, among.index(place) + 1)
        for place, among in zip(placed, everywhere, strict=True)
        if place is not None
    )


def _candidates(passage: Passage, article: Article) -> list[tuple[Occurrence, ...]]:
    return [
        article.occurrences(each, passage.where, quotation=passage.quotes)
        for each in passage.fragments
    ]


def _earliest(candidates: Iterable[tuple[Occurrence, ...]]) -> list[Occurrence | None]:
    """Place each fragment as early as the one before it allows; None where that fails.

    Nothing is lost by taking the earliest place: whatever fits after a later one fits after it.
    """
    placed: list[Occurrence | None] = []
    free = 0
    for places in candidates:
        place = next((each for each in places if each.start >= free), None)
        free = place.end if place else free
        placed.append(place)
    return placed


def _misses(passage: Passage, articles: Mapping[str, Article]) -> Iterator[Miss]:
    """Say of each fragment that could not be placed in the first source why that is so."""
    article = next(iter(articles.values()))
    sources = tuple(articles)
    everywhere = _candidates(passage, article)
    for n, place in enumerate(_earliest(everywhere)):
        if place is not None:
            continue
        words = passage.fragments[n]
        anywhere = article.occurrences(words, "page", quotation=passage.quotes)
        if everywhere[n]:
            elsewhere = everywhere[n][0]
            yield Miss(passage, n, sources, "out of order", elsewhere.line, elsewhere.paragraph)
        elif anywhere:
            yield Miss(passage, n, sources, "outside body", anywhere[0].line)
        else:
            yield _not_found(passage, n, sources, article)


def _not_found(passage: Passage, n: int, sources: tuple[str, ...], article: Article) -> Miss:
    blocks = article.body if passage.where == "body" else article.page
    # Marks would make words differ that are alike: a fragment has none, its quotation has two.
    sought = text.without_marks(passage.fragments[n])
    likely = [
        (text.nearest(sought, text.without_marks(block.place.text)), block) for block in blocks
    ]
    near, block = max(
        ((near, block) for near, block in likely if near is not None),
        key=lambda pair: pair[0].ratio,
        default=(None, None),
    )
    if near is None or block is None:
        return Miss(passage, n, sources, "not found")
    return Miss(passage, n, sources, "not found", block.place.line, block.number, near)


def _sealed_source(id: str, article: Article, project: Project, names: Names) -> SealedSource:
    source: Source = project.sources[id]
    named: dict[str, tuple[int, ...]] = {}
    for agency, numbers in names.paragraphs(article).items():
        others = project.agencies[agency].not_mentions
        meant = set(numbers) - {each.paragraph for each in others if each.source == id}
        if meant:
            named[agency] = tuple(sorted(meant))
    return SealedSource(
        archive_file=article.file,
        sha256=article.sha256,
        body=source.body,
        split=source.paragraphs,
        words=article.words,
        paragraphs=article.paragraphs,
        names=named,
        full=seal_text(article) if source.rights == "full" else None,
    )
