"""The four edits, and the front matter of a new file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace as altered
from typing import Any

import yaml

from microsite.writing.emit import as_yaml, inline, item
from microsite.writing.places import Places, Step, dash_gap, is_block
from microsite.writing.unwritable import Unwritable
from microsite.yamlfile import parse

_BOM = "\ufeff"


def append(text: str, record: Mapping[str, Any]) -> str:
    """Add a record at the end of a file that holds a list of them.

    Comments at the head stay there, and so do those at the end, if a blank line parts them from
    the last record. A file with `[]`, with comments alone or with nothing becomes a list.

    Args:
        text: the file's text.
        record: texts, numbers, true, false, None, and lists and groups of them.

    Returns:
        The text with lines added, and, where `[]` stood, without that.

    Raises:
        Unwritable: the text has mistakes, holds no list, or cannot take this record.
    """

    def wanted(old: Any) -> Any:
        if not isinstance(old, list | None):
            raise Unwritable("the file holds no list of records")
        return [*(old or ()), record]

    return _edit(text, lambda places: _appended(places, record), wanted)


def insert(text: str, after: int, record: Mapping[str, Any]) -> str:
    """Add a record behind another one of a file that holds a list of them.

    What follows the earlier record at its own column, such as a heading, follows the new one.

    Args:
        text: the file's text.
        after: index of the earlier record, from 0.
        record: as for `append`.

    Raises:
        Unwritable: the text has mistakes, has no such record, or cannot take this one there.
    """

    def wanted(old: Any) -> Any:
        if not isinstance(old, list) or not 0 <= after < len(old):
            raise Unwritable(f"the file has no record {after + 1}")
        return [*old[: after + 1], record, *old[after + 1 :]]

    return _edit(text, lambda places: _inserted(places, after, record), wanted)


def add(text: str, path: Sequence[Step], value: Any, *, order: Sequence[str] = ()) -> str:
    """Add an item to a list inside a file, or a field to a group.

    Args:
        text: the file's text.
        path: the way to the list, or to the field that is not there yet: names, and indexes of
            lists from 0.
        value: the item, or the field's value.
        order: the names of the group's fields in their usual order; a new field goes behind the
            last one that comes before it there, and without an order to the end.

    Raises:
        Unwritable: the text has mistakes, there is no such list or group, the field is there
            already, or the text cannot take this value.
    """

    def wanted(old: Any) -> Any:
        new = deepcopy(old)
        held = _at(new, path)
        if isinstance(held, list):
            held.append(value)
        elif held is _NOTHING and isinstance(group := _at(new, path[:-1]), dict):
            group[path[-1]] = value
        else:
            raise Unwritable(f"nothing can be added at {_shown(path)}")
        return new

    return _edit(text, lambda places: _added(places, path, value, order), wanted)


def replace(text: str, path: Sequence[Step], value: Any) -> str:
    """Put another value in the place of a text, a number, or what stands in brackets.

    Args:
        text: the file's text.
        path: the way to the value.
        value: what shall stand there.

    Raises:
        Unwritable: the text has mistakes, there is no such value, it is a list or group of many
            lines, or the text cannot take the new one.
    """

    def wanted(old: Any) -> Any:
        new = deepcopy(old)
        if not path or _at(new, path) is _NOTHING:
            raise Unwritable(f"nothing stands at {_shown(path)}")
        _at(new, path[:-1])[path[-1]] = value
        return new

    return _edit(text, lambda places: _replaced(places, path, value), wanted)


def front_matter(fields: Mapping[str, Any]) -> str:
    """Write fields between two lines of `---`, for the head of a new file.

    Raises:
        Unwritable: a value cannot be read back.
    """
    block = "\n".join(as_yaml(fields)) + "\n"
    _hold(block, fields)
    return f"---\n{block}---\n"


_NOTHING: Any = object()


def _at(value: Any, path: Sequence[Step]) -> Any:
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return _NOTHING
    return value


def _edit(
    text: str, candidates: Callable[[Places], Iterator[str]], wanted: Callable[[Any], Any]
) -> str:
    mark, text = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    file, findings = parse(text, "")
    if findings:
        raise Unwritable("the file has mistakes; mend them first", tuple(findings))
    due = wanted(file.value)
    problem = Unwritable("this cannot be put here without changing something else; do it by hand")
    for candidate in candidates(Places(text)):
        try:
            _hold(candidate, due)
        except Unwritable as error:
            problem = error
        else:
            return mark + candidate
    raise problem


def _hold(text: str, due: Any) -> None:
    """Make sure that the project's reader takes a text for the values that are due."""
    file, findings = parse(text, "")
    if findings or _exactly(file.value) != _exactly(due):
        raise Unwritable("it would not be read as what it is; write it by hand")


def _exactly(value: Any) -> str:
    """Write a value for comparing: in Python 1 is equal to true. Fields have no order."""
    return json.dumps(value, sort_keys=True)


