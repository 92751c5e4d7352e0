"""How much a change weighs, and which one readers must be told of.

docs/decisions/0012 gives the reasons for what stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from microsite import dates
from microsite.changes.matching import Difference
from microsite.changes.plain import Names, Plain
from microsite.model import KnownDate, OwnWords
from microsite.model.walk import field_owner


class Weight(IntEnum):
    """What a change touches, the gravest first."""

    ATTRIBUTED = 1
    """What others said or did not say: quotations, answers, allegations, figures; corrections."""
    FACT = 2
    OWN_WORDS = 3
    TECHNICAL = 4
    """What no reader takes for a fact: order, typing, hashes, what the engine needs."""


_ATTRIBUTED: Mapping[str, tuple[Names, ...]] = {
    "statements": (
        ("speakers",),
        ("attribution",),
        ("capacity",),
        ("on_behalf_of",),
        ("said",),
        ("printings", "source"),
        ("printings", "fragments"),
    ),
    "responses": (
        ("agency",),
        ("as_of",),
        ("kind",),
        ("says",),
        ("brief",),
        ("statement",),
        ("spoken_by",),
    ),
    "allegations": (("by",), ("made",), ("about",), ("claim",)),
    "figures": (
        ("readings", "source"),
        ("readings", "qualifier"),
        ("readings", "value"),
        ("readings", "unit"),
        ("readings", "words"),
    ),
    "corrections": (("date",), ("was",), ("now",), ("records",)),
}
"""Per kind, the fields that say who said, answered, alleged or counted what."""

_FACTS: Mapping[str, tuple[Names, ...]] = {
    "agencies": (("name",),),
    "people": (("name",), ("roles", "words"), ("roles", "organization")),
    "organizations": (("name",),),
    "documents": (("by",), ("date",)),
    "events": (("date",), ("agencies",), ("involved",)),
    "bills": (("number",), ("status",), ("mentions", "words")),
    "sources": (("title",), ("publisher",), ("byline",), ("published",)),
}
"""Per kind, the further fields that were a mistake of ours if they no longer hold."""

_TECHNICAL: Mapping[str, tuple[Names, ...]] = {
    "agencies": (("named_by",), ("not_mentions",), ("location", "gazetteer_id")),
    "sources": (
        ("archive_file",),
        ("sha256",),
        ("original_file",),
        ("original_sha256",),
        ("extracted_with",),
        ("body",),
        ("furniture",),
        ("paragraphs",),
        ("rights",),
        ("license",),
    ),
}
_REMARKS = ("because", "note")
_ALL_OF_IT = ("speakers",)
"""Lists to which nothing is added without changing what they said: who spoke."""

_LEADING = ("responses",)
"""Kinds of which, among equals, the first in the file leads (docs/decisions/0004)."""
_MISSED = ("allegations", "bills", "events", "figures", "responses", "statements")
"""Kinds whose records assert something by being there."""


def weight(plain: Plain, difference: Difference) -> Weight:
    """Say what a change of a record touches."""
    where = difference.names
    if _of(_TECHNICAL, plain.kind, where) or difference.op in ("typing", "renamed"):
        return Weight.TECHNICAL
    if difference.op == "order" and where[-1:] != ("fragments",):
        return Weight.TECHNICAL
    if where[-1] in _REMARKS:
        return Weight.OWN_WORDS
    if _of(_ATTRIBUTED, plain.kind, where) and where[-1] != "printed":
        return Weight.ATTRIBUTED
    own = any(isinstance(mark, OwnWords) for mark in plain.marks.get(where, ()))
    return Weight.OWN_WORDS if own else Weight.FACT


def owes_correction(plain: Plain, difference: Difference) -> bool:
    """Say whether what was published no longer holds, so that a correction has to tell it.

    Args:
        plain: the record as it is now.
        difference: one of its fields that differs.
    """
    where, op = difference.names, difference.op
    if plain.kind == "corrections" or where[-1] in (*_REMARKS, "printed"):
        return False
    if not _of(_ATTRIBUTED, plain.kind, where) and not _of(_FACTS, plain.kind, where):
        return False
    if op == "order":
        return where[-1] == "fragments"
    if op not in ("changed", "removed"):
        return False
    if where[-1] == "basis":
        return bool(difference.before == "stated")
    if isinstance(difference.before, list) and isinstance(difference.after, list):
        dropped = set(map(str, difference.before)) - set(map(str, difference.after))
        return bool(dropped) or where in [(each,) for each in _ALL_OF_IT]
    return not _narrowed(plain, difference)


def weight_of_order(kind: str) -> Weight:
    """Say what it touches that the records of a file stand in another order."""
    return Weight.FACT if kind in _LEADING else Weight.TECHNICAL


def missed(kind: str) -> bool:
    """Say whether a correction has to tell that a record of this kind is gone."""
    return kind in _MISSED


def _of(table: Mapping[str, tuple[Names, ...]], kind: str, where: Names) -> bool:
    """Whether a field is one of the table's, lies in one of them, or holds one."""
    return any(where[: len(each)] == each[: len(where)] for each in table.get(kind, ()) if where)


def _narrowed(plain: Plain, difference: Difference) -> bool:
    """Whether a date only became more exact: what was published still holds."""
    if plain.type is None or field_owner(plain.type, difference.steps) is not KnownDate:
        return False
    if not isinstance(difference.before, str) or not isinstance(difference.after, str):
        return False
    old, new = dates.parse(difference.before), dates.parse(difference.after)
    begins = old.earliest is None or (new.earliest is not None and old.earliest <= new.earliest)
    ends = old.latest is None or (new.latest is not None and new.latest <= old.latest)
    return begins and ends and not (old.approximate or old.uncertain)
