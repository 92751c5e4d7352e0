"""The readers of articles: the archive, and `new source`, which takes any file."""

from __future__ import annotations

from functools import cache

from microsite.evidence import Article, Unavailable, cut
from microsite.evidence.archive import Split
from microsite.intake import Document, Refused, Unreadable, prepare, read_bytes
from microsite.load import Loaded, read_project
from microsite.text import normal, word_count, words
from trust.fuzz.targets.records import PROJECT

_SPLITS: tuple[Split, Split] = ("line", "blank line")


def archive(data: bytes) -> None:
    """Any words of any copy are found where they stand, and what is found is these words.

    Three numbers come first: where the body begins, how long it is, and which words are sought.
    """
    if len(data) < 4:
        return
    first, length, at = data[0] % 8 + 1, data[1] % 16, data[2]
    article = cut(data[3:], "copy.txt", ((first, first + length),), _SPLITS[data[1] // 16 % 2])
    if isinstance(article, Unavailable):
        assert article.message
        return
    assert len(article.sha256) == 64
    assert article.words == sum(word_count(each.place.text) for each in article.body)
    assert [each.number for each in article.body] == list(range(1, article.paragraphs + 1))
    for block in article.page:
        start, end = block.place.start, block.place.end
        assert article.text[start:end] == block.place.text
        assert article.block(start).place == block.place
    start = at * len(article.text) // 256
    sought = " ".join(article.text[start : start + 200].split()[1:4])
    for quotation in (False, True):
        for each in article.occurrences(sought, "page", quotation=quotation):
            assert normal(article.text[each.start : each.end]) == normal(sought)
            inside = article.block(each.start)
            assert inside.number == each.paragraph
            assert inside.place.start <= each.start < each.end <= inside.place.end
            assert article.text.count("\n", 0, each.start) <= each.line - 1 or "\r" in article.text
    assert bool(words(sought)) or not article.occurrences(sought, "page", quotation=False)


def intake_text(data: bytes) -> None:
    """Any file is a text, whose proposal holds that text, or refused in one sentence."""
    _taken(data, "article.txt")


def intake_page(data: bytes) -> None:
    """Any web page is the lines that a reader of it sees, or refused in one sentence."""
    _taken(b"<!doctype html>" + data, "page.html")


def _taken(content: bytes, name: str) -> None:
    if b"%PDF-" in content[:1024]:
        return  # PDFium is native code, which nothing here can see into
    try:
        document: Document = read_bytes(content, name)
    except Unreadable as problem:
        assert str(problem) and "\n" not in str(problem)
        return
    assert document.content.decode().removeprefix("\ufeff") == document.text.removeprefix("\ufeff")
    try:
        prepared = prepare(document, _loaded(), id="mine")
    except Refused as problem:
        assert str(problem) and "\n" not in str(problem)
        return
    assert isinstance(prepared.article, Article)
    assert prepared.article.text == document.text


@cache
def _loaded() -> Loaded:
    loaded, _ = read_project(PROJECT)
    assert loaded is not None
    return loaded
