"""An id that stands twice in one list.

Passes:

    about: [northfield-police]

Fails:

    about: [northfield-police, northfield-police]
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.subject import Subject
from microsite.findings import Finding

RULE = "listed-twice"


def check(subject: Subject) -> Iterator[Finding]:
    """Report the second and every further time that a list names the same record."""
    seen = set()
    for entry, reference in subject.references:
        if not isinstance(reference.path[-1], int):
            continue
        place = (entry.file.name, entry.path, reference.path[:-1], reference.id)
        if place in seen:
            problem = f"'{reference.id}' stands in this list already"
            yield Finding(entry.span(reference.path), RULE, problem, "delete it here")
        seen.add(place)
