import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from microsite.bounds import DEPTH, NUMBER
from microsite.yamlfile import parse, parse_front_matter


def value(text: str) -> object:
    file, findings = parse(text, "a.yaml")
    assert findings == []
    return file.value


def place(text: str, *path: str | int, key: bool = False) -> tuple[int, int]:
    span = parse(text, "a.yaml")[0].span(path, key=key)
    return span.line, span.column


def mistakes(text: str) -> list[str]:
    return [f"{f.span.line}:{f.span.column} {f.rule}" for f in parse(text, "a.yaml")[1]]


@pytest.mark.parametrize(
    "typed",
    [
        *("no", "yes", "on", "Y", "12:30", "1:1:1", "0123", "0o17", "0x1f", "1_000", "1e3", ".5"),
        *("2019-03-13", "2019-03-13 12:00:00", "+1", "-0", "1.10", "-x", "=", "<<", "Null", ".nan"),
        "9" * 30,
    ],
)
def test_what_other_readers_turn_into_something_else_stays_text(typed: str) -> None:
    assert value(f"field: {typed}") == {"field": typed}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        *(("12", 12), ("-7", -7), ("0", 0), ("41.1415", 41.1415), ("-73.5", -73.5)),
        *(("true", True), ("false", False), ("null", None), ("~", None), ("", None)),
        *(("'12'", "12"), ('"true"', "true"), ("''", ""), ("|\n  12", "12")),
    ],
)
def test_numbers_and_the_three_words_are_read_where_they_are_not_quoted(
    typed: str, read: object
) -> None:
    assert value(f"field: {typed}") == {"field": read}
    assert type(value(f"field: {typed}")["field"]) is type(read)


DATA = st.recursive(
    st.one_of(
        st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))),
        st.integers(-NUMBER.most, NUMBER.most),
        st.booleans(),
        st.none(),
    ),
    lambda inside: st.one_of(
        st.lists(inside, max_size=4), st.dictionaries(st.text("abc-é", min_size=1), inside)
    ),
    max_leaves=12,
)


@given(DATA)
def test_what_a_yaml_writer_writes_is_read_back(data: object) -> None:
    class Plain(yaml.SafeDumper):
        def ignore_aliases(self, data: object) -> bool:
            return True

    assert value(yaml.dump(data, Dumper=Plain, allow_unicode=True)) == data


def write(data: object, text: str, path: tuple[str | int, ...], places: dict) -> str:
    """Append data to a text as YAML in brackets, and note where each part begins."""
    places[path] = text.count("\n") + 1, len(text) - text.rfind("\n")
    if isinstance(data, dict):
        text += "{"
        for name, part in data.items():
            text = write(part, f"{text}{json.dumps(name)}: ", (*path, name), places) + ",\n "
        return text + "}"
    if isinstance(data, list):
        text += "["
        for index, part in enumerate(data):
            text = write(part, text, (*path, index), places) + ", "
        return text + "]"
    return text + json.dumps(data, ensure_ascii=False)


@given(DATA)
def test_every_part_of_any_document_knows_where_it_stands(data: object) -> None:
    places: dict[tuple[str | int, ...], tuple[int, int]] = {}
    file, findings = parse(write(data, "", (), places), "a.yaml")
    assert findings == []
    assert file.value == data
    for path, found in places.items():
        span = file.span(path)
        assert (span.line, span.column) == found


TEXT = "- id: one\n  list: [a, {b: c}]\n- id: two\n  said:\n    value: x\n"


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ((), (1, 1)),
        ((0,), (1, 3)),
        ((0, "id"), (1, 7)),
        ((0, "list"), (2, 9)),
        ((0, "list", 1), (2, 13)),
        ((0, "list", 1, "b"), (2, 17)),
        ((1, "said"), (5, 5)),
        ((1, "said", "value"), (5, 12)),
    ],
)
def test_every_value_knows_where_it_stands(
    path: tuple[str | int, ...], found: tuple[int, int]
) -> None:
    assert place(TEXT, *path) == found


def test_a_key_knows_where_it_stands() -> None:
    assert place(TEXT, 1, "said", key=True) == (4, 3)
    assert place(TEXT, 0, "list", 1, "b", key=True) == (2, 14)


