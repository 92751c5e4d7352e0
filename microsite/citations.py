"""References to a work, in the forms that readers paste and programs read.

One value, `Work`, becomes a note in Chicago style, an item of CSL-JSON and an entry of BibTeX.
What is unknown is left out or called so by whoever makes the work; nothing is filled in here, and
a date that is not a plain one never becomes a plain one.

No library at hand writes these notes. citeproc-py 0.11 with the Chicago styles sets “Title”. for
“Title.”, shortens names and breaks on ranges of dates; Typst's Hayagriva is right, but knows
neither spans nor words for dates, which most of our sources need. The tests hold the notes against
Hayagriva wherever both can say the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal
from urllib.parse import urljoin

from microsite.dates import EdtfDate

Kind = Literal["webpage", "article-newspaper", "report", "document"]
"""A type of CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types)."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the host knows of the site: its address, publisher and terms; empty if unknown."""

    url: str = ""
    author: str = ""
    rights: str = ""
    """How its words may be used: HTML."""
    record: str = ""
    """Where the site says what it was built from: a path below its root."""

    def address(self, path: str, anchor: str = "") -> str:
        """Give the whole address of a path below the site's root; empty without the site's own."""
        if not self.url:
            return ""
        return _joined(self.url, path) + (f"#{anchor}" if anchor else "")


@lru_cache(maxsize=1 << 16)
def _joined(url: str, path: str) -> str:
    """Join a site's address and a path; every page names the same few."""
    return urljoin(url if url.endswith("/") else f"{url}/", path)


UNKNOWN = Imprint()
"""A site of which the host knows nothing."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be cited. Empty texts are unknown; `inferred` names fields we conclude."""

    key: str
    kind: Kind
    title: str
    genre: str
    author: str
    """As printed, in one piece: names are not taken apart."""
    container: str
    """The outlet or the site that it is part of, or who issued it."""
    issued: EdtfDate | None
    when: str
    """The date in words."""
    url: str
    untitled: str = ""
    """What a note says in place of an unknown title, such as "untitled press release"."""
    unplaced: str = ""
    """What it says in place of an unknown outlet, such as "publisher unknown"."""
    remarks: tuple[str, ...] = ()
    """Sentences on what is unknown or inferred, for programs' fields of notes."""
    where: str = ""
    """For a note: where to read on, if the work has no address of its own."""
    inferred: frozenset[str] = frozenset()
    language: str = ""
    """The language that it is in (BCP 47)."""


def chicago(work: Work) -> str:
    """Write a note as The Chicago Manual of Style has it, without the full stop at its end.

    Author, “Title,” Site or outlet, date, address: 18th edition, 14.104 (websites; 17th: 14.207)
    and 14.89 (news). What we infer stands in brackets (17th: 14.79, 14.145). A note gives names in
    their own order, so that none needs to be taken apart.
    """

    def shown(field: str, text: str) -> str:
        return f"[{text}]" if text and field in work.inferred else text

    lead = f"{shown('author', work.author)}, " if work.author else ""
    title = f"“{_in_quotes(work.title)}”" if work.title else f"{work.untitled},"
    if work.kind == "webpage" and not work.container:  # a whole site has no quotation marks
        title = f"{work.title},"
    rest = [
        shown("container", work.container) or work.unplaced,
        shown("issued", work.when),
        work.where if not work.url else "",
        work.url,
    ]
    return f"{lead}{title} {', '.join(filter(None, rest))}"


def csl(work: Work) -> dict[str, Any]:
    """Make an item of CSL-JSON (https://github.com/citation-style-language/schema, csl-data).

    Dates: a plain one as `date-parts`; with ~ or ? also `circa`; what is neither, such as "between
    March 13 and 14", as `literal`, for a range there says that something lasted.
    """
    item = {
        "id": work.key,
        "type": work.kind,
        "title": work.title,
        "genre": work.genre,
        "author": [{"literal": work.author}] if work.author else None,
        "publisher" if work.kind in ("report", "document") else "container-title": work.container,
        "issued": _csl_date(work),
        "URL": work.url,
        "language": work.language,
        "note": " ".join(work.remarks),
    }
    return {name: value for name, value in item.items() if value}


def bibtex(work: Work) -> str:
    """Write an entry of BibTeX, which BibLaTeX reads too, in UTF-8.

    `year` is there when the work is certainly of that year, `date` (BibLaTeX, EDTF) when it is a
    single date.
    """
    value = work.issued
    single = value is not None and value.precision in ("day", "month", "year")
    fields = {
        "title": f"{{{_tex(work.title)}}}" if work.title else "",
        "author": f"{{{_tex(work.author)}}}" if work.author else "",
        "howpublished": _tex(work.container),
        "year": _year(value),
        "date": value.text if value and single else "",
        "type": _tex(work.genre),
        "url": re.sub(r"[{}\\]", lambda found: f"%{ord(found[0]):02X}", work.url),
        "note": _tex(" ".join(work.remarks)),
    }
    lines = "".join(f",\n  {name} = {{{text}}}" for name, text in fields.items() if text)
    return f"@misc{{{work.key}{lines}\n}}\n"


def _in_quotes(title: str) -> str:
    """Give a title as it stands in quotation marks: its own are single; the comma comes inside."""
    single = re.sub(r'"([^"]*)"', r"‘\1’", title).translate({ord("“"): "‘", ord("”"): "’"})
    return f"{single[:-1]},’" if title[-1] in '”"' else f"{single},"


def _csl_date(work: Work) -> dict[str, Any] | None:
    value = work.issued
    if value is None or value.precision == "unknown":
        return None
    if value.precision not in ("day", "month", "year"):
        return {"literal": work.when}
    count = {"year": 1, "month": 2, "day": 3}[value.precision]
    parts = [int(part) for part in value.text.rstrip("~?%").split("-")[:count]]
    circa = {"circa": True} if value.approximate or value.uncertain else {}
    return {"date-parts": [parts], **circa}


def _year(value: EdtfDate | None) -> str:
    """The year, if the date certainly lies in one."""
    if value is None or value.earliest is None or value.latest is None:
        return ""
    vague = value.approximate or value.uncertain or value.earliest.year != value.latest.year
    return "" if vague else f"{value.earliest.year:04}"


_TEX = {
    **{ord(sign): f"\\{sign}" for sign in "#$%&_{}"},
    ord("~"): r"\textasciitilde{}",
    ord("^"): r"\textasciicircum{}",
    ord("\\"): r"\textbackslash{}",
}
"""The ten characters with a meaning of their own in LaTeX (The LaTeX Companion, 3rd ed., 2.1)."""


def _tex(text: str) -> str:
    return text.translate(_TEX)
