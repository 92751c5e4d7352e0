from __future__ import annotations

from microsite.evidence import Archive, examine
from microsite.factcheck.context import paragraphs
from microsite.factcheck.grounds import Stand
from tests.support import GOOD, checked


def test_a_paragraph_is_shown_whole_but_for_what_is_withheld() -> None:
    verified, _ = checked(GOOD)
    assert verified is not None
    articles = examine(verified.project, Archive(GOOD / "archive")).articles
    stands = (
        Stand("valley-radio", (4,)),
        Stand("northfield-ledger", (8,)),
        Stand("northfield-ledger", (4,)),
        Stand("council-minutes"),
    )
    told, scare, whole = paragraphs(stands, articles, verified)
    assert told.startswith(
        '"Nobody at a company needs to know where our neighbors sleep," she said.'
    )
    assert told.endswith('that he said "[…]"')
    assert scare.endswith("as saying it was “[…]”")
    assert whole == (
        "Police Chief Bram Holt of Northfield said on Tuesday evening that his department had "
        "learned of it from the papers."
    )
