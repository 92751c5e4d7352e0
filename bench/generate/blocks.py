"""What a block of made-up articles has in common: a league, its director, a document, a bill."""

from __future__ import annotations

from bench.generate.cast import Block, Part
from bench.generate.words import Words


def close(part: Part, block: Block, town: str, words: Words) -> None:
    """Add a block's records to its last part, as all of its articles name them."""
    named = block.sources
    part.records["organizations"].append(
        {
            "id": block.slug,
            "name": block.league,
            "kind": "public records group",
            "printed_as": [{"words": block.league, "source": each} for each in named],
        }
    )
    part.records["people"].append(
        {
            "id": f"{block.slug}-director",
            "name": block.director,
            "printed_as": [{"words": block.director, "source": each} for each in named],
            "roles": [
                {
                    "words": f"director of the {block.league}",
                    "source": each,
                    "organization": block.slug,
                }
                for each in named
            ],
        }
    )
    part.records["documents"].append(
        {
            "id": f"{block.slug}-released",
            "title": f"Records released by the {block.league}",
            "kind": "released records",
            "date": "unknown",
            "printed_as": [{"words": "The records", "source": each} for each in named],
        }
    )
    part.records["bills"].append(
        {
            "id": f"{town.lower()}-bill",
            "number": block.bill,
            "title": "To limit what readers of license plates keep",
            "kind": "bill",
            "mentions": [
                {
                    "source": each,
                    "words": block.bill,
                    "says": words.sentence(words.between(8, 30)),
                    "basis": "stated",
                }
                for each in named[:8]
            ],
        }
    )
