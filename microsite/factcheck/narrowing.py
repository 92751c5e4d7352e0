"""Which lines of a changed record are to be read again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from microsite.changes.compare import RecordChange
from microsite.factcheck.facts import field_name
from microsite.factcheck.sheet import Line

_STANDS = {"source", "sources", "where"}
"""What stands beside lines: where it changed, all lines stand on something else."""
_WHOLE = {"pages", "withheld"}
"""The kinds that are not told field by field."""


def touched(lines: Sequence[Line], change: RecordChange) -> tuple[Line, ...]:
    """Choose the lines that a record's change touches, and mark what is new or changed.

    A changed reference to another record, or a change that no line shows, touches all lines of
    its record: words under another name are to be read again. The investigation's lines have
    nothing to do with each other.

    Args:
        lines: all lines of the record.
        change: how it differs.
    """
    spans = {(each.span.path, each.span.line) for each in change.fields}
    marked = [
        replace(each, changed=change.op == "added" or (each.file, each.line) in spans)
        for each in lines
    ]
    if change.op == "added" or change.kind in _WHOLE:
        return tuple(marked)
    alone = change.kind == "investigation"
    chosen: set[str] = set()
    for each in change.fields:
        beside = next((n for n, step in enumerate(each.steps) if step in _STANDS), None)
        field = field_name(each.steps[:beside])
        found = {line.field for line in lines if _within(line.field, field)}
        links = any(line.what == "link" and line.field in found for line in lines)
        if not alone and (not found or links):
            return tuple(marked)
        chosen |= found
    return tuple(
        replace(line, changed=line.changed or _is_in(line.field, change))
        for line in marked
        if line.field in chosen
    )


def _within(one: str, other: str) -> bool:
    """Whether one field is the other, or a part of it."""
    return f"{one} ".startswith(f"{other} ".lstrip()) or f"{other} ".startswith(f"{one} ")


def _is_in(field: str, change: RecordChange) -> bool:
    return any(
        f"{field} ".startswith(f"{field_name(each.steps)} ") for each in change.fields if each.steps
    )
