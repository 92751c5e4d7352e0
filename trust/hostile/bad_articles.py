"""Articles that are no articles: in the archive, or given to `new source`."""

from __future__ import annotations

import os
import zlib

from trust.hostile.deeds import (
    VERIFY,
    Attempt,
    Deed,
    link,
    pipe,
    sparse,
    swap,
    write,
)

_ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY e SYSTEM "file:///etc/passwd">]>'
    "<html><body><p>&c;&e; A paragraph of words is here.</p></body></html>"
)
_LEDGER = "archive/northfield-ledger.txt"


def _source(field: str) -> Deed:
    return swap(
        "content/sources/northfield-ledger.md", "archive_file: northfield-ledger.txt", field
    )


def _new(name: str) -> tuple[str, ...]:
    return ("new", "source", name, "--dry-run", "--yes")


def _pdf(objects: list[bytes]) -> bytes:
    made, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    start = len(made)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, rows)
    end = b"trailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return made + head + end


def _pages(count: int) -> bytes:
    pages = b"<</Type /Pages /Kids [3 0 R] /Count %d>>" % count
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 99 99]>>"
    return _pdf([b"<</Type /Catalog /Pages 2 0 R>>", pages, page])


def _bomb() -> bytes:
    """A page whose text is 300 MB, packed twice into some hundred bytes."""
    packed = zlib.compress(zlib.compress(b" " * 300_000_000, 9), 9)
    stream = b"<</Length %d /Filter [/FlateDecode /FlateDecode]>>\nstream\n%b\nendstream"
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R>>"
    pages = b"<</Type /Pages /Kids [3 0 R] /Count 1>>"
    catalog = b"<</Type /Catalog /Pages 2 0 R>>"
    return _pdf([catalog, pages, page, stream % (len(packed), packed)])


ATTEMPTS = (
    Attempt(
        "an archive_file that leads out",
        _source("archive_file: ../../../../etc/passwd"),
        "archive-missing",
        VERIFY,
    ),
    Attempt(
        "an archive_file at the root",
        _source("archive_file: /etc/passwd"),
        "archive-missing",
        VERIFY,
    ),
    Attempt(
        "an archive_file with a zero character",
        _source('archive_file: "a\\0.txt"'),
        "archive-missing",
        VERIFY,
    ),
    Attempt("an archived file that is a pipe", pipe(_LEDGER), "archive-missing", VERIFY),
    Attempt(
        "an archived file that is a device", link(_LEDGER, "/dev/zero"), "archive-missing", VERIFY
    ),
    Attempt(
        "an archived file of 30 MB",
        write(_LEDGER, b"a " * 15_000_000),
        "archive-unreadable",
        VERIFY,
    ),
    Attempt(
        "an archived file in Latin-1",
        write(_LEDGER, b"\xe9" * 1_000),
        "archive-unreadable",
        VERIFY,
    ),
    Attempt(
        "an archived file of zero characters",
        write(_LEDGER, b"\0" * 1_000_000),
        "body-outside-file",
        VERIFY,
    ),
    Attempt(
        "an archived file in one line of 10 MB",
        write(_LEDGER, b"a" * 10_000_000),
        "body-outside-file",
        VERIFY,
    ),
    Attempt(
        "an archived file of 5 million lines",
        write(_LEDGER, b"a\n" * 5_000_000),
        "archive-unreadable",
        VERIFY,
    ),
    Attempt(
        "an archived file of marks on one letter",
        write(_LEDGER, "\n".join(["x"] * 15 + ["\u0315\u0300" * 500_000])),
        "archive-changed",
        VERIFY,
    ),
    Attempt(
        "an added article of 101 MB",
        lambda root: sparse(root / "in.txt", 101_000_000),
        "more than",
        _new("in.txt"),
    ),
    Attempt("an added article of nothing", write("in.txt", b"\0" * 1_000), "empty", _new("in.txt")),
    Attempt(
        "an added article of chance",
        lambda root: (root / "in.txt").write_bytes(os.urandom(300_000)),
        "in.txt",
        _new("in.txt"),
    ),
    Attempt(
        "an added page with 50,000 elements within each other",
        write("in.html", "<html><body>" + "<div>" * 50_000 + "x"),
        "",
        _new("in.html"),
    ),
    Attempt(
        "an added page with entities of a billion",
        write(
            "in.html",
            _ENTITIES,
        ),
        "",
        _new("in.html"),
    ),
    Attempt(
        "an added page with data of 100,000 levels",
        write(
            "in.html",
            "<html><head><script type='application/ld+json'>"
            + "[" * 100_000
            + "]" * 100_000
            + "</script></head><body><p>A paragraph of words is here.</p></body></html>",
        ),
        "",
        _new("in.html"),
    ),
    Attempt(
        "an added page with one attribute of 10 MB",
        write("in.html", f"<html><body><p title='{'a' * 10_000_000}'>A paragraph of words.</p>"),
        "",
        _new("in.html"),
    ),
    Attempt(
        "an added page with 50,000 paragraphs",
        write("in.html", "<html><body>" + "<div><p>Some words are here.</p></div>" * 50_000),
        "more than",
        _new("in.html"),
    ),
    Attempt(
        "an added PDF that is cut",
        write("in.pdf", b"%PDF-1.7\n" + b"1 0 obj <<" * 100_000),
        "PDF",
        _new("in.pdf"),
    ),
    Attempt(
        "an added PDF that says it has a million pages",
        lambda root: (root / "in.pdf").write_bytes(_pages(1_000_000)),
        "",
        _new("in.pdf"),
    ),
    Attempt(
        "an added PDF with a packed bomb",
        lambda root: (root / "in.pdf").write_bytes(_bomb()),
        "",
        _new("in.pdf"),
    ),
    Attempt(
        "an added zip", write("in.zip", b"PK\x03\x04" + b"\0" * 1_000), "packed", _new("in.zip")
    ),
    Attempt("an added pipe", pipe("in.txt"), "no file", _new("in.txt")),
)
"""Each is found by `verify`, or by `new source`."""
