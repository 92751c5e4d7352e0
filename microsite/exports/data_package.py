"""datapackage.json: a Data Package (https://specs.frictionlessdata.io/data-package/) of all files.

Tables have a Table Schema with their keys; every file has its size and its SHA-256.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from microsite.artifacts import Artifact
from microsite.exports.about import About, license_entry
from microsite.exports.annotations import MEDIA_TYPE as ANNOTATIONS
from microsite.exports.columns import Column
from microsite.exports.csv_files import csv_path
from microsite.exports.geojson_files import MAP
from microsite.exports.sums import Measured
from microsite.exports.tables import Table
from microsite.jsontext import indented
from microsite.maps import Feature

PATH = "data/datapackage.json"

_FORMATS: Mapping[str, tuple[str, str]] = {
    ".csv": ("csv", "text/csv"),
    ".json": ("json", "application/json"),
    ".geojson": ("geojson", "application/geo+json"),
    ".db": ("sqlite", "application/vnd.sqlite3"),
    ".csl.json": ("json", "application/vnd.citationstyles.csl+json"),
    ".bib": ("bib", "application/x-bibtex"),
    "annotations.json": ("json", ANNOTATIONS),
}
"""By the end of a file's name, the longest that fits: its format, and its media type as registered
with IANA; BibTeX has none."""
_LICENSES = {"public domain": "other-pd", "CC BY 4.0": "CC-BY-4.0"}
"""How the terms of map files are called by the Open Definition (https://licenses.opendefinition.org)."""


def data_package(
    about: About, tables: Sequence[Table], files: Iterable[Measured], layers: Sequence[Feature]
) -> Artifact:
    """Describe the files that stand under `data/`.

    Args:
        about: the data as a whole.
        tables: the tables that are published as CSV.
        files: those files, in the order in which they are listed.
        layers: what the map's file holds besides the agencies.
    """
    by_path = {csv_path(table.name): table for table in tables}
    package: dict[str, Any] = {
        "profile": "data-package",
        "name": about.name,
        "title": about.title,
        "description": about.description,
    }
    if about.homepage:
        package["homepage"] = about.homepage
    if about.publisher:
        package["contributors"] = [{"title": about.publisher, "role": "publisher"}]
    if about.license:
        package["licenses"] = [license_entry(about.license)]
    package["sources"] = list(about.sources)
    package["resources"] = [
        _resource(each, by_path.get(each.path), about, layers) for each in files
    ]
    return Artifact(PATH, indented(package))


def media_type(path: str) -> str:
    """Give the media type of a file under `data/`."""
    return _format(path)[1]


def _format(path: str) -> tuple[str, str]:
    ending = max((each for each in _FORMATS if path.endswith(each)), key=len, default="")
    return _FORMATS.get(ending, ("txt", "text/plain"))


def _resource(
    file: Measured, table: Table | None, about: About, layers: Sequence[Feature]
) -> dict[str, Any]:
    format, mediatype = _format(file.name)
    resource: dict[str, Any] = {
        # A kind's CSV has the bare name, to which foreign keys refer.
        "name": table.name if table else file.name.replace("/", "-").lower(),
        "path": file.name,
        "profile": "tabular-data-resource" if table else "data-resource",
        "format": format,
        "mediatype": mediatype,
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
    }
    if file.is_text:
        resource["encoding"] = "utf-8"
    if table:
        resource["title"] = table.name.replace("_", " ")
        resource["description"] = table.description
        resource["dialect"] = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"'}
        resource["schema"] = _schema(table)
    if file.path == MAP:
        resource |= _terms_of_map(about, layers)
    return resource


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.all_columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {
                "fields": list(foreign.columns),
                "reference": {"resource": foreign.table, "fields": list(foreign.references)},
            }
            for foreign in table.foreign_keys
        ]
    return schema


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "description": column.description,
    }
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    return field | ({"constraints": constraints} if constraints else {})


def _terms_of_map(about: About, layers: Sequence[Feature]) -> dict[str, Any]:
    """Name whose the outlines are: the map's file is not ours alone."""
    terms = {(each["properties"]["source"], each["properties"]["license"]) for each in layers}
    theirs = sorted((str(source), str(license)) for source, license in terms if source)
    named = dict.fromkeys(license for _, license in theirs)
    licenses = [license_entry(about.license)] if about.license else []
    ours = {each["name"] for each in licenses}
    for each in named:
        name = _LICENSES.get(each, each)
        if name not in ours:
            licenses.append({"name": name, "title": each})
    return {"licenses": licenses, "sources": [{"title": source} for source, _ in theirs]}
