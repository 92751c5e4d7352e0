"""invisible-character: in every field of every record, in words as printed and in our own."""

from pathlib import Path

import pytest

from microsite import pipeline
from tests.support import GOOD, MINIMAL, edited, said

STATEMENTS, SUMMARY = "data/statements.yaml", "The police chief says that the department"
RULE = "invisible-character"


def stated(folder: Path, words: str) -> Path:
    old = f"summary: {SUMMARY} did not know."
    return edited(folder, (STATEMENTS, old, f'summary: "{SUMMARY} {words}"'))


@pytest.mark.parametrize(
    "written",
    ["\\u200B", "\u200b", "\\0", "\\x1B", "\u200f", "\\u202E", "&#8238;", "&#x200b;", "&shy;"],
)
def test_it_is_found_as_itself_escaped_and_as_a_reference(tmp_path: Path, written: str) -> None:
    [found] = said(stated(tmp_path, f"did{written} not know"), RULE)
    assert found.startswith(f"{STATEMENTS}:2:12: U+")
    assert f"at its character {len(SUMMARY) + 5}" in found


@pytest.mark.parametrize("written", ["&amp;", "&nbsp;", "AT&T;", "&eacute;", "\u00a0", "שלום"])
def test_other_references_and_letters_are_taken(tmp_path: Path, written: str) -> None:
    assert said(stated(tmp_path, f"did{written} not know"), RULE) == []


def test_a_text_with_many_gives_one_finding(tmp_path: Path) -> None:
    [found] = said(stated(tmp_path, "a\u200bb\u200bc\u200bd"), RULE)
    assert "(zero width space)" in found and found.endswith(", and 2 more such")


def test_in_a_quotation_it_is_found_and_without_it_the_article_is(tmp_path: Path) -> None:
    root = edited(
        tmp_path, (STATEMENTS, "We did not know about it,", "We did\u200c not know about it,")
    )
    assert "U+200C" in said(root, RULE)[0]


def test_an_article_with_joiners_and_marks_is_quoted_without_them(tmp_path: Path) -> None:
    import hashlib
    import shutil

    root = tmp_path / "project"
    shutil.copytree(MINIMAL, root)
    article, page = root / "archive/ledger.txt", root / "content/sources/ledger.md"
    old = article.read_bytes()
    assert b"We did not know about it," in old
    new = old.replace(
        b"We did not know about it,", "We di\u200cd not \u200eknow\u00ad about it,".encode()
    )
    article.write_bytes(new)
    hashes = [hashlib.sha256(each).hexdigest() for each in (old, new)]
    page.write_text(page.read_text("utf-8").replace(*hashes), "utf-8")
    sealed, findings = pipeline.seal(root, root / "archive")
    assert sealed is not None, findings.format()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/investigation.yaml", "read_on:", 'mistakes: "https://x.test/\\u202Ea"\nread_on:'),
        ("content/sources/ledger.md", "archive_file: ledger.txt", 'archive_file: "ledger.txt\\0"'),
    ],
)
def test_what_only_identifies_something_is_looked_at(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    assert len(said(edited(tmp_path, (file, old, new)), RULE)) == 1


def test_a_summary_and_a_page_are_told_of_at_the_very_place(tmp_path: Path) -> None:
    summary = "Reports what the police chief answers."
    root = edited(
        tmp_path,
        ("content/sources/ledger.md", summary, f"{summary}\n\nAnd\u2060 more."),
        ("content/about.md", "", "# About\n\nSoft\u00adhyphens are fine, \u200bthis is not.\n"),
    )
    first, second = said(root, RULE)
    assert first.startswith("content/about.md:3:24: U+200B")
    assert second.startswith("content/sources/ledger.md:") and ":4: U+2060" in second


def test_a_word_of_the_vocabulary_is_looked_at(tmp_path: Path) -> None:
    words = 'stances:\n  - {word: calm, label: "ca\\u200Blm", description: it is calm}\n'
    [found] = said(edited(tmp_path, ("data/vocabulary.yaml", "", words)), RULE)
    assert found.startswith("data/vocabulary.yaml:2:")


def test_the_good_project_has_none() -> None:
    assert said(GOOD, RULE) == []


def test_it_is_found_in_a_pages_name_and_escaped_in_its_front_matter(tmp_path: Path) -> None:
    root = edited(
        tmp_path,
        ("content/a\u202eb.md", "", "# x\n"),
        ("content/escaped.md", "", '---\nhide: [toc]\ntitle: "a\\u202Eb"\n---\n\n# x\n'),
        ("content/sound.md", "", '---\ntitle: "a\\tb \\u00E9"\n---\n\n# x\n'),
        ("content/none.md", "", '---\ntitle: "a\\u202Eb\n---\n\n# x\n'),
    )
    named, before = said(root, RULE)
    assert named.endswith("stands in the file's name") and "(right-to-left override)" in named
    assert before.startswith("content/escaped.md:3:8: U+202E")
