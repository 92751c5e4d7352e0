"""Printed lines into paragraphs, by how they stand on the page.

Where in doubt, a line stays by itself: a paragraph cut in two is seen at once, two that were made
one are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from microsite.intake.document import Line

SOFT_HYPHEN = "\ufffe"
"""What PDFium makes of a hyphen at the end of a line that it takes for one that only breaks it."""
_CLOSED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_HYPHENATED = re.compile(r"(?P<word>[^\W\d_]+)(?:-|\u2010|\u00ad|\ufffe)$")
_BEGINS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Printed:
    """A line on a page, and where: in points from its lower left corner."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    top: float
    repeated: bool = False
    """Whether it stands at the edge of several pages."""

    @property
    def height(self) -> float:
        """Of its letters' boxes, which goes with the size of the type."""
        return self.top - self.bottom

    def as_repeated(self) -> Printed:
        """The same line as a header or footer."""
        return replace(self, repeated=True)


def joined(lines: Iterable[Printed]) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """Join what belongs to one paragraph, also across pages; headers and footers stay apart.

    Returns:
        The paragraphs, and the words that were divided by a hyphen and might be written with it:
        nothing else in the text tells.
    """
    every = list(lines)
    words = {each.casefold() for line in every for each in re.findall(r"[\w-]+", line.text)}
    doubtful: list[str] = []
    done: list[Line] = []
    for paragraph, aside in _paragraphs(every):
        if paragraph:
            done.append(Line(_text(paragraph, words, doubtful)))
        done += [Line(each.text, "repeated") for each in aside]
    return tuple(done), tuple(dict.fromkeys(doubtful))


def _paragraphs(lines: list[Printed]) -> Iterator[tuple[list[Printed], list[Printed]]]:
    """Yield each paragraph with the headers and footers that came before the next one."""
    pages: dict[int, list[Printed]] = {}
    for line in lines:
        if not line.repeated:
            pages.setdefault(line.page, []).append(line)
    leading = {number: _leading(each) for number, each in pages.items()}
    paragraph: list[Printed] = []
    aside: list[Printed] = []
    for line in lines:
        if line.repeated:
            aside.append(line)
            continue
        last = paragraph[-1] if paragraph else None
        if last is None or not _goes_on(last, line, pages[last.page], leading[last.page]):
            yield paragraph, aside
            paragraph, aside = [], []
        paragraph.append(line)
    yield paragraph, aside


def _leading(lines: Sequence[Printed]) -> float:
    """The usual way from one line of a page to the next."""
    ways = [above.bottom - line.bottom for above, line in pairwise(lines)]
    down = sorted(each for each in ways if each > 0)
    # Of what is left, the lower half: the upper one may be the gaps between paragraphs.
    return median(down[: (len(down) + 1) // 2]) if down else 0


def _goes_on(last: Printed, line: Printed, page: Sequence[Printed], leading: float) -> bool:
    if abs(last.height - line.height) > 0.15 * last.height:
        return False  # another size of type
    usual_height = median(each.height for each in page)
    large = last.height > 1.15 * usual_height
    # A headline's own lines show how wide it runs; small type is set as wide as the text.
    edges = (
        each.right
        for each in page
        if abs(each.left - last.left) < 3 * last.height
        and (each.height > 1.15 * usual_height) == large
    )
    edge = max(edges, default=last.right)
    way = last.bottom - line.bottom
    if last.page != line.page or way <= 0:  # the next page or column
        full = edge - last.right < last.height
        return not _CLOSED.search(last.text) and (full or line.text[:1].islower())
    usual = 1.2 * last.height if large else max(leading, 1.05 * last.height)
    if way > 1.3 * usual or line.left > last.left + 0.8 * last.height:
        return False  # a gap, or the first line is indented
    first = line.text.split(" ", 1)[0]
    needs = (len(first) + 1.5) * (line.right - line.left) / max(len(line.text), 1)
    return last.right + needs > edge  # else the word had room there: the line was ended


def _text(paragraph: list[Printed], words: set[str], doubtful: list[str]) -> str:
    text = ""
    for line in paragraph:
        divided = _HYPHENATED.search(text)
        begins = _BEGINS.match(line.text)
        if divided is None or begins is None:
            text = f"{text} {line.text}".lstrip()
            continue
        one, other = divided["word"], begins[0]
        if not (other[0].islower() or (one.isupper() and other.isupper())):
            text = f"{text[:-1]}-{line.text}"  # a name such as Finch-Reed
            continue
        whole = f"{one}{other}".casefold() in words
        compound = f"{one}-{other}".casefold() in words
        if not whole and not compound:
            doubtful.append(f"{one}{other}")
        text = f"{text[:-1]}{'-' if compound and not whole else ''}{line.text}"
    return text.replace(SOFT_HYPHEN, "-")
