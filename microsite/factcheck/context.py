"""Paragraphs of the archived articles for a private sheet, without what is withheld."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from microsite.checks import Verified
from microsite.evidence import Article, Curated, withholding
from microsite.factcheck.grounds import Stand

GAP = "[…]"


def paragraphs(
    stands: Sequence[Stand], articles: Mapping[str, Article], verified: Verified
) -> tuple[str, ...]:
    """Give the paragraphs in which words stand, each once.

    A quotation that is withheld is withheld here, too: a gap stands in its place.
    """
    return tuple(
        _paragraph(stand.source, number, articles[stand.source], verified)
        for stand in stands
        if stand.source in articles
        for number in stand.paragraphs
    )


def _paragraph(source: str, number: int, article: Article, verified: Verified) -> str:
    block = article.body[number - 1]
    start, kept = block.place.start, ""
    for ordinal, (first, last) in enumerate(block.quotations, start=1):
        words = article.text[first:last]
        quotation = Curated(number, ordinal, block.place.line, words, (), published=False)
        if withholding(source, quotation, article, verified.project):
            kept += article.text[start:first] + GAP
            start = last
    return " ".join((kept + article.text[start : block.place.end]).split())
