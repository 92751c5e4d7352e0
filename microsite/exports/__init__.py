"""What is published besides the pages, for machines and for whoever wants to check us."""

from __future__ import annotations

from collections.abc import Sequence

from microsite.artifacts import Artifact
from microsite.checks import Verified
from microsite.citations import UNKNOWN, Imprint
from microsite.exports.about import about
from microsite.exports.annotations import web_annotations
from microsite.exports.csv_files import csv_file
from microsite.exports.data_package import data_package
from microsite.exports.datasette import datasette_metadata
from microsite.exports.geojson_files import geojson_files
from microsite.exports.json_files import json_files
from microsite.exports.page import data_page
from microsite.exports.site_files import site_files
from microsite.exports.sqlite_file import sqlite_file
from microsite.exports.sums import sums_file
from microsite.exports.table_rows import filled_tables
from microsite.exports.tables import tables
from microsite.maps import Feature
from microsite.views.lookup import Lookup

__all__ = ["data_page", "exports"]


def exports(
    verified: Verified,
    imprint: Imprint = UNKNOWN,
    layers: Sequence[Feature] = (),
    others: Sequence[Artifact] = (),
) -> tuple[Artifact, ...]:
    """Make every published data file, under `data/`, and what stands at fixed places.

    Args:
        verified: the checked records.
        imprint: the site's address and publisher, as far as the host knows them.
        layers: what the maps are drawn from, as `maps.map_layers` reads it.
        others: data files made elsewhere, which the descriptors list with these.
    """
    lookup = Lookup(verified)
    filled = filled_tables(lookup, imprint)
    whole = about(lookup, imprint)
    described = tables(verified.project.vocabulary)
    data = (
        *map(csv_file, filled),
        *json_files(lookup, imprint),
        web_annotations(lookup, imprint),
        *geojson_files(lookup, imprint, layers),
        sqlite_file(filled),
        datasette_metadata(whole, described),
    )
    package = data_package(whole, described, (*data, *others), layers)
    sums = sums_file((*data, *others, package))
    security = verified.project.investigation.security
    return (*data, package, sums, *site_files(security, imprint))
