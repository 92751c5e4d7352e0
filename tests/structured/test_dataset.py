"""The data for download, as a Dataset with its files."""

from __future__ import annotations

from microsite.citations import UNKNOWN
from microsite.structured import Distribution, Identifiers, dataset, script
from tests.schema_org import faults
from tests.structured.conftest import AT

FILES = [
    Distribution("data/statements.csv", "Statements", "text/csv"),
    Distribution("data/plates.sqlite", "Everything", "application/vnd.sqlite3"),
]
LICENSE = "https://creativecommons.org/licenses/by/4.0/"


def made(ids: Identifiers, license: str = LICENSE) -> dict[str, object]:
    return dataset(ids, "The data", "Every record.", license, "terms", FILES)


def test_a_dataset_is_schema_orgs_and_names_its_files() -> None:
    node = made(Identifiers(AT, "data/index.md"))
    publisher = {"@type": "Organization", "@id": f"{AT.url}#publisher"}
    assert faults({f"{AT.url}data/": script([node, publisher])}) == []
    assert node["@id"] == f"{AT.url}data/#top"
    assert node["usageInfo"] == {"@type": "CreativeWork", "url": f"{AT.url}data/#terms"}
    files = node["distribution"]
    assert isinstance(files, list)
    assert [(each["contentUrl"], each["encodingFormat"]) for each in files] == [
        (f"{AT.url}data/statements.csv", "text/csv"),
        (f"{AT.url}data/plates.sqlite", "application/vnd.sqlite3"),
    ]


def test_what_is_not_known_is_not_said() -> None:
    assert "license" not in made(Identifiers(AT, "data/index.md"), "")


def test_files_are_found_from_the_page_where_the_sites_address_is_not_known() -> None:
    node = made(Identifiers(UNKNOWN, "data/index.md"))
    [first, _] = node["distribution"]  # type: ignore[misc]
    assert first["contentUrl"] == "statements.csv"
