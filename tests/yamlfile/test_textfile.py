from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite.bounds import FILE
from microsite.findings import Finding
from microsite.yamlfile.textfile import read_text, span_at


@pytest.mark.parametrize(
    ("content", "span"),
    [
        (b"one\ntwo \xe9\n", "a.yaml:2:5"),
        ("é\n\x00".encode(), "a.yaml:2:1"),
        ("a\u2028b".encode(), "a.yaml:1:2"),
        ("a\x85b".encode(), "a.yaml:1:2"),
        (b"a\rb", "a.yaml:1:2"),
        ("a\ufeff".encode(), "a.yaml:1:2"),
        (b"\xff\xfea\x00", "a.yaml:1:1"),
    ],
)
def test_a_file_that_is_no_plain_text_is_reported_where_it_stops_being_one(
    tmp_path: Path, content: bytes, span: str
) -> None:
    (tmp_path / "a.yaml").write_bytes(content)
    found = read_text(tmp_path / "a.yaml", "a.yaml")
    assert isinstance(found, Finding)
    assert (str(found.span), found.rule) == (span, "unreadable-file")


@pytest.mark.parametrize("text", ["one\r\ntwo\t“é”\u00a0\U0001f600\n", "\ufeffone\n"])
def test_a_file_of_text_is_read_without_its_byte_order_mark(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.yaml").write_bytes(text.encode())
    assert read_text(tmp_path / "a.yaml", "a.yaml") == text.removeprefix("\ufeff").replace(
        "\r\n", "\n"
    )


def test_a_file_above_the_limit_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"#" * (FILE.most + 1))
    found = read_text(tmp_path / "a.yaml", "a.yaml")
    assert isinstance(found, Finding)
    assert "the limit is 5 MB" in found.message


def test_a_folder_and_a_file_that_is_not_there_are_reported(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.yaml"):
        found = read_text(path, "a.yaml")
        assert isinstance(found, Finding)
        assert found.rule == "unreadable-file"


@given(st.text("ab\n"), st.integers(1, 9))
def test_span_at_counts_lines_and_columns(text: str, first: int) -> None:
    for offset in range(len(text) + 1):
        span = span_at("a", text, offset, first)
        lines = text.split("\n")[: span.line - first]
        assert sum(len(line) + 1 for line in lines) + span.column - 1 == offset
