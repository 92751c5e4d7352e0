from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite.evidence import (
    Evidence,
    Passage,
    SealedFragment,
    SealedPassage,
    SealedSource,
    agency_binding,
    binding,
    read_lock,
    write_lock,
)
from microsite.evidence.lock import SealedText
from tests.made_up import agency, source

PASSAGE = Passage(
    "statements/ask/printings/ledger",
    "statements",
    "ask",
    ("printings", 0, "fragments"),
    ("ledger",),
    ("We ask", "and ask"),
)
LEDGER = source("We ask and ask")
HASH = "0" * 64

names = st.text('abc-/\u00e9"\\ ', min_size=1, max_size=6)
numbers = st.integers(1, 10**6)
fragments = st.builds(
    SealedFragment, st.none() | numbers, numbers, numbers, numbers, occurrence=numbers
)
evidence = st.builds(
    Evidence,
    st.dictionaries(
        names,
        st.builds(
            SealedSource,
            archive_file=names,
            body=st.lists(st.tuples(numbers, numbers), max_size=3).map(tuple),
            names=st.dictionaries(names, st.lists(numbers, max_size=3).map(tuple), max_size=3),
        ),
        max_size=3,
    ),
    st.dictionaries(
        names,
        st.builds(SealedPassage, names, names, st.lists(fragments, max_size=3).map(tuple)),
        max_size=3,
    ),
    st.dictionaries(names, names, max_size=3),
    st.just(""),
)


@pytest.fixture(scope="module")
def lock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lock") / "evidence.lock"


@given(evidence)
def test_a_lock_round_trips(lock: Path, sealed: Evidence) -> None:
    write_lock(lock, sealed)
    assert read_lock(lock) == sealed


@given(evidence)
def test_the_order_of_the_records_does_not_change_the_file(lock: Path, sealed: Evidence) -> None:
    write_lock(lock, sealed)
    first = lock.read_bytes()
    reordered = {key: sealed.passages[key] for key in reversed(sealed.passages)}
    write_lock(lock, replace(sealed, passages=reordered))
    assert lock.read_bytes() == first


def test_the_file_is_sorted_and_has_a_line_per_fragment(lock: Path) -> None:
    places = (SealedFragment(2, 4, 10, 20, 1), SealedFragment(None, 9, 30, 41, 2))
    passages = {"b": SealedPassage("ledger", HASH, places), "a": SealedPassage("x", HASH, ())}
    write_lock(lock, Evidence({}, passages))
    text = lock.read_text()
    assert text.endswith("}\n")
    assert (
        '\n        {"end": 20, "line": 4, "occurrence": 1, "paragraph": 2, "start": 10},\n' in text
    )
    assert list(json.loads(text)["passages"]) == ["a", "b"]
    assert passages["b"].paragraphs == (2,)


WRITTEN = """\
{
  "agencies": {"amt": "%(hash)s", "zoll": "%(hash)s"},
  "format": 1,
  "passages": {
    "a/1": {
      "fragments": [
        {"end": 9, "line": 1, "occurrence": 2, "paragraph": null, "start": 5},
        {"end": 30, "line": 3, "occurrence": 1, "paragraph": 2, "start": 20}
      ],
      "sha256": "%(hash)s",
      "source": "post-ü"
    },
    "b/2": {
      "fragments": [],
      "sha256": "%(hash)s",
      "source": "ledger"
    }
  },
  "sources": {
    "ledger": {
      "archive_file": "ledger.txt",
      "body": [],
      "names": {},
      "paragraphs": 0,
      "sha256": "%(hash)s",
      "split": "line",
      "words": 0
    },
    "post": {
      "archive_file": "Pöst.txt",
      "body": [
        [1, 4],
        [7, 9]
      ],
      "full": {
        "sha256": "%(hash)s",
        "starts": [5, 20]
      },
      "names": {
        "amt": [1],
        "zoll": [1, 2]
      },
      "paragraphs": 2,
      "sha256": "%(hash)s",
      "split": "blank line",
      "words": 12
    }
  }
}
"""
"""Git merges it line by line, and who reviews a change reads its lines."""


def test_the_file_is_written_in_this_form_and_no_other(lock: Path) -> None:
    places = (SealedFragment(None, 1, 5, 9, 2), SealedFragment(2, 3, 20, 30, 1))
    names = {"zoll": (1, 2), "amt": (1,)}
    full = SealedText(HASH, (5, 20))
    post = SealedSource("Pöst.txt", HASH, ((1, 4), (7, 9)), "blank line", 12, 2, names, full)
    sources = {"post": post, "ledger": SealedSource("ledger.txt", HASH, (), "line", 0, 0, {})}
    passages = {
        "b/2": SealedPassage("ledger", HASH, ()),
        "a/1": SealedPassage("post-ü", HASH, places),
    }
    write_lock(lock, Evidence(sources, passages, {"zoll": HASH, "amt": HASH}))
    assert lock.read_text("utf-8") == WRITTEN % {"hash": HASH}


