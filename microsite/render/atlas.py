"""The maps of the site, drawn from the view of the map with the catalog's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from typing import get_args

from markupsafe import Markup

from microsite import dates
from microsite.artifacts import Artifact
from microsite.cache import UNKEPT, Cache, digest
from microsite.maps import (
    LEAFLET_CSS,
    LEAFLET_JS,
    MAP_SCRIPT,
    FoliumParts,
    MapPoint,
    MapStrings,
    Region,
    ResponseStyle,
    density_svg,
    folium_map,
    leaflet_assets,
    legend_html,
    locator_svg,
)
from microsite.maps.model import Shape
from microsite.maps.symbols import markup, symbol_svg
from microsite.model import ResponseKind, Vocabulary
from microsite.render.catalog import Catalog
from microsite.views.addresses import href
from microsite.views.map import MapPage, Pin
from microsite.views.shelves import LIMITS

PAGE = "map/zoom.md"
"""Where the zoomable map is."""

_OUTLINES, _ALL = "the outlines", "all points"
"""What a page can ask for besides an agency, whose id has no space."""

_SHAPES: dict[ResponseKind, Shape] = {
    "statement": "circle",
    "reported statement": "square",
    "did not immediately respond": "triangle",
    "did not respond": "diamond",
    "not known to have been asked": "cross",
}
assert set(_SHAPES) == set(get_args(ResponseKind))


@dataclass(frozen=True, eq=False)
class Atlas:
    """Draws the maps; without outlines there are none, and pages have their tables alone."""

    view: MapPage
    region: Region | None
    catalog: Catalog
    vocabulary: Vocabulary
    cache: Cache = UNKEPT
    """Keeps what was drawn."""
    asked: set[str] = field(default_factory=set)
    """What a page has been given that depends on the agencies or the outlines."""
    _answers: dict[str, bytes] = field(default_factory=dict)

    def on(self, here: str) -> PageMaps:
        """Give the maps as a page needs them, whose links are relative to it."""
        return PageMaps(self, here)

    def answer(self, key: str) -> bytes:
        """Digest what is drawn for who asks for a key; where the page stands is its own matter."""
        alone = key if self.many and key in self._pins else None
        drawn = key if alone or key == _OUTLINES else _ALL
        if drawn not in self._answers:
            points = () if drawn == _OUTLINES else self.points(PAGE, alone)
            self._answers[drawn] = digest("drawn", points, self.many, self.made_from)
        return self._answers[drawn]

    @cached_property
    def files(self) -> tuple[Artifact, ...]:
        """The zoomable map's script, and Leaflet's files."""
        if self.zoomable is None:
            return ()
        return (Artifact(MAP_SCRIPT, self.zoomable.script), *leaflet_assets())

    @property
    def many(self) -> bool:
        """Whether there are too many points to draw each of them on one map."""
        return len(self.view.pins) > LIMITS.points

    @cached_property
    def zoomable(self) -> FoliumParts | None:
        """The zoomable map's element and script."""
        if self.region is None or self.many:
            return None
        points = self.points(PAGE)
        name = digest("zoomable", points, self.made_from)
        if kept := self.cache.get(name):
            div, script = kept.decode().split("\0")
            return FoliumParts(div, script)
        parts = folium_map(points, self.region, self.styles, self.strings)
        self.cache.put(name, f"{parts.div}\0{parts.script}".encode())
        return parts

    @cached_property
    def made_from(self) -> bytes:
        """A digest of everything that a map is made from besides its points."""
        return digest("maps", self.region, self.styles, self.strings)

    @cached_property
    def styles(self) -> tuple[ResponseStyle, ...]:
        """How each kind of answer looks, in the order of the legend; kinds that occur."""
        used = {pin.state for pin in self.view.pins}
        occurring = [each for each in self.vocabulary.words("response_kinds") if each in used]
        likes = dict.fromkeys(map(self.vocabulary.response_kind, occurring))
        return tuple(self.style(like, occurring) for like in likes)

    def style(self, kind: str, among: Sequence[str] = ()) -> ResponseStyle:
        """How one kind of answer looks: as the standard kind that it counts as.

        Args:
            kind: a word of the vocabulary.
            among: words that the label names, as far as they look the same.
        """
        like = self.vocabulary.response_kind(kind)
        alike = [each for each in among if self.vocabulary.response_kind(each) == like] or [kind]
        names = (self.catalog.plain(f"terms.response.{each}") for each in alike)
        label = self.catalog.plain("words.semicolon").join(names)
        return ResponseStyle(like, label, _SHAPES[like], f"ms-map-{like.replace(' ', '-')}")

    @cached_property
    def symbol(self) -> Callable[[str], Markup]:
        """Gives the mark of a kind of answer, to stand beside its name."""
        return cache(lambda kind: Markup(markup(symbol_svg(self.style(kind), 14, 4.8))))

    @cached_property
    def strings(self) -> MapStrings:
        """The words around the maps."""
        plain = self.catalog.plain
        return MapStrings(
            title=plain("maps.title", region=self.view.region),
            enlarged=plain("maps.enlarged"),
            panel=plain("maps.panel"),
            scale=plain(f"maps.scale.{self.view.distances}"),
            zoom_in=plain("maps.zoom_in"),
            zoom_out=plain("maps.zoom_out"),
            crowd=plain("maps.crowd"),
            metric=self.view.distances == "kilometers",
        )

    def points(self, here: str, only: str | None = None) -> tuple[MapPoint, ...]:
        """Give every agency's point, or one agency's, with links as seen from a page."""
        return tuple(
            MapPoint(
                id=pin.id,
                name=pin.agency.text,
                lat=pin.location.latitude,
                lon=pin.location.longitude,
                state=self.vocabulary.response_kind(pin.state),
                state_label=self.catalog.plain(f"terms.response.{pin.state}"),
                href=href(here, pin.agency.page),
                short=pin.short_name,
                when=self._when(pin),
            )
            for pin in (self.view.pins if only is None else (self._pins[only],))
        )

    @cached_property
    def _pins(self) -> Mapping[str, Pin]:
        return {pin.id: pin for pin in self.view.pins}

    def _when(self, pin: Pin) -> str:
        """As of when a pin's answer is, as the table says it; empty where there is no answer."""
        if pin.lead is None:
            return ""
        plain, known = self.catalog.plain, pin.lead.as_of
        if known.value is None:
            return plain("words.date_unknown")
        shown = dates.display(known.value, self.catalog.dates)
        if pin.lead.like == "not known to have been asked":
            return plain("answer.as_of_day", date=shown)
        basis = plain(f"terms.basis.{known.basis}")
        return plain("maps.dated", date=shown, basis=basis) if known.basis == "inferred" else shown


