"""Ids, proposed from names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection


def slug(text: str, words: int = 6) -> str:
    """Turn a text into what can be an id: its first words in small letters, joined by hyphens.

    Letters lose their accents; what has no plain letter or digit gives an empty text.
    """
    plain = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", ""))
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    return "-".join(re.findall("[a-z0-9]+", plain.lower())[:words])


def propose(text: str, taken: Collection[str], words: int = 6) -> str:
    """Propose an id that is still free, made of a text; empty where none can be made of it."""
    first = found = slug(text, words)
    count = 1
    while found and found in taken:
        count += 1
        found = f"{first}-{count}"
    return found
