"""Bytes into text, and how it was done."""

from __future__ import annotations

import codecs
import unicodedata
from contextlib import suppress
from dataclasses import dataclass

from microsite.bounds import ADDED_TEXT
from microsite.intake.document import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like UTF-16's mark, so it comes first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 12  # letters shown to the maintainer, who sees at once whether they are right


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and whether that is certain."""

    text: str
    encoding: str
    """`utf-8` with or without a byte order mark, or another codec's name in Python."""
    guessed: bool = False

    @property
    def odd(self) -> str:
        """The letters beyond ASCII, each once: those that a wrong encoding would spoil."""
        letters = sorted({each for each in self.text if ord(each) > 127 and each.isprintable()})
        return " ".join(letters[:_SAMPLE])

    @property
    def notes(self) -> tuple[str, ...]:
        """Where the bytes were not UTF-8: that they were converted, and what to look at."""
        if self.encoding == "utf-8":
            return ()
        how = "taken for" if self.guessed else "read as"
        odd = f"; see that these letters are right: {self.odd}" if self.odd else ""
        return (f"The file is not UTF-8. It was {how} {self.encoding} and converted{odd}.",)


def decode(content: bytes, name: str, declared: str | None = None) -> Decoded:
    """Read bytes as text: by their byte order mark, as UTF-8, as declared, or by a guess.

    Args:
        content: the whole file.
        name: what to call it in a message.
        declared: the encoding that a page says it is in.

    Raises:
        Unreadable: it is no text, in no encoding that is known here, or too long.
    """
    if len(content) > 4 * ADDED_TEXT.most:  # no encoding takes more bytes
        raise Unreadable(f"{name} has more than {ADDED_TEXT}. Save the article alone.")
    decoded = _decoded(content, name, declared)
    if len(decoded.text) > ADDED_TEXT.most:
        raise Unreadable(f"{name} has more than {ADDED_TEXT}. Save the article alone.")
    return decoded


def _decoded(content: bytes, name: str, declared: str | None) -> Decoded:
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return Decoded(_strictly(content, codec, name).removeprefix("\ufeff"), codec)
    if wide := _wide(content):
        return Decoded(_strictly(content, wide, name), wide)
    if b"\0" in content:
        raise Unreadable(
            f"{name} is no text: it holds zero bytes. Save the article as plain text in UTF-8, as "
            "a web page (HTML) or as a PDF."
        )
    try:
        return Decoded(content.decode(), "utf-8")
    except UnicodeDecodeError as error:
        # Letters of several bytes that fit do not come about by chance in another encoding.
        spoiled = content.decode(errors="replace")
        sound = sum(ord(each) > 127 and each != "\ufffd" for each in spoiled)
        if sound > spoiled.count("\ufffd"):
            raise Unreadable(
                f"{name} is UTF-8 text but for byte {error.start + 1}, where it was damaged or "
                "cut. Save the article again."
            ) from error
    if declared:
        try:
            codec = codecs.lookup(declared).name
            # Browsers read Latin-1 as Windows-1252, which has its curly quotation marks.
            codec = "cp1252" if codec in ("iso8859-1", "ascii") else codec
            text = content.decode(codec)
            text.encode()  # halves of pairs, which some codecs let pass
            return Decoded(text, codec)
        except (LookupError, UnicodeError):
            pass
    return _guess(content, name)


def _strictly(content: bytes, codec: str, name: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"{name} begins as {codec.upper()} text and is none from byte {error.start + 1} on. "
            "Save it anew, as UTF-8."
        ) from error


def _wide(content: bytes) -> str | None:
    """Tell UTF-16 without a mark by the zero byte beside each letter of Western text."""
    head = content[:2000]
    half = len(head) // 2
    if half and head[1::2].count(0) > 0.7 * half and not head[0::2].count(0):
        return "utf-16-le"
    if half and head[0::2].count(0) > 0.7 * half and not head[1::2].count(0):
        return "utf-16-be"
    return None


def _guess(content: bytes, name: str) -> Decoded:
    from charset_normalizer import from_bytes  # comes with trafilatura; wanted here alone

    best = from_bytes(content).best()
    if best is None:
        raise Unreadable(
            f"{name} is in no encoding that is known here. Open it where its letters look right "
            "and save it as plain text in UTF-8."
        )
    text, codec = str(best), best.encoding
    # Of the many encodings for Latin letters, a short text fits several; nearly all files that are
    # not Unicode are in this one, and it alone is what Windows wrote in the West.
    if all(unicodedata.name(each, "").startswith("LATIN") for each in text if each.isalpha()):
        with suppress(UnicodeDecodeError):
            text, codec = content.decode("cp1252"), "cp1252"
    return Decoded(text, codec, guessed=True)
