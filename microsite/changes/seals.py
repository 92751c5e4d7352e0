"""What differs between two locks, told at the record whose words are sealed.

The lock names a passage by its place in a list. A passage is matched by its hash first, so that an
item put in above it changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from microsite.changes.matching import Difference
from microsite.evidence import Evidence, SealedPassage

SEAL_OF = "seal of "
"""How the label of a hash begins, which changes with every word that is sealed."""
Key = tuple[str, str]
"""The kind and the id of a record."""


def seal_differences(old: Evidence, new: Evidence) -> Mapping[Key, tuple[Difference, ...]]:
    """Compare what two locks say of the records that both know.

    Returns:
        Per record: passages that stand elsewhere or were sealed anew, and, for a source, the
        counts and the paragraphs that name an agency.
    """
    found: dict[Key, list[Difference]] = {}
    ours, theirs = _by_record(old), _by_record(new)
    for key in theirs.keys() & ours.keys():
        found.setdefault(key, []).extend(_passages(ours[key], theirs[key]))
    for id in new.sources.keys() & old.sources.keys():
        found.setdefault(("sources", id), []).extend(_counts(old, new, id))
    return {key: tuple(each) for key, each in found.items() if each}


def _by_record(lock: Evidence) -> dict[Key, dict[str, SealedPassage]]:
    """Group the passages by record; what is left of the key says where in it they stand."""
    records: dict[Key, dict[str, SealedPassage]] = {}
    for key, passage in sorted(lock.passages.items()):
        kind, id, *rest = key.split("/")
        records.setdefault((kind, id), {})["/".join(rest)] = passage
    return records


def _passages(old: dict[str, SealedPassage], new: dict[str, SealedPassage]) -> Iterator[Difference]:
    known: dict[tuple[str, str, str], SealedPassage] = {}
    for key, passage in old.items():
        known.setdefault((_field(key), passage.source, passage.sha256), passage)
    for key, now in new.items():
        was = known.get((_field(key), now.source, now.sha256))
        steps, label = (_field(key),), f"{_field(key)}[{now.source}]"
        if was is not None and was.fragments != now.fragments:
            told = _paragraphs if was.paragraphs != now.paragraphs else _characters
            yield Difference(steps, f"place of {label}", "changed", told(was), told(now))
        elif was is None and key in old and old[key].source == now.source:
            hashes = old[key].sha256[:12], now.sha256[:12]
            yield Difference(steps, f"{SEAL_OF}{label}", "changed", *hashes)


def _field(key: str) -> str:
    return key.partition("/")[0]


def _paragraphs(passage: SealedPassage) -> str:
    """Say where a passage stands, as readers are told."""
    return "paragraph " + ", ".join(map(str, passage.paragraphs)) if passage.paragraphs else "page"


def _characters(passage: SealedPassage) -> str:
    return "characters " + ", ".join(f"{each.start}-{each.end}" for each in passage.fragments)


def _counts(old: Evidence, new: Evidence, id: str) -> Iterator[Difference]:
    was, now = old.sources[id], new.sources[id]
    for name in ("words", "paragraphs"):
        before, after = getattr(was, name), getattr(now, name)
        if before != after:
            yield Difference((), f"{name} counted", "changed", before, after)
    for agency in sorted({*was.names, *now.names}):
        named: tuple[Any, Any] = was.names.get(agency), now.names.get(agency)
        if named[0] != named[1]:
            op: Literal["added", "removed", "changed"]
            op = "added" if named[0] is None else "removed" if named[1] is None else "changed"
            before, after = (list(each) if each is not None else None for each in named)
            yield Difference((), f"paragraphs that name {agency}", op, before, after)
