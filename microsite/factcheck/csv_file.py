"""The sheet as CSV, for a spreadsheet: one row for each line, with room for who checks it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from microsite.factcheck.sheet import Line, Sheet

COLUMNS = (
    "number",
    "page",
    "address",
    "shown on",
    "words",
    "what",
    "record",
    "field",
    "file",
    "line",
    "sources",
    "evidence",
    "basis",
    "curated by",
    "changed",
    "checked",
    "initials",
    "remarks",
)
CONTEXT = "paragraph of the article (not ours, not to be published)"


def as_csv(sheet: Sheet) -> str:
    """Write the sheet by RFC 4180; its last row has the hash of its content."""
    columns = (*COLUMNS, CONTEXT) if sheet.head.private else COLUMNS
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, columns, restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(map(_row, sheet.lines))
    writer.writerow({"words": f"SHA-256 of the content: {sheet.content_hash}"})
    return written.getvalue()


def _row(line: Line) -> Mapping[str, str | int]:
    return {
        "number": line.number,
        "page": line.page,
        "address": line.address,
        "shown on": "; ".join(line.shown_on) or "in these words on no page",
        "words": line.words,
        "what": line.what,
        "record": line.record,
        "field": line.field,
        "file": line.file,
        "line": line.line,
        "sources": line.sources,
        "evidence": line.state,
        "basis": line.basis,
        "curated by": line.curator,
        "changed": "yes" if line.changed else "",
        CONTEXT: " / ".join(line.context),
    }
