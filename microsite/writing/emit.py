"""Values into lines of YAML, in a given form; ruamel.yaml writes them.

Quotation marks stand only where they are needed: where YAML 1.2 asks for them, and around the words
that readers of YAML 1.1 (editors, linters) would take for something else, such as `no` and `12:30`.
A text that is longer than its line, or has paragraphs, becomes a folded block (`>-`). Lists of ids
stay on one line while they fit, unless the file writes that field otherwise.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    SingleQuotedScalarString,
)

from microsite.writing.unwritable import Unwritable
from microsite.yamlfile import parse

WIDTH = 100
"""How long a line may become, in characters, where a text can be wrapped."""

# Plain scalars that YAML 1.1 does not read as text: https://yaml.org/type/bool.html, int, float.
_OLD_TRAPS = re.compile(
    r"(y|n|yes|no|on|off|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|[-+]?0[0-9_]*"
    r"|[-+]?[0-9][0-9_]*(\.[0-9_]*)?(e[-+]?[0-9]+)?|[-+]?0x[0-9a-f_]+|=|<<)\Z",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_ID = re.compile(r"[\w.-]+\Z")
# What a folded block gives back as it was: words with single spaces, and paragraphs.
_PROSE = re.compile(r"\S+( \S+)*(\n+\S+( \S+)*)*\Z")
_INVISIBLE = re.compile(
    "[^\n -~\xa1-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


@dataclass(frozen=True, slots=True)
class Form:
    """How a file is written: its indentation, and what it puts on one line."""

    indent: int = 2
    """Of the fields of a group, against the group's name."""
    dash: int = 2
    """Of a list's hyphens, against the list's name; 0 where they stand under its first letter."""
    gap: int = 2
    """From a hyphen to what follows it."""
    flow: Mapping[str, bool] = field(default_factory=dict)
    """By name of a list or group, whether it stands in brackets; `name[]` is for its items."""


class _Plain(str):
    """A text that stands as it is: a date, which ruamel.yaml would put in quotation marks."""


class _Representer(RoundTripRepresenter):
    pass


_Representer.add_representer(
    _Plain,
    lambda self, data: self.represent_scalar("tag:yaml.org,2002:timestamp", str(data)),
)
_Representer.add_representer(
    type(None), lambda self, data: self.represent_scalar("tag:yaml.org,2002:null", "null")
)


def as_yaml(value: Mapping[str, Any], form: Form | None = None, *, column: int = 0) -> list[str]:
    """Write a group of fields as lines, without their line ends.

    Args:
        value: texts, numbers, true, false, None, and lists and groups of them.
        form: how it is to look.
        column: how far to the right the lines will stand, for wrapping.

    Raises:
        Unwritable: it holds a value that the project's reader cannot read back.
    """
    form = form or Form()
    return _dump(_fields(value, form, column, flow=False), form)


def item(value: Any, name: str, form: Form, *, column: int = 0) -> list[str]:
    """Write a value as an item of the list called `name`: lines that begin with a hyphen."""
    inner = column + form.gap
    node = _node(value, f"{name}[]", form, inner, inner, flow=False)
    listed = CommentedSeq([node])
    listed.fa.set_block_style()
    return [line[form.dash :] for line in _dump(CommentedMap({"_": listed}), form)[1:]]


def inline(value: Any) -> str:
    """Write a value for a place between brackets, on one line."""
    if isinstance(value, Mapping):  # within a list, a group of one field would have no brackets
        [line] = _dump(_fields(value, Form(), 0, flow=True), Form())
        return line
    node = CommentedSeq([_node(value, "", Form(), 0, 0, flow=True)])
    node.fa.set_flow_style()
    [line] = _dump(node, Form())
    return line[1:-1]


