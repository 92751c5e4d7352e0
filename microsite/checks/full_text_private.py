"""A source that is shown whole tells no private fact that we withhold.

With `rights: full` the page shows all of the article. A private fact in it, which
data/withheld.yaml leaves out, would be published there; and no license is a reason to publish it.

Fails, where data/withheld.yaml has a private fact of the same source:

    rights: full

Passes:

    rights: excerpt
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.subject import Subject
from microsite.findings import Finding

RULE = "full-text-private"


def check(subject: Subject) -> Iterator[Finding]:
    """Report sources that are to be shown whole and hold something private, at their rights."""
    for id in sorted(subject.with_private_facts):
        if subject.loaded.project.sources[id].rights == "full":
            yield Finding(
                subject.loaded.span("sources", id, ("rights",)),
                RULE,
                "the whole text would publish a private fact that data/withheld.yaml leaves out",
                "write rights: excerpt, take out the license, and delete its file in data/full/",
            )
