"""YAML text into plain values that know where they stand once somebody asks.

`common` reads what has the usual form, which is nearly everything; what has not is read by PyYAML
(`events`), record by record where a file is a list of them. Only a message needs a position, so a
record's are made when its first is asked for, by PyYAML as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from microsite.findings import Finding, Span
from microsite.yamlfile.layout import Layout, laid_out
from microsite.yamlfile.unfit import RULE, Unfit

__all__ = ["YamlFile", "parse", "parse_front_matter"]

Path_ = Sequence[str | int]


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A parsed file: its name for findings, its value, and where the parts of that stand."""

    name: str
    value: Any
    layout: Layout | None = field(repr=False, compare=False)
    """None where it could not be read."""
    after: str = ""
    """The text after the front matter, for a file that has one."""
    after_line: int = 1
    """The line, from 1, on which that text begins."""

    def span(self, path: Path_ = (), *, key: bool = False) -> Span:
        """Find where the value at a path stands, or its key; the deepest existing step wins."""
        if self.layout is None:
            return Span(self.name)
        return Span(self.name, *self.layout.position(path, key=key))


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
        The file and no finding; or a file without value and layout, and the one finding that says
        why: `yaml-syntax`, `yaml-alias`, `yaml-tag` or `duplicate-key`. One mistake in the YAML
        makes others that are none, so the rest of the file waits until it is mended.
    """
    try:
        value, layout = laid_out(text, name)
    except Unfit as unfit:
        return YamlFile(name, None, None, after, after_line), [unfit.finding]
    return YamlFile(name, value, layout, after, after_line), []


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
        return YamlFile(name, None, None), [Finding(Span(name), RULE, problem, hint)]
    if len(fences) < 2:
        # The summary mostly stands after an empty line, and the line is missing before that.
        end = next((n for n, line in enumerate(lines) if not line.strip()), len(lines) - 1)
        problem = "the second line of --- is missing"
        hint = "put it between the fields and the summary"
        return YamlFile(name, None, None), [Finding(Span(name, end + 1), RULE, problem, hint)]
    end = fences[1]
    # An empty line stands in for the opening fence, so that the parser's line numbers hold.
    block = "\n".join(["", *lines[1:end], ""])
    return parse(block, name, after="\n".join(lines[end + 1 :]), after_line=end + 2)
