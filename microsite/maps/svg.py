"""The static map: an overview of the region and, where points crowd, an enlarged panel.

Two pictures of the same nominal width rather than one wide one: side by side on a desk, one above
the other on a phone, and at either place drawn at about their own size, so that 12 px of text
stay 12 px. Everything is drawn in tenths of a pixel, in the order of the points.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from microsite.maps import labels
from microsite.maps.geometry import View, bounds_of, groups, view_of
from microsite.maps.ground import canvas, ground, names, scale_bar, write
from microsite.maps.labels import SMALL_TEXT, TEXT, Box, Placer, Wish
from microsite.maps.model import MapPoint, MapStrings, ResponseStyle, Styles
from microsite.maps.region import Place, Region, Town
from microsite.maps.symbols import add, element, markup, number, symbol, symbol_path

WIDTH = 340  # px: the width of a phone's column; type is never drawn much smaller than its size
SMALL = 260  # px: the width of the picture on an agency's page
SIDE, TOP = 14, 22  # px around the region on the overview
HEIGHTS = (180, 420)  # px, the lowest and the highest picture
RADIUS, INSIDE, TOUCH, HALO = 6.5, 4, 14, 11  # px; 2 x 14 px is a finger's target on a phone
CROWDED = 12  # px around a point; where these meet, there is no room for a finger or a label
PANEL_PADDING = 50  # px around the crowded points in their panel
LEAST, MOST = 1.6, 16  # how much a panel enlarges; where it would be less, it is left out
MANY = 80  # points above which none is labelled: the table under the map has the names


@dataclass(frozen=True, slots=True)
class Picture:
    """What all pictures need: the region, the looks of the states, the words, the towns."""

    region: Region
    styles: Styles
    strings: MapStrings
    towns: tuple[Town, ...]
    names: tuple[Place, ...]

    def ground(self, root: ET.Element, view: View, rank: int) -> Placer:
        """Draw what lies under the points."""
        return ground(root, self.region, view, rank, self.towns, lines=True)

    def orient(self, root: ET.Element, placer: Placer, view: View, rank: int) -> None:
        """Write the names to orient by."""
        names(root, placer, self.region, view, rank, self.names)

    def told(self, points: Iterable[MapPoint]) -> str:
        """Who is in which state, as a sentence for each state."""
        labels: dict[str, list[str]] = {}
        for point in points:
            labels.setdefault(point.state_label, []).append(point.label)
        return " ".join(f"{state}: {', '.join(names)}." for state, names in labels.items())


def locator_svg(
    points: Sequence[MapPoint],
    region: Region,
    styles: tuple[ResponseStyle, ...],
    strings: MapStrings,
    *,
    highlight: str | None = None,
) -> str:
    """Draw the static map as HTML with inline SVG.

    Without `highlight`: the overview and, if points crowd, the panel; every point is a link,
    once. With the id of a point: a small picture for that agency's page, without links, which
    shows it alone. Raises `KeyError` for an unknown id or response state.
    """
    looks = Styles(styles)
    figure = element("div", class_="ms-locator")
    if highlight is not None:
        found = {point.id: point for point in points}[highlight]
        towns = region.towns_of([found])
        figure.set("class", "ms-locator ms-locator--small")
        figure.append(_one(found, Picture(region, looks, strings, towns, ())))
        return markup(figure)
    towns = region.towns_of(points)
    picture = Picture(region, looks, strings, towns, region.names_of(towns, points))
    overview = whole_of(region, WIDTH)
    panel = _panel(points, overview)
    if panel is None:
        figure.append(_main(points, (), picture, overview, None))
        return markup(figure)
    inside = tuple(p for p in points if _visible(p, panel))
    outside = tuple(p for p in points if p not in inside)
    figure.set("class", "ms-locator ms-locator--pair")
    figure.append(_main(outside, inside, picture, overview, panel))
    figure.append(_enlarged(inside, picture, panel))
    return markup(figure)


def whole_of(region: Region, width: int) -> View:
    """The whole region, as high as its shape asks for."""
    west, south, east, north = region.bounds
    flat = view_of(region.bounds, width - 2 * SIDE, 1e6)
    tall = flat.point(west, south)[1] - flat.point(east, north)[1]
    height = round(min(max(tall + 2 * TOP, HEIGHTS[0]), HEIGHTS[1]))
    return view_of(region.bounds, width, height, SIDE)


def _panel(points: Sequence[MapPoint], overview: View) -> View | None:
    """The view of the crowded points, as large as the overview; none if nothing is gained."""
    crowd = max(groups(overview.places(points), CROWDED), key=len, default=())
    if len(crowd) < 2:
        return None
    group = [points[index] for index in crowd]
    view = view_of(bounds_of(group), overview.width, overview.height, PANEL_PADDING)
    if view.scale > MOST * overview.scale:
        view = view.scaled(MOST * overview.scale)
    return view if view.scale > LEAST * overview.scale else None


def _visible(point: MapPoint, view: View) -> bool:
    x, y = view.point(point.lon, point.lat)
    return TOUCH < x < view.width - TOUCH and TOUCH < y < view.height - TOUCH


def _main(
    points: Sequence[MapPoint],
    inside: Sequence[MapPoint],
    picture: Picture,
    view: View,
    panel: View | None,
) -> ET.Element:
    """The overview: points outside the panel as links, those inside as small marks."""
    strings, told = picture.strings, picture.told(points)
    if inside:
        told += f" {strings.panel}: {', '.join(point.label for point in inside)}."
    root = canvas(view, "overview", strings.title, told.strip())
    placer = picture.ground(root, view, 1)
    scale_bar(root, placer, view, strings)
    placer.taken += labels.mark_boxes(_wish(point, view) for point in points)
    if panel is not None:
        _frame(root, placer, view, panel, strings.enlarged)
    marks = add(root, "g", class_="ms-map__others", aria_hidden="true")
    for point in inside:
        marks.append(symbol(picture.styles.of(point), INSIDE, *view.point(point.lon, point.lat)))
    _points(root, placer, points, picture, view)
    picture.orient(root, placer, view, 1)
    return root


def _enlarged(points: Sequence[MapPoint], picture: Picture, view: View) -> ET.Element:
    """The panel."""
    strings = picture.strings
    title = f"{strings.title}: {strings.panel}"
    root = canvas(view, "panel", title, picture.told(points))
    placer = picture.ground(root, view, 2)
    add(root, "rect", class_="ms-map__edge", x=1, y=1, width=view.width - 2, height=view.height - 2)
    add(root, "text", strings.panel, class_="ms-map__caption", x=10, y=20, aria_hidden="true")
    placer.taken.append(Box(0, 0, 14 + labels.width(strings.panel, SMALL_TEXT), 26))
    scale_bar(root, placer, view, strings)
    placer.taken += labels.mark_boxes(_wish(point, view) for point in points)
    _points(root, placer, points, picture, view)
    picture.orient(root, placer, view, 2)
    return root


def _one(point: MapPoint, picture: Picture) -> ET.Element:
    """A small overview with one point, and a few names to orient by."""
    view = whole_of(picture.region, SMALL)
    root = canvas(view, "one", f"{picture.strings.title}: {point.spoken}", "")
    root.set("role", "img")
    placer = ground(root, picture.region, view, 1, picture.towns, lines=False)
    wish = _wish(point, view)
    placer.taken += labels.mark_boxes([wish], HALO - RADIUS)
    add(root, "path", class_="ms-map__halo", d=symbol_path("circle", HALO, wish.x, wish.y))
    root.append(symbol(picture.styles.of(point), RADIUS, wish.x, wish.y))
    label = placer.place(replace(wish, radius=HALO))
    if label:
        write(root, label, "ms-map__label")
    picture.orient(root, placer, view, 1)
    return root


def _frame(root: ET.Element, placer: Placer, view: View, panel: View, text: str) -> None:
    """Draw on the overview what the panel shows, and says that it is enlarged."""
    zoom = view.scale / panel.scale
    x, y = panel.left * zoom - view.left, panel.top * zoom - view.top
    wide, high = panel.width * zoom, panel.height * zoom
    where = {"x": x, "y": y, "width": wide, "height": high}
    add(root, "rect", class_="ms-map__frame", **{k: number(v) for k, v in where.items()})
    placer.taken.append(Box(x, y, x + wide, y + high))
    middle = Wish("frame", x + wide / 2, y + high / 2, high / 2, SMALL_TEXT, (text,), reach=0)
    label = placer.place(middle, sides=("n", "s"))
    if label:
        write(root, label, "ms-map__caption ms-map__caption--frame")


def _wish(point: MapPoint, view: View) -> Wish:
    x, y = view.point(point.lon, point.lat)
    return Wish(point.id, x, y, RADIUS, TEXT, labels.broken(point.label), reach=60)


def _points(
    root: ET.Element, placer: Placer, points: Sequence[MapPoint], picture: Picture, view: View
) -> None:
    """Draw the points as links: mark, label, and a place large enough for a finger."""
    wishes = [_wish(point, view) for point in points]
    placed = placer.place_all(wishes) if len(points) <= MANY else {}
    group = add(root, "g", class_="ms-map__points")
    for point, wish in zip(points, wishes, strict=True):
        link = add(group, "a", class_="ms-map__point", href=point.href, aria_label=point.spoken)
        add(link, "title", point.spoken)
        add(link, "circle", class_="ms-map__touch", cx=number(wish.x), cy=number(wish.y), r=TOUCH)
        label = placed.get(point.id)
        if label:
            write(link, label, "ms-map__label")
        link.append(symbol(picture.styles.of(point), RADIUS, wish.x, wish.y))
