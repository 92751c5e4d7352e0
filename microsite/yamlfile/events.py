"""PyYAML's events into plain values and the positions of all their parts.

It follows YAML 1.2's core schema, so the traps of YAML 1.1 do no harm: `no`, `12:30`, `0123`,
`1_000` and `2019-03-13` stay the text that was typed. Building from events is as fast as PyYAML's
own node tree, knows where an alias stands, and stops at a depth: the node tree ends the process
when a file nests some 100,000 levels.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from microsite.bounds import DEPTH
from microsite.findings import Finding, Span
from microsite.yamlfile import syntax
from microsite.yamlfile.scalars import plain
from microsite.yamlfile.unfit import RULE, Unfit

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Only from where the spaces begin, or a line of nothing else would take hours.
_CUTS = re.compile(r"(?<![ \t])[ \t]+(#\w+)")


@dataclass(slots=True)
class Place:
    """Where a value begins, as line and column from 1, and where its parts do."""

    line: int
    column: int
    parts: dict[str, Place] | list[Place] | None = None
    keys: dict[str, tuple[int, int]] | None = None

    def part(self, step: str | int) -> Place | None:
        """Return the place of a part, None where there is none."""
        if isinstance(self.parts, dict):
            return self.parts.get(step) if isinstance(step, str) else None
        if isinstance(self.parts, list) and isinstance(step, int) and step < len(self.parts):
            return self.parts[step]
        return None


def build(text: str, name: str) -> tuple[Any, Place | None]:
    """Build the value that a text holds, and the tree of its positions; None for an empty text.

    Args:
        text: the YAML.
        name: the file's path relative to the project, for positions.

    Raises:
        Unfit: there is a mistake in it.
    """
    builder = _Builder(text, name)
    try:
        return builder.document()
    except yaml.YAMLError as error:
        raise Unfit(syntax.explain(error, text, name)) from error
    finally:
        builder.dispose()


class _Builder:
    """Turns the parser's events into values and positions; stops at what should not be written."""

    def __init__(self, text: str, name: str) -> None:
        loader = _Loader(text)
        self._next = loader.get_event
        self.dispose = loader.dispose
        self._name = name
        # Hardly any file has such a sign, and then its lines are of no use.
        self._lines = text.split("\n") if _CUTS.search(text) else None

    def document(self) -> tuple[Any, Place | None]:
        self._next()  # the stream starts
        if isinstance(self._next(), yaml.StreamEndEvent):
            return None, None
        value, root = self._node(self._next(), 0)
        self._next()  # the document ends
        further = self._next()
        if not isinstance(further, yaml.StreamEndEvent):
            self._stop(further, "yaml-syntax", "a second document begins", "delete this line")
        return value, root

    def _node(self, event: Any, depth: int) -> tuple[Any, Place]:
        place = Place(*_position(event))
        if isinstance(event, yaml.AliasEvent):
            # Following aliases is how a small file becomes a billion values.
            hint = "put quotation marks around a text that begins with *; write values out in full"
            self._stop(event, "yaml-alias", f"the alias *{event.anchor} is not read here", hint)
        if event.tag is not None:
            self._tagged(event)
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor is not None:
                problem = f"&{event.anchor} at the beginning of a text is left out of it"
                hint = "put quotation marks around a text that begins with &"
                self._stop(event, "yaml-alias", problem, hint)
            if self._lines is not None and event.implicit[0]:
                self._cut(event, self._lines)
            return (plain(event.value) if event.implicit[0] else event.value), place
        if depth == DEPTH.most:
            problem = f"more than {DEPTH.most} lists and fields stand within each other here"
            self._stop(event, "yaml-syntax", problem, "check the brackets and hyphens")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place, depth + 1), place
        return self._mapping(place, depth + 1), place

    def _sequence(self, place: Place, depth: int) -> list[Any]:
        values: list[Any] = []
        parts: list[Place] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            value, part = self._node(event, depth)
            values.append(value)
            parts.append(part)
        place.parts = parts
        return values

    def _mapping(self, place: Place, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        parts: dict[str, Place] = {}
        keys: dict[str, tuple[int, int]] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                problem = "the name of a field must be a word"
                self._stop(event, "yaml-syntax", problem, "put quotation marks around it")
            value, part = self._node(self._next(), depth)
            name = event.value
            if name in values:
                first = keys[name][0]
                problem = f"'{name}' stands twice in the same record, first on line {first}"
                hint = "keep one of the two, or check whether the indentation above puts it there"
                if name == next(iter(values)) and len(values) > 1:
                    hint = "if another record begins here, put a hyphen before it; else keep one"
                self._stop(event, "duplicate-key", problem, hint)
            values[name] = value
            parts[name] = part
            keys[name] = _position(event)
        place.parts = parts
        place.keys = keys
        return values

    def _tagged(self, event: Any) -> NoReturn:
        short = event.tag.replace("tag:yaml.org,2002:", "!!")
        hint = "delete it; put quotation marks around a text that begins with !"
        if "include" in short:
            hint = "no file is included in another; write here what belongs here"
        self._stop(event, "yaml-tag", f"the tag {short} is not used here", hint)

    def _cut(self, event: Any, lines: list[str]) -> None:
        """Stop at a text that goes on after a number sign, which begins a comment."""
        mark = event.end_mark
        # A value that is missing at the end of a text stands a line behind its last.
        line = lines[mark.line] if mark.line < len(lines) else ""
        if found := _CUTS.match(line, mark.column):
            place = Span(self._name, mark.line + 1, found.start(1) + 1)
            problem = f"{found[1]} and what follows is a comment, and no part of the text"
            hint = "put quotation marks around a text with # in it, or a space after the #"
            raise Unfit(Finding(place, RULE, problem, hint))

    def _stop(self, event: Any, rule: str, message: str, hint: str) -> NoReturn:
        raise Unfit(Finding(Span(self._name, *_position(event)), rule, message, hint))


def _position(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1
