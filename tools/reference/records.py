"""The page on records: every kind, every field, how dates are written, how a value is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from microsite import dates
from microsite.load import Entry, Loaded, read_project
from microsite.model import KINDS, Record, Source
from microsite.model.vocabulary import STANDARD_WORDS
from microsite.schemas.shapes import record_schema
from microsite.schemas.whole import NAMES, WHOLE

PAGE = "docs/reference/records.md"
_ROOT = Path(__file__).parents[2]
_EXAMPLES = _ROOT / "tests" / "projects" / "good"
_KNOWN = {"KnownText": "a text", "KnownDate": "a date"}
_DATES = (
    ("2019", "a year"),
    ("2019-03", "a month"),
    ("2019-03-13", "a day"),
    ("2019-21", "a season: 21 spring, 22 summer, 23 fall, 24 winter"),
    ("201X", "a decade"),
    ("2019-03~", "~ for about"),
    ("2019-03-13?", "? for uncertain"),
    ("2019-03%", "% for both"),
    ("2019-03-13/2019-03-14", "between two days, both included"),
    ("2019-03/2019-05", "between two months"),
    ("2019-03-13/..", "on or after a day"),
    ("../2019", "in or before a year"),
    ("2019-03-13/", "from a day to one that nobody knows"),
    ("/2019-03-13", "from a day that nobody knows"),
    ("XXXX", "unknown"),
)
_INTRODUCTION = """# Records

What stands in the YAML files of `data/` and between the two lines of `---` of
`content/sources/*.md`: every kind of record, every field. This page is written from the engine
(`make reference`); editors show the same while you type ([how](../how-to/editor.md)).

**Where it stands.** A kind is one list in `data/agencies.yaml`, or many: every file below
`data/agencies/` that ends in `.yaml` holds a list, at any depth (`data/agencies/ohio/towns.yaml`).
Both may be there. The one file is read first, then those of the folder, sorted by name, folder by
folder; that is the order of the records where nothing else gives one. The names of folders and
files mean nothing else, and ids are unique across all of them. A file holds at most 5 MB. Hidden
folders are left out; a file that nothing reads is reported.

