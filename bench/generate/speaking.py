"""What is said in a made-up article: quotations, what agencies answer, words printed twice."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from bench.generate.articles import quoted
from bench.generate.cast import Agency, Block, Part, Raw, inferred
from bench.generate.words import Words

_CHANNELS = ("interview", "press release", "testimony", "email", "interview", "statement")
_STANCES = ("defense", "critical", "concerned", "denial", "descriptive", "critical")
_SHARED = 12
"""So many words do two similar statements begin with."""


def speak(
    part: Part, agency: Agency, block: Block, quotes: int, draw: Random, words: Words
) -> None:
    """Quote so many times in a part's article what is said about an agency, and record it."""
    slug, town = agency.town.lower(), agency.town
    member = agency.councilor or f"A member of the {town} council"
    speakers = (
        # id, how the article calls them, capacity, on whose behalf
        (f"{slug}-chief", f"Police Chief {agency.chief}", f"police chief of {town}", agency.id),
        (f"{block.slug}-director", block.director, f"director of the {block.league}", block.slug),
        (f"{slug}-councilor", member, f"member of the {town} council", ""),
        (agency.id, f"The {town} Police Department", f"the department of {town}", agency.id),
        (f"{slug}-chief", f"Chief {agency.chief}", f"police chief of {town}", agency.id),
        (block.slug, f"The {block.league}", "in a statement of its own", block.slug),
    )
    for n in range(quotes):
        turn = n % len(speakers)
        if not agency.speaks and turn in (0, 3, 4):
            turn = (1, 2, 5)[n % 3]
        who, called, capacity, behalf = speakers[turn]
        fragments = _fragments(agency, n, draw, words)
        said, day = _said(part, draw, n)
        statement: Raw = {
            "id": f"{slug}-{turn}-{n + 1}",
            "summary": words.sentence(words.between(10, 30)),
            "speakers": [who],
            "capacity": capacity,
            **({"on_behalf_of": behalf} if behalf and n % 4 else {}),
            "about": [agency.id],
            **({"bills": [f"{block.slug.removesuffix('-records')}-bill"]} if turn == 2 else {}),
            **({"names": [f"{block.slug}-released"]} if turn == 1 else {}),
            "stance": _STANCES[turn],
            "said": said,
            "channel": _CHANNELS[turn] if draw.random() < 0.8 else "unknown",
            "printings": [{"source": part.article.id, "fragments": fragments}],
        }
        if fragments[0].startswith(_beginning(agency)):
            statement["similar_to"] = [
                {
                    "statement": agency.statements[0]["id"],
                    "because": "They begin alike; nothing says that it was one occasion.",
                }
            ]
        if draw.random() < 0.1:
            statement["note"] = words.sentence(words.between(8, 24))
        agency.statements.append(statement)
        part.records["statements"].append(statement)
        part.article.paragraphs.append(quoted(fragments, called, day))


def _beginning(agency: Agency) -> str:
    """Give the first words of an agency's first statement; a mark that nothing has if none."""
    if not agency.statements:
        return "\n"
    first = agency.statements[0]["printings"][0]["fragments"][0]  # type: ignore[index]
    return " ".join(str(first).rstrip(",").split(" ")[:_SHARED])


def _fragments(agency: Agency, n: int, draw: Random, words: Words) -> list[str]:
    """Draw what is quoted, 10 to 60 words; one in three is interrupted by the reporter."""
    count = words.between(10, 60) if n else words.between(20, 60)
    if n == 4 and draw.random() < 0.2:
        return [f"{_beginning(agency)} {words.sentence(count, ',').lower()}"]
    if count < 16 or draw.random() < 0.67:
        return [words.sentence(count, ",")]
    cut = draw.randint(8, count - 8)
    return [words.sentence(cut, ","), words.sentence(count - cut)]


def _said(part: Part, draw: Random, n: int) -> tuple[object, str]:
    """Date an utterance, and give what the article prints of the day."""
    published = part.article.published
    day = published - timedelta(days=draw.randint(1, 6))
    choice = draw.randrange(4)
    if choice == 0:
        printed = f"{day:%A}"
        return {"value": day.isoformat(), "basis": "stated", "printed": printed}, f" on {printed}"
    if choice == 1:
        return inferred(f"../{published.isoformat()}", "The article is dated that day."), ""
    if choice == 2:
        span = f"{day.isoformat()}/{published.isoformat()}"
        return inferred(span, "The article speaks of the same week."), ""
    return "unknown", ""


def answer(part: Part, agency: Agency, draw: Random, words: Words) -> None:
    """Record what an agency answers, or that it does not."""
    slug, source = agency.town.lower(), part.article
    told = inferred(source.published.isoformat(), "The article is dated that day.")
    if not agency.speaks:
        part.records["responses"].append(
            {
                "id": f"{slug}-answer",
                "agency": agency.id,
                "as_of": told,
                "kind": agency.answer,
                "says": words.sentence(words.between(8, 30)),
                "sources": [source.id],
            }
        )
        return
    own = {f"{slug}-chief", agency.id}
    answering = [each for each in agency.statements if own & {*each["speakers"]}]  # type: ignore[misc]
    for n, statement in enumerate(answering[: draw.randint(1, 3)]):
        part.records["responses"].append(
            {
                "id": f"{slug}-answer-{n + 1}",
                "agency": agency.id,
                "as_of": told,
                "kind": "statement",
                **({"brief": words.sentence(8, "").lower()} if n == 0 else {}),
                "says": words.sentence(words.between(8, 30)),
                "statement": statement["id"],
                "spoken_by": statement["speakers"],
                "sources": [source.id],
            }
        )


def print_again(part: Part, before: Part, words: Words) -> None:
    """Let an article print words and a figure of the one before, a little differently."""
    statement = before.records["statements"][0]
    printings: list[Raw] = statement["printings"]  # type: ignore[assignment]
    fragment = printings[0]["fragments"][0]  # type: ignore[index]
    kept = str(fragment).rstrip(",").split(" ")
    kept[len(kept) // 2] = words.sentence(1, "").lower()
    again = " ".join(kept) + "."
    printings.append({"source": part.article.id, "fragments": [again]})
    part.article.paragraphs.append(quoted([again], "Somebody in a neighboring town", ""))
    figure = before.records["figures"][0]
    readings: list[Raw] = figure["readings"]  # type: ignore[assignment]
    rounded = int(readings[0]["value"]) // 100 * 100  # type: ignore[call-overload]
    unit = readings[0]["unit"]
    wording = f"more than {rounded:,} {unit}"
    part.article.paragraphs.append(f"A neighboring town has {wording}, its own records say.")
    readings.append(
        {
            "source": part.article.id,
            "qualifier": "more than",
            "value": rounded,
            "unit": unit,
            "words": wording,
        }
    )
