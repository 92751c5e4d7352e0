"""Made-up articles: a head, a body of paragraphs, a foot, and how records describe them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from bench.generate.words import Words

_BODY_BEGINS = 8
_PAPERS = ("Courier", "Ledger", "Herald", "Observer", "Gazette", "Sentinel", "Chronicle")


@dataclass(slots=True)
class Article:
    """One article in the making."""

    id: str
    town: str
    published: date
    paper: str
    headline: str
    byline: str
    """Nothing where the page names nobody."""
    paragraphs: list[str] = field(default_factory=list)

    @property
    def dated(self) -> str:
        """Give its day as the page prints it."""
        return f"{self.published:%A, %B} {self.published.day}, {self.published.year}"

    @property
    def text(self) -> str:
        """Put the page together: what stands around the article, and the article."""
        by = f"By {self.byline}, staff" if self.byline else "Staff report"
        head = [self.paper.upper(), "Home | News | Sports | Subscribe", "", self.headline]
        body = "\n\n".join(self.paragraphs)
        return "\n".join([*head, by, self.dated, "", body, "", "MORE: Road work ends early", ""])

    @property
    def body(self) -> list[int]:
        """Give the first and the last line of the article itself, counted from 1."""
        return [_BODY_BEGINS, _BODY_BEGINS + 2 * (len(self.paragraphs) - 1)]

    def front_matter(self, text: str) -> dict[str, object]:
        """Describe it as content/sources/ does, given its text."""
        stated = {"basis": "stated"}
        return {
            "label": f"{self.paper}, {self.published:%B} {self.published.day}, "
            f"{self.published.year}",
            "kind": "news article",
            "title": {"value": self.headline, **stated},
            "publisher": {"value": self.paper.upper(), **stated},
            "byline": {"value": self.byline, **stated} if self.byline else "unknown",
            "dateline": {"value": self.town.upper(), **stated},
            "published": {
                "value": self.published.isoformat(),
                **stated,
                "printed": self.dated,
            },
            "url": "unknown",
            "archive_url": "unknown",
            "archive_file": f"{self.id}.txt",
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "body": [self.body],
            "furniture": "The head of the page, and a link to another article.",
        }


def begin(n: int, town: str, random: Random, words: Words, byline: str) -> Article:
    """Begin the n-th article, which a paper of that town prints on a day of seven years."""
    published = date(2018, 1, 1) + timedelta(days=random.randrange(2550))
    paper = f"The {town} {_PAPERS[n % len(_PAPERS)]}"
    headline = words.sentence(words.between(6, 14), "")
    return Article(
        id=f"{town.lower()}-{paper.rpartition(' ')[2].lower()}-{n + 1}",
        town=town,
        published=published,
        paper=paper,
        headline=headline,
        byline=byline if n % 5 else "",
    )


def quoted(fragments: list[str], speaker: str, day: str) -> str:
    """Write a paragraph that quotes somebody, with what the reporter puts between the words."""
    said = f"{speaker} said{day}."
    first, *rest = fragments
    return " ".join([f"“{first}” {said}", *(f"“{each}”" for each in rest)])
