from __future__ import annotations

import os
import tracemalloc
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite.evidence import Archive, Article, Unavailable, cut
from microsite.evidence import archive as reading
from microsite.text import normal
from tests.made_up import archive, source

PAGE = "Menu\r\n\r\nThe chief of Northfield said so.\n“We ask,” he said.\n\nMore: We ask\n"
BODY = [[3, 4]]


def read(tmp_path: Path, content: str | bytes, **fields) -> Article | Unavailable:
    return Archive(archive(tmp_path, content)).read(source(content, **fields))


@pytest.fixture
def article(tmp_path: Path) -> Article:
    found = read(tmp_path, PAGE, body=BODY)
    assert isinstance(found, Article)
    return found


def test_the_file_is_cut_into_the_body_and_the_page_around_it(article: Article) -> None:
    assert [(b.number, b.place.line, b.place.text) for b in article.page] == [
        (None, 1, "Menu"),
        (1, 3, "The chief of Northfield said so."),
        (2, 4, "“We ask,” he said."),
        (None, 6, "More: We ask"),
    ]
    assert [b.number for b in article.body] == [1, 2]
    assert article.paragraphs == 2
    assert [b.place.number for b in article.page] == [0, 1, 2, 0]
    assert article.sha256 == sha256(PAGE.encode()).hexdigest()


def test_offsets_count_code_points_of_the_file(article: Article) -> None:
    (found,) = article.occurrences('"We ask," he said', quotation=False)
    assert article.text[found.start : found.end] == "“We ask,” he said"
    assert (found.paragraph, found.line, found.quoted) == (2, 4, False)


def test_an_occurrence_knows_whether_it_is_quoted_and_in_the_body(article: Article) -> None:
    found = article.occurrences("We ask", "page", quotation=True)
    assert [(each.paragraph, each.line, each.quoted) for each in found] == [
        (2, 4, True),
        (None, 6, False),
    ]


def test_the_line_counts_inside_a_paragraph_of_several_lines(tmp_path: Path) -> None:
    found = read(tmp_path, "one\rtwo\r\nthree four\n", paragraphs="blank line")
    assert isinstance(found, Article)
    (three,) = found.occurrences("three", quotation=True)
    assert (three.paragraph, three.line) == (1, 3)
    assert found.occurrences("two three", quotation=True)[0].line == 2


@pytest.mark.parametrize("words", ["", "…", "“”", " - "])
def test_nothing_without_a_word_is_found(article: Article, words: str) -> None:
    assert article.occurrences(words, "page", quotation=True) == ()


@pytest.mark.parametrize(
    ("words", "text", "quotation", "times"),
    [
        ("violent", "a non-violent crowd", True, 0),
        ("non", "a non\u2011violent crowd", True, 0),
        ("violent", "a non-violent crowd", False, 1),
        ("violent", "a crowd—violent, he said", True, 1),
        ("violent", "a crowd - violent - came", True, 1),
        ("non", "a non-violent crowd", True, 0),
        ("mail", "an e-mail came", True, 0),
        ("mail", "e-mail came", True, 0),
        ("vitamin", "of vitamin-D, he said", True, 0),
        ("violent", "a non\u2010violent crowd", True, 0),
        ("violent", "-violent", True, 1),
        ("violent", "violent-", True, 1),
        ("Northfield", "Northfield’s chief", True, 0),
        ("Northfield", "Northfield’s chief", False, 1),
        ("can", "we can’t", False, 0),
        ("5 billion", "1.5 billion", False, 0),
    ],
)
def test_a_word_is_not_cut(
    tmp_path: Path, words: str, text: str, quotation: bool, times: int
) -> None:
    found = read(tmp_path, text)
    assert isinstance(found, Article)
    assert len(found.occurrences(words, quotation=quotation)) == times


def test_a_byte_order_mark_is_part_of_the_file_and_of_no_word(tmp_path: Path) -> None:
    found = read(tmp_path, "\ufeffAsk us.")
    assert isinstance(found, Article)
    (ask,) = found.occurrences("Ask us.", quotation=True)
    assert (ask.start, ask.end) == (1, 8)