@dataclass(slots=True)
class PageMaps:
    """The maps for one page; each is None where there are no outlines to draw."""

    atlas: Atlas
    here: str

    @property
    def overview(self) -> Markup | None:
        """The static map of all agencies."""
        return self._drawn(None)

    @property
    def many(self) -> bool:
        """Whether the overview shows how many agencies there are, and none by itself."""
        self.atlas.asked.add(_ALL)
        return self.atlas.many

    @property
    def legend(self) -> Markup:
        """What the marks mean."""
        self.atlas.asked.add(_ALL)
        counts: Counter[str] = Counter(
            self.atlas.vocabulary.response_kind(pin.state) for pin in self.atlas.view.pins
        )
        return Markup(legend_html(self.atlas.styles, counts))

    @property
    def page(self) -> str:
        """The page of the zoomable map, among the site's documents."""
        return PAGE

    @property
    def credits(self) -> str:
        """Who made the outlines and the names on the maps; empty where nobody is named."""
        self.atlas.asked.add(_OUTLINES)
        return "; ".join(self.atlas.region.credits) if self.atlas.region else ""

    @property
    def zoomable(self) -> Markup | None:
        """The element that the script of the zoomable map fills."""
        self.atlas.asked.add(_ALL)
        return Markup(self.atlas.zoomable.div) if self.atlas.zoomable else None

    @property
    def scripts(self) -> tuple[str, ...]:
        """The scripts of the zoomable map, paths below the site's root, in order."""
        return (LEAFLET_JS, MAP_SCRIPT)

    @property
    def stylesheet(self) -> str:
        """The style sheet of the zoomable map, a path below the site's root."""
        return LEAFLET_CSS

    def locator(self, agency: str) -> Markup | None:
        """Draw the small map that names one agency."""
        return self._drawn(agency)

    def _drawn(self, highlight: str | None) -> Markup | None:
        atlas = self.atlas
        atlas.asked.add(highlight or _ALL)
        if atlas.region is None:
            return None
        # Among very many others one agency is not to be found; its own map then shows it alone.
        alone = atlas.many and highlight is not None
        points, region = atlas.points(self.here, highlight if alone else None), atlas.region
        drawing = (
            partial(density_svg, points)
            if atlas.many and not alone
            else partial(locator_svg, points, highlight=highlight)
        )
        drawn = atlas.cache.once(
            digest("map", points, highlight, atlas.many, atlas.made_from),
            lambda: drawing(region, atlas.styles, atlas.strings).encode(),
        )
        return Markup(drawn.decode())