def test_many_agencies_have_a_line_each(lock: Path) -> None:
    for count, lines in ((50, 1), (51, 53)):
        write_lock(lock, Evidence(agencies={f"a{n:02}": "é" for n in reversed(range(count))}))
        text = lock.read_text("utf-8")
        part = text[text.index('"agencies"') : text.index(',\n  "format"')]
        assert len(part.splitlines()) == lines
        assert part.count(': "é"') == count
        assert read_lock(lock).agencies == {f"a{n:02}": "é" for n in range(count)}


def test_no_half_written_lock_is_left(lock: Path) -> None:
    write_lock(lock, Evidence())
    assert [path.name for path in lock.parent.iterdir()] == ["evidence.lock"]


def test_a_lock_that_is_not_there_or_damaged_says_so(tmp_path: Path) -> None:
    path = tmp_path / "evidence.lock"
    assert read_lock(path) == Evidence(problem="there is no lock yet")
    for damaged in ("", "<<<<<<< HEAD\n{}", "[]", '{"format": 1}', '{"format": 2, "sources": {}}'):
        path.write_text(damaged)
        found = read_lock(path)
        assert found.problem.startswith("the lock is damaged: ")
        assert not found.passages
    path.write_bytes(b"\xff")
    assert read_lock(path).problem
    path.unlink()
    path.mkdir()
    assert read_lock(path).problem.startswith("the lock cannot be read: ")


@pytest.mark.parametrize(
    ("damaged", "problem"),
    [
        ("", "the lock is damaged: Invalid JSON: "),
        ("[]", "the lock is damaged: Input should be an object"),
        ('{"format": 2}', "the lock is damaged: format: "),
        (
            '{"format": 1, "sources": {"ledger": {}}}',
            "the lock is damaged: sources/ledger/archive_file: ",
        ),
    ],
)
def test_the_place_of_the_damage_is_told(tmp_path: Path, damaged: str, problem: str) -> None:
    path = tmp_path / "evidence.lock"
    path.write_text(damaged)
    assert read_lock(path).problem.startswith(problem)


def bound(passage: Passage = PASSAGE, **fields) -> str:
    return binding(passage, "ledger", LEDGER.model_copy(update=fields), HASH)


@pytest.mark.parametrize(
    "fragments",
    [
        ("We ask and ask",),
        ("and ask", "We ask"),
        ("We ask", "and", "ask"),
        ("We", "ask and ask"),
        ("We ask", "and asks"),
        ("We ask", "And ask"),
        ("We ask",),
    ],
)
def test_the_hash_holds_letters_order_and_boundaries(fragments: tuple[str, ...]) -> None:
    assert bound(replace(PASSAGE, fragments=fragments)) != bound()


def test_any_reader_can_compute_the_hash() -> None:
    material = f'["ledger","{HASH}",[[1,1]],"line","body",["We ask","and ask"]]'
    assert bound() == sha256(material.encode()).hexdigest()


def test_the_hash_holds_the_copy_and_not_the_name_of_the_passage() -> None:
    others = {
        binding(PASSAGE, "post", LEDGER, HASH),
        binding(PASSAGE, "ledger", LEDGER, "1" * 64),
        bound(body=((1, 2),)),
        bound(paragraphs="blank line"),
        bound(replace(PASSAGE, where="page")),
        bound(),
    }
    assert len(others) == 6
    assert bound(replace(PASSAGE, key="another", id="another")) == bound()
    assert bound(archive_file="renamed.txt") == bound()


def test_the_hash_does_not_hold_how_quotation_marks_are_typed() -> None:
    curly = replace(PASSAGE, fragments=("don’t\xa0ask", "now — then"))
    straight = replace(PASSAGE, fragments=("don't ask", "now - then"))
    assert bound(curly) == bound(straight)


def test_an_agency_is_bound_to_its_names_and_exceptions() -> None:
    exception = {"source": "ledger", "paragraph": 3, "because": "It means the county."}
    reworded = exception | {"because": "It is the county."}
    bindings = [
        agency_binding(agency("northfield", ["Northfield"])),
        agency_binding(agency("northfield", ["Northfield", "NFPD"])),
        agency_binding(agency("northfield", ["Northfield"], not_mentions=[exception])),
    ]
    assert len(set(bindings)) == 3
    again = agency("northfield", ["Northfield"], not_mentions=[reworded])
    assert agency_binding(again) == bindings[2]
