"""The pictures that stand for a page where somebody shares it, drawn from a template.

Typst lays them out: it breaks lines, fits type to its room and draws SVG, all in one library that
asks nothing of the machine, so that every build draws the same bytes. It reads no WOFF2, so the
site's own font is unpacked for it; and its pictures are brought down to a palette, which nobody
sees and which makes them a third of their size. Nothing here knows what a card says.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree as ET

from microsite.cache import UNKEPT, Cache, digest

__all__ = ["HEIGHT", "WIDTH", "Easel", "NotDrawn", "colors", "pictures"]

WIDTH, HEIGHT = 1200, 630
"""Pixels. What services that show links ask for, in the shape 1.91 : 1
(https://developers.facebook.com/docs/sharing/webmasters/images/)."""

_MEDIA = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLOCK = re.compile(r"([^{}]+)\{([^{}]*)\}")
_PROPERTY = re.compile(r"--ms-([\w-]+):\s*([^;]+);")
_USE = re.compile(r"var\(--ms-([\w-]+)\)")
COLORS = 32
"""How many a card has: its inks, and steps between each and the paper."""

# Scripts that the typesetter's own fonts stand in for where the site's has no letter.
_SPARE_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")
_NO_LETTER = "\N{REPLACEMENT CHARACTER}"


class NotDrawn(Exception):
    """A card's template that cannot be followed."""


def colors(styles: str) -> dict[str, str]:
    """Read the colors of the light scheme out of style sheets.

    Args:
        styles: CSS, with the colors as custom properties named `--ms-…`.

    Returns:
        Per name, without its `--ms-`, the color as `#rrggbb`.
    """
    found: dict[str, str] = {}
    for selector, body in _BLOCK.findall(_MEDIA.sub("", _COMMENT.sub("", styles))):
        if "slate" not in selector:
            found |= dict(_PROPERTY.findall(body))
    resolved = {name: _USE.sub(lambda use: found[use[1]], value) for name, value in found.items()}
    return {name: value for name, value in resolved.items() if value.startswith("#")}


def pictures(html: str, style: str, palette: Mapping[str, str]) -> tuple[str, ...]:
    """Take the SVG pictures out of a piece of HTML and give each its own style.

    Args:
        html: well-formed markup with inline SVG.
        style: the CSS for them; `var(--ms-…)` stands for a color of the palette.
        palette: the colors by name.
    """
    sheet = _USE.sub(lambda use: palette[use[1]], _COMMENT.sub("", style))
    found = []
    for svg in ET.fromstring(f"<div>{html}</div>").iter("svg"):
        svg.set("xmlns", "http://www.w3.org/2000/svg")
        rule = ET.Element("style")
        rule.text = sheet
        svg.insert(0, rule)
        found.append(ET.tostring(svg, encoding="unicode"))
    return tuple(found)


@dataclass(frozen=True, eq=False)
class Easel:
    """Draws cards from one template with one font."""

    template: Path
    """A Typst document, which finds its data as JSON in `sys.inputs.card`."""
    font: Path
    """The font, as WOFF2."""
    cache: Cache = UNKEPT
    """Keeps what was drawn, and which letters the font has."""

    def draw(self, data: Mapping[str, Any]) -> bytes:
        """Draw one card.

        Args:
            data: what the template puts on it; JSON.

        Returns:
            A PNG of 1200 × 630 pixels, without a date.

        Raises:
            NotDrawn: the template is wrong; the message says how and where.
        """
        card = json.dumps(data, ensure_ascii=False, sort_keys=True)
        name = digest("card", self.template.read_bytes(), self.font.read_bytes(), card)
        return self.cache.once(name, lambda: self._drawn(self.legible(card)))

    def _drawn(self, card: str) -> bytes:
        import typst

        try:
            drawn = self._compiler.compile(format="png", ppi=72, sys_inputs={"card": card})
        except typst.TypstError as error:
            raise NotDrawn(error.diagnostic or error.message) from error
        if not isinstance(drawn, bytes):
            raise NotDrawn("the card takes more than one page")
        return _on_palette(drawn)

    def legible(self, text: str) -> str:
        """Put a visible mark in place of every letter that no font at hand can draw."""
        return text.translate(dict.fromkeys(map(ord, self.missing(text)), _NO_LETTER))

    def missing(self, text: str) -> str:
        """List the letters of a text that no font at hand can draw, each once."""
        return "".join(sorted(each for each in set(text) if not self._draws(each)))

    def _draws(self, letter: str) -> bool:
        if letter.isascii() or letter in self._letters or letter == _NO_LETTER:
            return True
        return unicodedata.name(letter, "").startswith(_SPARE_SCRIPTS)

    @cached_property
    def _letters(self) -> frozenset[str]:
        name = digest("letters", self.font.read_bytes())
        return frozenset(self.cache.once(name, self._letters_of_font).decode())

    def _letters_of_font(self) -> bytes:
        from fontTools.ttLib import TTFont

        return "".join(sorted(map(chr, TTFont(self.font).getBestCmap()))).encode()

    def _unpacked(self) -> bytes:
        """The font's bytes as TrueType."""
        from fontTools.ttLib import TTFont

        font = TTFont(self.font, recalcTimestamp=False)
        font.flavor = None
        out = BytesIO()
        font.save(out)
        return out.getvalue()

    @cached_property
    def _compiler(self) -> Any:
        import typst

        Path(self._folder.name, "card.ttf").write_bytes(self._unpacked())
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[self._folder.name])
        return typst.Compiler(self.template, font_paths=fonts, ignore_system_fonts=True)

    @cached_property
    def _folder(self) -> TemporaryDirectory[str]:
        """Where the unpacked font lies for as long as this draws, for it is read from a file."""
        return TemporaryDirectory()


def _on_palette(png: bytes) -> bytes:
    from PIL import Image

    with Image.open(BytesIO(png)) as picture:
        small = picture.convert("RGB").quantize(
            COLORS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
    out = BytesIO()
    small.save(out, "PNG")
    return out.getvalue()