@pytest.mark.parametrize("content", ["one\ntwo", "one\ntwo\n", "one\r\ntwo\r\n", "one\rX"])
def test_a_body_may_reach_the_last_line_and_no_further(tmp_path: Path, content: str) -> None:
    assert isinstance(read(tmp_path, content, body=[[1, 2]]), Article)
    beyond = read(tmp_path, content, body=[[1, 3]])
    assert isinstance(beyond, Unavailable)
    assert beyond.reason == "body"
    assert beyond.message == "the body goes beyond ledger.txt, which has 2 lines"


def test_a_file_that_is_not_there_or_not_text_is_unavailable(tmp_path: Path) -> None:
    latin = read(tmp_path, "Café".encode("latin-1"))
    assert latin == Unavailable("unreadable", "byte 4 of ledger.txt is not UTF-8 text")
    for nothing in ("", " \r\n"):
        found = read(tmp_path, nothing, sha256="0" * 64, body=[[1, 1]])
        assert found == Unavailable("unreadable", "ledger.txt is empty")
    pdf = read(tmp_path, b"%PDF-1.7 \xff", sha256="0" * 64)
    assert pdf == Unavailable("unreadable", "ledger.txt is a PDF, and no text")
    (tmp_path / "folder").mkdir()
    for name in ("other.txt", "folder", "ledger.txt/x"):
        found = read(tmp_path, "x", archive_file=name)
        assert found == Unavailable("missing", f"{name} is not in the archive")


def test_a_file_that_cannot_be_read_is_unreadable_and_told_why(tmp_path: Path) -> None:
    inside = Archive(tmp_path)
    (tmp_path / "ledger.txt").symlink_to("ledger.txt")
    loop = "ledger.txt is a link that leads to itself"
    assert inside.read(source("x")) == Unavailable("unreadable", loop)
    long = f"{'x' * 300}.txt"
    found = inside.read(source("x", archive_file=long))
    assert found == Unavailable("unreadable", f"{long} cannot be read")


def test_a_name_does_not_lead_out_of_the_archive(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("Ask us.")
    inside = archive(tmp_path / "archive", "x")
    (inside / "link.txt").symlink_to("../secret.txt")
    for name in ("../secret.txt", str(tmp_path / "secret.txt"), "link.txt"):
        found = Archive(inside).read(source("Ask us.", archive_file=name))
        assert found == Unavailable("missing", f"{name} is outside the archive")


def test_a_name_that_no_file_can_have_is_missing(tmp_path: Path) -> None:
    for name in ("a\0.txt", "../a\0b"):
        found = read(tmp_path, "x", archive_file=name)
        assert found == Unavailable("missing", f"{name} cannot be the name of a file")


def test_a_pipe_and_a_device_are_not_waited_for(tmp_path: Path) -> None:
    inside = archive(tmp_path / "archive", "x")
    os.mkfifo(inside / "pipe.txt")
    piped = source("x", archive_file="pipe.txt", original_file="pipe.txt", original_sha256="0" * 64)
    missing = Unavailable("missing", "pipe.txt is not in the archive")
    assert Archive(inside).read(piped) == missing
    assert Archive(inside).original(piped) == missing
    (inside / "zero.txt").symlink_to("/dev/zero")
    assert isinstance(Archive(inside).read(source("x", archive_file="zero.txt")), Unavailable)


def test_a_file_above_the_limit_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "ARTICLE", reading.ARTICLE._replace(most=1_000_000))
    kept = archive(tmp_path / "archive", "a" * 1_000_000)
    assert isinstance(Archive(kept).read(source("a" * 1_000_000)), Article)
    archive(tmp_path / "archive", "a" * 1_000_001)
    found = Archive(kept).read(source("a" * 1_000_001))
    assert found == Unavailable("unreadable", "ledger.txt is larger than 1 MB, the limit")


