"""Every quotation in an article is published or withheld for a reason (a warning).

Whoever reads the site should be able to rely on it that no quoted voice was dropped in silence.
Each quotation in an article's body must be covered, word by word, by the fragments of statements
in that source; or be words that a figure, a bill, a name or a date gives as printed; or be listed
in data/withheld.yaml, without its words. The finding stands at the source's `archive_file`. Needs
the archive; a source with a quotation that is not found has no warnings until that is mended.

Fails, where a paragraph prints "We did not know," the chief said. "We will ask.":

    fragments: ["We did not know,"]

Passes:

    fragments: ["We did not know,", "We will ask."]
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.subject import Subject
from microsite.evidence import quotations
from microsite.findings import Finding

RULE = "uncurated-quotation"
_HINT = "add them to a statement, or list the quotation in data/withheld.yaml with its reason"
_SHOWN = 12  # words


def check(subject: Subject) -> Iterator[Finding]:
    """Report each quotation of which no record has some word, with those words."""
    examined, project = subject.examination, subject.loaded.project
    if examined is None or not subject.loaded.complete:
        return
    # What is not found, or no valid record, would come back here as quotations without a record.
    unsettled = {id for miss in examined.misses for id in miss.sources}
    if any(entry.record is None for entry in subject.loaded.entries):
        return
    for id in examined.articles.keys() - unsettled:
        for quotation in quotations(id, project, examined):
            key = f"{id}/{quotation.paragraph}/{quotation.ordinal}"
            if not quotation.missing or key in project.withheld:
                continue
            words = quotation.missing.split()
            shown = " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
            message = (
                f"no record has these words of quotation {quotation.ordinal} in paragraph "
                f"{quotation.paragraph} (line {quotation.line}): {shown}"
            )
            span = subject.loaded.span("sources", id, ("archive_file",))
            yield Finding(span, RULE, message, _HINT, "warning")
