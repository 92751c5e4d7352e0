"""The page on limits, from the constants that hold them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from microsite.bounds import BOUNDS, Bound
from microsite.checks import rules

PAGE = "docs/reference/bounds.md"
_INTRODUCTION = """# Limits

How much of anything is taken. Each is far above what an investigation needs, and keeps a broken or
hostile file from taking all memory, or time without end. What is above one is reported by the rule
or command in the last column but one, and nothing is built.

| of | at most | said by | why |
|---|---|---|---|
"""
_END = """
What is not listed has no limit of its own: how many files, lines, quotations. It takes time and
memory in proportion, as `python -m trust.hostile` measures ([figures](../trust/hostile.md)); an
investigation of [10,000 agencies](../how-to/large-site.md) keeps every limit.
"""


def pages() -> Mapping[str, str]:
    """Return the page on limits."""
    return {PAGE: "".join((_INTRODUCTION, *_rows(), _END))}


def _rows() -> Iterator[str]:
    known = {rule.name for rule in rules()}
    for bound in BOUNDS:
        yield f"| {bound.of} | {_most(bound)} | {_said(bound, known)} | {bound.because} |\n"


def _most(bound: Bound) -> str:
    return "none" if bound.most == 0 else str(bound)


def _said(bound: Bound, known: set[str]) -> str:
    rule = bound.said_by
    return f"[`{rule}`](rules/{rule}.md)" if rule in known else f"`{rule}`"