**Text** may be a number as well: `1984` is read as the text that it is. Text in our own words is
[CommonMark](https://commonmark.org/), shown to readers; raw HTML is not taken. A field that is not
required is left out where there is nothing to say. A field that nobody knows is a mistake.

**An id** is written in small letters, digits and single hyphens. It is part of an address and does
not change. A source's id is the name of its file.

## How a value is known: basis

Some values carry how they are known, so that nobody takes a conclusion for a statement. Instead of
a plain value there stand

```yaml
published:
  value: 2019-03-13/2019-03-14
  basis: inferred
  because: The copy prints no date; it speaks of Wednesday, March 13, as the day before or the same.
```

| field | required | what it holds | |
|---|---|---|---|
"""
_BASIS = """
- `basis: stated`: the source says it. `printed` keeps the source's own wording, if that differs.
- `basis: inferred`: we conclude it; `because` says how, and is required.
- `basis: unknown`: no source says it; there is no `value`. The word `unknown` alone is the same:
  `byline: unknown`.

## Dates

A date is as exact as the text that it comes from, and no more. It is written in
[EDTF](https://www.loc.gov/standards/datetime/), the Library of Congress's format, and shown in
words:

| written | means | shown |
|---|---|---|
"""
# No test project needs one of its own for all the others' sake.
_VOCABULARY = """response_kinds:
  - word: answered by letter
    label: answered by letter
    description: a letter that it sent
    like: statement
"""


def pages() -> Mapping[str, str]:
    """Return the page on records."""
    return {PAGE: "".join(_page())}


def _page() -> Iterator[str]:
    loaded, _ = read_project(_EXAMPLES)
    assert loaded is not None
    yield _INTRODUCTION
    known = record_schema(Source)["definitions"]["KnownText"]["anyOf"][0]
    yield from _rows(known, {})
    yield _BASIS
    words = dates.DateWords()
    for text, meaning in _DATES:
        yield f"| `{text}` | {meaning} | {dates.display(dates.parse(text), words)} |\n"
    yield "\nA day that you set yourself, as in `read_on`, is one certain day: `YYYY-MM-DD`.\n"
    for kind, record_type in _kinds().items():
        yield from _section(kind, record_type, loaded)


def _kinds() -> Mapping[str, type[Record]]:
    return {**WHOLE, **KINDS}


def _section(kind: str, record_type: type[Record], loaded: Loaded) -> Iterator[str]:
    schema = record_schema(record_type)
    where = "a list in " if kind in KINDS else "" if kind == "sources" else "the only one, in "
    file = NAMES[kind]
    place = f"`{file}`" if kind != "sources" else "the front matter of `content/sources/<id>.md`"
    yield f"\n## {kind.capitalize()}\n\n{schema['description']}\n\nIt is {where}{place}.\n\n"
    yield "| field | required | what it holds | |\n|---|---|---|---|\n"
    yield from _rows(schema, _parts(schema, kind))
    for name, part in schema["definitions"].items():
        if name not in _KNOWN:
            yield f"\n### {_title(name, kind)}\n\n{part['description']}\n\n"
            yield "| field | required | what it holds | |\n|---|---|---|---|\n"
            yield from _rows(part, _parts(schema, kind))
    yield f"\nFor example:\n\n```yaml\n{_example(kind, loaded)}```\n"
    yield from _standard(kind)


def _standard(kind: str) -> Iterator[str]:
    if kind == "vocabulary":
        for name, words in STANDARD_WORDS.items():
            yield f"\nThe standard words of `{name}`:\n\n| word | |\n|---|---|\n"
            for word, meaning in words.items():
                yield f"| `{word}` | {meaning} |\n"


def _parts(schema: Mapping[str, Any], kind: str) -> Mapping[str, str]:
    return {name: _title(name, kind) for name in schema["definitions"] if name not in _KNOWN}


def _title(name: str, kind: str) -> str:
    words = "".join(f" {each.lower()}" if each.isupper() else each for each in name).strip()
    return f"{words}, in {kind}"


def _rows(schema: Mapping[str, Any], parts: Mapping[str, str]) -> Iterator[str]:
    for name, field in schema["properties"].items():
        required = "yes" if name in schema.get("required", ()) else ""
        told = field.get("description", "").partition(". As exact as the source")[0]
        told = told.partition(". One day, as YYYY")[0]
        if default := field.get("default"):
            shown = str(default).lower() if isinstance(default, bool) else default
            told += f"; left out, it is `{shown}`"
        if (examples := field.get("examples")) and "EDTF" not in field.get("description", ""):
            told += "; such as " + ", ".join(f"`{_inline(each)}`" for each in examples)
        yield f"| `{name}` | {required} | {_holds(field, parts)} | {_cell(told)} |\n"


def _holds(node: Mapping[str, Any], parts: Mapping[str, str]) -> str:
    """Say in words what a field may hold."""
    if reference := node.get("$ref"):
        name = reference.rpartition("/")[2]
        if name in _KNOWN:
            return f"{_KNOWN[name]} [with its basis](#how-a-value-is-known-basis)"
        return f"[{parts[name].partition(',')[0]}](#{_anchor(parts[name])})"
    if kinds := node.get("x-kinds"):
        return "an id in " + (" or ".join(kinds) if len(kinds) < 5 else "any file of records")
    if words := node.get("enum"):
        return ", ".join(f"`{each}`" for each in words)
    options = [
        each for each in node.get("anyOf", ()) if "not" not in each and each != {"type": "null"}
    ]
    if options:
        return " or ".join(_holds(each, parts) for each in options)
    types = node.get("type", [])
    types = [types] if isinstance(types, str) else types
    if "array" in types:
        inner = node["items"]
        if isinstance(inner, list):
            return "a pair: " + ", ".join(_holds(each, parts) for each in inner)
        return f"a list: {_holds(inner, parts)}"
    if "EDTF" in str(node.get("patternErrorMessage")):
        return "[a date](#dates)"
    if node.get("patternErrorMessage") == "write one certain day, as YYYY-MM-DD":
        return "[a day](#dates)"
    if "string" in types:
        message = str(node.get("patternErrorMessage", ""))
        return "text" if message.startswith("write it") or not message else f"text: {message}"
    return {"integer": "a whole number", "number": "a number", "boolean": "`true` or `false`"}.get(
        next((each for each in types if each != "null"), ""), "anything"
    )


def _example(kind: str, loaded: Loaded) -> str:
    """Return the record of the test project that shows most, as its file has it."""
    if kind == "vocabulary":
        return _VOCABULARY
    entry = max(loaded.of_kind(kind), key=lambda each: (len(each.raw), len(str(each.raw))))
    text = (_EXAMPLES / entry.file.name).read_text("utf-8")
    if kind == "sources":
        return f"{text.partition(chr(10) + '---')[0]}\n---\n\n{entry.file.after.strip()}\n"
    if kind == "investigation":
        return "".join(line for line in text.splitlines(keepends=True) if line[0] != "#")
    return _lines(entry, text)


def _lines(entry: Entry, text: str) -> str:
    lines = text.split("\n")[entry.span().line - 1 :]
    ends = [n for n, line in enumerate(lines) if n and line.startswith(("- ", "#"))]
    return "\n".join(lines[: ends[0] if ends else None]).strip() + "\n"


def _anchor(title: str) -> str:
    return title.lower().replace(",", "").replace(" ", "-")


def _inline(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_inline, value))}]"
    return f'"{value}"' if isinstance(value, str) and "," in value else str(value)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
