"""Every quotation in an article is published or withheld for a reason (a warning).

Whoever reads the site should be able to rely on it that no quoted voice was dropped in silence.
Each quotation in an article's body must be covered, word by word, by the fragments of statements
in that source; or be words that a figure, a bill, a name or a date gives as printed; or be listed
in data/withheld.yaml, without its words: marks that quote nobody by paragraph and quotation, a
private fact by a hash, since its place would point at a person.

The finding stands at the source's `archive_file`. It says where to look in the archived copy and
never what stands there, and it shows the entry for either case, ready to paste. It tells the place
of a hash: for a private fact, keep it out of public issues and logs.

Needs the archive. A source whose copy is another file, or with a quotation that is not found, has
no warnings until that is mended.

Fails, where a paragraph prints "We did not know," the chief said. "We will ask.":

    fragments: ["We did not know,"]

Passes:

    fragments: ["We did not know,", "We will ask."]

Passes as well, where the hash is that of the second quotation:

    - {source: northfield-news, sha256: 5d0c…, reason: private fact}
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite import text
from microsite.checks.subject import Subject
from microsite.checks.withheld_not_there import withhold_nothing
from microsite.evidence import Article, Curated, entry, uncurated, withholding, withholdings
from microsite.findings import Finding

RULE = "uncurated-quotation"
_WHOLE = (
    "add it to a statement, or to data/withheld.yaml as {place}, or, if it tells a private fact, "
    "as {hash}, and keep this line, which tells its place, to yourself"
)
_PART = "add them to a statement"


def check(subject: Subject) -> Iterator[Finding]:
    """Report each quotation of which no record has some word, by its place."""
    examined, project = subject.examination, subject.loaded.project
    if examined is None or not subject.settled:
        return
    # What is not found, or is miscounted, would come back here as a quotation without a record.
    unsettled = {id for miss in examined.misses for id in miss.sources}
    unsettled |= {each.source for _, each, _ in withhold_nothing(subject)}
    for id in examined.articles.keys() - unsettled - subject.changed_copies:
        article = examined.articles[id]
        for quotation in uncurated(id, examined):
            if withholding(id, quotation, article, project):
                continue
            scare, private = withholdings(id, quotation, article)
            hint = _WHOLE.format(place=entry(scare), hash=entry(private))
            if quotation.published:
                hint = _PART
            span = subject.loaded.span("sources", id, ("archive_file",))
            yield Finding(span, RULE, _message(quotation, article), hint, "warning")


def _message(quotation: Curated, article: Article) -> str:
    where = (
        f"quotation {quotation.ordinal} of paragraph {quotation.paragraph} "
        f"(line {quotation.line} of {article.file})"
    )
    if quotation.missing == ((1, text.word_count(quotation.words)),):
        return f"no record has {where}"
    runs = [
        f"word {first}" if first == last else f"words {first} to {last}"
        for first, last in quotation.missing
    ]
    return f"no record has {' and '.join(runs)} of {where}"
