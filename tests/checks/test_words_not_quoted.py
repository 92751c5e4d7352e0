from pathlib import Path

from tests.checks.with_archive import edited, findings

WORDS = ("data/statements.yaml", '["We did not', '[had read of the records, "We did not')
KIND = ("content/sources/ledger.md", "kind: news article", "kind: press release")


def test_only_news_articles_need_quotation_marks(tmp_path: Path) -> None:
    (found,) = findings(edited(tmp_path / "news", WORDS), "words-not-quoted")
    assert (found.severity, str(found.span)) == ("error", "data/statements.yaml:12:19")
    assert not findings(edited(tmp_path / "release", WORDS, KIND), "words-not-quoted")


def test_words_on_both_sides_of_a_mark_are_not_quoted(tmp_path: Path) -> None:
    edit = ("data/statements.yaml", '"We did not know about it,"', 'know about it," Holt said')
    root = edited(tmp_path, (edit[0], edit[1], f"'{edit[2]}'"))
    (found,) = findings(root, "words-not-quoted")
    assert found.message.startswith("the fragment goes beyond the quotation marks in 'ledger' (")
    assert found.hint == (
        "take the marks out, with what stands outside them; begin a new fragment after them"
    )
