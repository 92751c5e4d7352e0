"""The ground of a static picture: water, land, borders, scale, and names to orient by."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import shapely

from microsite.maps import labels
from microsite.maps.geometry import Region, View
from microsite.maps.labels import SMALL_TEXT, Box, Label, Placer, Wish
from microsite.maps.symbols import add, element, number, symbol_path

MILES = (100, 50, 20, 10, 5, 2, 1)  # lengths that a scale bar may have
COAST, BORDER = 2.0, 0.5  # what it costs a label to stand across one; see `labels.Placer`


def canvas(view: View, names: str, title: str) -> ET.Element:
    """An empty picture with its class names and its accessible name."""
    size = {"width": number(view.width), "height": number(view.height)}
    return element(
        "svg",
        class_=names,
        viewBox=f"0 0 {size['width']} {size['height']}",
        role="group",
        aria_label=title,
        **size,
    )


def ground(root: ET.Element, region: Region, view: View, rank: int) -> Placer:
    """Draw water and land; gives a placer that knows where coast, borders and towns are."""
    add(root, "rect", class_="ms-map__water", width=number(view.width), height=number(view.height))
    for name, shapes, tolerance in (
        ("neighbor", region.neighbors, 0.7),
        ("land", (region.land,), 0.4),
        ("border", (region.borders,), 0.5),
    ):
        path = view.draw(shapes, tolerance)
        if path:
            add(root, "path", class_=f"ms-map__{name}", d=path)
    coast = shapely.transform(region.land.boundary, view.project)
    borders = shapely.transform(region.borders, view.project)
    shapely.prepare(coast)
    shapely.prepare(borders)

    def penalty(box: Box) -> float:
        place = shapely.box(box.x0, box.y0, box.x1, box.y1)
        across = COAST * bool(coast.intersects(place))
        return across + BORDER * bool(borders.intersects(place))

    frame = Box(3, 3, view.width - 3, view.height - 3)
    return Placer(frame, spared=_dots(region, view, rank), penalty=penalty)


def _dots(region: Region, view: View, rank: int) -> list[Box]:
    """The places of the towns up to a rank: better not covered by other names."""
    return labels.mark_boxes(_towns(region, view, rank))


def _towns(region: Region, view: View, rank: int) -> list[Wish]:
    """The towns up to a rank, as wishes for a label."""
    towns = [place for place in region.places if place.kind == "town" and place.rank <= rank]
    at = [view.point(town.lon, town.lat) for town in towns]
    return [
        Wish(town.name, x, y, 2, SMALL_TEXT, (town.name,))
        for town, (x, y) in zip(towns, at, strict=True)
    ]


def names(root: ET.Element, placer: Placer, region: Region, view: View, rank: int) -> None:
    """Write the names to orient by, where there is room left: areas, then towns."""
    group = add(root, "g", class_="ms-map__places", aria_hidden="true")
    written = set[str]()
    for place in region.places:
        # An area may be named at several places, so that one of them is in every picture.
        if place.kind != "town" and place.name not in written:
            label = _centered(placer, place.name, *view.point(place.lon, place.lat))
            if label:
                written.add(place.name)
                write(group, label, f"ms-map__place ms-map__place--{place.kind}")
    for town in _towns(region, view, rank):
        [mark] = labels.mark_boxes([town])
        label = None if any(map(mark.meets, placer.taken)) else placer.place(town)
        if label:
            placer.taken.append(mark)
            add(group, "path", class_="ms-map__dot", d=symbol_path("circle", 2, town.x, town.y))
            write(group, label, "ms-map__place ms-map__place--town")


def _centered(placer: Placer, text: str, x: float, y: float) -> Label | None:
    """A name in the middle of its area, on one line or a word a line; none if that is taken."""
    for lines in ((text,), tuple(text.split())):
        wide = max(labels.width(line, SMALL_TEXT) for line in lines)
        high = SMALL_TEXT * labels.LINE_HEIGHT * len(lines)
        box = Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
        if box.within(placer.frame) and not any(map(box.meets, placer.taken + placer.spared)):
            placer.taken.append(box)
            baseline = box.y0 + SMALL_TEXT * (labels.LINE_HEIGHT / 2 + 0.36)
            return Label(text, lines, x, baseline, "middle", "", box)
    return None


def scale_bar(root: ET.Element, placer: Placer, view: View, text: str) -> None:
    """Draw a scale bar at the lower left; `text` has `{miles}`."""
    miles = next((m for m in MILES if view.miles(m) < view.width / 4), MILES[-1])
    x, y, long = 10, view.height - 10, view.miles(miles)
    group = add(root, "g", class_="ms-map__scale", aria_hidden="true")
    add(group, "path", d=f"M{x} {number(y - 5)}v5h{number(long)}v-5")
    add(group, "text", text.format(miles=miles), x=x, y=number(y - 9))
    wide = max(long, labels.width(text.format(miles=miles), SMALL_TEXT))
    placer.taken.append(Box(x - 4, y - 24, x + wide + 4, y + 4))


def write(parent: ET.Element, label: Label, names: str) -> None:
    """Write a label, over several lines if it has them, with its leader."""
    if label.leader:
        x0, y0, x1, y1 = map(number, label.leader)
        add(parent, "path", class_="ms-map__leader", d=f"M{x0} {y0}L{x1} {y1}")
    text = add(parent, "text", class_=names, text_anchor=label.anchor)
    step = (label.box.y1 - label.box.y0) / len(label.lines)
    for row, line in enumerate(label.lines):
        y = label.y + row * step
        written = add(text, "tspan", line, x=number(label.x), y=number(y))
        if row < len(label.lines) - 1:
            written.tail = " "  # keeps two lines' words apart for whoever hears or copies them
