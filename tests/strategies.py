"""What Hypothesis draws for several tests: typings of a text, edits, places in a value."""

from __future__ import annotations

import unicodedata
from typing import Any

from hypothesis import strategies as st

# What a typist, a browser or a word processor may put in the place of a sign, by the rules at the
# head of microsite/text/normalization.py; told here once more, so that the two are held together.
TYPED = {
    '"': '"\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02',
    "'": "'\u2018\u2019\u201a\u201b\u02bc\u2032",
    "-": "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    " ": " \xa0\u2009\u202f\u3000\t",
}
PLAIN = {variant: sign for sign, variants in TYPED.items() for variant in variants}
UNSEEN = "\xad\u200b\u2060\ufeff"


@st.composite
def retyped(draw: st.DrawFn, text: str, *, lines: bool = True) -> str:
    """Draw another typing of a text: the same letters and signs, as somebody else types them.

    Args:
        draw: Hypothesis gives it.
        text: the text.
        lines: whether a space may become the end of a line.
    """
    many = draw(st.integers(0, 4))
    for _ in range(many):
        at = draw(st.integers(0, max(len(text) - 1, 0)))
        kind = draw(st.sampled_from(["sign", "unseen", "accents", "more space", "points"]))
        if kind == "sign" and (sign := PLAIN.get(text[at : at + 1])):
            text = text[:at] + draw(st.sampled_from(TYPED[sign])) + text[at + 1 :]
        elif kind == "unseen":
            text = text[:at] + draw(st.sampled_from(UNSEEN)) + text[at:]
        elif kind == "accents":
            form = draw(st.sampled_from(["NFC", "NFD"]))
            text = unicodedata.normalize(form, text)
        elif kind == "more space" and PLAIN.get(text[at : at + 1]) == " ":
            spaces = f"{TYPED[' ']}\n\r" if lines else TYPED[" "]
            text = text[:at] + draw(st.text(spaces, min_size=1, max_size=3)) + text[at + 1 :]
        elif kind == "points":
            text = text.replace("...", "…") if "..." in text else text.replace("…", "...")
    return text


SIGNS = [*"abxyéÉAB019", *".,;:!?'\"-—…()[]", " ", "  ", " not ", "\u0301", "\u00ad", "\n"]
"""What an edit may put into a text: of each kind that counts, and of each that does not."""


@st.composite
def edited(draw: st.DrawFn, text: str) -> str:
    """Draw a text with one thing changed, so that it mostly says something else."""
    words = text.split(" ")
    one, other = (draw(st.integers(0, len(words) - 1)) for _ in range(2))
    at = draw(st.integers(0, len(text)))
    sign = draw(st.sampled_from(SIGNS))
    match draw(st.sampled_from(["put", "change", "case", "cut", "drop", "double", "swap", "ends"])):
        case "put":
            return text[:at] + sign + text[at:]
        case "change":
            return text[:at] + sign + text[at + 1 :]
        case "case":
            return text[:at] + text[at : at + 1].swapcase() + text[at + 1 :]
        case "cut":
            return text[:at] + text[at + 1 :]
        case "drop":
            return " ".join(words[:one] + words[one + 1 :])
        case "double":
            return " ".join([*words[:one], words[one], *words[one:]])
        case "swap":
            words[one], words[other] = words[other], words[one]
            return " ".join(words)
        case _:
            return text[min(at, 3) : len(text) - draw(st.integers(0, 3))]


def holders(value: Any) -> list[tuple[Any, Any]]:
    """List the places of all values inside: what holds each, and its name or number there."""
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    found: list[tuple[Any, Any]] = []
    for step, part in parts:
        found.append((value, step))
        if isinstance(part, dict | list):
            found += holders(part)
    return found
