"""Links in templates: where they lead is written down, and how they look on a page comes in last.

A template knows what to link, and no page. The address as seen from the page, and the number that a
source has in its notes, are put in when the page is done. So what a template makes of a record is
the same wherever it stands.
"""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup, escape

from microsite.render.notes import Notes
from microsite.views.addresses import href
from microsite.views.lookup import Link

_MARK = "<\0>"
"""Stands around what is put in. No record can write it, for the texts of records are escaped."""


def to(page: str, anchor: str = "", query: str = "") -> Markup:
    """Write the address of a page, as seen from the one that will show it."""
    return Markup(f"{_MARK}{page}\0{anchor}\0{query}{_MARK}")


@lru_cache(maxsize=1 << 14)
def link(link: Link, text: str | None = None) -> Markup:
    """Write a link to a record, called by its name or by another text; with its number, if any."""
    shown = escape(link.text if text is None else text)
    number = f"{_MARK}{link.page}{_MARK}"
    return Markup(f'<a href="{to(link.page, link.anchor)}">{shown}</a>{number}')


class Linking(dict[str, str]):
    """What is put in on one page; sources get their numbers in the order in which it links them."""

    def __init__(self, here: str, notes: Notes) -> None:
        super().__init__()
        self._here, self._notes = here, notes

    def linked(self, html: str) -> str:
        """Put addresses and numbers into HTML that was made by a template."""
        pieces = html.split(_MARK)
        pieces[1::2] = map(self.__getitem__, pieces[1::2])
        return "".join(pieces)

    def __missing__(self, written: str) -> str:
        page, *more = written.split("\0")
        self[written] = made = escape(href(self._here, page, *more)) if more else self._number(page)
        return made

    def _number(self, page: str) -> str:
        number = self._notes.number(page)
        return f'<sup class="ms-fn" aria-hidden="true">{number}</sup>' if number else ""
