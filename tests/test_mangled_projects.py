"""However a file is mangled, there are findings in plain words inside files, never a traceback."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microsite.findings import Finding
from tests.support import GOOD, checked

FILES = sorted(
    str(path.relative_to(GOOD))
    for path in (*GOOD.glob("data/*.yaml"), *GOOD.glob("content/sources/*.md"))
)
# What means something in YAML or CommonMark, or to the records.
SIGNS = (
    *("- ", ": ", ":", "\n", "\n  ", "\n- ", "[", "]", "{", "}", "'", '"', "#", "&a ", "*a", "!x "),
    *("|", ">", "? ", "---\n", "...\n", "\t", "~", "true", "12", "-0.5", "unknown", "basis", "id"),
    *(
        "<b>",
        "](x)",
        "![](x)",
        "2019-02-30",
        "\r",
        "\x00",
        "\x85",
        "\u2028",
        "\ufeff",
        "\U0001f600",
    ),
)
POSITIONS = st.floats(0, 1, allow_nan=False)


def cut(text: str, at: float, length: float, _: str) -> str:
    start = int(at * len(text))
    return text[:start] + text[start + int(length**4 * len(text)) + 1 :]


def put(text: str, at: float, _: float, sign: str) -> str:
    start = int(at * len(text))
    return text[:start] + sign + text[start:]


def replace_line(text: str, at: float, _: float, sign: str) -> str:
    lines = text.split("\n")
    lines[int(at * (len(lines) - 1))] = sign
    return "\n".join(lines)


def repeat_line(text: str, at: float, other: float, _: str) -> str:
    lines = text.split("\n")
    lines.insert(int(other * len(lines)), lines[int(at * (len(lines) - 1))])
    return "\n".join(lines)


def indent_line(text: str, at: float, *_: object) -> str:
    lines = text.split("\n")
    lines[int(at * (len(lines) - 1))] = "  " + lines[int(at * (len(lines) - 1))]
    return "\n".join(lines)


EDITS = st.tuples(
    st.sampled_from([cut, put, replace_line, repeat_line, indent_line]),
    POSITIONS,
    POSITIONS,
    st.one_of(st.sampled_from(SIGNS), st.text(max_size=5)),
)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("mangled") / "project"
    shutil.copytree(GOOD, root)
    return root


def assert_useful(finding: Finding, root: Path) -> None:
    for jargon in ("Input should", "validation", "NoneType", "dict", "tuple"):
        assert jargon not in finding.message + finding.hint
    path = root / finding.span.path
    assert path.is_file(), finding
    lines = path.read_bytes().decode("utf-8-sig", "surrogateescape").split("\n")
    assert 1 <= finding.span.line <= len(lines), finding
    assert 1 <= finding.span.column <= len(lines[finding.span.line - 1]) + 1, finding


@settings(max_examples=150, deadline=None)
@given(name=st.sampled_from(FILES), edits=st.lists(EDITS, min_size=1, max_size=3))
def test_a_mangled_file_gives_findings_inside_files(copy: Path, name: str, edits: list) -> None:
    sound = (GOOD / name).read_bytes()
    text = sound.decode()
    for edit, at, other, sign in edits:
        text = edit(text, at, other, sign)
    try:
        (copy / name).write_bytes(text.encode("utf-8", "surrogatepass"))
        _, findings = checked(copy)
        for finding in findings:
            assert_useful(finding, copy)
    finally:
        (copy / name).write_bytes(sound)


@settings(max_examples=30, deadline=None)
@given(name=st.sampled_from(FILES), content=st.binary(max_size=200))
def test_any_bytes_at_all_give_findings_inside_files(copy: Path, name: str, content: bytes) -> None:
    sound = (GOOD / name).read_bytes()
    try:
        (copy / name).write_bytes(content)
        _, findings = checked(copy)
        for finding in findings:
            assert_useful(finding, copy)
    finally:
        (copy / name).write_bytes(sound)
