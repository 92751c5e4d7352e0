from __future__ import annotations

from pathlib import Path

import pytest

from trust.mutants.explained import EVERYWHERE, Explained, is_there, read_explained
from trust.mutants.groups import GROUPS
from trust.mutants.outcomes import Mutant

LISTED = read_explained()
ENTRY = """
evidence/hashing:
  - function: hash_of
    was: return sha256(PACKED.encode(material).encode()).hexdigest()
    now: [one, two]
    why: because
"""


def test_each_entry_is_about_lines_that_stand_in_its_function() -> None:
    gone = [f"{each.module}: {each.function}: {each.was}" for each in LISTED if not is_there(each)]
    assert gone == []


def test_each_entry_says_why_and_is_there_once() -> None:
    assert all(len(each.why.split()) > 3 for each in LISTED)
    modules = {name for group in GROUPS for name in group.modules}
    assert {each.module for each in LISTED} <= modules | {EVERYWHERE}
    every = [(e.module, e.function, e.was, now) for e in LISTED for now in e.now]
    assert len(set(every)) == len(every)


def test_an_entry_covers_its_own_mutants_and_no_other(tmp_path: Path) -> None:
    file = tmp_path / "explained.yaml"
    file.write_text(ENTRY, "utf-8")
    [entry] = read_explained(file)
    mutant = Mutant(entry.module, "hash_of", entry.was, "two", "survived")
    assert is_there(entry)
    assert entry.covers(mutant)
    others = [
        Mutant(entry.module, "hash_of", entry.was, "three", "survived"),
        Mutant(entry.module, "other", entry.was, "two", "survived"),
        Mutant("evidence/lock", "hash_of", entry.was, "two", "survived"),
    ]
    assert not any(map(entry.covers, others))


def test_words_that_mean_the_same_everywhere_cover_a_part_of_a_line() -> None:
    entry = Explained(EVERYWHERE, "", "strict=True", ("", "strict=None"), "because")
    line = "zip(one, other, strict=True)"
    for now, covered in (
        ("zip(one, other, )", True),
        ("zip(one, other, strict=None)", True),
        ("zip(one, other, strict=False)", False),
        ("zip(one, strict=True)", False),
        (line, False),
    ):
        assert entry.covers(Mutant("dates", "f", line, now, "survived")) == covered, now
    assert not entry.covers(Mutant("dates", "f", "f(one)", "f(one)", "survived"))


@pytest.mark.parametrize(
    ("module", "function", "was"),
    [
        ("evidence/hashing", "hash_of", "return sha256()"),
        ("evidence/hashing", "hash_of", "return"),
        ("evidence/hashing", "gone", "return sha256(PACKED.encode(material).encode()).hexdigest()"),
        ("evidence/gone", "hash_of", "x"),
    ],
)
def test_an_entry_whose_lines_have_changed_is_told(module, function, was) -> None:
    assert not is_there(Explained(module, function, was, ("x",), "because"))


def test_an_entry_without_a_reason_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "explained.yaml"
    file.write_text(ENTRY.replace("    why: because\n", ""), "utf-8")
    with pytest.raises(ValueError, match="evidence/hashing"):
        read_explained(file)