def _appended(places: Places, record: Mapping[str, Any]) -> Iterator[str]:
    root, form, end = places.root, places.form(), len(places.lines) - 1
    if isinstance(root, yaml.SequenceNode) and root.value and not is_block(root):
        yield _in_brackets(places, root, inline(record))
        return
    if isinstance(root, yaml.SequenceNode) and root.value:
        column, gap = root.start_mark.column, dash_gap(root)
        lines = item(record, "", altered(form, gap=gap), column=column)
        apart = [""] if places.spaced() else []
        last = places.after_comments(places.end_line(root), 0)
        end -= places.lines[end] == ""
        for after in (last, end):
            yield places.insert(after, [*apart, *lines], column)
            # Where a text keeps the blank lines after it, this one would be its own.
            yield places.insert(after, lines, column)
        return
    if root is not None:  # [], or null
        first, last = places.offset(root.start_mark), places.offset(root.end_mark)
        kept = places.text[last:].split("\n", 1)
        comment, rest = kept[0].strip(), kept[1] if len(kept) > 1 else ""
        start = places.text.rfind("\n", 0, first) + 1
        above = places.text[start:first].strip()  # `--- []`
        head = [each for each in (above, comment) if each]
        text = places.text[:start] + "".join(each + places.newline for each in head)
        yield text + "".join(line + places.newline for line in item(record, "", form)) + rest
        return
    end -= places.lines[end] == ""
    apart = [] if end < 0 or places.is_blank(end) else [""]
    yield places.insert(end, [*apart, *item(record, "", form)], 0)


def _inserted(places: Places, after: int, record: Mapping[str, Any]) -> Iterator[str]:
    root = places.root
    if not isinstance(root, yaml.SequenceNode) or not is_block(root):
        return
    column = root.start_mark.column
    lines = item(record, "", altered(places.form(), gap=dash_gap(root)), column=column)
    apart = [""] if places.spaced() else []
    line = places.after_comments(places.end_line(root.value[after]), column + 1)
    yield places.insert(line, [*apart, *lines], column)
    # Where a text keeps the blank lines after it, this one would be its own.
    yield places.insert(line, lines, column)


def _added(places: Places, path: Sequence[Step], value: Any, order: Sequence[str]) -> Iterator[str]:
    node, form = places.node(path), places.form()
    name = str(path[-1]) if path else ""
    if isinstance(node, yaml.SequenceNode):
        if not is_block(node):
            yield _in_brackets(places, node, inline(value))
            return
        column = node.start_mark.column
        lines = item(value, name, altered(form, gap=dash_gap(node)), column=column)
        yield places.insert(places.after_comments(places.end_line(node), column), lines, column)
        return
    group = places.node(path[:-1])
    if not isinstance(group, yaml.MappingNode):
        return
    if not is_block(group):
        yield _in_brackets(places, group, inline({name: value})[1:-1])
        return
    before = set(order[: order.index(name)]) if name in order else set()
    earlier = [each for key, each in group.value if key.value in before]
    column = group.start_mark.column
    line = places.end_line(earlier[-1] if earlier else group)
    lines = as_yaml({name: value}, form, column=column)
    yield places.insert(places.after_comments(line, column), lines, column)


def _in_brackets(places: Places, node: yaml.CollectionNode, written: str) -> str:
    if node.value:
        last = node.value[-1]
        at = places.offset((last[1] if isinstance(last, tuple) else last).end_mark)
        written = f", {written}"
    else:
        at = places.offset(node.start_mark) + 1
    return places.text[:at] + written + places.text[at:]


def _replaced(places: Places, path: Sequence[Step], value: Any) -> Iterator[str]:
    node, parent = places.node(path), places.node(path[:-1])
    if node is None or parent is None or is_block(node):
        return
    text, start, end = places.text, places.offset(node.start_mark), places.offset(node.end_mark)
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        end = sum(len(line) + 1 for line in places.lines[: places.end_line(node) + 1]) - 1
    space = " " if text[start - 1 : start] in (":", "-") else ""
    if _bracketed(places, path) or text[end:].partition("\n")[0].strip():
        yield text[:start] + space + inline(value) + text[end:]
        return
    form, column = places.form(), parent.start_mark.column
    if isinstance(parent, yaml.SequenceNode):
        lines = item(value, str(path[-2]) if len(path) > 1 else "", form, column=column)
        first = lines[0].removeprefix("-").lstrip()
    else:
        name = str(path[-1])
        lines = as_yaml({name: value}, form, column=column)
        first = lines[0].removeprefix(f"{name}:").lstrip()
    if first:
        further = [
            f"{places.newline}{' ' * column}{line}" if line else places.newline
            for line in lines[1:]
        ]
        yield text[:start] + space + first + "".join(further) + text[end:]
    yield text[:start] + space + inline(value) + text[end:]


def _bracketed(places: Places, path: Sequence[Step]) -> bool:
    above = (places.node(path[:n]) for n in range(len(path)))
    return any(node is not None and not is_block(node) for node in above)


def _shown(path: Sequence[Step]) -> str:
    return ".".join(map(str, path)) or "the top"