def test_the_deepest_existing_step_wins() -> None:
    assert place(TEXT, 0, "list", 7) == (2, 9)
    assert place(TEXT, 0, "nothing", "below") == (1, 3)
    assert place("", "id") == (1, 1)


def test_columns_count_characters_and_not_bytes() -> None:
    assert place("{é: 😀, b: x}", "b") == (1, 11)


def test_the_second_of_two_keys_ends_the_reading() -> None:
    text = "a: 1\nb: 2\na: 3\n"
    assert mistakes(text) == ["3:1 duplicate-key"]
    assert parse(text, "a.yaml")[0].value is None


@pytest.mark.parametrize("tag", ["!town", "!!str", "!!python/object:os.system", "!<x>", "!!binary"])
def test_a_tag_ends_the_reading(tag: str) -> None:
    assert mistakes(f"a: {tag} text") == ["1:4 yaml-tag"]
    assert parse(f"a: {tag} text", "a.yaml")[0].value is None


def test_an_alias_is_reported_where_it_stands() -> None:
    assert mistakes("a: &x [1]\nb: *x\n") == ["2:4 yaml-alias"]


def test_an_anchor_takes_a_word_from_a_text_and_none_from_a_list() -> None:
    assert mistakes("a: &x 1") == ["1:4 yaml-alias"]
    assert value("a: &x [1]") == {"a": [1]}


def test_a_billion_laughs_end_at_the_first() -> None:
    text = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert mistakes(text) == ["2:8 yaml-alias"]


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "? "])
def test_nesting_without_end_is_one_finding(opening: str) -> None:
    (found,) = parse(opening * 200_000, "a.yaml")[1]
    assert found.rule == "yaml-syntax"
    assert found.span.line == 1


def test_nesting_is_read_up_to_its_limit() -> None:
    assert mistakes("[" * DEPTH.most + "]" * DEPTH.most) == []
    assert mistakes("[" * (DEPTH.most + 1) + "]" * (DEPTH.most + 1)) == [
        f"1:{DEPTH.most + 1} yaml-syntax"
    ]


def test_a_field_without_a_name_is_reported() -> None:
    assert mistakes("? [a, b]\n: c\n") == ["1:3 yaml-syntax"]


def test_a_second_document_is_reported() -> None:
    assert mistakes("a: 1\n---\nb: 2\n") == ["2:1 yaml-syntax"]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n"])
def test_an_empty_file_holds_nothing_and_is_no_mistake(text: str) -> None:
    assert value(text) is None


FRONT = "---\ntitle: x\nkind: y\n---\n\nOur words.\n"


@pytest.mark.parametrize(
    "text", [FRONT, FRONT.replace("\n", "\r\n"), FRONT.replace("---", "---  ")]
)
def test_front_matter_is_parsed_and_the_rest_kept(text: str) -> None:
    file, findings = parse_front_matter(text, "a.md")
    assert findings == []
    assert file.value == {"title": "x", "kind": "y"}
    assert (file.after.strip(), file.after_line) == ("Our words.", 5)
    assert file.span(("kind",)).line == 3


def test_the_second_line_of_hyphens_is_missed_where_the_fields_end() -> None:
    _, findings = parse_front_matter("---\ntitle: x\n\nOur words.\n", "a.md")
    assert [f"{f.span} {f.rule}" for f in findings] == ["a.md:3:1 yaml-syntax"]


@pytest.mark.parametrize("text", ["", "title: x\n", "\n---\n---\n"])
def test_a_file_without_front_matter_is_reported(text: str) -> None:
    _, findings = parse_front_matter(text, "a.md")
    assert [f"{f.span} {f.rule}" for f in findings] == ["a.md:1:1 yaml-syntax"]


def test_a_mistake_in_front_matter_is_placed_in_the_whole_file() -> None:
    _, findings = parse_front_matter("---\ntitle: x\nkind: y: z\n---\n", "a.md")
    assert [f"{f.span} {f.rule}" for f in findings] == ["a.md:3:8 yaml-syntax"]


def test_a_value_that_is_missing_where_a_text_ends_after_a_number_sign_is_a_finding() -> None:
    file, [found] = parse("- [no, ?24:30 #d ", "a.yaml")
    assert file.value is None
    assert found.rule == "yaml-syntax"