def _node(value: Any, name: str, form: Form, used: int, column: int, *, flow: bool) -> Any:
    """Make what ruamel.yaml writes.

    Args:
        value: the value.
        name: the name of its field, or of its list and `[]`.
        form: how it is to look.
        used: how much of its first line is taken by what stands before it.
        column: where further lines of it begin.
        flow: whether it stands between brackets.
    """
    if isinstance(value, str):
        return _text(value, used, column, flow=flow)
    if not isinstance(value, (Mapping, list, tuple)):
        return value
    flow = flow or not value or _wants_flow(value, name, form, used)
    if isinstance(value, Mapping):
        return _fields(value, form, column, flow=flow)
    inner = column - form.indent + form.dash + form.gap
    listed = CommentedSeq(
        [_node(each, f"{name}[]", form, inner, inner, flow=flow) for each in value]
    )
    listed.fa.set_flow_style() if flow else listed.fa.set_block_style()
    return listed


def _fields(value: Mapping[str, Any], form: Form, column: int, *, flow: bool) -> CommentedMap:
    made = CommentedMap()
    for name, each in value.items():
        used, inner = column + len(name) + 2, column + form.indent
        made[name] = _node(each, name, form, used, inner, flow=flow)
    made.fa.set_flow_style() if flow else made.fa.set_block_style()
    return made


def _wants_flow(value: Mapping[str, Any] | Sequence[Any], name: str, form: Form, used: int) -> bool:
    listed = list(value.values() if isinstance(value, Mapping) else value)
    if any(isinstance(each, (Mapping, list, tuple)) for each in listed):
        return False
    ids = isinstance(value, (list, tuple)) and all(_ID.match(str(each)) for each in listed)
    return form.flow.get(name, ids) and used + len(inline(value)) <= WIDTH


def _text(text: str, used: int, column: int, *, flow: bool) -> str:
    if _DAY.match(text):
        return _Plain(text)
    if not flow and _PROSE.match(text) and not _INVISIBLE.search(text):
        width = max(WIDTH - column, 20)
        if "\n" in text or (used + len(text) > WIDTH and " " in text):
            return _folded(text, width)
    return _quoted(text, flow=flow)


def _folded(text: str, width: int) -> FoldedScalarString:
    folded: FoldedScalarString = FoldedScalarString(text)
    places: list[int] = []
    start = 0
    for paragraph in text.split("\n"):
        at = start
        lines = textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False)
        for line in lines[:-1]:
            at += len(line)
            places.append(at)
            at += 1
        start += len(paragraph) + 1
    folded.fold_pos = places  # type: ignore[attr-defined]  # a slot that its class does not tell
    return folded


@lru_cache(1000)
def _quoted(text: str, *, flow: bool) -> str:
    """Choose the quotation marks that a text needs to be read as it is."""
    plain = not ("\n" in text or _OLD_TRAPS.match(text) or _INVISIBLE.search(text))
    if plain and _line(text, flow=flow)[:1] not in ("'", '"') and _reads(text, text, flow=flow):
        return text
    single: str = SingleQuotedScalarString(text)
    awkward = '"' in text or "\\" in text
    awkward = awkward and "\n" not in text and not _INVISIBLE.search(text)
    quoted: str = DoubleQuotedScalarString(text)
    return single if awkward and _reads(single, text, flow=flow) else quoted


def _line(value: Any, *, flow: bool) -> str:
    if not flow:
        return "\n".join(_dump(CommentedMap({"_": value}), Form()))[3:]
    listed = CommentedSeq([value])
    listed.fa.set_flow_style()
    return "\n".join(_dump(listed, Form()))[1:-1]


def _reads(value: Any, text: str, *, flow: bool) -> bool:
    line = _line(value, flow=flow)
    file, findings = parse(f"[{line}]" if flow else f"_: {line}", "")
    return not findings and file.value == ([text] if flow else {"_": text})


@cache
def _writer(indent: int, dash: int, gap: int) -> YAML:
    writer = YAML()
    writer.Representer = _Representer
    writer.width = 1_000_000  # lines end where `_folded` says
    writer.indent(mapping=indent, sequence=dash + gap, offset=dash)
    return writer


def _dump(node: Any, form: Form) -> list[str]:
    stream = StringIO()
    try:
        _writer(form.indent, form.dash, form.gap).dump(node, stream)
    except Exception as error:  # whatever ruamel.yaml says of a value that is none of ours
        raise Unwritable(f"this cannot be written as YAML: {error}") from error
    return stream.getvalue().rstrip("\n").split("\n")
