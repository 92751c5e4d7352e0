"""What an editor signs off: the changes since a revision, as text, JSON or Markdown."""

from __future__ import annotations

import json
import re
import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, Literal

from microsite.changes.compare import Comparison, FieldChange, RecordChange
from microsite.changes.no_correction import CORRECTIONS
from microsite.changes.weight import Weight
from microsite.changes.words import Run, runs
from microsite.findings import Findings, as_dict
from microsite.revisions import Revision

Form = Literal["text", "json", "markdown"]

HEADINGS: Mapping[Weight, str] = {
    Weight.ATTRIBUTED: "Quotations, answers, allegations, figures, corrections",
    Weight.FACT: "Other facts",
    Weight.OWN_WORDS: "Our own words",
    Weight.TECHNICAL: "Technical",
}
_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Report:
    """Everything there is to sign off."""

    revision: Revision
    comparison: Comparison
    corrected: Mapping[tuple[str, str], tuple[str, ...]]
    """Per kind and id of a record the corrections, added since, that tell of its change."""
    warnings: Findings
    drafts: tuple[str, ...] = ()
    """Entries for data/corrections.yaml that the warnings ask for, as YAML, one a line."""

    def format(self, form: Form) -> str:
        """Write it for a terminal, a machine, or a pull request."""
        write = {"text": _text, "json": _json, "markdown": _markdown}[form]
        return write(self)

    def summary(self) -> str:
        """Count the records in words."""
        counted = Counter(each.op for each in self.comparison.records)
        parts = [f"{counted[op]} {op}" for op in ("changed", "added", "removed") if counted[op]]
        if not parts:
            return "No published fact changed."
        owed = sum(each.owes_correction for each in self.comparison.records)
        told = f" Need a correction: {owed}; of these told by one: {len(self.corrected)}."
        return f"Records: {', '.join(parts)}.{told if owed else ''}"

    def by_weight(self) -> Iterator[tuple[str, list[RecordChange]]]:
        """Group the records under headings, the gravest first."""
        for weight, heading in HEADINGS.items():
            found = [each for each in self.comparison.records if each.weight == weight]
            if found:
                yield heading, found

    def state(self, change: RecordChange) -> str:
        """Say of a change that readers must be told of whether they are."""
        if not change.owes_correction:
            return ""
        by = self.corrected.get((change.kind, change.id), ())
        if not by:
            return "needs a correction; none added since names it"
        return f"told by the correction {', '.join(by)}"


def _since(revision: Revision) -> str:
    return f"{revision.given} ({revision.commit[:10]}, {revision.day}, “{revision.subject}”)"


def _name(change: RecordChange) -> str:
    if change.kind == "investigation" or not change.id:
        return change.kind
    return change.id if change.kind == "pages" else f"{change.kind}/{change.id}"


def _seen(change: RecordChange) -> str:
    if change.page is None:
        return ""
    verb = "saw" if change.op == "removed" else "see"
    return f"readers {verb} it at {change.page or 'the home page'}"


def _place(report: Report, change: RecordChange) -> str:
    """Give the record's place; a file of the revision is written as git writes it."""
    gone = f"{report.revision.given}:" if change.op == "removed" else ""
    return f"{gone}{change.span}"


def _hint(change: RecordChange) -> str:
    if (found := change.suggestion) is None:
        return ""
    alike = "the same content" if found.same else "nearly the same content"
    if change.op == "removed":
        return f"perhaps only renamed: the new '{found.new}' has {alike}"
    but = "" if found.same else ", but for this"
    return f"perhaps only renamed: '{found.old}', which is gone, has {alike}{but}"


# ------------------------------------------------------------------------------------ text


def _text(report: Report) -> str:
    lines = [f"Since {_since(report.revision)}", report.summary()]
    for heading, changes in report.by_weight():
        lines += ["", f"{heading.upper()} ({len(changes)})"]
        for change in changes:
            lines += ["", f"{_place(report, change)}: {_name(change)} {change.op}"]
            for remark in filter(None, (_seen(change), _hint(change), report.state(change))):
                lines.append(f"    {remark}")
            for field in change.fields:
                if field.op != "renamed":
                    lines += _text_field(change, field)
            if following := _following(change):
                lines += _wrapped("  - follow the new id:", following)
    return "\n".join(lines)


def _following(change: RecordChange) -> str:
    """Name the fields that only follow an id that was suggested to be another one's."""
    return ", ".join(each.label for each in change.fields if each.op == "renamed")


def _text_field(change: RecordChange, field: FieldChange) -> list[str]:
    mark = "!" if field.owes_correction and change.op == "changed" else "-"
    how = f" {_how(field)}" if _compared(change) else ""
    head = f"  {mark} {field.label}{how}:"
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
    if not _compared(change) or run.kind in ("same", "plain"):
        return run.text
    return f"[-{run.text}-]" if run.kind == "gone" else f"{{+{run.text}+}}"


def _compared(change: RecordChange) -> bool:
    """Whether its fields are differences, and not all that the record says."""
    return change.op == "changed" or change.suggestion is not None


def _how(field: FieldChange) -> str:
    """Say what happened to a field."""
    return {
        "order": "reordered",
        "typing": "typed otherwise (quotation marks, dashes, spaces)",
    }.get(field.op, field.op)


# ------------------------------------------------------------------------------------ JSON


def _json(report: Report) -> str:
    revision = report.revision
    told = {
        "revision": {
            "given": revision.given,
            "commit": revision.commit,
            "date": revision.day,
            "subject": revision.subject,
        },
        "records": [_json_record(report, each) for each in report.comparison.records],
        "warnings": [as_dict(each) for each in report.warnings],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _json_record(report: Report, change: RecordChange) -> dict[str, Any]:
    found = change.suggestion
    return {
        "kind": change.kind,
        "id": change.id,
        "op": change.op,
        "weight": change.weight.name.lower(),
        "path": change.span.path,
        "line": change.span.line,
        "column": change.span.column,
        "page": change.page,
        "needs_correction": change.owes_correction,
        "corrections": list(report.corrected.get((change.kind, change.id), ())),
        "perhaps_renamed": found and (found.old if change.op == "added" else found.new),
        "fields": [
            {
                "field": field.label,
                "op": field.op,
                "weight": field.weight.name.lower(),
                "needs_correction": field.owes_correction and change.op == "changed",
                "line": field.span.line,
                "column": field.span.column,
                "before": field.before,
                "after": field.after,
            }
            for field in change.fields
        ],
    }


# -------------------------------------------------------------------------------- Markdown


def _markdown(report: Report) -> str:
    lines = [f"## Published facts changed since {_literal(_since(report.revision))}", ""]
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
        f"at {_code(_place(report, change))}",
        *(_literal(each) for each in (_seen(change), _hint(change)) if each),
        *([f"**{_literal(state)}**"] if state else []),
    ]
    yield f"- [ ] **{_literal(_name(change))}** {change.op}, {'; '.join(remarks)}"
    for field in (each for each in change.fields if each.op != "renamed"):
        how = f" {_how(field)}" if _compared(change) else ""
        body = " ".join(_markdown_run(run, change) for run in runs(field))
        yield f"  - {_code(field.label)}{how}: {body}"
    if following := _following(change):
        yield f"  - follow the new id: {_code(following)}"


def _markdown_run(run: Run, change: RecordChange) -> str:
    text = _literal(run.text)
    if not _compared(change) or run.kind in ("same", "plain"):
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
