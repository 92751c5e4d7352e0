"""The name of a record that fits records of several kinds.

An event and an agency may share an id, but then a correction cannot name either of them.

Passes, where the event has another id:

    records: [northfield-police]

Fails, where an agency and an event have this id:

    records: [northfield-police]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from microsite.checks.kinds import a_record, singular
from microsite.checks.subject import SPEAKERS, Subject
from microsite.findings import Finding

RULE = "ambiguous-reference"


def check(subject: Subject) -> Iterator[Finding]:
    """Report every reference that fits several records, unless the ids themselves are at fault."""
    ids = subject.loaded.ids
    times = Counter(chain.from_iterable(ids.values()))
    shared = {id for id, count in times.items() if count > 1}
    for entry, reference in subject.references:
        if reference.id not in shared:
            continue
        hits = [kind for kind in reference.kinds if reference.id in ids.get(kind, ())]
        if len(hits) > 1 and not set(hits) <= set(SPEAKERS):
            problem = f"'{reference.id}' is the id of {' and of '.join(map(a_record, hits))}"
            hint = f"give the {singular(hits[-1])} another id"
            yield Finding(entry.span(reference.path), RULE, problem, hint)
