"""The ground of a static picture: water, land, borders, scale, and names to orient by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET

import shapely

from microsite.maps import labels
from microsite.maps.geometry import View
from microsite.maps.labels import SMALL_TEXT, Box, Label, Placer, Wish
from microsite.maps.model import MapStrings
from microsite.maps.region import Place, Region, Town
from microsite.maps.symbols import add, element, number, symbol_path

MILE, KILOMETER = 1609.344, 1000  # meters
LENGTHS = (100, 50, 20, 10, 5, 2, 1)  # that a scale bar may have
BESIDE = 10  # px from a town's middle to its name, where a mark stands in the middle
COAST, BORDER = 2.0, 0.5  # what it costs a label to stand across one; see `labels.Placer`


def canvas(view: View, kind: str, title: str, description: str) -> ET.Element:
    """An empty picture of a kind, with its accessible name and description."""
    size = {"width": number(view.width), "height": number(view.height)}
    root = element(
        "svg",
        class_=f"ms-map ms-map--{kind}",
        viewBox=f"0 0 {size['width']} {size['height']}",
        role="group",
        aria_labelledby=f"map-{kind}",
        **size,
    )
    add(root, "title", title, id=f"map-{kind}")
    if description:
        root.set("aria-describedby", f"map-{kind}-text")
        add(root, "desc", description, id=f"map-{kind}-text")
    return root


def ground(
    root: ET.Element, region: Region, view: View, rank: int, own: Sequence[Town], *, lines: bool
) -> Placer:
    """Draw water and land; gives a placer that knows where coast, borders and towns are.

    `own` are towns to show a little stronger; `lines` says whether to draw those between towns.
    """
    add(root, "rect", class_="ms-map__water", width=number(view.width), height=number(view.height))
    for name, shapes, tolerance in (
        ("neighbor", region.neighbors, 0.7),
        ("land", (region.land,), 0.4),
        ("own", [town.outline for town in own], 0.4),
        ("town", (region.town_lines,) if lines else (), 0.6),
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


def names(
    root: ET.Element, placer: Placer, region: Region, view: View, rank: int, own: Iterable[Place]
) -> None:
    """Write the names to orient by, where there is room left: own towns, areas, then towns."""
    group = add(root, "g", class_="ms-map__places", aria_hidden="true")
    for place in own:
        x, y = view.point(place.lon, place.lat)
        beside = Wish(place.name, x, y, BESIDE, SMALL_TEXT, (place.name,))
        label = _centered(placer, place.name, x, y) or placer.place(beside)
        if label:
            write(group, label, "ms-map__place ms-map__place--own")
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


def scale_bar(root: ET.Element, placer: Placer, view: View, strings: MapStrings) -> None:
    """Draw a scale bar at the lower right."""
    unit = view.pixels(KILOMETER if strings.metric else MILE)
    length = next((n for n in LENGTHS if n * unit < view.width / 4), LENGTHS[-1])
    long = length * unit
    x, y = view.width - 10 - long, view.height - 10
    group = add(root, "g", class_="ms-map__scale", aria_hidden="true")
    add(group, "path", d=f"M{number(x)} {number(y - 5)}v5h{number(long)}v-5")
    written = strings.scale.format(length=length)
    end = number(x + long)
    add(group, "text", written, x=end, y=number(y - 9), text_anchor="end")
    wide = max(long, labels.width(written, SMALL_TEXT))
    placer.taken.append(Box(x + long - wide - 4, y - 24, x + long + 4, y + 4))


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
