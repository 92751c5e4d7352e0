import pytest

from microsite.yamlfile import parse

SAID = (
    ("a: b: c", "1:5", "a colon stands where no field can begin"),
    ("a: 1\n b: 2", "2:3", "a colon stands where no field can begin"),
    ("a: 'x\nb: 1\n", "1:4", "the quotation mark that opens here is never closed"),
    ('a: 1\nb: "x', "2:4", "the quotation mark that opens here is never closed"),
    ("a: [1, 2\nb: 1\n", "1:4", "the brackets that open here are not closed"),
    ("a: {b: c", "1:4", "the brackets that open here are not closed"),
    ('a: "c:\\queries"', "1:7", "a backslash has a meaning of its own"),
    ("a: - b", "1:4", "a list cannot begin in the middle of a line"),
    ("- a\nb: 1", "2:1", "an item of a list was expected here"),
    ("a: 'it's'", "1:8", "this does not fit the fields above it"),
    ("a: * b", "1:5", "a text cannot begin with & or *"),
    ("a: &", "1:5", "a text cannot begin with & or *"),
    ("a: 1\n...\nb", "3:1", "the lines above end the document"),
    ("a: }", "1:4", "a value was expected here"),
    ("[", "1:2", "a value was expected here"),
    ("a:\n\tb: 1", "2:1", "the line is indented with a tab"),
    ("a: @x", "1:4", "a text cannot begin with @"),
    ("a: `x`", "1:4", "a text cannot begin with `"),
    ("a: |9x\n b", "1:6", "this is not valid YAML"),
)


@pytest.mark.parametrize(("text", "place", "message"), SAID)
def test_a_syntax_error_is_explained_where_to_look(text: str, place: str, message: str) -> None:
    file, (found,) = parse(text, "a.yaml")
    assert file.value is None
    assert found.rule == "yaml-syntax"
    assert f"{found.span.line}:{found.span.column}" == place
    assert message in found.message
    assert found.hint


@pytest.mark.parametrize(("text", "place", "message"), SAID[:-1])
def test_no_word_of_the_parser_reaches_a_maintainer(text: str, place: str, message: str) -> None:
    (found,) = parse(text, "a.yaml")[1]
    for word in ("token", "mapping", "scalar", "stream", "node", "expected '", "context"):
        assert word not in found.message + found.hint
