"""An entry of data/withheld.yaml names a quotation, and no statement prints any of it.

A private fact is named by a hash of its words and the archived file, so nothing but the copy can
say which quotation that is; `uncurated-quotation` shows the hash of one that is not listed. Needs
the archive; where its copy is another file, no private fact is looked for until that is mended.

Fails, where paragraph 4 of the article has two quotations:

    - {source: northfield-news, paragraph: 4, quotation: 3, reason: scare quote}

Passes:

    - {source: northfield-news, paragraph: 4, quotation: 2, reason: scare quote}

Fails, where the hash of no quotation begins with 5d0d:

    - {source: northfield-news, sha256: 5d0d…, reason: private fact}

Passes, where a quotation of the article has this hash:

    - {source: northfield-news, sha256: 5d0c…, reason: private fact}
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.subject import Subject
from microsite.evidence import quotations, withholdings
from microsite.findings import Finding
from microsite.model import Withheld

RULE = "withheld-not-there"
_COUNT = "count again, from 1, in the body; delete the entry if nothing is withheld"
_HASH = (
    "delete the entry; if a quotation is to be withheld, uncurated-quotation then shows what to "
    "write instead"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report entries that withhold nothing, at the quotation or its hash."""
    for key, entry, printed in withhold_nothing(subject):
        if entry.sha256 is None:
            which = f"quotation {entry.quotation} of paragraph {entry.paragraph}"
            field, hint = "quotation", _COUNT
        else:
            which, field, hint = "quotation with this hash", "sha256", _HASH
        what = "a statement prints words of it" if printed else "there is none"
        span = subject.loaded.span("withheld", key, (field,))
        yield Finding(span, RULE, f"{which}: {what}", hint)


def withhold_nothing(subject: Subject) -> Iterator[tuple[str, Withheld, bool]]:
    """List such entries: the key, the entry, and whether a statement prints the words."""
    examined, project = subject.examination, subject.loaded.project
    if examined is None:
        return
    published: dict[str, bool] = {}
    for id in {entry.source for entry in project.withheld.values()} & examined.articles.keys():
        for quotation in quotations(id, examined):
            for entry in withholdings(id, quotation, examined.articles[id]):
                # Equal words have one hash: it fits as long as one quotation of them is left.
                published[entry.key] = quotation.published and published.get(entry.key, True)
    for key, entry in project.withheld.items():
        if entry.source not in examined.articles or published.get(key) is False:
            continue
        if entry.sha256 is None or entry.source not in subject.changed_copies:
            yield key, entry, key in published
