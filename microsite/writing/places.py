"""Where in a text the parts of a YAML file stand, and in what form it is written.

PyYAML's node tree knows of each list and group whether it stands in brackets, and where it begins;
where a block ends is counted in lines, since the parser only knows where the next thing begins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import yaml

from microsite.writing.emit import Form
from microsite.writing.unwritable import Unwritable

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_KEEPS = re.compile(r"[|>][1-9]?\+")

Step = str | int


class Places:
    """A text of YAML that has no mistakes, with its parts."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: yaml.Node | None = yaml.compose(text, Loader=_Loader)
        self.lines = text.split("\n")
        self.newline = "\r\n" if "\r\n" in text else "\n"

    def node(self, path: Sequence[Step]) -> yaml.Node | None:
        """Return the part at a path, or None where there is none."""
        node = self.root
        for step in path:
            if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                node = node.value[step] if 0 <= step < len(node.value) else None
            elif isinstance(node, yaml.MappingNode):
                node = next((each for key, each in node.value if key.value == step), None)
            else:
                return None
        return node

    def offset(self, mark: yaml.Mark) -> int:
        """Turn a parser's mark into an offset in the text."""
        return sum(len(line) + 1 for line in self.lines[: mark.line]) + mark.column

    def end_line(self, node: yaml.Node) -> int:
        """Return the line, from 0, in which a part ends; comments after it do not count."""
        if is_block(node) and node.value:
            last = node.value[-1]
            return self.end_line(last[1] if isinstance(last, tuple) else last)
        end: int = node.end_mark.line
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            if end >= len(self.lines) or not node.end_mark.column:
                end -= 1
            if _KEEPS.match(self.lines[node.start_mark.line], node.start_mark.column):
                return end  # the blank lines after it are its own
            while end > node.start_mark.line and self.is_blank(end):
                end -= 1
        return end

    def is_blank(self, line: int) -> bool:
        """Say whether a line, from 0, is empty or lies behind the end."""
        return line >= len(self.lines) or not self.lines[line].strip()

    def after_comments(self, line: int, column: int) -> int:
        """Pass the comments that follow a line at once and stand at a column or right of it."""
        while not self.is_blank(line + 1):
            following = self.lines[line + 1]
            stripped = following.lstrip(" ")
            if not stripped.startswith("#") or len(following) - len(stripped) < column:
                break
            line += 1
        return line

    def form(self) -> Form:
        """Say how the file is written, going by most of its parts."""
        indents: Counter[int] = Counter()
        dashes: Counter[int] = Counter()
        gaps: Counter[int] = Counter()
        flow: dict[str, Counter[bool]] = {}
        for parent, name, node in _walk(self.root, ""):
            if isinstance(node, yaml.ScalarNode) or not node.value:
                continue
            flow.setdefault(name, Counter())[not is_block(node)] += 1
            if not is_block(node):
                continue
            if isinstance(parent, yaml.MappingNode):
                deeper = node.start_mark.column - parent.start_mark.column
                (dashes if isinstance(node, yaml.SequenceNode) else indents)[deeper] += 1
            if isinstance(node, yaml.SequenceNode):
                gaps[node.value[0].start_mark.column - node.start_mark.column] += 1
        kinds = {name: most[True] >= most[False] for name, most in flow.items()}
        return Form(_most(indents, 2), _most(dashes, 2), _most(gaps, 2), kinds)

    def spaced(self) -> bool:
        """Say whether a blank line stands between most records of the list that the file is."""
        items = self.root.value if isinstance(self.root, yaml.SequenceNode) else []
        votes = Counter(
            any(map(self.is_blank, range(self.end_line(one) + 1, other.start_mark.line)))
            for one, other in pairwise(items)
        )
        return votes[True] >= votes[False]

    def insert(self, after: int, lines: Sequence[str], column: int) -> str:
        """Put lines after a line counted from 0 (-1: at the top), moved right by a column."""
        moved = [" " * column + line if line else line for line in lines]
        at = sum(len(line) + 1 for line in self.lines[: after + 1])
        piece = "".join(line + self.newline for line in moved)
        if at > len(self.text):  # the last line has no end
            return self.text + self.newline + piece
        return self.text[:at] + piece + self.text[at:]


def is_block(node: yaml.Node) -> bool:
    """Say whether a part is a list or a group that does not stand in brackets."""
    return isinstance(node, yaml.CollectionNode) and not node.flow_style


def dash_gap(node: yaml.SequenceNode) -> int:
    """Return how far the items of a list stand from their hyphens."""
    gap: int = node.value[0].start_mark.column - node.start_mark.column
    if gap < 2:
        raise Unwritable("the list is written in an unusual form; add to it by hand")
    return gap


def _walk(node: yaml.Node | None, name: str) -> Iterator[tuple[yaml.Node | None, str, yaml.Node]]:
    stack: list[tuple[yaml.Node | None, str, yaml.Node | None]] = [(None, name, node)]
    while stack:
        parent, name, node = stack.pop()
        if node is None:
            continue
        yield parent, name, node
        if isinstance(node, yaml.SequenceNode):
            stack += [(node, f"{name}[]", each) for each in node.value]
        elif isinstance(node, yaml.MappingNode):
            stack += [(node, key.value, each) for key, each in node.value]


def _most(counts: Counter[int], default: int) -> int:
    usable = Counter({value: count for value, count in counts.items() if value >= 0})
    return usable.most_common(1)[0][0] if usable else default
