"""Tables of contents alone, as the theme writes them: once for each shape, not for each page.

All that is known here of Material's templates: the name of the one that writes a table of contents,
and what it is given besides the page. `Theme` finds what this makes in whole pages, or uses it not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import count
from typing import Any

from microsite.artifacts import TocEntry
from microsite.hosts.outside.files import contents
from microsite.hosts.outside.frames import Frame, Probes

Shape = tuple["Shape", ...]
"""A table of contents without its words."""

_ALONE = """\
{%- import "partials/language.html" as lang with context -%}
{%- include "partials/toc.html" -%}"""


class Listing:
    """Writes tables of contents, each shape of which the theme rendered once, with probes."""

    def __init__(self, env: Any, context: Mapping[str, Any], names: Sequence[str], ways: Any):
        """Take what the theme renders with.

        Args:
            env: Jinja's environment with the theme.
            context: what its template is given for some page.
            names: of the values that have probes besides the headings.
            ways: in which templates may write a value.
        """
        self._template, self._context = env.from_string(_ALONE), context
        self._names, self._ways = names, ways
        self._frames: dict[Shape, Frame] = {}

    def probed(self, toc: Sequence[TocEntry]) -> str:
        """Have the theme render a table of contents of probes."""
        self._context["page"].toc = contents(toc, str)
        return str(self._template.render(self._context))

    def frame(self, toc: Sequence[TocEntry]) -> Frame:
        """Give the frame of a page's table of contents.

        Raises:
            Unfit: the theme writes a heading in an unknown way.
        """
        shape = _shape(toc)
        if shape not in self._frames:
            probes = Probes((*self._names, *headings(shape)), self._ways)
            self._frames[shape] = probes.cut(self.probed(probed(shape, probes)))
        return self._frames[shape]


def written(toc: Sequence[TocEntry], frame: Frame) -> bytes:
    """Write a page's table of contents into its frame."""
    values: dict[str, str | bytes] = {}
    for n, entry in enumerate(_flat(toc)):
        values[f"toc{n}"], values[f"#{n}"] = escape(entry.title), entry.anchor
    return frame.fill(values)


def headings(shape: Shape) -> Iterator[str]:
    """Name the values of a table of contents: those of a heading are the same in every one."""
    return (f"{part}{n}" for n in range(_size(shape)) for part in ("toc", "#"))


def probed(shape: Shape, probes: Probes) -> tuple[TocEntry, ...]:
    """Make a table of contents of probes."""
    return _probed(shape, probes, count())


def _probed(shape: Shape, probes: Probes, numbers: Iterator[int]) -> tuple[TocEntry, ...]:
    toc = []
    for below in shape:
        n = next(numbers)
        children = _probed(below, probes, numbers)
        toc.append(TocEntry(probes[f"toc{n}"], probes[f"#{n}"], children))
    return tuple(toc)


def _flat(toc: Sequence[TocEntry]) -> Iterator[TocEntry]:
    for entry in toc:
        yield entry
        yield from _flat(entry.children)


def _shape(toc: Sequence[TocEntry]) -> Shape:
    return tuple(_shape(entry.children) for entry in toc)


def _size(shape: Shape) -> int:
    return sum(1 + _size(below) for below in shape)
