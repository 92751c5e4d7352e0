"""An exception under `not_mentions` is for a paragraph that prints a name of the agency.

The paragraphs listed there print one of the `named_by` words and mean something else, such as a
county of the same name. An exception for another paragraph is a miscount, and may come to hide a
real mention. Needs the archive.

Fails, where only paragraph 3 of the article prints "Northfield":

    not_mentions:
      - {source: eastbrook-post, paragraph: 4, because: It means the county.}

Passes:

    not_mentions:
      - {source: eastbrook-post, paragraph: 3, because: It means the county.}
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.subject import Subject
from microsite.evidence import paragraphs_naming
from microsite.findings import Finding
from microsite.model import NotAMention

RULE = "no-such-mention"
_HINT = "count the paragraphs of the body from 1, or delete the exception"


def check(subject: Subject) -> Iterator[Finding]:
    """Report exceptions that except nothing, at the paragraph."""
    for id, n, exception in miscounted(subject):
        span = subject.loaded.span("agencies", id, ("not_mentions", n, "paragraph"))
        message = (
            f"paragraph {exception.paragraph} of '{exception.source}' prints none of the "
            f"words that name '{id}'"
        )
        yield Finding(span, RULE, message, _HINT)


def miscounted(subject: Subject) -> Iterator[tuple[str, int, NotAMention]]:
    """List the exceptions that except nothing: the agency, which one, and the exception."""
    articles = subject.examination.articles if subject.examination else {}
    for id, agency in subject.loaded.project.agencies.items():
        for n, exception in enumerate(agency.not_mentions):
            article = articles.get(exception.source)
            if exception.source in subject.changed_copies:
                continue
            if article and exception.paragraph not in paragraphs_naming(agency, article):
                yield id, n, exception
