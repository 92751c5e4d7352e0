"""A report for a terminal, readable without color."""

from __future__ import annotations

import textwrap

from microsite.changes.compare import FieldChange, RecordChange
from microsite.changes.report import (
    Report,
    compared,
    following,
    hint,
    how,
    name,
    place,
    seen,
    since,
)
from microsite.changes.words import Run, runs

_WIDTH = 100


def as_text(report: Report) -> str:
    """Write a report; words are marked as [-gone-] and {+new+}."""
    lines = [f"Since {since(report.revision)}", report.summary()]
    for heading, changes in report.by_weight():
        lines += ["", f"{heading.upper()} ({len(changes)})"]
        for change in changes:
            lines += ["", f"{place(report, change)}: {name(change)} {change.op}"]
            for remark in filter(None, (seen(change), hint(change), report.state(change))):
                lines.append(f"    {remark}")
            for field in change.fields:
                if field.op != "renamed":
                    lines += _text_field(change, field)
            if ids := following(change):
                lines += _wrapped("  - follow the new id:", ids)
    return "\n".join(lines)


def _text_field(change: RecordChange, field: FieldChange) -> list[str]:
    mark = "!" if field.owes_correction and compared(change) else "-"
    did = f" {how(field)}" if compared(change) else ""
    head = f"  {mark} {field.label}{did}:"
    body = " ".join(_text_run(run, change) for run in runs(field))
    return _wrapped(head, body)


def _wrapped(head: str, body: str) -> list[str]:
    if len(head) + len(body) < _WIDTH:
        return [f"{head} {body}"]
    wrapped = textwrap.wrap(
        body,
        _WIDTH,
        initial_indent=" " * 8,
        subsequent_indent=" " * 8,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [head, *wrapped]


def _text_run(run: Run, change: RecordChange) -> str:
    if not compared(change) or run.kind in ("same", "plain"):
        return run.text
    return f"[-{run.text}-]" if run.kind == "gone" else f"{{+{run.text}+}}"
