"""Which line is the headline, or which ones may be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from microsite.intake.document import Document, Line, Stated
from microsite.intake.parts import is_aside, is_head, is_prose, is_tail
from microsite.intake.values import UNKNOWN, Proposed, stated
from microsite.text import word_count
from microsite.text.normalization import normal

_WORDS = range(4, 26)  # of a headline; "Police car siren" is a caption as likely
_NAVIGATION = re.compile(r"\s[|•·/]\s")
_OF_PAPERS = re.compile(
    r"(?:the )?(?:[^\W\d_][\w.'&-]*[ -]){1,4}(?:advertiser|advocate|argus|bee|bulletin|chronicle"
    r"|citizen|courier|daily|dispatch|echo|enquirer|examiner|express|gazette|globe|guardian|herald"
    r"|inquirer|journal|ledger|mail|mercury|messenger|mirror|monitor|news|observer|post|press"
    r"|record|recorder|register|reporter|review|sentinel|standard|star|sun|telegram|telegraph"
    r"|times|tribune|union|voice|weekly)(?: online)?",
    re.IGNORECASE,
)
_SITE = re.compile(r"\s+[|•·–—-]\s+[^|•·–—]{3,60}$")  # what a browser's title adds to the headline
_LONGEST = 100  # characters of a newspaper's name
_TOLD = 5  # lines named, of those that may be the headline


def is_masthead(line: str) -> bool:
    """Whether a line reads like the name of a newspaper, in title case or in capitals."""
    if len(line) > _LONGEST:
        return False
    plain = normal(line)
    words = [each for each in plain.split() if each.casefold() not in ("the", "of", "and", "&")]
    capital = all(each[:1].isupper() for each in words)
    return capital and _OF_PAPERS.fullmatch(plain) is not None


def masthead(head: Sequence[Line]) -> str | None:
    """Give the first of the lines before an article where it may name the publisher.

    That is a name such as newspapers have, or capitals right above a line of navigation.
    """
    texts = [each.text.strip("\ufeff ") for each in head]
    for line, below in pairwise([*texts[:2], ""]):
        if is_masthead(line):
            return line
        if line.isupper() and not is_head(line) and _navigates(below):
            return line
    return None


def headline(document: Document, head: Sequence[Line], names: Sequence[str]) -> Proposed:
    """Propose the headline: one that is certain, or none, with the lines that may be it.

    Certain are a line that the metadata give too, the one heading before the article, a line that
    is printed twice before it, and the one line there that can be a headline at all. One in
    capitals, or that begins as a quotation, may be something else and is only named.

    Args:
        document: the copy.
        head: its lines before the article that hold words.
        names: names of the publisher, which are no headline.
    """
    known = {normal(each).casefold() for each in names if each}
    given = [each for each in document.metadata.title if normal(each.value).casefold() not in known]
    if found := _given_too(head, given):
        return found
    headings = [each.text.strip() for each in head if each.kind == "heading"]
    headings = [each for each in headings if normal(each).casefold() not in known]
    headings = [each for each in headings if not is_tail(each) and not is_masthead(each)]
    if len(headings) == 1:
        return stated(headings[0], how="the page's one heading before the article")
    if document.form != "html":
        return _by_place(document, head, known)
    if not given:  # the first lines of a page are its navigation
        return UNKNOWN
    because = f"The page's metadata give it ({given[0].where}); its text does not print it."
    return Proposed(given[0].value, "inferred", because=because, how="from metadata")


def _given_too(head: Sequence[Line], given: Sequence[Stated]) -> Proposed | None:
    whole: Mapping[str, Stated] = {
        words: each
        for each in reversed(given)
        for words in (normal(_SITE.sub("", each.value)), normal(each.value))
    }
    for line in sorted(head, key=lambda each: each.kind != "heading"):
        if each := whole.get(normal(line.text)):
            how = f"a line of its own; its {each.where} gives it too"
            return stated(line.text.strip(), how=how)
    return None


def _by_place(document: Document, head: Sequence[Line], known: set[str]) -> Proposed:
    lines = [each.text.strip("\ufeff ") for each in head]
    possible = [_is_possible(each) and normal(each.text).casefold() not in known for each in head]
    first = masthead(head)
    possible = [
        can and not (line == first and line.isupper())
        for can, line in zip(possible, lines, strict=True)
    ]
    every = [at for at, can in enumerate(possible) if can]
    apart = {*_teasers(lines, possible), *(at for at in every if is_masthead(lines[at]))}
    often = Counter(normal(each) for each in lines)
    certain = list(dict.fromkeys(lines[at] for at in every if at not in apart))
    if _teasers_end_at_byline(lines, apart):
        certain = []
    if certain and not _is_doubtful(certain[0]):
        if often[normal(certain[0])] > 1:
            return stated(certain[0], how="it is printed twice before the article")
        if len(certain) == 1:
            how = "its place: the one line before the article that can be a headline"
            return stated(certain[0], how=how)
    if not every:
        return UNKNOWN
    numbers = {id(line): n for n, line in enumerate(document.lines, 1)}
    told = "; ".join(f"line {numbers[id(head[at])]}, {lines[at]}" for at in every[-_TOLD:])
    asked = "is this line the headline?" if len(every) == 1 else "which of these is the headline?"
    return Proposed(None, "unknown", how=f"{asked} {told}")


def _is_possible(line: Line) -> bool:
    plain = line.text.strip()
    other = any(each(plain) for each in (is_head, is_prose, is_aside, is_tail))
    long = word_count(plain) in _WORDS and line.kind in ("text", "heading")
    return long and not other and not _navigates(plain) and not plain.endswith((":", ",", ";"))


def _is_doubtful(line: str) -> bool:
    return line.isupper() or normal(line)[:1] in ('"', "'")


def _navigates(line: str) -> bool:
    """Whether a line is a row of a page's sections, such as "News | Tides | Letters"."""
    parts = _NAVIGATION.split(line)
    return len(parts) > 1 and all(1 <= word_count(each) <= 3 for each in parts)


def _teasers(lines: Sequence[str], possible: Sequence[bool]) -> Iterator[int]:
    """Yield the lines right below a heading such as "Most read"."""
    below = False
    for at, line in enumerate(lines):
        below = is_tail(line) or (below and possible[at])
        if below and possible[at]:
            yield at


def _teasers_end_at_byline(lines: Sequence[str], teasers: set[int]) -> bool:
    """Whether the list runs on to the byline or the article: its last line may be the headline."""
    ends = (at + 1 for at in teasers if at + 1 not in teasers and not is_masthead(lines[at]))
    return any(end == len(lines) or is_head(lines[end]) for end in ends)
