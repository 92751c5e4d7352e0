from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite.evidence import (
    Archive,
    examine,
    full_texts,
    paragraphs_of,
    read_full_texts,
    read_lock,
    words_at,
    write_full_texts,
    write_lock,
)
from microsite.evidence.archive import Article
from microsite.evidence.fulltext import full_text, seal_text
from tests import made_up

LEDGER = "Ledger\n\nThe chief answered.\n\n“We did not know,” he said.\n\nRead more\n"
FULL = {"rights": "full", "license": "CC BY 4.0"}


def project(text: str, **fields: object) -> made_up.Project:
    said = made_up.statement("did-not-know", {"ledger": ["We did not know,"]})
    sources = {"ledger": made_up.source(text, **{"body": [[3, 5]], **FULL, **fields})}
    return made_up.project(sources, statements=[said])


def test_the_text_is_the_body_and_nothing_of_the_page_around_it(tmp_path: Path) -> None:
    whole = project(LEDGER)
    found = examine(whole, Archive(made_up.archive(tmp_path / "archive", LEDGER)))
    assert full_texts(whole, found.articles) == {
        "ledger": "The chief answered.\n\n“We did not know,” he said.\n"
    }


def test_a_source_of_which_only_quotations_may_be_shown_has_none(tmp_path: Path) -> None:
    excerpt = project(LEDGER, rights="excerpt")
    found = examine(excerpt, Archive(made_up.archive(tmp_path / "archive", LEDGER)))
    assert full_texts(excerpt, found.articles) == {}
    assert found.evidence.sources["ledger"].full is None
    write_lock(tmp_path / "lock", found.evidence)
    assert '"full"' not in (tmp_path / "lock").read_text("utf-8")


def test_it_is_written_beside_the_lock_and_read_back(tmp_path: Path) -> None:
    whole = project(LEDGER)
    found = examine(whole, Archive(made_up.archive(tmp_path / "archive", LEDGER)))
    texts = full_texts(whole, found.articles)
    assert read_full_texts(tmp_path) == {}
    write_full_texts(tmp_path, texts)
    assert read_full_texts(tmp_path) == texts
    assert [path.name for path in (tmp_path / "data/full").iterdir()] == ["ledger.txt"]
    write_lock(tmp_path / "lock", found.evidence)
    assert read_lock(tmp_path / "lock").sources == found.evidence.sources


def test_line_ends_that_git_changed_do_not_count(tmp_path: Path) -> None:
    (tmp_path / "data/full").mkdir(parents=True)
    (tmp_path / "data/full/ledger.txt").write_bytes(b"One.\r\n\r\nTwo.\r\n")
    assert read_full_texts(tmp_path) == {"ledger": "One.\n\nTwo.\n"}


def test_a_text_that_cannot_be_read_does_not_hide_the_others(tmp_path: Path) -> None:
    (tmp_path / "data/full/a-folder.txt").mkdir(parents=True)
    (tmp_path / "data/full/latin.txt").write_bytes("Café.\n".encode("latin-1"))
    (tmp_path / "data/full/ledger.txt").write_text("Café.\n", "utf-8")
    assert read_full_texts(tmp_path) == {"latin": "Caf\ufffd.\n", "ledger": "Café.\n"}


def test_what_is_unchanged_is_not_written_and_the_rest_is(tmp_path: Path) -> None:
    write_full_texts(tmp_path, {"ledger": "One.\n", "post": "Two.\n"})
    kept, changed = (tmp_path / f"data/full/{id}.txt" for id in ("ledger", "post"))
    before = kept.stat().st_ino
    write_full_texts(tmp_path, {"ledger": "One.\n", "post": "Three.\n"})
    assert (kept.stat().st_ino, changed.read_text("utf-8")) == (before, "Three.\n")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_quotations_are_found_in_it_by_their_places_in_the_copy(tmp_path: Path, end: str) -> None:
    copy = LEDGER.replace("answered.", "answered\nat noon.").replace("\n", end)
    whole = project(copy, paragraphs="blank line", body=[[3, 6]])
    found = examine(whole, Archive(made_up.archive(tmp_path / "archive", copy)))
    [place] = found.evidence.passages["statements/did-not-know/printings/ledger"].fragments
    paragraphs = paragraphs_of(full_texts(whole, found.articles)["ledger"])
    assert len(paragraphs) == 2
    assert place.paragraph == 2
    span = words_at(found.evidence, "ledger", paragraphs[1], 2, place.start, place.end)
    assert span is not None
    assert paragraphs[1][slice(*span)] == "We did not know,"


def test_places_outside_the_paragraph_are_none(tmp_path: Path) -> None:
    whole = project(LEDGER)
    found = examine(whole, Archive(made_up.archive(tmp_path / "archive", LEDGER)))
    start = found.evidence.sources["ledger"].full.starts[1]  # type: ignore[union-attr]
    first = found.evidence.sources["ledger"].full.starts[0]  # type: ignore[union-attr]
    words = "The chief answered."
    end = first + len(words)
    assert words_at(found.evidence, "ledger", words, 1, first, end) == (0, len(words))
    for paragraph, begin, last in ((0, first, end), (1, first, end + 1), (1, first, first)):
        assert words_at(found.evidence, "ledger", words, paragraph, begin, last) is None
    for paragraph, first, last in (
        (0, start, start + 2),
        (3, start, start + 2),
        (2, start - 1, start),
        (2, start, 999),
    ):
        assert words_at(found.evidence, "ledger", "“We did", paragraph, first, last) is None
    assert words_at(found.evidence, "radio", "“We did", 1, 0, 2) is None


@given(st.lists(st.text("ab \t\r\n“”é", min_size=1, max_size=12), max_size=6))
def test_every_paragraph_stands_where_the_seal_says(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str]
) -> None:
    copy = "x" + "".join(pieces)
    folder = made_up.archive(tmp_path_factory.mktemp("archive"), copy)
    # Lines end as in the archive: with \n, \r\n or \r.
    lines = len(copy.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n"))
    for ends in ("line", "blank line"):
        source = made_up.source(copy, body=[[1, lines]], paragraphs=ends, **FULL)
        article = Archive(folder).read(source)
        assert isinstance(article, Article)
        sealed, paragraphs = seal_text(article), paragraphs_of(full_text(article))
        assert len(sealed.starts) == len(paragraphs) == len(article.body)
        for start, paragraph in zip(sealed.starts, paragraphs, strict=True):
            there = copy[start : start + len(paragraph)]
            assert there.replace("\r\n", " \n").replace("\r", "\n") == paragraph
