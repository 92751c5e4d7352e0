"""What becomes of any file: a text, or one clear sentence."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from microsite.intake import Unreadable, encodings, prepare, read, read_bytes
from tests.intake.reading import ARTICLE, PAGE, SAMPLES, sample
from tests.support import MINIMAL, loaded

QUOTE = "“We did not know about it,” Holt said. “We’ll ask the café.”\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (QUOTE.encode(), "utf-8"),
        (QUOTE.encode("utf-8-sig"), "utf-8"),
        (QUOTE.encode("utf-16"), "utf-16"),
        (QUOTE.encode("utf-16-be"), "utf-16-be"),
        (QUOTE.encode("utf-16-le"), "utf-16-le"),
        (QUOTE.encode("utf-32"), "utf-32"),
        (QUOTE.encode("cp1252"), "cp1252"),
        ((QUOTE * 20).encode("cp1252"), "cp1252"),
        (ARTICLE.encode("cp1252"), "cp1252"),
    ],
)
def test_a_text_in_any_encoding_has_the_same_letters(content: bytes, encoding: str) -> None:
    document = read_bytes(content, "article.txt")
    kept = encoding == "utf-8"
    assert document.encoding == encoding
    assert "“We did not know about it,” Holt said." in document.text
    assert "NORTHFIELD —" in document.text or "café" in document.text
    assert (document.content == content) == kept
    assert document.content.decode().removeprefix("\ufeff") == document.text.removeprefix("\ufeff")
    # Whatever is no longer what the file held is said, with the letters to look at.
    assert bool(document.notes) == (not kept) == (document.extracted_with is not None)
    assert all("“" in note and encoding in note for note in document.notes)


def test_letters_that_are_not_latin_are_not_read_as_latin() -> None:
    words = "Начальник полиции сказал в четверг, что он не знал об этом договоре. " * 5  # noqa: RUF001
    document = read_bytes(words.encode("cp1251"), "article.txt")
    assert document.text == words


def test_a_page_is_read_in_the_encoding_that_it_declares() -> None:
    content = PAGE.replace('charset="utf-8"', 'charset="iso-8859-1"').encode("cp1252")
    document = read_bytes(content, "page.html")
    assert document.encoding == "cp1252"
    assert "“We did not know about it,” Holt said." in document.text
    assert document.original == content


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_line_here_is_a_line_of_the_archived_file(ends: str) -> None:
    document = read_bytes(ARTICLE.replace("\n", ends).encode(), "article.txt")
    assert document.lines[3].text == "March 14, 2019"
    assert document.content.decode().split(ends)[3] == "March 14, 2019"


def docx() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", "<w:document/>")
    return held.getvalue()


def packed() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("article.txt", "An article.")
    return held.getvalue()


def picture(form: str) -> bytes:
    held = io.BytesIO()
    Image.new("L", (60, 80), 200).save(held, form)
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \n\n", "is empty"),
        (docx(), "a Word document"),
        (packed(), "a packed file"),
        (picture("PNG"), "a picture"),
        (picture("JPEG"), "a picture"),
        (picture("WEBP"), "a picture"),
        (picture("PDF"), "only pictures of pages (a scan)"),
        ((SAMPLES / "encrypted.pdf").read_bytes(), "asks for a password"),
        ((SAMPLES / "printed.pdf").read_bytes()[:900], "a damaged PDF"),
        (b"{\\rtf1 An article.}", "Rich Text Format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "an old Office program"),
        (b"From: a browser\r\nContent-Type: multipart/related; x=y\r\n\r\n", "HTML Only"),
        (b"An article\0with a zero byte, and more words." * 3, "zero bytes"),
        (ARTICLE.encode().replace(b"newsletter", b"new\xffsletter"), "UTF-8 text but for byte"),
        (b"\xff\xfeA\0n\0 ", "is none from byte"),
        (b"<!doctype html><html><body><script>draw()</script></body></html>", "made by scripts"),
    ],
    # Bytes would be named by themselves, and a PDF made a second later is another one.
    ids=lambda each: each if isinstance(each, str) else f"{len(each)} bytes",
)
def test_what_gives_no_text_is_told_in_one_line_with_what_to_do(content: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as told:
        read_bytes(content, "article.txt")
    message = str(told.value)
    assert said in message and message.startswith("article.txt ")
    assert message.count("\n") == 0 and message.endswith(".")


def test_what_a_file_is_its_bytes_say_and_not_its_name(tmp_path: Path) -> None:
    named = tmp_path / "article.txt"
    named.write_bytes((SAMPLES / "printed.pdf").read_bytes())
    assert read(named).form == "pdf"
    named.write_text(PAGE, "utf-8")
    assert read(named).form == "html"
    assert sample("article.txt").form == "text"


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be read"):
        read(tmp_path / "nothing.txt")


@given(data=st.data())
@settings(max_examples=40)
def test_a_damaged_file_is_read_or_refused_in_one_line(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(each.name for each in SAMPLES.iterdir())))
    content = bytearray((SAMPLES / name).read_bytes())
    del content[data.draw(st.integers(0, len(content))) :]
    for at in data.draw(st.lists(st.integers(0, max(len(content) - 1, 0)), max_size=20)):
        if content:
            content[at] = data.draw(st.integers(0, 255))
    try:
        document = read_bytes(bytes(content), name)
    except Unreadable as problem:
        assert "\n" not in str(problem)
    else:
        assert prepare(document, loaded(MINIMAL), id="mine").article.text == document.text


def test_a_text_that_is_longer_than_any_article_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(encodings, "ADDED_TEXT", encodings.ADDED_TEXT._replace(most=1_000))
    with pytest.raises(Unreadable, match="has more than 1,000 characters"):
        read_bytes(b"A word. " * 126, "a.txt")
    with pytest.raises(Unreadable, match="has more than 1,000 characters"):
        read_bytes(b"<html><p>" + b"A word. " * 1_000, "a.html")
    assert read_bytes(b"A word. " * 125, "a.txt").text


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(Unreadable, match="is no file"):
        read(tmp_path / "a.txt")
