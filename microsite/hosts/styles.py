"""Style sheets made small: of the theme's, what the pages of this site can use.

The theme styles much that these pages do not have. A rule is left out when it needs a class that
stands on no page and in no script, and then a custom property that nothing asks for. Of our own
style sheet only comments and line breaks go: it also styles what Leaflet makes, which puts the
names of its classes together as it runs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import tinycss2

from microsite import markup
from microsite.cache import UNKEPT, Cache, digest

THEME = "assets/stylesheets"
"""The folder of the theme's style sheets, in the site's root."""
OURS = "assets/css"

_NAMES = re.compile(r"[\w-]+")
_ASKED = re.compile(r"var\(\s*(--[\w-]+)")
_NESTING = {"media", "supports", "layer", "container"}
"""The at-rules that hold rules."""
_CUSTOM = re.compile(r"\0(--[\w-]+)\0([^\0]*)\0")
"""A custom property's name and its declaration, marked by a sign that no style sheet can hold."""

Node = Any
"""A node of tinycss2's, which ships no types."""
Applies = Callable[[set[str]], bool]


class Used:
    """Gathers what pages and scripts name, so that their texts need not be kept."""

    def __init__(self) -> None:
        self.classes: set[str] = set()
        self.named: set[str] = set()

    @classmethod
    def on(cls, site: Path) -> Used:
        """Gather it from the pages and scripts in a folder."""
        used = cls()
        for path in site.rglob("*.html"):
            used.add(path.read_bytes())
        for path in site.rglob("*.js"):
            used.named.update(_NAMES.findall(path.read_text("utf-8")))
        return used

    def add(self, html: bytes) -> None:
        """Take note of the classes in a page, or in a piece of one."""
        self.classes |= markup.classes(html)


def slim_site(site: Path, used: Used, cache: Cache = UNKEPT) -> None:
    """Rewrite the style sheets of a built site, in place.

    Args:
        site: its folder.
        used: what its pages and scripts name.
        cache: keeps them for the next build.

    Raises:
        ValueError: a style sheet is not CSS; the text says which, and shows the line.
    """
    asked = set(used.named)
    for path in sorted((site / OURS).glob("*.css")):
        whole = path.read_text("utf-8")
        try:
            css = _kept(cache, partial(compact, whole), "compact", whole)
        except ValueError as problem:
            raise ValueError(_placed(str(problem), whole, path.relative_to(site))) from problem
        asked |= set(_ASKED.findall(css))
        path.write_text(css, "utf-8")
    applied = used.classes | used.named
    for path in sorted((site / THEME).glob("*.css")):
        whole = path.read_text("utf-8")
        made_from = (whole, sorted(applied), sorted(asked))
        css = _kept(cache, partial(slim, whole, applied, asked), "slim", *made_from)
        path.write_text(css, "utf-8")


def _kept(cache: Cache, make: Callable[[], str], kind: str, *made_from: Any) -> str:
    return cache.once(digest(kind, *made_from), lambda: make().encode()).decode()


def _placed(problem: str, css: str, path: Path) -> str:
    """Show the line of a mistake: whoever looks for it edits one of the files that are joined."""
    found = re.match(r"line (\d+)", problem)
    line = css.split("\n")[int(found[1]) - 1].strip() if found else ""
    return f"{path.as_posix()}, which templates/styles/ is joined into, {problem}: {line}"


def compact(css: str) -> str:
    """Write a style sheet without comments and line breaks.

    Raises:
        ValueError: it is not CSS.
    """
    return _CUSTOM.sub(r"\2", _rules(css, lambda _: True))


def slim(css: str, classes: Set[str], properties: Set[str]) -> str:
    """Leave out of a style sheet what cannot apply.

    Args:
        css: the style sheet.
        classes: every class that an element can have.
        properties: custom properties that something besides this style sheet asks for.

    Raises:
        ValueError: it is not CSS.
    """
    kept = _rules(css, lambda needed: needed <= classes)
    needed = properties | set(_ASKED.findall(kept))
    return _CUSTOM.sub(lambda found: found[2] if found[1] in needed else "", kept)


def _rules(css: str | list[Node], applies: Applies) -> str:
    # A text is a whole style sheet; a list, what stands inside an at-rule.
    parse = tinycss2.parse_stylesheet if isinstance(css, str) else tinycss2.parse_rule_list
    nodes = parse(css, skip_comments=True, skip_whitespace=True)
    return "".join(_rule(node, applies) for node in nodes)


def _rule(node: Node, applies: Applies) -> str:
    if node.type == "qualified-rule":
        selectors = [each for each in _selectors(node.prelude) if applies(_classes(each))]
        if not selectors:
            return ""
        return f"{','.join(map(_text, selectors))}{{{_declarations(node.content)}}}"
    if node.type != "at-rule":
        raise ValueError(f"line {node.source_line}: {getattr(node, 'message', node.type)}")
    head = " ".join(part for part in (f"@{node.at_keyword}", _text(node.prelude)) if part)
    if node.content is None:
        return f"{head};"
    if node.lower_at_keyword not in _NESTING:
        return f"{head}{{{_text(node.content)}}}"
    inside = _rules(node.content, applies)
    return f"{head}{{{inside}}}" if inside else ""


def _selectors(prelude: list[Node]) -> list[list[Node]]:
    """Cut a rule's prelude at its commas."""
    found: list[list[Node]] = [[]]
    for node in prelude:
        if node == ",":
            found.append([])
        else:
            found[-1].append(node)
    return found


def _classes(selector: list[Node]) -> set[str]:
    """List the classes that a selector needs; those in :not(), :is() and the like it may not."""
    return {name.value for dot, name in pairwise(selector) if dot == "." and name.type == "ident"}


def _declarations(content: list[Node]) -> str:
    nodes = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    written = []
    for node in nodes:
        if node.type == "error":  # which a browser leaves out as well
            continue
        if node.type != "declaration":
            raise ValueError(f"line {node.source_line}: a rule inside a rule")
        important = "!important" if node.important else ""
        declaration = f"{node.name}:{_text(node.value)}{important};"
        custom = node.name.startswith("--")
        written.append(f"\0{node.name}\0{declaration}\0" if custom else declaration)
    return "".join(written)


def _text(nodes: list[Node]) -> str:
    spoken = [node for node in nodes if node.type != "comment"]
    return re.sub(r"\s*\n\s*", " ", tinycss2.serialize(spoken)).strip()
