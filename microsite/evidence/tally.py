"""How much was checked, in numbers."""

from __future__ import annotations

from dataclasses import dataclass

from microsite import text
from microsite.evidence.lock import Evidence
from microsite.evidence.passages import checkable_sources, passages
from microsite.model import Project


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts over a whole project."""

    statements: int
    printings: int
    fragments: int
    """Of the printings."""
    quoted_words: int
    """Words of those fragments."""
    other_passages: int
    """Names, roles, figures, bills, dates and metadata given as printed."""
    sealed: int
    """Passages of all kinds that were found in the archive."""
    not_checkable: int
    """Passages of all kinds whose sources are not archived."""
    sources: int
    archived_sources: int
    body_words: int
    """Words of the archived articles."""


def figures(project: Project, evidence: Evidence) -> Figures:
    """Count what a project quotes and what of it the evidence holds."""
    every = passages(project)
    quoted = [passage for passage in every if passage.quotes]
    return Figures(
        statements=len(project.statements),
        printings=len(quoted),
        fragments=sum(len(passage.fragments) for passage in quoted),
        quoted_words=sum(text.word_count(each) for p in quoted for each in p.fragments),
        other_passages=len(every) - len(quoted),
        sealed=sum(passage.key in evidence.passages for passage in every),
        not_checkable=sum(not checkable_sources(passage, project) for passage in every),
        sources=len(project.sources),
        archived_sources=sum(each.archive_file is not None for each in project.sources.values()),
        body_words=sum(
            sealed.words for id, sealed in evidence.sources.items() if id in project.sources
        ),
    )
