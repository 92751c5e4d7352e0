"""Who and what a made-up project is about, while its records are made."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from bench.generate.articles import Article
from bench.generate.places import State

Raw = dict[str, object]
"""A record, as it is written."""


def inferred(value: str, because: str) -> Raw:
    """Write a date that we conclude."""
    return {"value": value, "basis": "inferred", "because": because}


@dataclass(slots=True)
class Agency:
    """An agency and who speaks in its town."""

    town: str
    state: State
    answer: str
    chief: str
    councilor: str
    """Nothing where no source gives the name."""
    statements: list[Raw] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Give its id."""
        return f"{self.town.lower()}-police"

    @property
    def speaks(self) -> bool:
        """Whether it is quoted."""
        return self.answer == "statement"


@dataclass(slots=True)
class Block:
    """What fifty agencies have in common: ids, and the names that articles print."""

    slug: str
    league: str
    director: str
    bill: str
    sources: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Part:
    """One article with the records of its agencies, by kind."""

    article: Article
    state: State
    summary: str
    """What the article tells, as the maintainers would put it."""
    records: defaultdict[str, list[Raw]] = field(default_factory=lambda: defaultdict(list))
