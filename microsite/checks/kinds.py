"""What kinds of records are called in a message."""

from __future__ import annotations

from collections.abc import Sequence

_SINGULAR = {
    "agencies": "agency",
    "allegations": "allegation",
    "bills": "bill",
    "corrections": "correction",
    "documents": "document",
    "events": "event",
    "figures": "figure",
    "investigation": "investigation",
    "organizations": "organization",
    "people": "person",
    "responses": "response",
    "sources": "source",
    "statements": "statement",
    "updates": "update",
    "withheld": "withheld quotation",
}


def singular(kind: str) -> str:
    """Return the word for one record of a kind: `agency` for `agencies`."""
    return _SINGULAR[kind]


def a_record(kind: str) -> str:
    """Return `an agency` for `agencies`."""
    word = singular(kind)
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def any_of(kinds: Sequence[str]) -> str:
    """Return `person, organization or agency` for three kinds, `record` for more than four."""
    words = [singular(kind) for kind in kinds]
    if len(words) > 4:
        return "record"
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))
