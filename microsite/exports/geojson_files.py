"""The agencies, and everything the static map draws, as GeoJSON (RFC 7946).

A point is as precise as its `precision` says, and never the place of an event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from microsite.artifacts import Artifact
from microsite.exports.json_files import Row
from microsite.jsontext import compact
from microsite.maps import Feature, point
from microsite.views.lookup import Lookup
from microsite.views.map import map_page

AGENCIES, MAP = "data/agencies.geojson", "data/map.geojson"


def geojson_files(
    lookup: Lookup, rows: Sequence[Row], layers: Iterable[Feature]
) -> tuple[Artifact, ...]:
    """Write the agencies and, where there are outlines to draw, the map.

    Args:
        lookup: the checked records.
        rows: the agencies as they are published.
        layers: what the maps are drawn from, as `maps.map_layers` reads it.
    """
    agencies = tuple(_agencies(lookup, rows))
    files = [Artifact(AGENCIES, _collection(agencies))]
    if drawn := tuple(layers):
        files.append(Artifact(MAP, _collection((*drawn, *agencies))))
    return tuple(files)


def _agencies(lookup: Lookup, rows: Sequence[Row]) -> Iterator[Feature]:
    published = {row["id"]: row for row in rows}
    for pin in sorted(map_page(lookup).pins, key=lambda pin: pin.id):
        row, place = published[pin.id], pin.location
        lead = pin.lead
        about = {
            "layer": "agency",
            **{name: row[name] for name in ("id", "name", "short_name", "kind", "place", "page")},
            "precision": place.precision,
            "gazetteer": place.gazetteer,
            "gazetteer_id": place.gazetteer_id,
            "note": place.note,
            # The answer whose mark the map shows.
            "response": lead.id if lead else None,
            "response_kind": pin.state,
            "response_as_of": lead.as_of.value.text if lead and lead.as_of.value else None,
            "response_as_of_basis": lead.as_of.basis if lead else None,
        }
        yield {**point(place.longitude, place.latitude, about), "id": pin.id}


def _collection(features: Iterable[Feature]) -> str:
    """Write a collection with a line for each feature."""
    lines = ",\n".join(map(compact, features))
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'
