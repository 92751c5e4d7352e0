"""A text's values, and where its parts stand, which is looked up when somebody asks.

A text that is a list of records is read record by record, so that the position of one value costs
no more than reading the record that it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from microsite.yamlfile import common
from microsite.yamlfile.scalars import plain
from microsite.yamlfile.unfit import Unfit

if TYPE_CHECKING:
    from microsite.yamlfile.events import Place

# What the common form does not have: control characters, tabs, odd line ends, halves of a pair.
_ODD = re.compile("[\x00-\t\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_DOCUMENTS = ("---", "...", "%")
"""What begins a line that parts documents."""


class Layout:
    """The positions of a text's parts."""

    __slots__ = ("_places", "_starts", "_texts")

    def __init__(self, texts: Sequence[str], starts: Sequence[int], root: Place | None) -> None:
        """Take a text that has no mistakes.

        Args:
            texts: the text; of one that is a list of records each of these, as a list of one.
            starts: the line, from 0, on which each record begins; none for any other text.
            root: where there are no texts: the positions, which are known already.
        """
        # In memory a text with one character beyond Latin-1 has two bytes for each.
        self._texts = [each.encode() for each in texts]
        self._starts = starts
        self._places: dict[int, Place | None] = {} if texts else {0: root}

    def position(self, path: Sequence[str | int], *, key: bool) -> tuple[int, int]:
        """Return the line and the column, from 1, of the value at a path, or of its key."""
        if not self._starts:
            return _find(self._place(0), path, key=key)
        index = path[0] if path else None
        if not isinstance(index, int) or not 0 <= index < len(self._starts):
            return self._starts[0] + 1, 1
        line, column = _find(self._place(index), (0, *path[1:]), key=key)
        return self._starts[index] + line, column

    def _place(self, index: int) -> Place | None:
        if index not in self._places:
            self._places[index] = _build(self._texts[index].decode(), "")[1]
        return self._places[index]


def _find(root: Place | None, path: Sequence[str | int], *, key: bool) -> tuple[int, int]:
    if root is None:
        return 1, 1
    place = root
    at = place.line, place.column
    for step in path:
        part = place.part(step)
        if part is None:
            break
        at = part.line, part.column
        if key and place.keys is not None and isinstance(step, str):
            at = place.keys[step]
        place = part
    return at


def laid_out(text: str, name: str) -> tuple[Any, Layout]:
    """Read a text.

    Args:
        text: the YAML.
        name: the file's path relative to the project, for a finding.

    Returns:
        Its value, and where the parts of that stand.

    Raises:
        Unfit: there is a mistake in it.
    """
    try:
        return _common(text)
    except common.Uncommon:
        value, root = _build(text, name)
        return value, Layout((), (), root)


def _common(text: str) -> tuple[Any, Layout]:
    if text.startswith(_DOCUMENTS) or any(f"\n{mark}" in text for mark in _DOCUMENTS):
        raise common.Uncommon
    if _ODD.search(text):
        raise common.Uncommon
    lines = text.split("\n")
    starts = [n for n, line in enumerate(lines) if line[:2] in ("- ", "-")]
    if not starts or any(line.lstrip(" ")[:1] not in ("", "#") for line in lines[: starts[0]]):
        return common.read(text, plain), Layout([text], (), None)
    records: list[Any] = []
    texts = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        # What follows is the end of the record's last line.
        chunk = [*lines[start:end], ""] if end < len(lines) else lines[start:]
        texts.append("\n".join(chunk))
        try:
            records += common.read(texts[-1], plain)
        except common.Uncommon:
            records += _parsed(texts[-1])
    return records, Layout(texts, starts, None)


def _parsed(text: str) -> list[Any]:
    """Have PyYAML read one record."""
    try:
        found, _ = _build(text, "")
    except Unfit as unfit:  # what is wrong, and where, is said of the whole
        raise common.Uncommon from unfit
    if not isinstance(found, list) or len(found) != 1:
        raise common.Uncommon
    return found


def _build(text: str, name: str) -> tuple[Any, Place | None]:
    # PyYAML takes a while to import, and records in the common form never need it.
    from microsite.yamlfile.events import build

    return build(text, name)
