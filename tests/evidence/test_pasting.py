"""What was found, as a maintainer pastes it into a record."""

from __future__ import annotations

from microsite.evidence import printing_yaml
from microsite.evidence.locating import Place

# 70 letters stand on one line; 71 stand under a `>-`.
SEVENTY = "We asked for the records in May of last year, and have none so far, he"
LONGER = SEVENTY + "r"


def place(*printable: str) -> Place:
    return Place("ledger", "ledger.txt", "whole", (), (), printable, ())


def test_an_entry_names_its_source_before_the_words_and_steps_in_as_our_files_do() -> None:
    assert printing_yaml(place("We ask.", "Then we see.")) == (
        "- source: ledger\n  fragments:\n    - We ask.\n    - Then we see.\n"
    )


def test_words_of_any_alphabet_stand_as_they_are() -> None:
    assert "    - Señor Łódź fragt “wo?”\n" in printing_yaml(place("Señor Łódź fragt “wo?”"))


def test_many_words_stand_under_a_fold_that_ends_behind_column_80() -> None:
    assert (len(SEVENTY), len(LONGER)) == (70, 71)
    assert printing_yaml(place(SEVENTY)).splitlines()[2:] == [f"    - {SEVENTY}"]
    assert printing_yaml(place(LONGER)).splitlines()[2:] == ["    - >-", f"      {LONGER}"]
    lines = printing_yaml(place(" ".join(["word"] * 22))).splitlines()
    assert [len(line) for line in lines[3:]] == [85, 35]
    words = " ".join(["w" * 19, *["word"] * 11, "w" * 15, "more"])
    assert max(map(len, printing_yaml(place(words)).splitlines())) == 96


def test_nothing_is_written_where_nothing_can_be_quoted() -> None:
    assert printing_yaml(place()) == ""
