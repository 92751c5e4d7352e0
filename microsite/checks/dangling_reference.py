"""The name of a record that does not exist.

Passes:

    about: [northfield-police]

Fails:

    about: [northfeild-police]
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.kinds import any_of
from microsite.checks.subject import Subject
from microsite.findings import Finding, nearest

RULE = "dangling-reference"


def check(subject: Subject) -> Iterator[Finding]:
    """Report every reference to nothing, at the reference, with the nearest id there is.

    Where the file of a kind cannot be read, nobody knows its ids, and nothing is said of them.
    """
    ids = subject.loaded.ids
    for entry, reference in subject.references:
        kinds = reference.kinds
        if any(kind not in ids for kind in kinds):
            continue
        if not reference.id or not any(reference.id in ids[kind] for kind in kinds):
            known = {id for kind in kinds for id in ids[kind] if id}
            problem = f"there is no {any_of(kinds)} '{reference.id}'"
            yield Finding(entry.span(reference.path), RULE, problem, nearest(reference.id, known))
