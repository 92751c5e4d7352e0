"""Samples and short ways for the tests of intake."""

from __future__ import annotations

from pathlib import Path

from microsite.intake import Document, read, read_bytes

SAMPLES = Path(__file__).parent / "samples"
ARTICLE = (SAMPLES / "article.txt").read_text("utf-8")
PAGE = (SAMPLES / "page.html").read_text("utf-8")


def sample(name: str) -> Document:
    return read(SAMPLES / name)


def text(content: str) -> Document:
    return read_bytes(content.encode(), "article.txt")


def page(content: str) -> Document:
    return read_bytes(content.encode(), "page.html")
