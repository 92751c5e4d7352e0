from pathlib import Path

import pytest

from tests.checks.with_archive import edited, findings


def test_each_kind_of_words_is_looked_for_where_it_stands(tmp_path: Path) -> None:
    root = edited(
        tmp_path,
        (
            "data/agencies.yaml",
            "words: Northfield Police Department",
            "words: Northfield Police Dept",
        ),
        ("data/people.yaml", "words: Police Chief", "words: Chief of Police"),
        ("data/statements.yaml", "printed: Thursday", "printed: Wednesday"),
        ("content/sources/ledger.md", "value: Ada Finch", "value: Ada Fink"),
    )
    found = findings(root, "quote-not-found")
    assert [str(each.span) for each in found] == [
        "content/sources/ledger.md:6:17",
        "data/agencies.yaml:13:15",
        "data/people.yaml:6:15",
        "data/statements.yaml:8:53",
    ]
    assert "in the page of 'ledger'" in found[0].message
    assert "in the body of 'ledger'" in found[1].message
    assert "add `printed`" in found[0].hint
    assert "letter by letter" in found[1].hint


def test_without_the_archive_nothing_is_looked_for(tmp_path: Path) -> None:
    edit = ("data/statements.yaml", "We did not know", "We did know")
    root = edited(tmp_path, edit)
    assert len(findings(root, "quote-not-found")) == 1
    assert not findings(root, "quote-not-found", archive=False)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("We did not … it", "where something is left out, make two fragments of it, one before"),
        ("We did not ... it", "where something is left out, make two fragments of it, one before"),
        ("We did not .. . it", "where something is left out, make two fragments of it, one before"),
        ("We did not know about [them]", "take out what is in brackets: a fragment has the words"),
        ("We did not know of it", "copy the words letter by letter; where a paragraph ends, a"),
    ],
)
def test_it_is_told_what_to_do_about_words_that_were_edited(
    tmp_path: Path, words: str, hint: str
) -> None:
    edit = ("data/statements.yaml", '"We did not know about it,"', f'"{words}"')
    (found,) = findings(edited(tmp_path, edit), "quote-not-found")
    assert found.hint.startswith(hint)
