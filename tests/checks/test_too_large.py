"""too-large: ids, texts, lists, depth of Markdown, and how many records there are."""

from pathlib import Path

import pytest

from microsite import bounds
from microsite.load import reader
from tests.support import edited, said

STATEMENTS, SUMMARY = (
    "data/statements.yaml",
    "The police chief says that the department did not know.",
)
RULE = "too-large"


@pytest.mark.parametrize("more", [0, 1])
def test_a_text_of_our_own_may_have_as_many_characters(tmp_path: Path, more: int) -> None:
    text = "a" * (bounds.PROSE.most + more)
    found = said(edited(tmp_path, (STATEMENTS, SUMMARY, text)), RULE)
    assert found == (
        [f"{STATEMENTS}:2:12: the text has 100,001 characters; the limit is 100,000"]
        if more
        else []
    )


@pytest.mark.parametrize("more", [0, 1])
def test_a_name_may_have_as_many_characters(tmp_path: Path, more: int) -> None:
    name = "a" * (bounds.WORDS.most + more)
    root = edited(tmp_path, ("data/people.yaml", "name: Bram Holt", f"name: {name}"))
    assert len(said(root, RULE)) == more


@pytest.mark.parametrize("more", [0, 1])
def test_the_name_of_a_source_may_have_as_many_characters(tmp_path: Path, more: int) -> None:
    root = edited(tmp_path)
    id = "a" * (bounds.ID.most + more)
    (root / "content/sources/ledger.md").rename(root / f"content/sources/{id}.md")
    found = [each for each in said(root, RULE) if "the id has" in each]
    assert len(found) == more


def test_a_list_may_have_as_many_items(tmp_path: Path) -> None:
    names = ", ".join(f"a{n}" for n in range(bounds.ITEMS.most + 3))
    root = edited(
        tmp_path, ("data/agencies.yaml", "named_by: [Northfield]", f"named_by: [{names}]")
    )
    [found] = said(root, RULE)
    assert "more than 10,000 items" in found


@pytest.mark.parametrize(
    ("text", "deep"),
    [
        ("> " * 17 + "deep", False),
        ("> " * 25 + "deep", True),
        (">" * 25 + "deep", True),
        ("- " * 8 + "deep", False),
        ("- " * 15 + "deep", True),
        ("\n".join("  " * n + "- x" for n in range(7)), False),
        ("\n".join("  " * n + "- x" for n in range(15)), True),
        ("1. " * 12 + "deep", True),
        ("****" * 50 + "a", False),
    ],
)
def test_what_no_page_would_show_is_found(tmp_path: Path, text: str, deep: bool) -> None:
    root = edited(
        tmp_path, ("content/sources/ledger.md", "Reports what", f"{text}\n\nReports what")
    )
    assert bool(said(root, RULE)) == deep


def test_records_above_the_limit_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "RECORDS", bounds.RECORDS._replace(most=3))
    found = said(edited(tmp_path), RULE)
    assert found and all("more than 3 records" in each for each in found)


def test_each_limit_stands_in_the_table_of_the_docs() -> None:
    page = (Path(__file__).parents[2] / "docs/reference/bounds.md").read_text("utf-8")
    named = {name: each for name, each in vars(bounds).items() if isinstance(each, bounds.Bound)}
    assert set(named.values()) == set(bounds.BOUNDS)
    for each in bounds.BOUNDS:
        assert f"| {each.of} | {each if each.most else 'none'} |" in page
