"""A page's frame as text: a page that the theme rendered with probes, cut at the probes.

A probe is a value that no page has, with every sign in it that a template may escape. From what
became of it, the frame knows how the template writes that value at each place, and fills in a real
page's values in the same way. A place where a probe's mark stands in any other form is one that
this does not understand; then there is no frame.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from microsite.cache import digest

Write = Callable[[str], str]
"""How a template writes a value, such as escaped."""

_MARK = re.compile(r"zq(\d+)zq", re.IGNORECASE)
"""Letters and digits, which no filter of a template changes but one that changes their case."""
_AROUND = ("<h1>", "</h1>&\"'")
"""The theme asks whether a page has a heading of this kind, as all of ours have."""
_SPECIAL = re.compile(r"[<>&\"']|\s\s|[^\S ]|^\s|\s$")
"""What escaping, or taking tags out, changes in a value."""


NOBODYS = "zq999999zq"
"""A mark that stands for nothing: where it is found, there is no frame."""


class Unfit(Exception):
    """A page that cannot be a frame; the text says why."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: its name, and how it is written there; None for as it is.

    `escapes` says that only signs which `_SPECIAL` finds are written otherwise.
    """

    name: str
    write: Write | None = None
    escapes: bool = False

    def written(self, values: Mapping[str, str | bytes]) -> bytes:
        """Write the value, in UTF-8; one that is given so is the quickest."""
        value = values[self.name]
        if isinstance(value, bytes):
            return value if self.write is None else encoded(self.write(value.decode()))
        if self.write is None or (self.escapes and not _SPECIAL.search(value)):
            return encoded(value)
        return encoded(self.write(value))


@dataclass(frozen=True, slots=True)
class Frame:
    """A page in pieces: bytes, and the places between them."""

    pieces: tuple[bytes | Place, ...]
    name: bytes
    """A digest of all that it was made from."""

    def fill(self, values: Mapping[str, str | bytes]) -> bytes:
        """Put a page's values into their places."""
        return b"".join(
            [each if isinstance(each, bytes) else each.written(values) for each in self.pieces]
        )


class Probes:
    """Makes the probes of one frame, and cuts at them what the theme rendered."""

    def __init__(self, names: Iterable[str], ways: Iterable[Write]) -> None:
        """Make a probe for each value.

        Args:
            names: of the values.
            ways: in which templates may write one, besides as it is.
        """
        self._numbers = {name: str(n) for n, name in enumerate(names)}
        self._names = tuple(self._numbers)
        self._forms = [_Form(None, *_AROUND)]
        for way in ways:
            before, _, after = way(_mark("0").join(_AROUND)).partition(_mark("0"))
            self._forms.append(_Form(way, before, after, way("plain") == "plain"))
        self._forms.sort(key=lambda form: len(form.before + form.after), reverse=True)

    def __getitem__(self, name: str) -> str:
        """Give the probe of a value."""
        return _mark(self._numbers[name]).join(_AROUND)

    def cut(self, html: str) -> Frame:
        """Cut a rendered page at the probes.

        Raises:
            Unfit: a probe stands in it in a form that is not known.
        """
        pieces: list[bytes | Place] = []
        end = 0
        for found in _MARK.finditer(html):
            known = int(found[1]) < len(self._names) and found[0] == found[0].lower()
            form = next((each for each in self._forms if known and each.fits(html, found)), None)
            start = found.start() - len(form.before) if form else 0
            if form is None or start < end:
                around = html[max(found.start() - 40, 0) : found.end() + 40]
                raise Unfit(f"the theme writes a value in an unknown way: {around!r}")
            name = self._names[int(found[1])]
            pieces += (encoded(html[end:start]), Place(name, form.way, form.escapes))
            end = found.end() + len(form.after)
        return Frame((*pieces, encoded(html[end:])), digest("frame", self._names, html))


@dataclass(frozen=True, slots=True)
class _Form:
    """What a way of writing makes of a probe, before its mark and after it."""

    way: Write | None
    before: str
    after: str
    escapes: bool = False

    def fits(self, html: str, mark: re.Match[str]) -> bool:
        return html.startswith(self.after, mark.end()) and html.endswith(
            self.before, 0, mark.start()
        )


def encoded(text: str) -> bytes:
    """Write a text as MkDocs writes a page."""
    return text.encode("utf-8", "xmlcharrefreplace")


def _mark(number: str) -> str:
    return f"zq{number}zq"
