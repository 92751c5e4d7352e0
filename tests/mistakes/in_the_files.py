"""Mistakes with files: their names, their bytes, what they are, and that they are gone."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tests.mistakes.kit import (
    AGENCIES,
    CASE,
    PEOPLE,
    RADIO,
    STATEMENTS,
    Mistake,
    both,
    delete,
    recode,
    rename,
    restore,
    seal,
    slip,
    swap,
    write,
)

UNREADABLE = "unreadable-file"
COPY = "archive/valley-radio.txt"
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01"


def itself(file: str):
    """Make of a file a link that leads to itself."""

    def deed(root: Path) -> None:
        (root / file).unlink()
        (root / file).symlink_to(Path(file).name)

    return deed


def folder(file: str):
    """Put an empty folder in the place of a file."""

    def deed(root: Path) -> None:
        (root / file).unlink()
        (root / file).mkdir()

    return deed


def pipe(file: str):
    def deed(root: Path) -> None:
        (root / file).unlink()
        os.mkfifo(root / file)

    return deed


def lost(name: str, deed, file: str, rule: str, *hint: str, line: int = 1) -> Mistake:
    """A mistake that is mended by getting the file back."""
    return Mistake(name, deed, restore(file), f"{file}:{line}", rule, hint)


MISTAKES = (
    lost(
        "a picture is saved as a file of records",
        write(PEOPLE, PICTURE),
        PEOPLE,
        UNREADABLE,
        "not text",
    ),
    lost("a file is empty", write(PEOPLE, ""), PEOPLE, "missing-file", "empty", "[]"),
    lost("the file of the investigation is empty", write(CASE, ""), CASE, "missing-file", "empty"),
    lost("a source is empty", write(RADIO, ""), RADIO, "missing-file", "empty"),
    lost("a file is gone", delete(PEOPLE), PEOPLE, "missing-file", "missing", "[]"),
    lost(
        "a line has 10 MB",
        write(PEOPLE, "- id: " + "x" * 10_000_000),
        PEOPLE,
        UNREADABLE,
        "10.0 MB",
    ),
    lost("a file leads to itself", itself(PEOPLE), PEOPLE, UNREADABLE, "link"),
    lost("a source leads to itself", itself(RADIO), RADIO, UNREADABLE, "link"),
    lost("a folder has the name of a file", folder(AGENCIES), AGENCIES, UNREADABLE, "folder"),
    lost("a pipe has the name of a file", pipe(AGENCIES), AGENCIES, UNREADABLE, "no file"),
    Mistake(
        "a file is saved as UTF-16",
        recode(STATEMENTS, lambda raw: raw.decode().encode("utf-16")),
        recode(STATEMENTS, lambda raw: raw.decode("utf-16").encode()),
        f"{STATEMENTS}:1",
        UNREADABLE,
        ("UTF-16", "save it as UTF-8"),
    ),
    Mistake(
        "a file is saved in Latin-1",
        both(
            swap(STATEMENTS, "summary: The vendor says", "summary: The café says"),
            recode(STATEMENTS, lambda raw: raw.decode().encode("latin-1")),
        ),
        recode(STATEMENTS, lambda raw: raw.decode("latin-1").encode()),
        f"{STATEMENTS}:57",
        UNREADABLE,
        ("UTF-8",),
    ),
    Mistake(
        "a file is called .yml",
        rename(PEOPLE, "data/people.yml"),
        rename("data/people.yml", PEOPLE),
        "data/people.yml:1",
        "unknown-file",
        ("people.yaml",),
    ),
    Mistake(
        "a file of records has another name",
        rename(STATEMENTS, "data/statement.yaml"),
        rename("data/statement.yaml", STATEMENTS),
        "data/statement.yaml:1",
        "unknown-file",
        ("statements.yaml",),
    ),
    Mistake(
        "a copy of a file lies beside it",
        lambda root: shutil.copy(root / PEOPLE, root / "data/people copy.yaml"),
        delete("data/people copy.yaml"),
        "data/people copy.yaml:1",
        "unknown-file",
        ("people.yaml",),
    ),
    Mistake(
        "an article is saved among the descriptions of the sources",
        lambda root: shutil.copy(root / COPY, root / "content/sources/valley-radio.txt"),
        delete("content/sources/valley-radio.txt"),
        "content/sources/valley-radio.txt:1",
        "unknown-file",
        ("published", "archive/"),
    ),
    Mistake(
        "the description of a source is renamed",
        rename(RADIO, "content/sources/radio-valley.md"),
        rename("content/sources/radio-valley.md", RADIO),
        "data/agencies.yaml:30",
        "dangling-reference",
        ("'valley-radio'", "get the record back"),
    ),
    slip(
        "a word processor's line break stands in a text",
        *(STATEMENTS, "summary: The vendor says", "summary: The\x0bvendor says", 57, UNREADABLE),
        *("U+000B", "space"),
        better="summary: The vendor says",
    ),
    slip(
        "a separator that a web page had stands in a quotation",
        *(STATEMENTS, "fragments: [Our customers decide", "fragments: [Our\u2028customers decide"),
        *(66, UNREADABLE, "U+2028"),
        better="fragments: [Our customers decide",
    ),
    Mistake(
        "an archived file is replaced by another version",
        swap(COPY, "Towns answer league", "Towns answer the league"),
        restore(COPY),
        f"{RADIO}:12",
        "archive-changed",
        ("restore",),
    ),
    Mistake(
        "a program has changed the line ends of an archived file",
        recode(COPY, lambda raw: raw.replace(b"\n", b"\r\n")),
        restore(COPY),
        f"{RADIO}:12",
        "archive-changed",
        ("line ends",),
    ),
    slip(
        "the sha256 is that of another file",
        *(
            RADIO,
            "00c78b10f7879ce99b49b2e2eb79037c9c6af0199ecf06e4c33d9acc838e85a0",
            "8ee259bbf2fde2c321dcc2f33211958b0db51e07666f948d80567052ac59023d",
            12,
            "archive-changed",
        ),
        "00c78b10f7879ce99b49b2e2eb79037c9c6af0199ecf06e4c33d9acc838e85a0",
        "northfield-ledger.txt",
    ),
    slip(
        "the sha256 lost a letter on the way",
        *(RADIO, "38e85a0", "38e85a", 12, "wrong-value", "63", "64"),
    ),
    Mistake(
        "an archived file is gone",
        delete(COPY),
        restore(COPY),
        f"{RADIO}:11",
        "archive-missing",
        ("archive",),
    ),
    Mistake(
        "an archived file leads to itself",
        itself(COPY),
        restore(COPY),
        f"{RADIO}:11",
        "archive-unreadable",
        ("link",),
    ),
    Mistake(
        "an archived file is a PDF",
        write(COPY, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
        restore(COPY),
        f"{RADIO}:11",
        "archive-unreadable",
        ("PDF", "text"),
    ),
    Mistake(
        "an archived file is empty",
        write(COPY, b""),
        restore(COPY),
        f"{RADIO}:11",
        "archive-unreadable",
        ("empty",),
    ),
    slip(
        "an archived file is named with a path out of the archive",
        *(
            RADIO,
            "archive_file: valley-radio.txt",
            "archive_file: ../archive/../../valley-radio.txt",
        ),
        *(11, "archive-missing", "outside the archive"),
    ),
    slip(
        "the body counts backward",
        RADIO,
        "body: [[4, 10]]",
        "body: [[10, 4]]",
        13,
        "wrong-value",
        "[first, last]",
    ),
    slip(
        "the body goes beyond the file",
        RADIO,
        "body: [[4, 10]]",
        "body: [[4, 100]]",
        13,
        "body-outside-file",
        "11 lines",
    ),
    slip(
        "the body is one range without its outer brackets",
        *(RADIO, "body: [[4, 10]]", "body: [4, 10]", 13, "wrong-type", "[[first, last]]"),
    ),
    slip(
        "the body is written with a hyphen",
        RADIO,
        "body: [[4, 10]]",
        "body: 4-10",
        13,
        "wrong-type",
        "[[4, 10]]",
    ),
    Mistake(
        "the lock holds what git has left of a merge",
        recode(
            "data/evidence.lock",
            lambda raw: raw.replace(
                b'  "format": 1,',
                b'<<<<<<< HEAD\n  "format": 1,\n=======\n  "format": 1,\n>>>>>>> desk',
                1,
            ),
        ),
        lambda root: seal(root),
        "data/evidence.lock:3",
        "lock-unreadable",
        ("seal",),
    ),
    Mistake(
        "the lock is gone",
        delete("data/evidence.lock"),
        lambda root: seal(root),
        "data/evidence.lock:1",
        "lock-unreadable",
        ("seal",),
    ),
)
