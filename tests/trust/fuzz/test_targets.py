"""The corpus of `make fuzz`, replayed: no reader breaks its promise, and one that does is found."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microsite.evidence import Evidence
from microsite.findings import Finding, Span
from trust.fuzz.targets import CORPUS, TARGETS, records, texts

SIGNS = st.sampled_from([
    *(b"- ", b": ", b"\n", b"\n  ", b"[", b"]", b"{", b"}", b"'", b'"', b"#", b"&a ", b"*a"),
    *(b"!x ", b"|", b">", b"?", b"---\n", b"\t", b"~", b"\0", b"\xff", b"\xc2\x85", b"<", b"</"),
    *(b"\xe2\x80\x9c", b"<!--", b"](", b"javascript:", b"http://[", b"9" * 5000, b"2019", b"0001"),
])  # fmt: skip
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), SIGNS | st.just(b"")), max_size=3)


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_of_the_corpus_breaks_a_promise(name: str) -> None:
    target = TARGETS[name]
    assert target.corpus
    for content in (*target.corpus, b"", b"\0", b"\xff"):
        target.run(content)


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=20)
@given(data=st.data(), edits=EDITS)
def test_no_mangled_input_breaks_a_promise(
    name: str, data: st.DataObject, edits: list[tuple[float, int, bytes]]
) -> None:
    content = data.draw(st.sampled_from(TARGETS[name].corpus))
    for at, length, sign in edits:
        start = int(at * len(content))
        content = content[:start] + sign + content[start + length :]
    TARGETS[name].run(content)


def test_the_corpus_is_small_and_every_part_of_it_has_a_target() -> None:
    files = [path for path in CORPUS.rglob("*") if path.is_file()]
    assert {path.parent.name for path in files} == TARGETS.keys()
    assert sum(path.stat().st_size for path in files) < 200_000


@pytest.mark.parametrize(
    ("name", "module", "broken", "gives"),
    [
        ("yaml", records, "build", lambda *_: ({"other": 1}, None)),
        (
            "yaml",
            records,
            "parse",
            lambda *_: (None, [Finding(Span("a", 999), "yaml-syntax", "x")]),
        ),
        ("edits", records, "append", lambda *_: "- id: other\n"),
        ("lock", records, "differences", lambda *_: ()),
        ("dates", texts, "machine", lambda _: "2018"),
        ("words", texts, "normal", str.casefold),
        ("markdown", texts, "_filters", lambda: {"markdown": _script, "inline": _script}),
    ],
)
def test_a_broken_promise_is_found(
    name: str, module: Any, broken: str, gives: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, broken, gives)
    if name == "lock":
        monkeypatch.setattr(records, "leftovers", lambda *_: ())
        monkeypatch.setattr(records.evidence, "read_lock", lambda _: Evidence())
    with pytest.raises(Exception) as raised:
        for content in TARGETS[name].corpus:
            TARGETS[name].run(content)
    assert raised.type in (AssertionError, TypeError)


def _script(text: str) -> str:
    return f"<p>{text}</p><script>x()</script>"
