"""What is read line by line is what PyYAML reads, value by value and place by place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from microsite.writing import append
from microsite.yamlfile import common, parse
from microsite.yamlfile.events import build
from microsite.yamlfile.layout import Layout, laid_out
from microsite.yamlfile.scalars import plain
from microsite.yamlfile.unfit import Unfit
from tests.support import GOOD

FILES = [path.read_text("utf-8") for path in sorted(GOOD.glob("data/*.yaml"))]
# Every shape that is read line by line, and what stands beside it.
SHAPES = """# A head
- id: one
  text: >-
    Folded, and “quoted”: it's
    a # sign, a - hyphen, a {brace}

  kept: |
    As it
    stands
  signs: >-
    So: the - same
    key:  two  spaces
    - an item
    -
  empty:
  list: [a, 'b''c', "d \\"e\\"", [f], {g: 1}, -1.5, ]
  group: {words: It's a “b”, at: {h: [], i: {}}, n: 12}
  # A remark
  items:
  - one: 1
    two: no
  -
    three: ~
  wrapped: some words
    and some more
  far:

    - - nested
    - a: b
- id: two
  'quoted': not a common key
-   id: three
    v: 'a: b'
"""
LINES = st.sampled_from([
    *SHAPES.split("\n"),
    *(line for text in FILES for line in text.split("\n")[:40]),
    *("", "  ", "#", "  # x", "-", "- ", "- -", "a:", "  b: >-", "  b: >", "    x", "   x ", "---"),
    *("'", '"', "  c: 'd", "  e'", '  f: "g', "[", "  h: [i,", "  j]", "...", "- k: l: m"),
    *("  p: q #r", "  s: \\", '  t: "\\x41"', "  u: &v w", "  x: !y z", "? a", "\u00a0b"),
    *("  e: 1.50", "  f: -", "  g: - h", "  i: ? j", "  k: @l", "  m: 2019?", "  n: [o?, p:q]"),
    *("  t: |+", "  u: >2", "  v: > w", "  w: [a b, c]", "    further in", " odd: column"),
    *("\tx: y", "  c:\u00a0d"),
])  # fmt: skip
SIGNS = [
    *("- ", ": ", ":", "\n", "\n  ", "\n- ", "[", "]", "{", "}", "'", '"', "#", " #", "&a ", "*a"),
    *(
        "|",
        ">",
        ">-\n",
        "? ",
        "---\n",
        "...\n",
        "\t",
        "~",
        "true",
        "12",
        "-0.5",
        " ",
        "  ",
        ",",
        "\\",
    ),
    *(
        "\r",
        "\x00",
        "\x85",
        "\u2028",
        "\ufeff",
        "\U0001f600",
        "\u00a0",
        "%",
        "@",
        "`",
        "!x ",
        "<<: ",
    ),
]


def paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    parts = (
        value
        if isinstance(value, dict)
        else dict(enumerate(value if isinstance(value, list) else ()))
    )
    for step, part in parts.items():
        yield from paths(part, (*path, step))


def agree(text: str) -> bool:
    """Hold that both readers read a text alike; say whether there is something to read."""
    try:
        due, root = build(text, "")
    except (Unfit, UnicodeEncodeError):
        with pytest.raises((Unfit, UnicodeEncodeError)):
            laid_out(text, "")
        return False
    value, layout = laid_out(text, "")
    assert repr(value) == repr(due)
    whole = Layout((), (), root)
    for path in paths(due):
        for key in (False, True):
            assert layout.position(path, key=key) == whole.position(path, key=key), path
    return True


def test_every_shape_is_read_alike() -> None:
    assert agree(SHAPES)
    for end in range(0, len(SHAPES), 7):
        agree(SHAPES[:end])


@pytest.mark.parametrize("text", FILES, ids=range(len(FILES)))
def test_the_files_of_a_project_are_read_line_by_line(text: str) -> None:
    assert agree(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, max_size=12))
def test_any_lines_are_read_alike(lines: list[str]) -> None:
    agree("\n".join(lines))


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(st.just(SHAPES), st.sampled_from(FILES)),
    st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 9), st.sampled_from(["", *SIGNS])), max_size=3
    ),
)
def test_a_mangled_file_is_read_alike(text: str, edits: list[tuple[float, int, str]]) -> None:
    for at, length, sign in edits:
        start = int(at * len(text))
        text = text[:start] + sign + text[start + length :]
    agree(text)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["id", "words", "text", "a-b", "n1"]),
            st.one_of(
                st.text("ab :#-'\"[]{},&*!|>%@`?.\n\u00e9\u201c1", max_size=30),
                st.lists(st.text("ab :,-'\"#", max_size=8), max_size=3),
                st.integers(-99, 99),
                st.none(),
                st.floats(-90, 90, width=32),
            ),
            min_size=1,
        ),
        min_size=1,
        max_size=3,
    )
)
def test_what_a_program_writes_is_read_alike(records: list[dict[str, Any]]) -> None:
    assert agree(yaml.safe_dump(records, allow_unicode=True))
    assert agree(yaml.safe_dump(records, allow_unicode=True, width=20, default_flow_style=None))


@pytest.mark.parametrize(
    "text",
    ["[]", "[]\n", "# None yet\n[]\n", "{}\n\n# End\n", " [a, {b: c}]\n", "[]\n[]\n", "[\n]\n"],
)
def test_a_whole_file_in_brackets_is_read_alike(text: str) -> None:
    agree(text)


def test_an_empty_list_is_common() -> None:
    assert common.read("# None yet\n[]\n", plain) == []


def test_only_comments_are_nothing() -> None:
    assert common.read("# One\n\n  # Two\n", plain) is None
    assert agree("# One\n\n  # Two\n")


def test_nearly_every_record_is_common() -> None:
    """Otherwise nothing would be gained."""
    uncommon = 0
    for text in FILES:
        for record in parse(text, "")[0].value or ():
            try:
                common.read(append("", record), plain)
            except common.Uncommon:
                uncommon += 1
    assert uncommon <= 2
