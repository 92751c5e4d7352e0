"""What a first visit costs, over the wire with gzip, heads of answers and workers included.

Bytes and layout shifts are the same on every machine, so they are held here; `make bench` prints
them all. KB are thousands of bytes.
"""

from __future__ import annotations

from tests.site.saying import none_of
from tests.site.visiting import Visit

KB = 1000
MOST_SHIFT = 0.02
"""Of the cumulative layout shift; Web Vitals call up to 0.1 good."""


def is_light(path: str) -> bool:
    """Whether a page must cost no more than the home page may."""
    return path == "" or (path.startswith("agencies/") and path != "agencies/")


def too_heavy(visits: list[Visit], most: int) -> list[str]:
    """Name the visits that cost more bytes, with what they cost, most expensive part first."""
    return [
        f"{visit.name}: {visit.sent.total()} bytes of {most}: {visit.sent.most_common(5)}"
        for visit in visits
        if visit.sent.total() > most
    ]


def zoomable(visit: Visit) -> bool:
    """Whether the visit was to a page with the zoomable map."""
    return any(path.endswith("leaflet.js") for path in visit.asked)


def test_home_and_the_agencies_are_light(visits: list[Visit], looked_at: list[str]) -> None:
    light = [visit for visit in visits if is_light(visit.path)]
    assert {visit.path for visit in light} == {page for page in looked_at if is_light(page)}
    assert len({visit.path for visit in light}) >= 2
    none_of(too_heavy(light, 120 * KB))
    none_of(
        f"{visit.name}: {visit.asked.total()} requests: {sorted(visit.asked)}"
        for visit in light
        if visit.asked.total() > 10
    )


def test_the_maps_are_light(visits: list[Visit]) -> None:
    """The picture is what most readers need; what can be zoomed is paid for by who opens it."""
    pictures = [visit for visit in visits if visit.path == "map/"]
    maps = [visit for visit in visits if zoomable(visit)]
    assert len(pictures) == 4
    assert {visit.path for visit in maps} == {"map/zoom/"}
    none_of(too_heavy(pictures, 130 * KB))
    none_of(too_heavy(maps, 210 * KB))


def test_every_page_is_as_light_as_the_zoomable_map(visits: list[Visit]) -> None:
    none_of(too_heavy(visits, 210 * KB))


def test_fonts_are_light(visits: list[Visit]) -> None:
    for visit in visits:
        fonts = sum(n for path, n in visit.sent.items() if path.endswith(".woff2"))
        assert 0 < fonts <= 45 * KB, f"{visit.name}: {fonts} bytes of fonts"


def test_nothing_jumps_while_a_page_loads(visits: list[Visit]) -> None:
    none_of(f"{visit.name}: {visit.shift:.3f}" for visit in visits if visit.shift > MOST_SHIFT)
