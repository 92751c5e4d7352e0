"""Whether another language's file has every text, with the parts that each has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter


def problems(texts: Mapping[str, str], standard: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Compare a language's texts with the standard ones.

    Args:
        texts: the language's, by key; forms for numbers under `.one`, `.other` and the like.
        standard: the texts of the catalog that comes with the engine.

    Yields:
        A key, and what would end a build there: a text that is missing, a part in braces that no
        page gives. A text that depends on a number needs the form `other`; which others it has is
        up to its language.
    """
    for key, text in standard.items():
        stem, _, form = key.rpartition(".")
        optional = form == "one" and f"{stem}.other" in standard
        if key not in texts and not optional:
            yield key, f"the text '{key}' is missing"
        elif extra := parts(texts.get(key, "")) - parts(text):
            yield key, f"'{key}' has {{{min(extra)}}}, which no page gives"


def parts(text: str) -> set[str]:
    """Name the parts of a text that stand in braces; all of it where they are not in pairs."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {text}
