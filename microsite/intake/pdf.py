"""A PDF into lines, one for each paragraph as far as the page shows where one ends.

A PDF holds letters and where they stand, and no paragraphs. PDFium (Chrome's own reader of PDFs)
gives both. Its text alone will not do: in pages that Chrome prints, it breaks lines within words.
pypdf keeps those lines, but leaves ligatures in ("ﬁ" for "fi"), cannot open files that AES protects
against changes only, and knows less of fonts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from microsite.bounds import ADDED_PAGES, ADDED_TEXT
from microsite.intake.document import Document, Metadata, Stated, Unreadable
from microsite.intake.paragraphs import SOFT_HYPHEN, Printed, joined
from microsite.progress import Watch, unwatched, watched

_GAP = 0.15  # of the height of a line: what is wider between two letters is a space
_PASSWORD = 4  # PDFium's error of that name
_PICTURE = 3  # PDFium's kind of a page's object that is a picture
_DIGITS = re.compile(r"\d+")


def read_pdf(content: bytes, name: str, watch: Watch = unwatched) -> Document:
    """Read a PDF's text.

    Args:
        content: the whole file.
        name: what to call it in a message.
        watch: is told how many pages are done.

    Raises:
        Unreadable: it is encrypted, damaged, or holds pictures of pages only.
    """
    import pypdfium2

    pages: list[list[Printed]] = []
    pictures = letters = 0
    try:
        with pypdfium2.PdfDocument(content) as pdf:
            if len(pdf) > ADDED_PAGES.most:
                raise Unreadable(f"{name} has more than {ADDED_PAGES}. Add the part you quote.")
            for number in watched(range(len(pdf)), "Reading pages", watch):
                page = pdf[number]
                letters += _count(page)
                if letters > ADDED_TEXT.most:
                    raise Unreadable(f"{name} has more than {ADDED_TEXT}. Add the part you quote.")
                printed = _page(page, number)
                if not printed:
                    pictures += any(each.type == _PICTURE for each in page.get_objects(max_depth=2))
                pages.append(printed)
                page.close()
            title = tuple(_title(pdf))
    except pypdfium2.PdfiumError as error:
        raise Unreadable(_why(error, name)) from error
    if not any(pages):
        what = "only pictures of pages (a scan)" if pictures else "no text"
        raise Unreadable(
            f"{name} holds {what}. Recognize its text with a program for that (OCR), read the "
            "result against the pages, and add it as plain text or as a PDF with a text layer."
        )
    lines, divided = joined(_without_repeats(pages))
    return Document(
        name,
        "pdf",
        content,
        "".join(f"{each.text}\n" for each in lines),
        lines,
        extracted_with=f"microsite with pypdfium2 {version('pypdfium2')}",
        metadata=Metadata(title=title),
        pages=len(pages),
        notes=tuple(_notes(pages, pictures, divided)),
    )


def _why(error: Exception, name: str) -> str:
    if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).casefold():
        return (
            f"{name} is encrypted and asks for a password. Open it with its password, print it to "
            "a new PDF or save its text, and add that."
        )
    return f"{name} is a damaged PDF. Get it again, or print it to a new PDF and add that."


def _title(pdf: Any) -> Iterator[Stated]:
    # A date is told as well, but it is the day on which somebody printed the page.
    if title := pdf.get_metadata_value("Title").strip():
        yield Stated(title, "title of the PDF")


def _notes(pages: list[list[Printed]], pictures: int, divided: tuple[str, ...]) -> Iterator[str]:
    if pictures:
        empty = ", ".join(str(n) for n, lines in enumerate(pages, 1) if not lines)
        yield f"Of {len(pages)} pages, these hold no text and may be pictures of some: {empty}."
    if divided:
        yield (
            "Words that a line's end divides were joined without their hyphen; see in the PDF that "
            f"none has one of its own: {', '.join(divided)}."
        )


@dataclass(slots=True)
class _Run:
    """Letters side by side on one line, as they come."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def _count(page: Any) -> int:
    textpage = page.get_textpage()
    try:
        return int(textpage.count_chars())
    finally:
        textpage.close()


def _page(page: Any, number: int) -> list[Printed]:
    """Return the lines of a page, top to bottom as the file has them."""
    textpage = page.get_textpage()
    lines: list[_Run] = []
    for letter in _letters(textpage):
        line = lines[-1] if lines else None
        if line is None or not _beside(line, letter):
            lines.append(letter)
            continue
        height = line.top - line.bottom
        apart = letter.left - line.right > _GAP * height
        spaced = line.text.endswith(" ") or letter.text == " "
        line.text += f" {letter.text}" if apart and not spaced else letter.text
        line.right = max(line.right, letter.right)
        line.bottom, line.top = min(line.bottom, letter.bottom), max(line.top, letter.top)
    textpage.close()
    return [
        Printed(
            " ".join(each.text.split(" ")).strip(),
            number,
            each.left,
            each.right,
            each.bottom,
            each.top,
        )
        for each in lines
        if each.text.strip()
    ]


def _letters(textpage: Any) -> Iterator[_Run]:
    """Yield what is drawn; the spaces and line ends that PDFium adds of its own are left out."""
    from pypdfium2 import raw

    for at in range(textpage.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(textpage.raw, at))
        hyphen = raw.FPDFText_IsHyphen(textpage.raw, at) == 1
        if hyphen or (raw.FPDFText_IsGenerated(textpage.raw, at) != 1 and letter not in "\r\n\0"):
            box = textpage.get_charbox(at, loose=True)
            yield _Run(SOFT_HYPHEN if hyphen else letter, *box)


def _beside(line: _Run, letter: _Run) -> bool:
    """Whether a letter goes on with a line: at its height, and not far back."""
    middle = (letter.bottom + letter.top) / 2
    height = max(line.top - line.bottom, letter.top - letter.bottom, 1)
    return line.bottom <= middle <= line.top and letter.left > line.right - height


def _without_repeats(pages: list[list[Printed]]) -> Iterator[Printed]:
    """Mark what stands at the top or the bottom of most pages, but for its numbers."""
    ends = Counter(key for page in pages for key in {_key(each) for each in _ends(page, 2)})
    often = {key for key, count in ends.items() if count > 1 and count >= len(pages) / 2}
    for page in pages:
        outermost = [each for each in _ends(page, 1) if _key(each) in often]
        # The second line of a header is one only beside the first.
        marked = {
            id(each)
            for each in _ends(page, 2)
            if _key(each) in often
            and any(abs(each.bottom - o.bottom) < 3 * o.height for o in outermost)
        }
        for line in page:
            yield line.as_repeated() if id(line) in marked else line


def _ends(page: list[Printed], count: int) -> list[Printed]:
    """The highest and the lowest lines; Chrome writes its header at the end of the page."""
    sorted_down = sorted(page, key=lambda each: -each.bottom)
    few = len(page) <= 2 * count
    return sorted_down if few else [*sorted_down[:count], *sorted_down[-count:]]


def _key(line: Printed) -> str:
    return _DIGITS.sub("#", line.text)
