"""A page for every rule, from its docstring and from the finding that its broken project gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from microsite.findings import MANUALS
from microsite.manuals import Manual, manuals

_BROKEN = Path(__file__).parents[2] / "tests" / "projects" / "broken"
_INDEX = """# Rules

What a finding names in brackets, as in `path:line:column: error[quote-not-found]: …`, is one of
these rules. Each page has an example that passes, one that fails, and the finding that it gives.
`python build.py explain RULE` prints the same in the terminal.

| rule | what it is about |
|---|---|
"""


def pages() -> Mapping[str, str]:
    """Return the pages of the rules, and their index."""
    made = {f"{MANUALS}/{each.rule}.md": page(each) for each in manuals()}
    rows = (f"| [`{each.rule}`]({each.rule}.md) | {each.about} |\n" for each in manuals())
    return {**made, f"{MANUALS}/README.md": _INDEX + "".join(rows)}


def page(manual: Manual) -> str:
    """Write a rule's page: its manual, and what a finding of it looks like."""
    text = "\n".join(_fenced(manual.text.splitlines()))
    said = _BROKEN / manual.rule / "expected.txt"
    shown = ""
    if said.is_file():
        finding = said.read_text("utf-8")
        shown = (
            f"\n## The finding\n\n```text\n{finding}```\n\n"
            f"It comes from [a small project with this mistake]"
            f"(../../../tests/projects/broken/{manual.rule}).\n"
        )
    return f"# {manual.rule}\n\n{text}\n{shown}\n[All rules](README.md)\n"


def _fenced(lines: list[str]) -> Iterator[str]:
    """Put fences around the indented examples, and make bold what introduces them."""
    inside = False
    for number, line in enumerate(lines):
        example = line.startswith("    ")
        ahead = next((each for each in lines[number:] if each.strip()), "")
        if inside and not example and not (not line and ahead.startswith("    ")):
            yield "```"
            inside = False
        if example and not inside:
            yield "```yaml"
            inside = True
        yield line[4:] if inside else re.sub("^(Passes|Fails)( as well)?", r"**\g<0>**", line)
    if inside:
        yield "```"
