"""What is written holds what it was to hold, and every byte that was there is still there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microsite.bounds import NUMBER
from microsite.writing import Unwritable, add, append, front_matter, insert, replace
from microsite.yamlfile import parse, parse_front_matter
from tests.support import GOOD, MINIMAL

FILES = {
    f"{root.name}/{path.name}": path.read_bytes().decode()
    for root in (Path(__file__).parents[2], GOOD, MINIMAL)
    for path in sorted((root / "data").glob("*.yaml"))
    if path.name != "investigation.yaml"
}
ODD = {
    "nothing": "",
    "comments alone": "# Nothing yet.\n",
    "comments without a last line end": "# Nothing yet.",
    "no last line end": "- id: a\n  note: x",
    "line ends of Windows": "- id: a\r\n  note: x\r\n\r\n- id: b\r\n",
    "a byte-order mark": "\ufeff- id: a\n",
    "a list that is indented": "  - id: a\n    tags:\n      - x\n\n  - id: b\n",
    "hyphens under the name": "- id: a\n  tags:\n  - x\n  - y\n",
    "wide": "-   id: a\n    group:\n        name: x\n    tags:\n      -   x\n",
    "comments at the end": "- id: a\n  # of a\n# still of a\n\n# The end.\n# Really.\n",
    "blank lines at the end": "- id: a\n- id: b\n\n\n",
    "a text that keeps its blank lines": "- id: a\n  note: |+\n    x\n\n\n# The end.\n",
    "a folded text that keeps them": "- id: a\n  note: >+\n    x\n\n",
    "a text that looks like a comment": "- id: a\n  note: >-\n    x\n    # no comment\n",
    "an end of the document": "---\n- id: a\n...\n",
    "brackets": "[{id: a, note: x}]\n",
    "brackets on many lines": "[\n  {id: a},\n  {id: b}, # the last\n]\n",
}
EMPTY = {
    "an empty list": "[]\n",
    "an empty list and comments": "# Head.\n[] # none yet\n# The end.\n",
    "an empty list after a fence": "--- []\n",
    "nothing, in so many words": "null\n",
    "an empty list without a line end": "[ ]",
}
TRAPS = [
    *("no", "Yes", "on", "~", "null", "Null", "true", "12:30", "0123", "1_000", "1.10", "1e5", "-"),
    *("2019-03-13", "2013", "2016~", "../2022-10-04", "2022-10-11?", "2019-02-31", "0x1F", "0o17"),
    *('"We did," he said', "'tis", "# none", "a # b", "a: b", "a:", "- a", "[a", "{a", "*a", "&a"),
    *("!a", "%a", "@a", "`a", "| a", "> a", "? a", "a, b", "…", "“Nö”", "a\\b", "\"a\" 'b' \\c: d"),
    *("trailing ", " leading", "two  spaces", "a\tb", "one\n\ntwo", "one\ntwo\n", "\n", " ", ""),
    *(
        "word " * 50 + "end",
        "w" * 200,
        "one " * 30 + "\n\n" + "two " * 30 + "end",
        "=",
        "<<",
        ".inf",
    ),
    *(
        "a\u2028b",
        "a\x85b",
        "a\x00b",
        "a\ufeffb",
        "a\xa0b",
        "\U0001f600",
        "a\rb",
        "one\n two",
        "---",
    ),
]

texts = st.sampled_from(TRAPS) | st.text(st.characters(exclude_categories=["Cs"]), max_size=150)
prose = st.lists(st.text("abc:#'\" ", min_size=1, max_size=9), max_size=40).map(" ".join)
decimals = st.integers(-(10**6), 10**6).map(lambda n: n / 100)
whole = st.integers(-NUMBER.most, NUMBER.most)
scalars = texts | prose | whole | decimals | st.booleans() | st.none()
names = st.from_regex(r"[a-z]+(_[a-z]+)?", fullmatch=True)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
    max_leaves=12,
)
records = st.dictionaries(names, values, min_size=1, max_size=6)

RECORD = {
    "id": "holt-did-not-know",
    "said": {"value": "2019-03-13", "basis": "stated"},
    "about": ["one-agency", "another"],
    "printings": [{"source": "ledger", "fragments": ["We did not know,", "no"]}],
    "note": "Because " + "of this and that, " * 12 + "so it is.",
}


def held(text: str) -> Any:
    file, findings = parse(text.removeprefix("\ufeff"), "")
    assert not findings
    return file.value


def exactly(value: Any) -> str:
    """In Python, 1 is equal to true."""
    return repr(value)


WITH_RECORDS = [text for text in (*FILES.values(), *ODD.values()) if held(text)]


def added(old: str, new: str) -> str:
    """Return what stands in the new text between two parts that together are the old one."""
    start = 0
    while start < len(old) and old[start] == new[start]:
        start += 1
    length = len(new) - len(old)
    # The same lines may stand before and behind; then any of the places will do.
    places = [n for n in range(start, -1, -1) if old[:n] + old[n:] == new[:n] + new[n + length :]]
    assert places, "something that was there is gone"
    return new[places[0] : places[0] + length]


@pytest.mark.parametrize("name", FILES)
def test_every_file_takes_a_record_and_all_its_bytes_stay(name: str) -> None:
    old = FILES[name]
    new = append(old, RECORD)
    assert exactly(held(new)) == exactly([*(held(old) or ()), RECORD])
    assert old == "[]\n" or added(old, new)


@settings(max_examples=60)
@given(old=st.sampled_from([*ODD.values(), FILES["good/statements.yaml"]]), record=records)
def test_any_record_is_added_and_all_bytes_stay(old: str, record: dict[str, Any]) -> None:
    new = append(old, record)
    assert exactly(held(new)) == exactly([*(held(old) or ()), record])
    assert added(old, new)


@settings(max_examples=30)
@given(name=st.sampled_from(list(EMPTY)), record=records)
def test_an_empty_list_becomes_one(name: str, record: dict[str, Any]) -> None:
    new = append(EMPTY[name], record)
    assert exactly(held(new)) == exactly([record])
    assert all(line in new for line in EMPTY[name].splitlines() if line.startswith("#"))
    assert ("none yet" in new) == ("none yet" in EMPTY[name])


@settings(max_examples=30)
@given(record=records)
def test_front_matter_holds_its_fields(record: dict[str, Any]) -> None:
    text = front_matter(record) + "\nA summary.\n"
    file, findings = parse_front_matter(text, "")
    assert not findings
    assert exactly(file.value) == exactly(record)
    assert file.after == "\nA summary.\n"


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_is_read_as_it_was_typed(trap: str) -> None:
    for value in ({"a": trap}, {"a": [trap, "b"]}, {"a": {"b": trap}}, {"a": [{"b": trap}]}):
        assert exactly(held(append("[]\n", value))) == exactly([value])
        assert exactly(held(append("[{id: a}]\n", value))) == exactly([{"id": "a"}, value])


def paths(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    parts = value.items() if isinstance(value, dict) else ()
    parts = enumerate(value) if isinstance(value, list) else parts
    return [path, *(deeper for step, each in parts for deeper in paths(each, (*path, step)))]


def at(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


@settings(max_examples=50)
@given(data=st.data())
def test_a_value_is_added_inside_a_record_and_all_bytes_stay(data: Any) -> None:
    old = data.draw(st.sampled_from(WITH_RECORDS))
    before = held(old)
    places = [path for path in paths(before) if path and isinstance(at(before, path), dict | list)]
    path, value = data.draw(st.sampled_from(places)), data.draw(values)
    group = isinstance(at(before, path), dict)
    new = add(old, (*path, "brand_new") if group else path, value)
    assert added(old, new)
    after = held(new)
    here = at(after, path)
    assert exactly(here.pop("brand_new") if group else here.pop()) == exactly(value)
    assert after == before


@settings(max_examples=50)
@given(data=st.data())
def test_a_value_is_replaced_and_nothing_else(data: Any) -> None:
    old = data.draw(st.sampled_from(WITH_RECORDS))
    before = held(old)
    plain = [path for path in paths(before) if not isinstance(at(before, path), dict | list)]
    plain = [path for path in plain if path]
    path, value = data.draw(st.sampled_from(plain)), data.draw(values)
    new = replace(old, path, value)
    after = held(new)
    holder = at(after, path[:-1])
    assert exactly(holder[path[-1]]) == exactly(value)
    holder[path[-1]] = at(before, path)
    assert after == before
    assert isinstance(value, dict | list) or replace(new, path, value) == new


@settings(max_examples=40)
@given(data=st.data(), record=records)
def test_a_record_is_put_behind_any_other_and_all_bytes_stay(
    data: Any, record: dict[str, Any]
) -> None:
    old = data.draw(st.sampled_from(WITH_RECORDS))
    before = held(old)
    place = data.draw(st.integers(0, len(before) - 1))
    try:
        new = insert(old, place, record)
    except Unwritable:
        assert old.lstrip("\ufeff").startswith("[")
        return
    assert exactly(held(new)) == exactly([*before[: place + 1], record, *before[place + 1 :]])
    assert added(old, new)


def test_a_record_takes_the_form_of_its_file() -> None:
    new = append(ODD["hyphens under the name"], RECORD)
    assert new.removeprefix(ODD["hyphens under the name"]).splitlines()[:-2] == [
        "",
        "- id: holt-did-not-know",
        "  said:",
        "    value: 2019-03-13",
        "    basis: stated",
        "  about: [one-agency, another]",
        "  printings:",
        "  - source: ledger",
        "    fragments:",
        "    - We did not know,",
        '    - "no"',
        "  note: >-",
        f"    Because {'of this and that, ' * 4}of this and",
    ]
    assert max(map(len, new.splitlines())) <= 100
    wide = append(ODD["wide"], RECORD)
    assert "\n-   id: holt-did-not-know\n    said:\n        value: 2019-03-13\n" in wide
    assert "\n      -   source: ledger\n          fragments:\n            -   We" in wide
    assert "\n  - id: holt" in append(ODD["a list that is indented"], RECORD)
    windows = append(ODD["line ends of Windows"], RECORD)
    assert windows.count("\n") == windows.count("\r\n")


def test_groups_stand_in_brackets_where_the_file_puts_them_there() -> None:
    statements = FILES["good/statements.yaml"]
    assert "\n  said: {value: 2019-03-13, basis: stated}\n" in append(statements, RECORD)


def test_records_are_parted_as_in_the_file() -> None:
    assert append("- id: a\n- id: b\n", {"id": "c"}) == "- id: a\n- id: b\n- id: c\n"
    assert append("- id: a\n\n- id: b\n", {"id": "c"}) == "- id: a\n\n- id: b\n\n- id: c\n"


def test_comments_at_the_end_stay_there() -> None:
    assert append(ODD["comments at the end"], {"id": "b"}) == (
        "- id: a\n  # of a\n# still of a\n\n- id: b\n\n# The end.\n# Really.\n"
    )


def test_a_field_goes_where_it_usually_stands() -> None:
    text = "- id: a\n  note: x\n  # of the note\n- id: b\n"
    order = ("id", "title", "note", "more")
    assert add(text, (0, "title"), "T", order=order).startswith("- id: a\n  title: T\n  note")
    assert add(text, (0, "more"), "M", order=order) == (
        "- id: a\n  note: x\n  # of the note\n  more: M\n- id: b\n"
    )


def test_a_remark_beside_a_value_that_is_replaced_stays() -> None:
    new = replace("- id: a # why\n  note: x\n", (0, "id"), "word " * 40 + "end")
    assert new.splitlines()[0].endswith(" # why")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- id: a\n  id: b\n", "mistakes"),
        ("- id: &a x\n- id: *a\n", "mistakes"),
        ("id: a\n", "no list"),
        ("just a text\n", "no list"),
        ("- id: a\n---\n- id: b\n", "mistakes"),
    ],
)
def test_a_file_that_is_no_sound_list_is_left_alone(text: str, problem: str) -> None:
    with pytest.raises(Unwritable, match=problem):
        append(text, RECORD)


def test_mistakes_of_the_file_are_told() -> None:
    with pytest.raises(Unwritable) as raised:
        append("- id: a\n  id: b\n", RECORD)
    assert [each.rule for each in raised.value.findings] == ["duplicate-key"]


@pytest.mark.parametrize("value", [10**30, 1e30, float("nan"), "\ud800", {1, 2}, b"x"])
def test_what_cannot_be_read_back_is_not_written(value: Any) -> None:
    with pytest.raises(Unwritable):
        append("[]\n", {"id": value})


def test_nothing_is_added_where_something_stands_or_nothing_is() -> None:
    for path in ((0, "id"), (7,), (0, "no", "where"), ("id",)):
        with pytest.raises(Unwritable):
            add("- id: a\n", path, "b")
    for path in ((0, "note"), (7, "id"), ()):
        with pytest.raises(Unwritable):
            replace("- id: a\n", path, "b")
    with pytest.raises(Unwritable):
        replace("- id:\n    - a\n", (0, "id"), "b")


def test_a_record_is_inserted_behind_another_and_headings_stay_with_what_follows() -> None:
    before = "# --- One\n- id: a\n  n: 1  # yes\n  # of a\n\n# --- Two\n- id: b\n\n- id: c\n"
    after = insert(before, 0, {"id": "new"})
    assert after == before.replace("  # of a\n", "  # of a\n\n- id: new\n")
    close = "- id: a\n# --- Two\n- id: b\n- id: c\n"
    assert insert(close, 0, {"id": "new"}) == close.replace("id: a\n", "id: a\n- id: new\n")
    assert insert(close, 2, {"id": "new"}) == f"{close}- id: new\n"
    for text, place in ((close, 3), ("[{id: a}]\n", 0), ("[]\n", 0)):
        with pytest.raises(Unwritable):
            insert(text, place, {"id": "new"})
