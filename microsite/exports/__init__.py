"""What is published besides the pages, for machines and for whoever wants to check us."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from microsite.artifacts import Artifact
from microsite.citations import UNKNOWN, Imprint
from microsite.exports.about import about
from microsite.exports.annotations import web_annotations
from microsite.exports.csv_files import csv_file
from microsite.exports.data_package import data_package
from microsite.exports.datasette import datasette_metadata
from microsite.exports.geojson_files import geojson_files
from microsite.exports.json_files import json_files, published_rows
from microsite.exports.page import data_page
from microsite.exports.site_files import site_files
from microsite.exports.sqlite_file import sqlite_file
from microsite.exports.sums import measured, sums_file
from microsite.exports.table_rows import filled_tables
from microsite.exports.tables import tables
from microsite.maps import Feature
from microsite.views.data import DataPage
from microsite.views.lookup import Lookup

__all__ = ["Exports", "exports"]


@dataclass(frozen=True, slots=True)
class Exports:
    """What is published besides the pages."""

    files: tuple[Artifact, ...]
    """Those made here."""
    page: DataPage
    """Tells of all data files."""


def exports(
    lookup: Lookup,
    imprint: Imprint = UNKNOWN,
    layers: Sequence[Feature] = (),
    others: Sequence[Artifact] = (),
) -> Exports:
    """Make every published data file, under `data/`, and what stands at fixed places.

    Args:
        lookup: the checked records.
        imprint: the site's address and publisher, as far as the host knows them.
        layers: what the maps are drawn from, as `maps.map_layers` reads it.
        others: data files made elsewhere, which the page and the descriptors list with these.
    """
    published = published_rows(lookup, imprint)
    filled = filled_tables(lookup, published)
    whole = about(lookup, imprint)
    described = tables(lookup.project.vocabulary)
    data = (
        *map(csv_file, filled),
        *json_files(published),
        web_annotations(lookup, imprint),
        *geojson_files(lookup, published["agencies"], layers),
        sqlite_file(filled),
        datasette_metadata(whole, described),
    )
    listed = measured((*data, *others))
    package = data_package(whole, described, listed, layers)
    summed = (*listed, *measured([package]))
    sums = sums_file(summed)
    page = data_page(lookup, filled, (*summed, *measured([sums])), imprint.record)
    security = lookup.project.investigation.security
    return Exports((*data, package, sums, *site_files(security, imprint)), page)
