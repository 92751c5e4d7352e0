"""The common form of YAML, read line by line at many times the speed of a parser of all of it.

Nearly every line of the records has one of a few shapes: a field with a short text, a list or
group in brackets, a folded block, an item. PyYAML makes an object with two marks of each part,
which is what takes its time; a line of a known shape needs one regular expression. Whatever is not
exactly of such a shape makes `read` give up, and then PyYAML decides, as it decides all that is
said of mistakes: this module never finds one. A property test holds that both read the same values
(docs/decisions/0018-split-records.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

Scalar = Callable[[str], Any]
"""Gives the value of a text that stands without quotation marks."""

_DEEP = 20  # levels; deeper ones are read by PyYAML, which knows the limit

# Per line: spaces, a hyphen and the spaces behind it, a key as all fields have it, and the rest.
_LINES = re.compile(
    r"^( *)(-(?: +|$))?(?:([A-Za-z_][A-Za-z0-9_-]{0,60}):(?: +|$))?(.*)$", re.MULTILINE
)
_Line = tuple[str, str, str, str]
# How a text without quotation marks begins: with no sign that means something to YAML.
_BEGINNING = r"(?:[^\W_]|[(/.<$+=^~“”‘’…–—]|-(?=[0-9]))"
_BARE = re.compile(_BEGINNING)
_SINGLE = re.compile(r"'((?:[^']|'')*)'")
_DOUBLE = re.compile(r'"((?:[^"\\]|\\["\\])*)"')
# Within brackets: a bracket, a comma, a key, a text. More signs end a text there.
_INSIDE = r"[^][{},:#?\"&*!|>%@`"
_FLOW = re.compile(
    r" *(?:([\[{])|([\]}])|(,)|([A-Za-z_][A-Za-z0-9_-]{0,60}): +"
    rf"|{_SINGLE.pattern}|{_DOUBLE.pattern}|({_BEGINNING}(?:{_INSIDE}]*{_INSIDE} ])?))"
)
_BLOCKS = {">-": (" ", ""), "|-": ("\n", ""), ">": (" ", "\n"), "|": ("\n", "\n")}
"""By header of a block: what joins its lines, and what ends it."""
_END: _Line = ("", "", "", "")


class Uncommon(Exception):
    """A text is not of the common form."""


def read(text: str, scalar: Scalar) -> Any:
    """Read one value, a list or a group of fields; None where there are only comments.

    Args:
        text: the YAML: printable characters alone, no tabs, and one document.
        scalar: what a text without quotation marks means.

    Raises:
        Uncommon: some line is not of the common form, whether or not it is valid YAML.
    """
    reader = _Reader(text, scalar)
    first = reader.next()
    if first is None:
        return None
    _, hyphen, key, rest = reader.lines[reader.at]
    in_brackets = rest[:1] in ("[", "{") and not hyphen and not key  # mostly an empty list
    value = reader.value(rest, first, first, 0) if in_brackets else reader.block(first, 0)
    if reader.next() is not None:
        raise Uncommon
    return value


class _Reader:
    def __init__(self, text: str, scalar: Scalar) -> None:
        self.text = text
        self.lines: list[_Line] = _LINES.findall(text)
        self.whole: list[str] = []
        """The lines as they are typed, once somebody needs them."""
        self.scalar = scalar
        self.at = 0
        """The line to read next."""

    def next(self) -> int | None:
        """Pass empty lines and comments; return the column of what comes then."""
        lines, at = self.lines, self.at
        while at < len(lines):
            margin, hyphen, key, rest = lines[at]
            if key or hyphen or (rest and rest[0] != "#"):
                self.at = at
                return len(margin)
            at += 1
        self.at = at
        return None

    def block(self, column: int, depth: int) -> Any:
        """Read the list or the group of fields that begins in a column of the next line."""
        if depth > _DEEP:
            raise Uncommon
        _, hyphen, key, _ = self.lines[self.at]
        if hyphen:
            return self.items(column, depth)
        if key:
            return self.fields(column, depth)
        raise Uncommon

    def items(self, column: int, depth: int) -> list[Any]:
        values: list[Any] = []
        place: int | None = column
        while place == column:
            _, hyphen, key, rest = self.lines[self.at]
            if not hyphen:
                break
            if key:
                values.append(self.fields(column + len(hyphen), depth + 1))
            else:
                values.append(self.value(rest, column, column, depth))
            place = self.next()
        if place is not None and place > column:
            raise Uncommon
        return values

    def fields(self, column: int, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        lines, due = self.lines, " " * column
        _, _, name, text = lines[self.at]
        while True:
            if name in values:
                raise Uncommon
            margin, hyphen, key, rest = lines[self.at + 1] if self.at + 1 < len(lines) else _END
            if key and margin == due and not hyphen and _is_bare(text):
                # A text in one line, and then another field: most lines are such ones.
                values[name] = self.scalar(text)
                self.at += 1
            else:
                values[name] = self.value(text, column, column - 1, depth)
                place = self.next()
                if place is None or place < column:
                    return values
                _, hyphen, key, rest = lines[self.at]
                if place > column or hyphen or not key:
                    raise Uncommon
            name, text = key, rest

    def value(self, text: str, column: int, list_above: int, depth: int) -> Any:
        """Read what stands behind a key or a hyphen, and go on to the line after it.

        Args:
            text: the rest of the line.
            column: where the field or item begins; what belongs to it stands further in.
            list_above: the column that a list which belongs to it must stand right of.
            depth: how many levels it is in.
        """
        self.at += 1
        if not text:
            place = self.next()
            if place is None or place <= list_above:
                return None
            if place == column and not self.lines[self.at][1]:
                return None
            return self.block(place, depth + 1)
        first = text[0]
        if first in ">|":
            return self.folded(text, column)
        if first in "[{":
            return self.flow(text, column)
        if first in "'\"":
            quoted = (_SINGLE if first == "'" else _DOUBLE).fullmatch(text)
            if quoted is None:
                raise Uncommon
            self.ended(column)
            return _unquoted(first, quoted[1])
        if not _is_bare(text):
            raise Uncommon
        lines = self.lines
        while self.at < len(lines):
            margin, hyphen, key, rest = lines[self.at]
            if hyphen or key or not rest or rest[0] == "#" or len(margin) <= column:
                break
            if not _is_bare(rest):
                raise Uncommon
            text = f"{text} {rest}"
            self.at += 1
        self.ended(column)
        return self.scalar(text)

    def ended(self, column: int) -> None:
        """Hold that nothing more belongs to a text."""
        place = self.next()
        if place is not None and place > column:
            raise Uncommon

    def folded(self, header: str, column: int) -> str:
        if header not in _BLOCKS:
            raise Uncommon
        joint, end = _BLOCKS[header]
        lines, at = self.lines, self.at
        if at == len(lines):
            raise Uncommon
        due = lines[at][0]
        if len(due) <= column:
            raise Uncommon
        parts = []
        while at < len(lines):
            margin, hyphen, key, rest = lines[at]
            if margin != due or not (hyphen or key or rest):
                break
            if key or hyphen:
                # What looks like an item or a field here is neither, and the spaces in it count.
                self.whole = self.whole or self.text.split("\n")
                rest = self.whole[at][len(due) :]
            if rest[-1] == " ":
                raise Uncommon
            parts.append(rest)
            at += 1
        if not parts or at == len(lines):  # the end of its last line may be missing
            raise Uncommon
        # Empty lines are its own unless its header says otherwise; and more of it may follow them.
        while at < len(lines) and not any(lines[at][1:]):
            if len(lines[at][0]) > column:
                raise Uncommon
            at += 1
        if at < len(lines) and len(lines[at][0]) > column:
            raise Uncommon
        self.at = at
        return joint.join(parts) + end

    def flow(self, text: str, column: int) -> Any:
        try:
            value, end = self.brackets(text, 0, 0)
        except RecursionError:
            raise Uncommon from None
        if end != len(text):
            raise Uncommon
        self.ended(column)
        return value

    def brackets(self, text: str, start: int, depth: int) -> tuple[Any, int]:
        """Read the list or group whose bracket stands at an offset; return where it ends, too."""
        if depth > _DEEP:
            raise Uncommon
        opening = text[start]
        values: list[Any] = []
        names: list[str] = []
        at, closing = start + 1, "]" if opening == "[" else "}"
        while True:
            found = _FLOW.match(text, at)
            if found is None:
                raise Uncommon
            at = found.end()
            kind = found.lastindex
            if kind == 2:
                if found[2] != closing:
                    raise Uncommon
                break
            if opening == "{":
                if kind != 4:
                    raise Uncommon
                names.append(found[4])
                found = _FLOW.match(text, at)
                if found is None:
                    raise Uncommon
                at, kind = found.end(), found.lastindex
            if kind == 1:
                value, at = self.brackets(text, found.start(1), depth + 1)
            elif kind == 5:
                value = _unquoted("'", found[5])
            elif kind == 6:
                value = _unquoted('"', found[6])
            elif kind == 7:
                value = self.scalar(found[7])
            else:
                raise Uncommon
            values.append(value)
            found = _FLOW.match(text, at)
            if found is None:
                raise Uncommon
            at = found.end()
            if found.lastindex == 2 and found[2] == closing:
                break
            if found.lastindex != 3:
                raise Uncommon
        if opening == "[":
            return values, at
        group = dict(zip(names, values, strict=True))
        if len(group) != len(names):
            raise Uncommon
        return group, at


def _is_bare(text: str) -> bool:
    """Whether a text of one line needs no quotation marks, and ends where the line ends."""
    return (
        _BARE.match(text) is not None
        and ": " not in text
        and " #" not in text
        and text[-1] not in ": "
    )


def _unquoted(mark: str, inside: str) -> str:
    if mark == "'":
        return inside.replace("''", "'")
    return re.sub(r"\\(.)", r"\1", inside)
