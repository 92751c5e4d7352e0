"""What somebody has typed, or pasted, on a line where a YAML parser gave up.

A parser says what it expected. These are the slips that people make, looked for in the line itself
when the parser has failed there, so that nothing is said of lines that are in order.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice

import yaml

from microsite.findings import Span

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Spaces that a text from a web page or a word processor brings along; to YAML they are letters.
_WIDE = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000"
_MANY = 200_000
"""Tokens up to which a file is read again for an explanation."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong with a line, where, and what to do."""

    span: Span
    problem: str
    hint: str


_SLIPS: tuple[tuple[re.Pattern[str], str, str | Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(r" *(?P<here>\t)"),
        "the line is indented with a tab",
        "replace the tab by spaces",
    ),
    (
        re.compile(r" *(?:- *)+(?P<here>\t)"),
        "a tab stands after the hyphen",
        "replace the tab by a space",
    ),
    (
        re.compile(rf"[ \t]*(?:- +)*(?:[\w-]+:[ ]*)?(?P<here>[{_WIDE}])"),
        "a no-break space stands here, which looks like a space and is none to YAML",
        "delete it, and type spaces",
    ),
    (
        re.compile(r" *(?P<here>[–—−]) ?\S"),
        "the line begins with a dash, which is no hyphen",
        "type a hyphen and a space",
    ),
    (
        re.compile(r" *(?P<here>[•·‣▪●*]) "),
        "the line begins with a bullet",
        "begin each item of a list with a hyphen and a space",
    ),
    (
        re.compile(r" *(?P<here>-)[A-Za-z_]+:"),
        "the hyphen has no space after it",
        "put one between the hyphen and the field's name",
    ),
    (
        re.compile(r" *(?:- +)*(?P<name>[A-Za-z_]\w*)(?P<here>:)(?!//)(?P<value>[^\s:])"),
        "the colon has no space after it",
        lambda found: f"put a space there: {found['name']}: {found['value']}…",
    ),
    (
        re.compile(r" *(?P<here>\{) *\"?\w+\"? *:.*\} *$"),
        "the record in braces has no hyphen before it",
        "begin each record with a hyphen and a space",
    ),
    (
        re.compile(r".*?(?::|-) +(?P<here>[“”„«])"),
        "typographers' quotation marks are letters to YAML",
        "put straight quotation marks around a text with a comma, a colon or a bracket in it",
    ),
)


def slip(text: str, shown: Span, noticed: Span) -> Slip | None:
    """Look for a slip where the parser's trouble begins, where it noticed, and the line before.

    Args:
        text: the file.
        shown: where what it could not finish begins.
        noticed: where it gave up.
    """
    typed = text.split("\n")
    above = next(
        (n for n in range(noticed.line - 1, max(0, noticed.line - 4), -1) if typed[n - 1].strip()),
        noticed.line,
    )
    for number in dict.fromkeys((shown.line, noticed.line, above)):
        for pattern, problem, hint in _SLIPS:
            found = pattern.match(typed[number - 1])
            if found:
                span = replace(shown, line=number, column=found.start("here") + 1)
                return Slip(span, problem, hint if isinstance(hint, str) else hint(found))
    line = typed[noticed.line - 1]
    before, here = line[: noticed.column - 1].rstrip(), line[noticed.column - 1 :]
    if "{" in before and here.startswith(":"):
        problem = "a second colon stands here before the next comma"
        hint = "add the comma that is missing, or put quotation marks around a text with a colon"
        return Slip(noticed, problem, f"{hint} in it")
    if before.endswith(("]", "}")) and here[:1].isalnum():
        start = max(before.rfind(": "), before.rfind("- ")) + 2
        span = replace(noticed, column=start + 1)
        return Slip(span, "a text cannot begin with a bracket", "put quotation marks around it")
    return None


def quotation(text: str, noticed: Span) -> Slip | None:
    """Look for a quotation mark that ends too early or too late before where the parser gave up."""
    last = None
    loader = _LOADER(text)
    try:
        for _ in islice(iter(int, 1), _MANY):
            token = loader.get_token()
            # Of what is nested deep each token takes as long as all around it; so no further.
            if token is None or _behind(token.start_mark, noticed):
                break
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
                last = token
    except yaml.YAMLError:
        pass
    finally:
        loader.dispose()
    if last is None or last.end_mark.line + 1 != noticed.line:
        return None
    span = replace(noticed, line=last.start_mark.line + 1, column=last.start_mark.column + 1)
    if last.end_mark.line > last.start_mark.line:
        problem = f"the quotation mark that opens here is closed only on line {noticed.line}"
        return Slip(span, problem, "close it where the text ends, or take it away")
    if text.split("\n")[last.end_mark.line][last.end_mark.column : noticed.column - 1].strip():
        return None
    if last.style == "'":
        hint = "write each apostrophe in it twice, or put double quotation marks around the text"
    else:
        hint = "put single quotation marks around all of it, and write each apostrophe in it twice"
    return Slip(span, "a text begins with a quotation mark, and goes on after the next one", hint)


def _behind(mark: yaml.Mark, noticed: Span) -> bool:
    return (mark.line + 1, mark.column + 1) > (noticed.line, noticed.column)
