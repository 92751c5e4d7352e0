"""A statement has one printing per source, in as many fragments as it takes.

Fails:

    printings:
      - {source: northfield-news, fragments: ["We did not know,"]}
      - {source: northfield-news, fragments: ["We will ask."]}

Passes:

    printings:
      - {source: northfield-news, fragments: ["We did not know,", "We will ask."]}
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.subject import Subject
from microsite.findings import Finding

RULE = "printing-twice"


def check(subject: Subject) -> Iterator[Finding]:
    """Report every further printing from the same source, at the name of the source."""
    for id, index, source in doubled(subject):
        span = subject.loaded.span("statements", id, ("printings", index, "source"))
        problem = f"the statement has a printing from '{source}' already"
        yield Finding(span, RULE, problem, "put the fragments there, in the order printed")


def doubled(subject: Subject) -> Iterator[tuple[str, int, str]]:
    """List every further printing from the same source: the statement, which one, the source."""
    for id, statement in subject.loaded.project.statements.items():
        seen = set()
        for index, printing in enumerate(statement.printings):
            if printing.source in seen:
                yield id, index, printing.source
            seen.add(printing.source)
