"""The static map of very many points: how many there are in each part of the picture.

The picture is laid out in hexagons of a fixed size, so that it takes as much room for ten thousand
points as for a thousand. In each hexagon stands one dot, whose area says how many points are there.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from microsite.maps.ground import canvas, ground, names, scale_bar
from microsite.maps.model import MapPoint, MapStrings, ResponseStyle
from microsite.maps.region import Region
from microsite.maps.svg import WIDTH, whole_of
from microsite.maps.symbols import add, element, markup, number

CELL = 11  # px between the middles of two hexagons beside each other
LEAST = 1.6  # px, the radius of the dot of the fewest points


@dataclass(frozen=True, slots=True)
class Cell:
    """One hexagon: the middle of it in pixels, and how many points it has."""

    x: float
    y: float
    count: int


def density_svg(
    points: Sequence[MapPoint],
    region: Region,
    styles: Sequence[ResponseStyle],
    strings: MapStrings,
) -> str:
    """Draw the map as HTML with inline SVG.

    Its description says how many points are in each state; it has no links, for no dot is one
    agency.
    """
    view = whole_of(region, WIDTH)
    counts = Counter(point.state for point in points)
    told = (f"{style.label}: {counts[style.key]}." for style in styles if counts[style.key])
    figure = element("div", class_="ms-locator")
    root = canvas(view, "overview", strings.title, " ".join(told))
    figure.append(root)
    placer = ground(root, region, view, 1, (), lines=False)
    scale_bar(root, placer, view, strings)
    group = add(root, "g", class_="ms-map__density", aria_hidden="true")
    found = cells(view.places(points).tolist())
    most = max((cell.count for cell in found), default=1)
    for cell in found:
        radius = max(LEAST, CELL / 2 * math.sqrt(cell.count / most))
        add(group, "circle", cx=number(cell.x), cy=number(cell.y), r=number(radius))
    names(root, placer, region, view, 1, ())
    return markup(figure)


def cells(places: Sequence[Sequence[float]], size: float = CELL) -> tuple[Cell, ...]:
    """Count places in the hexagons of a grid, from the top left.

    Args:
        places: x and y of each.
        size: between the middles of two hexagons beside each other.
    """
    # A place belongs to the hexagon with the nearest middle. Middles are on two grids of rows, of
    # which one is shifted by half a hexagon to the right and half a row down.
    high = size * math.sqrt(3)
    counts: Counter[tuple[float, float]] = Counter()
    for x, y in places:
        even = (round(x / size) * size, round(y / high) * high)
        odd = (
            (math.floor(x / size) + 0.5) * size,
            (math.floor(y / high) + 0.5) * high,
        )
        counts[min(even, odd, key=lambda middle: math.dist(middle, (x, y)))] += 1
    return tuple(Cell(x, y, n) for (x, y), n in sorted(counts.items(), key=lambda at: at[0][::-1]))
