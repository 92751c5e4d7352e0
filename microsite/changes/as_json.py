"""A report for machines."""

from __future__ import annotations

import json
from typing import Any

from microsite.changes.compare import RecordChange
from microsite.changes.report import Report, compared
from microsite.findings import as_dict


def as_json(report: Report) -> str:
    """Write a report with every value whole."""
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
                "needs_correction": field.owes_correction and compared(change),
                "line": field.span.line,
                "column": field.span.column,
                "before": field.before,
                "after": field.after,
            }
            for field in change.fields
        ],
    }
