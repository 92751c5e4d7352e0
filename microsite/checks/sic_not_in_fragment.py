"""Words marked as printed so (`sic`) that the printing does not hold.

`sic` tells readers that an odd spelling is the source's own. It holds words of a fragment, letter
by letter.

Passes:

    fragments: ["We did not know their buisness"]
    sic: [buisness]

Fails, at the words:

    fragments: ["We did not know their buisness"]
    sic: [bussiness]
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.subject import Subject
from microsite.findings import Finding
from microsite.text import find, normalize

RULE = "sic-not-in-fragment"


def check(subject: Subject) -> Iterator[Finding]:
    """Report words that are in no fragment of their printing."""
    for id, statement in subject.loaded.project.statements.items():
        for n, printing in enumerate(statement.printings):
            fragments = [normalize(each) for each in printing.fragments] if printing.sic else []
            for m, words in enumerate(printing.sic):
                if not any(any(find(words, each)) for each in fragments):
                    span = subject.loaded.span("statements", id, ("printings", n, "sic", m))
                    problem = f"'{words}' stands in no fragment of this printing"
                    yield Finding(span, RULE, problem, "copy the words from the fragment")
