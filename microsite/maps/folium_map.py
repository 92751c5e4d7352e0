"""The zoomable map: Folium's, without what Folium fetches from elsewhere.

Folium writes a whole page with jQuery, Bootstrap and styles from a CDN. We take the two parts of
it that we need, the element and the script, and give every object a fixed name so that the same
data makes the same bytes. Folium's pop-ups need jQuery; ours (`links.js`) need Leaflet alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar
from xml.etree import ElementTree as ET

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from microsite.maps import labels
from microsite.maps.model import MapPoint, MapStrings, ResponseStyle, Styles
from microsite.maps.region import Bounds, Place, Region, Town
from microsite.maps.symbols import add, element, markup, symbol_svg
from microsite.maps.zooms import MAX_ZOOM, RADIUS, STEPS, TARGET, zooms

if TYPE_CHECKING:
    import folium

MAP_SCRIPT = "assets/map.js"  # where the script belongs; load it after Leaflet's
DECIMALS = 4  # about 10 m
FINE = 0.0001  # degrees, less than a pixel at the closest zoom: what outlines are thinned by
CARD_MARK, CARD_RADIUS = 16, 5.5  # px, the side of the mark in a card and its radius
ROOM = 12  # px around the region at the start

Named = TypeVar("Named", bound=Any)


@dataclass(frozen=True, slots=True)
class FoliumParts:
    """The element for the page, and the script for a file of its own."""

    div: str
    script: str


def folium_map(
    points: Sequence[MapPoint],
    region: Region,
    styles: tuple[ResponseStyle, ...],
    strings: MapStrings,
) -> FoliumParts:
    """Make the zoomable map of at least one point.

    The script belongs into `MAP_SCRIPT`, the element into the page; links in the script are
    those of the points, relative to that page. Raises `KeyError` for an unknown response state
    and `ValueError` if there is no point.
    """
    if not points:
        raise ValueError("a map needs at least one point")
    looks = Styles(styles)
    own = region.towns_of(points)
    places = region.places + region.names_of(own, points)
    west, _, east, _ = region.frame
    shown = zooms(points, places, strings.crowd, east - west)
    chart = _chart(region, own)
    words = {"title": strings.title, "zoomIn": strings.zoom_in, "zoomOut": strings.zoom_out}
    metric = {"metric": strings.metric, "imperial": not strings.metric}
    start = {"bounds": _corners(region.bounds), "room": ROOM, "maxZoom": MAX_ZOOM - 2}
    calls = [_call("prepareMap", chart, words, start, metric)]
    for index, place in enumerate(places):
        names = f"ms-town ms-town--{place.kind}"
        marker = _marker(f"place_{index}", place, _name([place.name]), names).add_to(chart)
        calls.append(_call("nameMark", chart, marker, shown.places[index]))
    marks = []
    for index, point in enumerate(points):
        inside = _link(point, looks.of(point))
        marker = _marker(f"point_{index}", point, inside, "ms-pin").add_to(chart)
        calls.append(_call("nameMark", chart, marker, shown.points[index]))
        calls.append(_call("linkMark", chart, marker, _card(point, looks.of(point))))
        marks.append(marker)
    labelled = [point.label for point in points]
    calls.append(_call("frameCrowds", chart, marks, labelled, shown.crowds, strings.crowd))
    calls.append(_call("hideCutNames", chart))
    return _parts(chart, calls)


def _chart(region: Region, own: Sequence[Town]) -> folium.Map:
    """The map with its outlines, without tiles."""
    import folium  # 0.4 s: only a build that draws the map pays for it

    west, south, east, north = region.bounds
    chart = folium.Map(
        location=((south + north) / 2, (west + east) / 2),
        tiles=None,
        zoom_control=False,  # links.js makes one with words from the catalog
        attributionControl=False,  # the page names its sources beside the map
        zoomSnap=1 / STEPS,
        minZoom=1,
        maxZoom=MAX_ZOOM,
        maxBounds=_corners(region.frame),
        maxBoundsViscosity=1,
    )
    chart.default_js, chart.default_css = [], []
    # The figure keeps its parts under their names, so the map is put there anew with its own.
    folium.Figure().add_child(_named(chart, "map", "agencies"))
    outlines = folium.GeoJson(
        _outlines(region, own),
        style_function=lambda feature: {"className": f"ms-map__{feature['id']}"},
        interactive=False,
    )
    _named(outlines, "outlines", "region").add_to(chart)
    return chart


def _outlines(region: Region, own: Sequence[Town]) -> dict[str, Any]:
    """The outlines as GeoJSON, what is drawn first first."""
    shapes: dict[str, BaseGeometry] = {
        "neighbor": shapely.GeometryCollection(region.neighbors),
        "land": region.land,
        "own": shapely.GeometryCollection([town.outline for town in own]),
        "town": region.town_lines,
        "border": region.borders,
    }
    features = [
        {"type": "Feature", "id": name, "properties": {}, "geometry": mapping(_rounded(shape))}
        for name, shape in shapes.items()
        if not shape.is_empty
    ]
    return {"type": "FeatureCollection", "features": features}


def _rounded(shape: BaseGeometry) -> BaseGeometry:
    return shapely.transform(shapely.simplify(shape, FINE), lambda lonlat: lonlat.round(DECIMALS))


def _corners(bounds: Bounds) -> tuple[tuple[float, float], tuple[float, float]]:
    """Bounds as Leaflet has them: south-west and north-east corner, latitude first."""
    west, south, east, north = bounds
    return (south, west), (north, east)


def _marker(key: str, place: MapPoint | Place, content: ET.Element, css: str) -> folium.Marker:
    """A mark with content of our own; Leaflet adds neither role nor tab stop to it."""
    import folium

    icon = folium.DivIcon(
        # Folium takes what it has rendered for a template once more: a name would be run.
        html=markup(content).replace("{", "&#123;"),
        icon_size=(TARGET, TARGET),
        icon_anchor=(TARGET // 2, TARGET // 2),
        class_name=css,
    )
    marker = folium.Marker(
        location=(place.lat, place.lon),
        icon=_named(icon, "icon", key),
        keyboard=False,
        interactive=isinstance(place, MapPoint),
    )
    return _named(marker, "marker", key)


def _link(point: MapPoint, style: ResponseStyle) -> ET.Element:
    """The inside of a point's mark: a link with the state's mark and the point's name."""
    link = element("a", class_="ms-pin__link", href=point.href, aria_label=point.spoken)
    link.append(symbol_svg(style, TARGET, RADIUS))
    link.append(_name(labels.broken(point.label)))
    return link


