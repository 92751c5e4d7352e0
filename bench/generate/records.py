"""The records of made-up agencies, article by article: two agencies share one.

Each block of fifty agencies has a league of its own that accuses them, with its director, a
document and a bill, so that no record but a list grows with the whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from bench.generate import articles, blocks, speaking
from bench.generate.cast import Agency, Block, Part, Raw, inferred
from bench.generate.places import STATES, State, person, shares, towns
from bench.generate.words import Words

BLOCK = 50
_TOPICS = ("scans", "hits", "requests", "searches", "matches", "alerts")
_ANSWERS = (
    *("statement",) * 5,
    "reported statement",
    *("did not immediately respond",) * 2,
    *("did not respond",) * 2,
)
"""Not `not known to have been asked`: such a response names every source that there is."""


class Case:
    """Makes a whole project, part by part."""

    def __init__(self, agencies: int, seed: int, quotes: int, kilobytes: int = 0) -> None:
        """Take the size, the seed, the quotations for each agency, and the length of articles."""
        self.random, self.words, self.quotes = Random(f"case {seed}"), Words(seed), quotes
        self.kilobytes = kilobytes
        names = iter(towns(agencies, self.random))
        self.agencies = [
            self._agency(n, next(names), state)
            for n, state in enumerate(
                state
                for state, count in zip(STATES, shares(agencies), strict=True)
                for _ in range(count)
            )
        ]

    def _agency(self, n: int, town: str, state: State) -> Agency:
        draw = self.random
        answer = "statement" if n == 0 else draw.choice(_ANSWERS)
        councilor = person(n + 7, draw) if n % 6 else ""
        return Agency(town, state, answer, person(n, draw), councilor)

    def parts(self) -> Iterator[Part]:
        """Give the parts in order; each is whole, since the next article may print its words."""
        before: Part | None = None
        for first in range(0, len(self.agencies), BLOCK):
            among = self.agencies[first : first + BLOCK]
            block = self._block(first // BLOCK, among[0])
            for n in range(0, len(among), 2):
                part = self._part((first + n) // 2, among[n : n + 2], block, before)
                if n + 2 >= len(among):
                    blocks.close(part, block, among[0].town, self.words)
                if before:
                    yield before
                before = part
        if before:
            yield before

    def _block(self, n: int, first: Agency) -> Block:
        league = f"{first.town} Records League"
        number = f"House Bill {100 + n}"
        return Block(f"{first.town.lower()}-records", league, person(n + 3, self.random), number)

    def _part(self, n: int, among: list[Agency], block: Block, before: Part | None) -> Part:
        draw = self.random
        article = articles.begin(n, among[0].town, draw, self.words, person(n, draw))
        part = Part(article, among[0].state, self._prose(40))
        block.sources.append(article.id)
        names = " and ".join(f"{each.town} Police Department" for each in among)
        article.paragraphs.append(
            f"{article.town.upper()} — The {block.league} has published records that name the "
            f"{names}. {self._prose(25)}"
        )
        article.paragraphs.append(
            f"{block.director}, director of the {block.league}, asked the state for {block.bill}. "
            f"{self._prose(20)}"
        )
        count = draw.randrange(1200, 98000)
        topic = _TOPICS[n % len(_TOPICS)]
        article.paragraphs.append(f"The records list {count:,} {topic} within a year.")
        self._shared(part, n, among, count, topic, block)
        for agency in among:
            self._of_agency(part, agency, block)
        if before and before.article.published <= article.published:
            speaking.print_again(part, before, self.words)
        length = sum(map(len, article.paragraphs))
        while length < 1000 * self.kilobytes:
            article.paragraphs.append(self._prose(80))
            length += len(article.paragraphs[-1])
        return part

    def _prose(self, words: int) -> str:
        return self.words.sentence(self.words.between(8, words))

    # -- what an article tells of all its agencies

    def _shared(
        self, part: Part, n: int, among: list[Agency], count: int, topic: str, block: Block
    ) -> None:
        article, ids = part.article, [each.id for each in among]
        made = article.published - timedelta(days=1 + n % 20)
        part.records["allegations"].append(
            {
                "id": f"{article.id}-alleged",
                "by": block.slug,
                "made": inferred(made.isoformat(), "The league dates its records."),
                "about": ids,
                "claim": f"The league says that the departments kept {topic}. {self._prose(30)}",
                "document": f"{block.slug}-released",
                "sources": [article.id],
                "tellings": [{"source": article.id, "says": self._prose(30)}],
            }
        )
        part.records["figures"].append(
            {
                "id": f"{article.id}-{topic}",
                "label": f"{topic.capitalize()} in a year, {article.town}",
                "about": f"How many {topic} the records list. {self._prose(12)}",
                "readings": [
                    {
                        "source": article.id,
                        "value": count,
                        "unit": topic,
                        "words": f"{count:,} {topic}",
                    }
                ],
            }
        )
        part.records["events"].append(
            {
                "id": f"{article.id}-published",
                "date": inferred(
                    f"{made.isoformat()}/{article.published.isoformat()}",
                    "The article tells of it and gives no day.",
                ),
                "title": f"Records about {article.town} are published",
                "text": self._prose(30),
                "kind": "publication",
                "agencies": ids,
                "involved": [block.slug, f"{block.slug}-director", f"{block.slug}-released"],
                "sources": [article.id],
            }
        )

    # -- what it tells of one

    def _of_agency(self, part: Part, agency: Agency, block: Block) -> None:
        article, draw = part.article, self.random
        member = f"a member of the {agency.town} council"
        article.paragraphs.append(
            f"{agency.town} bought its readers some years ago. Police Chief {agency.chief} signed "
            f"for them, and {agency.councilor or 'a councilor'}, {member}, asked about it. "
            f"{self._prose(40)}"
        )
        place = agency.state
        record: Raw = {
            "id": agency.id,
            "name": f"{agency.town} Police Department",
            "short_name": agency.town,
            "kind": "municipal police department",
            "place": f"{agency.town}, {place.name}",
            "location": {
                "latitude": round(draw.uniform(place.south, place.north), 5),
                "longitude": round(draw.uniform(place.west, place.east), 5),
                "precision": "town center",
                "gazetteer": "a made-up gazetteer",
                "gazetteer_id": agency.id,
            },
            "printed_as": [
                {"words": f"{agency.town} Police Department", "source": article.id},
                {"words": agency.town, "source": article.id},
            ],
            "named_by": [agency.town],
        }
        if draw.random() < 0.4:
            record["not_known"] = [
                {"text": self._prose(30), "sources": [article.id]}
                for _ in range(draw.randint(1, 2))
            ]
        part.records["agencies"].append(record)
        self._people(part, agency)
        speaking.speak(part, agency, block, self.quotes, self.random, self.words)
        speaking.answer(part, agency, self.random, self.words)
        bought = article.published.year - draw.randint(1, 6)
        dates = ("unknown", f"{bought}-23", f"{bought}~", f"{bought - 1}/{bought}")
        chosen = draw.choice(dates)
        when: object = (
            chosen if chosen == "unknown" else inferred(chosen, "The article counts the years.")
        )
        part.records["events"].append(
            {
                "id": f"{agency.town.lower()}-readers-bought",
                "date": when,
                "title": f"{agency.town} buys readers",
                "text": self._prose(30),
                "kind": "contract",
                "agencies": [agency.id],
                "involved": [f"{agency.town.lower()}-{who}" for who in ("chief", "councilor")],
                "sources": [article.id],
            }
        )

    def _people(self, part: Part, agency: Agency) -> None:
        source, slug = part.article.id, agency.town.lower()
        role: Raw = {"words": "Police Chief", "source": source, "organization": agency.id}
        part.records["people"].append(
            {
                "id": f"{slug}-chief",
                "name": agency.chief,
                "printed_as": [{"words": agency.chief, "source": source}],
                "roles": [role],
            }
        )
        sits = {"words": f"member of the {agency.town} council", "source": source}
        known: Raw = (
            {"name": agency.councilor}
            if agency.councilor
            else {"name": f"A member of the {agency.town} council", "named": False}
        )
        if agency.councilor:
            known["printed_as"] = [{"words": agency.councilor, "source": source}]
        part.records["people"].append({"id": f"{slug}-councilor", **known, "roles": [sits]})
