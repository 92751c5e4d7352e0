"""An entry of data/withheld.yaml points to a quotation, and no statement prints any of it.

Needs the archive.

Fails, where paragraph 4 of the article has two quotations:

    - {source: northfield-news, paragraph: 4, quotation: 3, reason: private fact}

Passes:

    - {source: northfield-news, paragraph: 4, quotation: 2, reason: private fact}
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.subject import Subject
from microsite.evidence import quotations
from microsite.findings import Finding

RULE = "withheld-not-there"
_HINT = "count again, from 1, in the body; delete the entry if nothing is withheld"


def check(subject: Subject) -> Iterator[Finding]:
    """Report entries that withhold nothing, at the quotation."""
    examined, project = subject.examination, subject.loaded.project
    if examined is None:
        return
    published = {
        f"{id}/{quotation.paragraph}/{quotation.ordinal}": quotation.published
        for id in {entry.source for entry in project.withheld.values()}
        if id in examined.articles
        for quotation in quotations(id, project, examined)
    }
    for key, entry in project.withheld.items():
        if entry.source not in examined.articles or published.get(key) is False:
            continue
        what = "a statement prints words of it" if key in published else "there is none"
        message = f"quotation {entry.quotation} of paragraph {entry.paragraph}: {what}"
        span = subject.loaded.span("withheld", key, ("quotation",))
        yield Finding(span, RULE, message, _HINT)