def _name(lines: Iterable[str]) -> ET.Element:
    name = element("span", class_="ms-pin__name", aria_hidden="true")
    for line in lines:
        add(name, "span", line).tail = " "  # keeps two lines' words apart for whoever hears them
    return name


def _card(point: MapPoint, style: ResponseStyle) -> str:
    """The card of a point, as HTML with everything escaped; short enough for a phone's map."""
    card = element("div", class_="ms-card")
    name = add(card, "p", class_="ms-card__name")
    add(name, "a", point.name, href=point.href)
    state = add(card, "p", class_="ms-card__state")
    state.append(symbol_svg(style, CARD_MARK, CARD_RADIUS))
    add(state, "strong", point.state_label)
    if point.when:
        add(card, "p", point.when, class_="ms-card__when")
    return markup(card)


def _call(function: str, *arguments: Any) -> str:
    """A call of one of our functions; Folium's objects are given by name, all else as JSON."""
    return f"{function}({', '.join(map(_argument, arguments))});"


def _argument(value: Any) -> str:
    if isinstance(value, list) and value and hasattr(value[0], "get_name"):
        return f"[{', '.join(part.get_name() for part in value)}]"
    return str(value.get_name()) if hasattr(value, "get_name") else _json(value)


def _parts(chart: folium.Map, calls: list[str]) -> FoliumParts:
    """Folium's element and script, the script with what it calls and in a scope of its own."""
    import folium

    figure = chart.get_root()
    assert isinstance(figure, folium.Figure)
    figure.render()
    lines = [line.strip() for line in figure.script.render().splitlines()] + calls
    name = chart.get_name()
    helpers = (files(__package__) / "links.js").read_text(encoding="utf-8")
    body = "\n".join(line for line in lines if line)
    script = (
        f'(function () {{\nif (!window.L || !document.getElementById("{name}")) return;\n'
        f"{helpers}\n{body}\n}})();\n"
    )
    return FoliumParts(figure.html.render().strip(), script)


def _named(part: Named, kind: str, key: str) -> Named:
    """Give a Folium object a fixed name in place of its random one."""
    part._name, part._id = kind, key
    return part


def _json(value: object) -> str:
    """JSON that is also harmless within a page's own script element."""
    text = json.dumps(value, sort_keys=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
