"""What is wrong with a passage, in words for a maintainer.

The words may quote the article: they go to a terminal and are never published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.evidence.examine import Miss

_AROUND = 12  # words shown on each side of the first difference
_WORD = re.compile(r"\S+")


def describe(miss: Miss) -> str:
    """Say where a fragment is missing and what stands there, or where it stands instead."""
    sources = " or ".join(f"'{each}'" for each in miss.sources)
    searched = f"the {miss.passage.where} of {sources}"
    place = (
        f"paragraph {miss.paragraph}, line {miss.line}" if miss.paragraph else f"line {miss.line}"
    )
    if miss.reason == "outside body":
        return f"these words are not in {searched}, only in the page around it ({place})"
    if miss.reason == "out of order":
        return f"these words are in {searched} ({place}), but not after the fragment before them"
    if miss.near is None:
        return f"these words are not in {searched}, and nothing there resembles them"
    near = clip(miss.near.diff)
    return f"these words are not in {searched}; the nearest passage ({place}) reads: “{near}”"


def clip(diff: str) -> str:
    """Shorten a marked difference to the words around its first mark, and count further marks."""
    atoms = list(_atoms(diff))
    marks = [n for n, atom in enumerate(atoms) if atom.startswith(("[-", "{+"))]
    center = marks[0] if marks else 0
    first, end = max(0, center - _AROUND), center + _AROUND + 1
    shown = " ".join(atoms[first:end])
    further = sum(mark >= end for mark in marks)
    more = f" (and {further} more difference{'' if further == 1 else 's'})" if further else ""
    return f"{'… ' if first else ''}{shown}{' …' if end < len(atoms) else ''}{more}"


def _atoms(diff: str) -> Iterator[str]:
    """Cut a marked difference into words and marks; what is left out and put in is one."""
    closed = {each: diff.rfind(each) for each in ("-]", "+}")}

    def behind(at: int, opens: str, closes: str) -> int:
        there = diff.startswith(opens, at) and at + 2 <= closed[closes]
        return diff.index(closes, at + 2) + 2 if there else at

    at = 0
    while found := _WORD.search(diff, at):
        start = found.start()
        at = behind(behind(start, "[-", "-]"), "{+", "+}")
        at = at if at > start else found.end()
        yield diff[start:at]
