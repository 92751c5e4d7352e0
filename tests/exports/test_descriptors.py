"""The Data Package's descriptor and Datasette's metadata are true of what is published."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from microsite.artifacts import Artifact
from microsite.checks import Verified
from microsite.exports import exports
from microsite.exports.data_package import PATH as DATAPACKAGE
from microsite.exports.datasette import PATH as DATASETTE
from microsite.exports.sums import PATH as SUMS
from microsite.exports.tables import tables
from microsite.maps import map_layers
from microsite.views.lookup import Lookup
from tests.exports.conftest import AT
from tests.made_up_region import write_region
from tests.support import MINIMAL, checked

OTHER = Artifact("data/sources.csl.json", "[]\n")


def content(file: Artifact) -> bytes:
    return file.content if isinstance(file.content, bytes) else file.content.encode()


@pytest.fixture(scope="module")
def files(good: Verified, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    layers = map_layers(write_region(tmp_path_factory.mktemp("geo")))
    made = (*exports(Lookup(good), AT, layers, [OTHER]).files, OTHER)
    return {file.path: content(file) for file in made if file.path.startswith("data/")}


@pytest.fixture(scope="module")
def package(files: dict[str, bytes]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files[DATAPACKAGE])
    return found


def test_every_file_is_listed_with_its_bytes_and_hash(
    files: dict[str, bytes], package: dict[str, Any]
) -> None:
    listed = {f"data/{each['path']}": each for each in package["resources"]}
    assert set(listed) == set(files) - {DATAPACKAGE, SUMS}
    for path, each in listed.items():
        assert each["bytes"] == len(files[path])
        assert each["hash"] == f"sha256:{sha256(files[path]).hexdigest()}"
    names = [each["name"] for each in package["resources"]]
    assert len(set(names)) == len(names)


def test_the_sums_are_of_every_file_but_their_own(files: dict[str, bytes]) -> None:
    lines = files[SUMS].decode().splitlines()
    found = dict(reversed(line.split("  ")) for line in lines)
    assert found == {
        path.removeprefix("data/"): sha256(files[path]).hexdigest()
        for path in files
        if path != SUMS
    }


def test_schemas_are_the_tables(package: dict[str, Any]) -> None:
    schemas = {each["name"]: each["schema"] for each in package["resources"] if "schema" in each}
    assert set(schemas) == {table.name for table in tables()}
    for table in tables():
        schema = schemas[table.name]
        assert schema["primaryKey"] == list(table.key)
        assert [f["name"] for f in schema["fields"]] == [c.name for c in table.all_columns]
        assert all(field["description"] for field in schema["fields"])
        assert len(schema.get("foreignKeys", [])) == len(table.foreign_keys)


def test_whose_it_is(good: Verified, package: dict[str, Any]) -> None:
    assert package["homepage"] == AT.url
    assert package["contributors"] == [{"title": AT.author, "role": "publisher"}]
    license = good.project.investigation.license
    assert license is not None
    assert package["licenses"][0]["name"] == license.name == "CC-BY-4.0"
    assert {each["title"] for each in package["sources"]} == {
        source.label for source in good.project.sources.values()
    }
    assert "Quotations belong to those who spoke or printed them" in package["description"]
    [map] = [each for each in package["resources"] if each["path"] == "map.geojson"]
    assert {each["name"] for each in map["licenses"]} == {"CC-BY-4.0", "other-pd"}
    assert map["sources"] == [{"title": "Office of Maps"}]


def test_nothing_is_made_up_where_nobody_said_it(tmp_path: Path) -> None:
    verified, _ = checked(MINIMAL)
    assert verified is not None
    made = {file.path: file for file in exports(Lookup(verified)).files}
    package = json.loads(made[DATAPACKAGE].content)
    metadata = json.loads(made[DATASETTE].content)
    assert not {"homepage", "contributors", "licenses"} & set(package)
    assert not {"license", "license_url", "source_url"} & set(metadata)


def test_datasette_is_told_of_every_table_and_column(files: dict[str, bytes]) -> None:
    metadata = json.loads(files[DATASETTE])
    described = metadata["databases"]["records"]["tables"]
    assert set(described) == {table.name for table in tables()}
    for table in tables():
        assert list(described[table.name]["columns"]) == [c.name for c in table.all_columns]
        assert described[table.name]["license"] == metadata["license"]
    assert metadata["source_url"] == AT.url
