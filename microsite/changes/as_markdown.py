"""A report for a pull request, with boxes to tick off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from microsite.changes.compare import RecordChange
from microsite.changes.no_correction import CORRECTIONS
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


def as_markdown(report: Report) -> str:
    """Write a report with a box to tick for each record."""
    lines = [f"## Published facts changed since {_literal(since(report.revision))}", ""]
    lines += [_literal(report.summary())]
    if report.warnings:
        lines += ["", f"**{report.warnings.summary().capitalize()}**", ""]
        lines += [
            f"- {_code(str(each.span))} {each.rule}: {_literal(each.message)}"
            for each in report.warnings
        ]
    if report.drafts:
        lines += ["", f"What was a mistake goes into {_code(CORRECTIONS)}, with its day and words:"]
        lines += ["", "```yaml", *report.drafts, "```"]
    for heading, changes in report.by_weight():
        lines += ["", f"### {heading}", ""]
        for change in changes:
            lines += _markdown_record(report, change)
    return "\n".join(lines)


def _markdown_record(report: Report, change: RecordChange) -> Iterator[str]:
    state = report.state(change)
    remarks = [
        f"at {_code(place(report, change))}",
        *(_literal(each) for each in (seen(change), hint(change)) if each),
        *([f"**{_literal(state)}**"] if state else []),
    ]
    yield f"- [ ] **{_literal(name(change))}** {change.op}, {'; '.join(remarks)}"
    for field in (each for each in change.fields if each.op != "renamed"):
        did = f" {how(field)}" if compared(change) else ""
        body = " ".join(_markdown_run(run, change) for run in runs(field))
        yield f"  - {_code(field.label)}{did}: {body}"
    if ids := following(change):
        yield f"  - follow the new id: {_code(ids)}"


def _markdown_run(run: Run, change: RecordChange) -> str:
    text = _literal(run.text)
    if not compared(change) or run.kind in ("same", "plain"):
        return text
    return f"<del>{text}</del>" if run.kind == "gone" else f"<ins>{text}</ins>"


def _literal(text: str) -> str:
    """Write text so that CommonMark shows it as it is: no markup, no link, nobody notified.

    A backslash makes a punctuation mark a letter like others (CommonMark 0.31, 2.4). GitHub finds
    names, numbers of issues and bare addresses after that; a joiner that takes no ink breaks them.
    """
    flat = " ".join(text.split())
    broken = re.sub(r"@(?=\w)|(?<=\w):(?=//)|\bwww(?=\.)|#(?=\d)", "\\g<0>\u2060", flat)
    return re.sub(r"([\\`*_\[\]~$])", r"\\\1", escape(broken, quote=False))


def _code(text: str) -> str:
    """Write a code span, in which nothing means anything (CommonMark 0.31, 6.1)."""
    flat = " ".join(text.split())
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", flat)), default=0))
    edge = " " if "`" in flat else ""
    return f"{fence}{edge}{flat}{edge}{fence}"
