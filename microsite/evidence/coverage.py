"""What became of each quotation of an archived article: its coverage at a glance."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from microsite.evidence.curation import Curated, entry, quotations, withholding, withholdings
from microsite.evidence.examine import Examination
from microsite.model import Project

State = Literal["not yet", "curated", "other record", "withheld"]
"""`not yet`: some word of it is in no record, and it is not withheld. `curated`: statements give
it. `other record`: a figure, a name, a bill or a date gives it, and no statement does."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A quotation and what became of it."""

    quotation: Curated
    state: State
    records: tuple[tuple[str, str], ...]
    """Kind and id of the records that give words of it, statements first."""
    reason: str = ""
    """Why it is withheld."""
    entries: tuple[str, ...] = ()
    """Of one that is not yet: the entries of data/withheld.yaml that would withhold it, as marks
    that quote nobody and as a private fact. None where a statement prints a part of it."""

    @property
    def private(self) -> bool:
        """Whether its words tell a private fact, so that they are not to be shown."""
        return self.reason == "private fact"


@dataclass(frozen=True, slots=True)
class Coverage:
    """The quotations of one archived article's body."""

    source: str
    file: str
    paragraphs: tuple[int, ...]
    """The line of the file where each paragraph of the body begins, in order."""
    quotations: tuple[Covered, ...]
    same_copy: bool
    """Whether the archived file is the one that the source describes."""

    @property
    def open(self) -> tuple[Covered, ...]:
        """The quotations that are neither in a record nor withheld."""
        return tuple(each for each in self.quotations if each.state == "not yet")

    def count(self, state: State) -> int:
        """Count the quotations in a state."""
        return Counter(each.state for each in self.quotations)[state]

    def states(self, paragraph: int) -> tuple[State, ...]:
        """List the states of a paragraph's quotations, in order; empty where nobody is quoted."""
        return tuple(
            each.state for each in self.quotations if each.quotation.paragraph == paragraph
        )


def coverage(source: str, project: Project, examination: Examination) -> Coverage:
    """Say of every quotation in an archived article what became of it.

    Args:
        source: id of a source whose copy is in the examination.
        project: the records.
        examination: where their words were found.
    """
    article = examination.articles[source]
    return Coverage(
        source,
        article.file,
        tuple(block.place.line for block in article.body),
        tuple(
            _quoted(source, each, project, examination) for each in quotations(source, examination)
        ),
        article.sha256 == project.sources[source].sha256,
    )


def _quoted(source: str, each: Curated, project: Project, examination: Examination) -> Covered:
    article = examination.articles[source]
    records = tuple(dict.fromkeys((given.kind, given.id) for given in each.given_by))
    if not each.missing:
        return Covered(each, "curated" if each.published else "other record", records)
    if reason := withholding(source, each, article, project):
        return Covered(each, "withheld", records, reason)
    entries = () if each.published else tuple(map(entry, withholdings(source, each, article)))
    return Covered(each, "not yet", records, entries=entries)
