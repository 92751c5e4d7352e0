"""The maps: a static one that every reader sees, and a zoomable one made with Folium.

Both show the same points with the same marks over the same outlines, ask nobody else for
anything, and carry no style and no script within the page, so that a strict Content Security
Policy lets them through. Nothing here knows which region it draws: outlines and names come from
the files that `load_region` reads.
"""

from __future__ import annotations

from microsite.maps.density import density_svg
from microsite.maps.folium_map import MAP_SCRIPT, FoliumParts, folium_map
from microsite.maps.layers import Feature, map_layers, point
from microsite.maps.leaflet import LEAFLET_CSS, LEAFLET_JS, leaflet_assets
from microsite.maps.model import MapPoint, MapStrings, ResponseStyle, Shape
from microsite.maps.region import (
    TOWNS,
    Bounds,
    Place,
    Region,
    Town,
    UnusableOutlines,
    load_region,
)
from microsite.maps.svg import locator_svg
from microsite.maps.symbols import legend_html
from microsite.maps.towns import UnusableTowns, towns_geojson

__all__ = [
    "LEAFLET_CSS",
    "LEAFLET_JS",
    "MAP_SCRIPT",
    "TOWNS",
    "Bounds",
    "Feature",
    "FoliumParts",
    "MapPoint",
    "MapStrings",
    "Place",
    "Region",
    "ResponseStyle",
    "Shape",
    "Town",
    "UnusableOutlines",
    "UnusableTowns",
    "density_svg",
    "folium_map",
    "leaflet_assets",
    "legend_html",
    "load_region",
    "locator_svg",
    "map_layers",
    "point",
    "towns_geojson",
]
