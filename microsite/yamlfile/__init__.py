"""YAML text into plain values that still know where they stood.

PyYAML's C parser gives events; a small builder of our own turns them into dicts, lists and scalars
beside a tree of positions. It follows YAML 1.2's core schema, so the traps of YAML 1.1 do no harm:
`no`, `12:30`, `0123`, `1_000` and `2019-03-13` stay the text that was typed. Building from events
is as fast as PyYAML's own node tree, knows where an alias stands, and stops at a depth: the node
tree ends the process when a file nests some 100,000 levels.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from microsite.findings import Finding, Span
from microsite.yamlfile import syntax

MAX_DEPTH = 100
"""How many levels of lists and fields may stand within each other; the records need about eight."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+\Z")
_CUTS = re.compile(r"[ \t]+(#\w+)")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}

Path_ = Sequence[str | int]


@dataclass(slots=True)
class _Place:
    """Where a value begins, as line and column from 1, and where its parts do."""

    line: int
    column: int
    parts: dict[str, _Place] | list[_Place] | None = None
    keys: dict[str, tuple[int, int]] | None = None

    def part(self, step: str | int) -> _Place | None:
        if isinstance(self.parts, dict):
            return self.parts.get(step) if isinstance(step, str) else None
        if isinstance(self.parts, list) and isinstance(step, int) and step < len(self.parts):
            return self.parts[step]
        return None


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A parsed file: its name for findings, its value, and the positions of all its parts."""

    name: str
    value: Any
    root: _Place | None = field(repr=False, compare=False)
    after: str = ""
    """The text after the front matter, for a file that has one."""
    after_line: int = 1
    """The line, from 1, on which that text begins."""

    def span(self, path: Path_ = (), *, key: bool = False) -> Span:
        """Find where the value at a path stands, or its key; the deepest existing step wins."""
        if self.root is None:
            return Span(self.name)
        place = self.root
        at = place.line, place.column
        for step in path:
            part = place.part(step)
            if part is None:
                break
            at = part.line, part.column
            if key and place.keys is not None and isinstance(step, str):
                at = place.keys[step]
            place = part
        return Span(self.name, *at)


def parse(
    text: str, name: str, *, after: str = "", after_line: int = 1
) -> tuple[YamlFile, list[Finding]]:
    """Parse YAML text.

    Args:
        text: the YAML.
        name: the file's path relative to the project, for positions.
        after: what follows the YAML in the same file (see `parse_front_matter`).
        after_line: the line on which that begins.

    Returns:
        The file and no finding; or a file without value and root, and the one finding that says
        why: `yaml-syntax`, `yaml-alias`, `yaml-tag` or `duplicate-key`. One mistake in the YAML
        makes others that are none, so the rest of the file waits until it is mended.
    """
    builder = _Builder(text, name)
    found: list[Finding] = []
    value, root = None, None
    try:
        value, root = builder.document()
    except yaml.YAMLError as error:
        found.append(syntax.explain(error, text, name))
    except _Unfit as unfit:
        found.append(unfit.finding)
    finally:
        builder.dispose()
    return YamlFile(name, value, root, after, after_line), found


def parse_front_matter(text: str, name: str) -> tuple[YamlFile, list[Finding]]:
    """Parse the YAML between the first line `---` and the next one; the rest is kept as `after`.

    Positions count from the top of the whole file. A file without front matter gives a
    `yaml-syntax` finding.
    """
    lines = text.split("\n")
    fences = [n for n, line in enumerate(lines) if line.rstrip() == "---"][:2]
    if not fences or fences[0] != 0:
        problem = "the file does not begin with a line of ---"
        hint = "put the fields between two lines that hold only ---, the first line and another"
        return YamlFile(name, None, None), [Finding(Span(name), syntax.RULE, problem, hint)]
    if len(fences) < 2:
        # The summary mostly stands after an empty line, and the line is missing before that.
        end = next((n for n, line in enumerate(lines) if not line.strip()), len(lines) - 1)
        problem = "the second line of --- is missing"
        hint = "put it between the fields and the summary"
        return YamlFile(name, None, None), [
            Finding(Span(name, end + 1), syntax.RULE, problem, hint)
        ]
    end = fences[1]
    # An empty line stands in for the opening fence, so that the parser's line numbers hold.
    block = "\n".join(["", *lines[1:end], ""])
    return parse(block, name, after="\n".join(lines[end + 1 :]), after_line=end + 2)


class _Unfit(Exception):
    """The file cannot be read further."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


class _Builder:
    """Turns the parser's events into values and positions; stops at what should not be written."""

    def __init__(self, text: str, name: str) -> None:
        loader = _Loader(text)
        self._next = loader.get_event
        self.dispose = loader.dispose
        self._name = name
        # Hardly any file has such a sign, and then its lines are of no use.
        self._lines = text.split("\n") if _CUTS.search(text) else None

    def document(self) -> tuple[Any, _Place | None]:
        self._next()  # the stream starts
        if isinstance(self._next(), yaml.StreamEndEvent):
            return None, None
        value, root = self._node(self._next(), 0)
        self._next()  # the document ends
        further = self._next()
        if not isinstance(further, yaml.StreamEndEvent):
            self._stop(further, "yaml-syntax", "a second document begins", "delete this line")
        return value, root

    def _node(self, event: Any, depth: int) -> tuple[Any, _Place]:
        place = _Place(*_position(event))
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
            return (_plain(event.value) if event.implicit[0] else event.value), place
        if depth == MAX_DEPTH:
            problem = f"more than {MAX_DEPTH} lists and fields stand within each other here"
            self._stop(event, "yaml-syntax", problem, "check the brackets and hyphens")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place, depth + 1), place
        return self._mapping(place, depth + 1), place

    def _sequence(self, place: _Place, depth: int) -> list[Any]:
        values: list[Any] = []
        parts: list[_Place] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            value, part = self._node(event, depth)
            values.append(value)
            parts.append(part)
        place.parts = parts
        return values

    def _mapping(self, place: _Place, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        parts: dict[str, _Place] = {}
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
        if found := _CUTS.match(lines[mark.line], mark.column):
            place = Span(self._name, mark.line + 1, found.start(1) + 1)
            problem = f"{found[1]} and what follows is a comment, and no part of the text"
            hint = "put quotation marks around a text with # in it, or a space after the #"
            raise _Unfit(Finding(place, syntax.RULE, problem, hint))

    def _stop(self, event: Any, rule: str, message: str, hint: str) -> NoReturn:
        raise _Unfit(Finding(Span(self._name, *_position(event)), rule, message, hint))


def _position(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _plain(text: str) -> Any:
    """Read an unquoted scalar."""
    if text in _WORDS:
        return _WORDS[text]
    # Only a number that would be written back the same way is one: 1.10 and 0123 stay text.
    if _INTEGER.match(text) and len(text) < 20:
        return int(text)
    if _DECIMAL.match(text) and repr(float(text)) == text:
        return float(text)
    return text
