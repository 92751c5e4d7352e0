"""An id that another record has already.

An id is a record's address within its kind. People, organizations, agencies and documents share one
stock of ids, because each of them can be the speaker of a statement. A withheld quotation has no
id; it may be listed once.

Passes:

    - id: northfield-police-union
      name: Northfield Police Union

Fails:

    - id: northfield-police
      name: Northfield Police Union
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.kinds import singular
from microsite.checks.subject import SPEAKERS, Subject
from microsite.findings import Finding
from microsite.load import Entry

RULE = "duplicate-id"


def check(subject: Subject) -> Iterator[Finding]:
    """Report every record whose id an earlier one has, at the id."""
    holders: dict[tuple[str, str], Entry] = {}
    for entry in subject.loaded.entries:
        if not entry.id:
            continue
        stock = "speakers" if entry.kind in SPEAKERS else entry.kind
        first = holders.setdefault((stock, entry.id), entry)
        if first is not entry:
            what = "quotation" if entry.kind == "withheld" else "id"
            place = first.span()
            hint = f"the {singular(first.kind)} at {place.path}, line {place.line}, has it"
            same = entry.kind == first.kind and entry.raw == first.raw
            hint += "; delete this one, which is a copy" if same else "; change or delete one"
            problem = f"the {what} '{entry.id}' is taken"
            yield Finding(entry.span(("id",)), RULE, problem, hint)