def test_no_more_of_a_file_is_read_than_shows_that_it_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "ARTICLE", reading.ARTICLE._replace(most=1_000))
    kept = archive(tmp_path / "archive", b"")
    os.truncate(kept / "ledger.txt", 20_000_000)
    tracemalloc.start()
    Archive(kept).read(source("x"))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 1_000_000


def test_a_file_of_too_many_lines_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LINES", reading.LINES._replace(most=2))
    assert isinstance(read(tmp_path, "one\ntwo\n"), Article)
    assert read(tmp_path, "one\ntwo\nthree") == Unavailable(
        "unreadable", f"ledger.txt has more than {reading.LINES}, the limit"
    )


def test_an_original_of_any_size_is_hashed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "ARTICLE", reading.ARTICLE._replace(most=1))
    kept = archive(tmp_path / "archive", "abc")
    one = source("abc", original_file="ledger.txt", original_sha256="0" * 64)
    assert Archive(kept).original(one) == sha256(b"abc").hexdigest()


def test_the_file_that_a_text_was_made_of_has_a_hash_of_its_own(tmp_path: Path) -> None:
    inside = Archive(archive(tmp_path, "Ask us."))
    (tmp_path / "ledger.pdf").write_bytes(b"%PDF")
    original = source("Ask us.", original_file="ledger.pdf", original_sha256="0" * 64)
    assert inside.original(original) == sha256(b"%PDF").hexdigest()
    (tmp_path / "ledger.pdf").unlink()
    assert inside.original(original) == Unavailable("missing", "ledger.pdf is not in the archive")


@pytest.mark.parametrize(
    "marks", ["“”", '""', "„”", "‟”", "«»", "””", "\uff02\uff02", '“"', "“\uff02"]
)
def test_words_are_quoted_from_mark_to_mark(tmp_path: Path, marks: str) -> None:
    found = read(tmp_path, f"He said: {marks[0]}We ask,{marks[1]} and {marks[0]}We see{marks[1]}.")
    assert isinstance(found, Article)
    for words in ("We ask,", "We see"):
        start = found.text.index(words)
        end = start + len(words)
        assert found.quotes(start, end)
        assert found.quotes(start + 3, end - 1)
        assert not found.quotes(start - 1, end - 1)
        assert not found.quotes(start, end + 1)
    assert not found.quotes(found.text.index("and"), found.text.index("and") + 3)
    assert not found.quotes(found.text.index("We ask"), found.text.index("We see"))


def test_words_behind_an_empty_pair_of_marks_are_not_quoted(tmp_path: Path) -> None:
    found = read(tmp_path, "They wrote “”and left.")
    assert isinstance(found, Article)
    start = found.text.index("and")
    assert not found.quotes(start, start + 3)


PARTS = st.sampled_from([
    *("We", "ask", "a", " ", "  ", "\u201c", "\u201d", '"', "-", "\u2010", "'s", "\u2019"),
    *("\n", "\n\n", ".", "\u2026", "\xa0", "\u00ad", "e", "\u0301", "\xe9", "1", "\u2014"),
])  # fmt: skip


@given(
    st.lists(PARTS, min_size=1, max_size=30).map("".join),
    st.lists(PARTS, min_size=1, max_size=4).map("".join),
    st.integers(0, 9),
    st.sampled_from(["line", "blank line"]),
    st.booleans(),
)
def test_the_first_place_is_the_first_that_fits(document, words, free, split, quotation) -> None:
    menu = f"Menu {words}\n\n"
    document = f"{menu}{document}\nMore {words}\nEnd {words}"
    body = menu.count("\n") + 1, document.count("\n")
    made = cut(document.encode(), "a.txt", (body,), split)
    assert isinstance(made, Article)
    for where in ("body", "page"):
        fitting = (
            (each.paragraph, each.line, each.start, each.end, n)
            for n, each in enumerate(made.places(words, where, quotation=quotation), 1)
            if each.start >= free and (each.quoted or not quotation)
        )
        found = made.first(normal(words), where, free, quotation=quotation)
        assert found == next(fitting, None)
