"""What a YAML parser's error means, in words for somebody who writes records and no parsers."""

from __future__ import annotations

import re
from typing import Any

import yaml

from microsite.findings import Finding, Span
from microsite.yamlfile import lines
from microsite.yamlfile.unfit import RULE

# (what libyaml or PyYAML says, what is wrong, what to do); the first that fits is taken. Where it
# says "opening", the place where the unfinished thing begins is the one to show.
_EXPLANATIONS = tuple(
    (re.compile(said), problem, hint)
    for said, problem, hint in (
        (
            "mapping values are not allowed",
            "a colon stands where no field can begin",
            "put quotation marks around a text with a colon and a space in it, "
            "or check the indentation here and above",
        ),
        (
            "quoted scalar.*end of stream",
            "the quotation mark that opens here is never closed",
            "close it, or take it away",
        ),
        (
            "flow (sequence|mapping)",
            "the brackets that open here are not closed as expected",
            "check the commas and the closing bracket, "
            "or put quotation marks around a text that begins with a bracket",
        ),
        (
            "unknown escape character|parsing a quoted scalar",
            "between double quotation marks a backslash has a meaning of its own",
            "write it twice, or use single quotation marks",
        ),
        (
            "block sequence entries|sequence entries",
            "a list cannot begin in the middle of a line",
            "begin each item on a line of its own, or put quotation marks around the text",
        ),
        (
            "mapping keys are not allowed",
            "a text cannot begin with ? and a space",
            "put quotation marks around it",
        ),
        (
            "scanning a block scalar",
            "after > or | the text begins on the next line",
            "begin a new line there, indented, or put quotation marks around a text that begins "
            "with one of them",
        ),
        (
            "parsing a block collection",
            "an item of a list was expected here",
            "begin it with a hyphen and a space, or check its indentation",
        ),
        (
            "parsing a block mapping",
            "this does not fit the fields above it",
            "check its indentation: the fields of a record begin in the same column",
        ),
        (
            "could not find expected ':'",
            "there is no colon on this line",
            "write the field's name, a colon, a space and the value; "
            "put quotation marks around a text with signs in it",
        ),
        (
            "scanning an? (anchor|alias)",
            "a text cannot begin with & or *",
            "put quotation marks around it",
        ),
        (
            "expected node content|node content, but found",
            "a value was expected here",
            "check the brackets and commas, or put quotation marks around the text",
        ),
        (
            "document start",
            "the lines above end the document, and more follows",
            "delete the line of --- or ... above, or what follows it",
        ),
    )
)
_OPENING = re.compile("quoted scalar.*end of stream|flow (sequence|mapping)|simple key")


def explain(error: yaml.YAMLError, text: str, name: str) -> Finding:
    """Turn a parser's error into a `yaml-syntax` finding at the place where to look.

    Args:
        error: what the parser raised.
        text: the text it was given.
        name: the file's path relative to the project.
    """
    problem = str(getattr(error, "problem", None) or str(error).partition("\n")[0])
    said = f"{getattr(error, 'context', None) or ''} {problem}"
    noticed = _span(getattr(error, "problem_mark", None), text, name)
    span = noticed
    if _OPENING.search(said) and getattr(error, "context_mark", None):
        span = _span(getattr(error, "context_mark", None), text, name)
    quoted = "" if "end of stream" in said else text
    known = lines.slip(text, span, noticed) or lines.quotation(quoted, noticed)
    if known is not None:
        return Finding(known.span, RULE, known.problem, known.hint)
    if "cannot start any token" in said:
        return Finding(span, RULE, *_odd_character(text, span))
    for pattern, meaning, hint in _EXPLANATIONS:
        if pattern.search(said):
            return Finding(span, RULE, meaning, hint)
    hint = "check the indentation, the colons and the quotation marks on this line and above it"
    return Finding(span, RULE, f"this is not valid YAML ({problem})", hint)


def _span(mark: Any, text: str, name: str) -> Span:
    """Take the parser's position, which may lie a line beyond the end of the text."""
    if mark is None:
        return Span(name)
    typed = text.split("\n")
    if mark.line < len(typed):
        return Span(name, mark.line + 1, mark.column + 1)
    return Span(name, len(typed), len(typed[-1]) + 1)


def _odd_character(text: str, span: Span) -> tuple[str, str]:
    character = text.split("\n")[span.line - 1][span.column - 1 : span.column]
    if character == "\t":
        return "a tab stands here", "replace the tab by spaces"
    return f"a text cannot begin with {character}", "put quotation marks around it"
