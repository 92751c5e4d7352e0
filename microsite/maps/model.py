"""What a map is made of: points, the looks of their states, and the words around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

Shape = Literal["circle", "square", "triangle", "diamond", "cross"]


@dataclass(frozen=True, slots=True)
class MapPoint:
    """One agency on the map.

    `lat` and `lon` are degrees (WGS 84). `state` is the key of a `ResponseStyle`, `state_label`
    its text here and `when` its date in words. `href` is relative to the page that shows the
    point. `short` is the label on the map; without one it is `name`.

    Raises `ValueError` for a place that is not on Earth and for an address that leaves the site.
    """

    id: str
    name: str
    lat: float
    lon: float
    state: str
    state_label: str
    href: str
    short: str = ""
    when: str = ""

    def __post_init__(self) -> None:
        # Written so that NaN fails too. Mercator has no place for the poles.
        if not (-85 <= self.lat <= 85 and -180 <= self.lon <= 180):
            raise ValueError(f"{self.id}: no such place: {self.lat}, {self.lon}")
        address = urlsplit(self.href)
        if address.scheme or address.netloc or "\\" in self.href:
            raise ValueError(f"{self.id}: not an address within the site: {self.href}")

    @property
    def label(self) -> str:
        """The text beside the point."""
        return self.short or self.name

    @property
    def spoken(self) -> str:
        """The point's accessible name; it begins with the visible label (WCAG 2.5.3)."""
        name = self.name if self.label in self.name else f"{self.label}, {self.name}"
        return f"{name}: {self.state_label}" + (f", {self.when}" if self.when else "")


@dataclass(frozen=True, slots=True)
class ResponseStyle:
    """How a response state looks: its shape says it, color only repeats it.

    Shapes differ in silhouette, and circle and square are solid while the others are open, so
    that they can be told apart in gray. `css_class` goes on every mark of this state.
    """

    key: str
    label: str
    shape: Shape
    css_class: str


@dataclass(frozen=True, slots=True)
class MapStrings:
    """The words of the interface, from the catalog of strings.

    `{length}` and `{count}` stand for what is put in.
    """

    title: str  # accessible name of the map
    enlarged: str  # beside the frame on the overview
    panel: str  # on the enlarged panel
    scale: str  # "{length} miles"
    zoom_in: str
    zoom_out: str
    crowd: str  # on the frame around marks that stand too close: "{count} agencies: zoom in"
    metric: bool = False  # whether scales count kilometers, and `scale` says so


class Styles:
    """The looks by the key of their state.

    Raises `ValueError` if two states share a key or a shape, and `KeyError`, saying which states
    there are, if one is asked for that is not there.
    """

    def __init__(self, styles: tuple[ResponseStyle, ...]) -> None:
        self._by_key = {style.key: style for style in styles}
        if len(self._by_key) < len(styles) or len({s.shape for s in styles}) < len(styles):
            raise ValueError("every response state needs a key and a shape of its own")

    def of(self, point: MapPoint) -> ResponseStyle:
        """The looks of a point."""
        try:
            return self._by_key[point.state]
        except KeyError:
            known = ", ".join(sorted(self._by_key))
            raise KeyError(f"{point.id}: no style for {point.state!r}; known: {known}") from None
