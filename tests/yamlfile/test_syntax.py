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
    ("a: 'it's'", "1:4", "a text begins with a quotation mark, and goes on"),
    ('a: "No more" b', "1:4", "a text begins with a quotation mark, and goes on"),
    ('a: "x\nb: "y"', "1:4", "closed only on line 2"),
    ("- a: 1\n\u00a0\u00a0b: 2\n", "2:1", "a no-break space stands here"),
    ("- a: 1\n– a: 2\n", "2:1", "a dash, which is no hyphen"),
    ("a: 1\nb:2\nc: 3\n", "2:2", "the colon has no space after it"),
    ("a: 1\nb 2\nc: 3\n", "2:1", "there is no colon on this line"),
    ("- a: 1\n-b: 2\n", "2:1", "the hyphen has no space after it"),
    ("a: {b: c: d}", "1:9", "a second colon stands here"),
    ("a: [b] c", "1:4", "a text cannot begin with a bracket"),
    ("a: b #1 c", "1:6", "#1 and what follows is a comment"),
    ("a: ? b", "1:4", "a text cannot begin with ?"),
    ("a: > b", "1:6", "after > or | the text begins on the next line"),
    ("a: * b", "1:5", "a text cannot begin with & or *"),
    ("a: &", "1:5", "a text cannot begin with & or *"),
    ("a: 1\n...\nb", "3:1", "the lines above end the document"),
    ("a: }", "1:4", "a value was expected here"),
    ("[", "1:2", "a value was expected here"),
    ("a:\n\tb: 1", "2:1", "the line is indented with a tab"),
    ("a: @x", "1:4", "a text cannot begin with @"),
    ("a: `x`", "1:4", "a text cannot begin with `"),
    ("a: |9x\n b", "1:6", "after > or | the text begins"),
    ("a: 1\n%x", "2:3", "this is not valid YAML"),
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
