from pathlib import Path

from tests.checks.with_archive import edited, findings


def test_words_of_the_page_are_no_words_of_the_article(tmp_path: Path) -> None:
    root = edited(tmp_path, ("data/people.yaml", "words: Bram Holt", "words: Ada Finch"))
    (found,) = findings(root, "quote-outside-body")
    assert str(found.span) == "data/people.yaml:4:15"


def test_words_that_say_so_may_stand_on_the_page(tmp_path: Path) -> None:
    on_the_page = "words: Ada Finch, where: page"
    root = edited(tmp_path, ("data/people.yaml", "words: Bram Holt", on_the_page))
    assert not findings(root, "quote-outside-body")
    assert not findings(root, "quote-not-found")
