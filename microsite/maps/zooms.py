"""What the zoomable map can show at each step of its zoom: names, and crowds of marks.

Reckoned here and not in the reader's browser, so that it can be tested, and so that the same
rules hold for both maps: no label covers another or could be read as another's mark's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2, tau
from typing import Any

import numpy as np
from numpy.typing import NDArray

from microsite.maps import labels
from microsite.maps.geometry import View, groups
from microsite.maps.labels import SMALL_TEXT, TEXT, Box, Placer, Wish
from microsite.maps.model import MapPoint
from microsite.maps.region import Place

STEPS = 4  # steps in which Leaflet doubles the scale
MAX_ZOOM = 13  # beyond it, a point would seem more precise than a town's center is
TOWN_ZOOM = {1: 7.0, 2: 10.0}  # from which zoom on towns of a rank are named
TARGET = 28  # px, the side of a mark's clickable square
RADIUS = 8  # px, of a mark
PHONE = 240  # px, the narrowest map that is reckoned with
AREAS = ("neighbor", "water", "own")  # kinds of places that have their name in the middle
APART = 400  # px, the least between two places where one area is named
MANY = 80  # points above which names are left to the cards
EVERYWHERE = Box(-1e9, -1e9, 1e9, 1e9)

Crowd = tuple[list[int], str]  # indexes of its points; the side of its frame where its name goes
Changes = list[tuple[int, Any]]  # from which step on there is which value


@dataclass(slots=True)
class Zooms:
    """What is shown from which step of the zoom on.

    `points` and `places` have the side on which each one's name is free, empty where it is not
    to be shown; `crowds` has the points that stand too close to be hit one by one.
    """

    points: list[Changes]
    places: list[Changes]
    crowds: Changes


def zooms(points: Sequence[MapPoint], others: Sequence[Place], crowd: str, span: float) -> Zooms:
    """Work out every step from the one on at which `span` degrees of longitude fill a phone.

    `crowd` is the text at a crowd, with `{count}`.
    """
    first = max(0, int(STEPS * log2(PHONE * 360 / 256 / span)))
    last = MAX_ZOOM * STEPS
    shown = Zooms([[] for _ in points], [[] for _ in others], [])
    for step in range(first, last + 1):
        view = View(256 * 2 ** (step / STEPS) / tau, 0, 0, 0, 0)
        places = view.places(points)
        # At the last step nothing would be gained by zooming in: no crowds.
        found = groups(places, TARGET / 2) if step < last else []
        together = [group for group in found if len(group) > 1]
        placer = Placer(EVERYWHERE)
        _note(shown.crowds, step, _crowds(together, places, placer, crowd))
        names = _names(points, places, {index for group in together for index in group}, placer)
        for index, changes in enumerate(shown.points):
            _note(changes, step, names.get(index, ""))
        sides = _areas(others, step / STEPS, view, placer) | _towns(
            others, step / STEPS, view, placer
        )
        for index, changes in enumerate(shown.places):
            _note(changes, step, sides.get(index, ""))
    return shown


def _note(changes: Changes, step: int, value: Any) -> None:
    if not changes or changes[-1][1] != value:
        changes.append((step, value))


def _crowds(
    together: Sequence[Sequence[int]], places: NDArray[np.float64], placer: Placer, text: str
) -> list[Crowd]:
    """Keep the crowds' frames free and put a name above or below each."""
    wishes = []
    for members in together:
        (x0, y0), (x1, y1) = places[list(members)].min(axis=0), places[list(members)].max(axis=0)
        half = TARGET / 2
        placer.taken.append(Box(x0 - half, y0 - half, x1 + half, y1 + half))
        name = text.format(count=len(members))
        radius = (y1 - y0) / 2 + half
        wishes.append(Wish("", (x0 + x1) / 2, (y0 + y1) / 2, radius, SMALL_TEXT, (name,)))
    placed = [placer.place(wish, sides=("s", "n")) for wish in wishes]
    return [
        (list(members), label.side if label else "")
        for members, label in zip(together, placed, strict=True)
    ]


def _names(
    points: Sequence[MapPoint], places: NDArray[np.float64], crowded: set[int], placer: Placer
) -> dict[int, str]:
    """The sides of the names of the points that stand alone."""
    wishes = []
    for index, (x, y) in enumerate(places):
        if index not in crowded:
            lines = labels.broken(points[index].label)
            wishes.append(Wish(f"{index:06}", x, y, RADIUS, TEXT, lines))
    placer.taken += labels.mark_boxes(wishes)
    if len(points) > MANY:
        return {}
    return {int(key): label.side for key, label in placer.place_all(wishes).items()}


def _areas(places: Sequence[Place], zoom: float, view: View, placer: Placer) -> dict[int, str]:
    """Which areas are named in their middle, at places that are free and far enough apart."""
    named: dict[int, tuple[str, float]] = {}
    for index, place in enumerate(places):
        if place.kind not in AREAS or zoom < TOWN_ZOOM[place.rank]:
            continue
        x, y = view.point(place.lon, place.lat)
        wide, high = labels.width(place.name, SMALL_TEXT) / 2, SMALL_TEXT * labels.LINE_HEIGHT / 2
        box = Box(x - wide, y - high, x + wide, y + high)
        again = any(name == place.name and abs(x - at) < APART for name, at in named.values())
        if not again and not any(map(box.meets, placer.taken)):
            placer.taken.append(box)
            named[index] = place.name, x
    return dict.fromkeys(named, "c")


def _towns(towns: Sequence[Place], zoom: float, view: View, placer: Placer) -> dict[int, str]:
    """The sides of the names of the towns; one without a free place is not shown at all."""
    sides = {}
    for index, town in enumerate(towns):
        if town.kind in AREAS:
            continue
        wish = Wish("", *view.point(town.lon, town.lat), 3, SMALL_TEXT, (town.name,))
        [mark] = labels.mark_boxes([wish])
        if zoom < TOWN_ZOOM[town.rank] or any(map(mark.meets, placer.taken)):
            continue
        label = placer.place(wish)
        if label:
            placer.taken.append(mark)
            sides[index] = label.side
    return sides
