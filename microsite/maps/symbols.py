"""The marks of the response states, the same ones on both maps and in the legend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from microsite.maps.model import ResponseStyle, Shape

# Outlines around (0, 0), of about equal weight to the eye at radius 1.
OUTLINES: dict[Shape, tuple[tuple[float, float], ...]] = {
    "square": ((-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)),
    "triangle": ((0, -1.15), (1.1, 0.8), (-1.1, 0.8)),
    "diamond": ((0, -1.22), (1.22, 0), (0, 1.22), (-1.22, 0)),
}


def element(tag: str, text: str = "", **attributes: object) -> ET.Element:
    """Make an element; `class_` is `class`, other underscores in names are hyphens."""
    names = {name: name.rstrip("_").replace("_", "-") for name in attributes}
    made = ET.Element(tag, {names[name]: str(value) for name, value in attributes.items()})
    made.text = text or None
    return made


def add(parent: ET.Element, tag: str, text: str = "", **attributes: object) -> ET.Element:
    """Make an element as `element` does and appends it."""
    made = element(tag, text, **attributes)
    parent.append(made)
    return made


def markup(made: ET.Element) -> str:
    """Write an element as HTML, with everything escaped that needs it.

    It is XML as well, which the cards read; HTML alone would leave a `<` in an attribute.
    """
    return ET.tostring(made, encoding="unicode", short_empty_elements=False)


def number(value: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{round(value, 1) + 0:g}"


def symbol_path(shape: Shape, radius: float, x: float = 0, y: float = 0) -> str:
    """The path data of a mark of this radius around a place, in pixels."""
    if shape == "circle":
        r, d = number(radius), number(2 * radius)
        return f"M{number(x - radius)} {number(y)}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0-{d} 0z"
    if shape == "cross":
        r, d = number(radius * 0.8), number(radius * 1.6)
        left, top, low = (
            number(x - radius * 0.8),
            number(y - radius * 0.8),
            number(y + radius * 0.8),
        )
        return f"M{left} {top}l{d} {d}M{left} {low}l{d} -{d}" if r else ""
    corners = (f"{number(x + dx * radius)} {number(y + dy * radius)}" for dx, dy in OUTLINES[shape])
    return "M" + "L".join(corners) + "z"


def symbol(style: ResponseStyle, radius: float, x: float = 0, y: float = 0) -> ET.Element:
    """The mark of a state: an SVG path that says its shape and its state by class."""
    names = f"ms-symbol ms-symbol--{style.shape} {style.css_class}".rstrip()
    return element("path", class_=names, d=symbol_path(style.shape, radius, x, y))


def symbol_svg(style: ResponseStyle, size: int, radius: float) -> ET.Element:
    """The mark as a small picture of its own, `size` pixels square, for HTML."""
    half = number(size / 2)
    picture = element(
        "svg",
        class_="ms-symbol-svg",
        viewBox=f"-{half} -{half} {size} {size}",
        width=size,
        height=size,
        aria_hidden="true",
        focusable="false",
    )
    picture.append(symbol(style, radius))
    return picture


def legend_html(styles: Sequence[ResponseStyle], counts: Mapping[str, int]) -> str:
    """The legend of both maps: a list of marks with what they mean, in the given order.

    `counts` says by a state's key how many points are in it.
    """
    legend = element("ul", class_="ms-legend")
    for style in styles:
        item = add(legend, "li", class_="ms-legend__item")
        item.append(symbol_svg(style, 18, 6.5))
        add(item, "span", style.label).tail = " "
        add(item, "span", str(counts[style.key]), class_="ms-legend__count")
    return markup(legend)
