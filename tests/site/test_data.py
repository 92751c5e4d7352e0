"""The published data, opened by the programs that readers open them with.

Frictionless, Datasette, a GeoJSON library, citeproc; and every example of the page about the data,
run as it stands there.
"""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit
from urllib.request import urlopen

import pytest
from frictionless import Package, Report
from geojson_pydantic import FeatureCollection
from selectolax.lexbor import LexborHTMLParser, LexborNode

from microsite import pipeline
from microsite.exports import exports
from microsite.maps import map_layers
from microsite.render import citation_files
from microsite.views.lookup import Lookup
from tests.site.serving import ROOT, SUB_PATH

TOOLS = ROOT / ".venv/bin"
ENVIRONMENT = {
    **os.environ,
    "PATH": f"{TOOLS}{os.pathsep}{os.environ['PATH']}",
    "NODE_PATH": str(ROOT / "tools/web/node_modules"),
    "NO_COLOR": "1",
}
RUN = {
    **dict.fromkeys(
        ("csv", "json", "geojson", "sqlite", "annotations", "bibtex"), (sys.executable, "-I", "-c")
    ),
    **dict.fromkeys(("datasette", "datapackage", "sums"), ("sh", "-euc")),
    "csl": (str(TOOLS / "node"), "-e"),
}
"""What runs the example of a format."""


@pytest.fixture(scope="module")
def data(built_site: Path) -> Path:
    """The folder of the data."""
    return built_site / "data"


@pytest.fixture(scope="module")
def page(data: Path) -> LexborHTMLParser:
    """The page about the data."""
    return LexborHTMLParser((data / "index.html").read_text("utf-8"))


def read(data: Path, name: str) -> Any:
    return json.loads((data / name).read_text("utf-8"))


def rows(data: Path, table: str) -> list[dict[str, str]]:
    with (data / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


# --------------------------------------------------------------------------------- Data Package


def faults(folder: Path) -> list[str]:
    """What Frictionless finds in a Data Package."""
    report: Report = Package(str(folder / "datapackage.json")).validate()
    found = [f"{error.type}: {error.message}" for error in report.errors]
    return found + [
        f"{task.name}: {error.type}: {error.message}"
        for task in report.tasks
        for error in task.errors
    ]


def test_frictionless_would_notice(data: Path, tmp_path: Path) -> None:
    copy = tmp_path / "data"
    shutil.copytree(data, copy)
    package = read(copy, "datapackage.json")
    speakers = copy / "statement_speakers.csv"
    speakers.write_bytes(
        re.sub(rb",(people|organizations),", b",nobody,", speakers.read_bytes(), count=1)
    )
    sources = copy / "sources.csv"
    # An id twice.
    sources.write_bytes(sources.read_bytes() + sources.read_bytes().splitlines(keepends=True)[1])
    for resource in package["resources"]:
        if resource["name"] == "agencies":
            resource["schema"]["fields"][0]["type"] = "integer"
            resource["schema"].pop("primaryKey")
    (copy / "datapackage.json").write_text(json.dumps(package), "utf-8")
    found = "\n".join(faults(copy))
    for sign in (
        "statement_speakers: hash-count",
        "statement_speakers: constraint-error",
        "statement_speakers: foreign-key",
        "sources: byte-count",
        "sources: primary-key",
        "agencies: type-error",
    ):
        assert sign in found, f"{sign} was not noticed: {found[:2000]}"


def test_every_file_is_the_one_that_is_described(data: Path) -> None:
    """By size and hash, in the descriptor, in the sums and on the page; none is left out."""
    here = {path.name for path in data.iterdir() if path.name != "index.html"}
    listed = {each["path"]: each for each in read(data, "datapackage.json")["resources"]}
    assert set(listed) == here - {"datapackage.json", "SHA256SUMS"}
    for name, each in listed.items():
        content = (data / name).read_bytes()
        assert (each["bytes"], each["hash"]) == (
            len(content),
            f"sha256:{sha256(content).hexdigest()}",
        )


# ------------------------------------------------------------------------------ the page itself


def test_the_page_tells_of_every_file_with_its_size_and_hash(
    data: Path, page: LexborHTMLParser
) -> None:
    told = {}
    for line in page.css(".ms-data__files > li"):
        [link], [sum], [size] = line.css("a"), line.css("code"), line.css(".ms-meta")
        told[link.attributes["href"]] = (sum.text(), size.text())
    here = {path.name for path in data.iterdir() if path.name != "index.html"}
    assert set(told) == here
    for name, (sum, size) in told.items():
        content = (data / str(name)).read_bytes()
        assert sum == sha256(content).hexdigest(), name
        number, unit = re.findall(r"^([\d,]+) (bytes?|kB)", size)[0]
        kilo = unit == "kB"
        assert int(number.replace(",", "")) == (
            round(len(content) / 1000) if kilo else len(content)
        )


def test_the_page_tells_of_every_table_and_column(data: Path, page: LexborHTMLParser) -> None:
    tables = {
        each["name"]: each["schema"]["fields"]
        for each in read(data, "datapackage.json")["resources"]
        if "schema" in each
    }
    assert len(tables) > 40
    for name, fields in tables.items():
        heading = page.css_first(f"#{name}")
        assert heading is not None, name
        block = heading.parent
        assert block is not None
        listed = block.css_first(".ms-data__columns")
        assert listed is not None
        told = [
            (row.css("th")[0].text(), row.css("td")[-1].text()) for row in listed.css("tbody tr")
        ]
        assert [column for column, _ in told] == [field["name"] for field in fields]
        for (_, meaning), field in zip(told, fields, strict=True):
            plain = field["description"].replace("`", "")
            assert plain[1:8] in meaning, f"{name}.{field['name']}"


def test_the_footer_leads_to_the_page(built_site: Path) -> None:
    home = LexborHTMLParser((built_site / "index.html").read_text("utf-8"))
    links = {each.attributes["href"]: each.text() for each in home.css(".ms-footer a")}
    assert links["data/"] == "Data"


# ------------------------------------------------------------------------------------- examples


def example(page: LexborHTMLParser, name: str) -> str:
    """The text of an example, as a reader would copy it."""
    heading: LexborNode | None = page.css_first(f"#example-{name}")
    assert heading is not None
    following = heading.next
    while following is not None and following.tag != "pre":
        following = following.next
    assert following is not None
    return following.text()


def run(data: Path, page: LexborHTMLParser, name: str) -> str:
    """Run an example in the folder of the data; give what it prints."""
    done = subprocess.run(
        [*RUN[name], example(page, name)],
        cwd=data,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_there_is_an_example_for_every_format_and_each_is_run(page: LexborHTMLParser) -> None:
    shown = {
        str(each.attributes["id"]).removeprefix("example-") for each in page.css("[id^=example-]")
    }
    assert shown == set(RUN)


def test_the_csv_example_prints_every_printing_with_its_source(
    data: Path, page: LexborHTMLParser
) -> None:
    printed = run(data, page, "csv")
    labels = {each["id"]: each["label"] for each in read(data, "sources.json")}
    printings = [each for one in read(data, "statements.json") for each in one["printings"]]
    assert len(printed.splitlines()) == len(printings)
    for each in printings:
        assert f"{labels[each['source']]} prints: {each['fragments'][0]}" in printed


def test_the_json_example_prints_every_response(data: Path, page: LexborHTMLParser) -> None:
    responses = read(data, "responses.json")
    assert run(data, page, "json").splitlines() == [
        f"{each['agency']} | {each['kind']} | {each['as_of']} | {each['as_of_basis']}"
        for each in responses
    ]


def test_the_geojson_example_prints_where_each_agency_is(
    data: Path, page: LexborHTMLParser
) -> None:
    printed = run(data, page, "geojson").splitlines()
    agencies = read(data, "agencies.json")
    assert len(printed) == len(agencies) > 0
    for line, agency in zip(printed, agencies, strict=True):
        place = agency["location"]
        assert line == (
            f"{agency['name']} | {place['latitude']} | {place['longitude']} | "
            f"{place['precision']} | {place['gazetteer']}"
        )


def searched(page: LexborHTMLParser) -> str:
    """The word that the examples look for."""
    [word] = re.findall(r'\["(\w+)"\]', example(page, "sqlite"))
    return str(word)


def test_the_sqlite_example_finds_the_quotations_with_a_word(
    data: Path, page: LexborHTMLParser
) -> None:
    word = searched(page)
    printed = run(data, page, "sqlite").splitlines()
    statements = [
        one
        for one in read(data, "statements.json")
        if any(
            re.search(rf"\b{word}\b", fragment)
            for each in one["printings"]
            for fragment in each["fragments"]
        )
    ]
    assert statements
    for one in statements:
        names = ", ".join(each["name"] for each in one["speakers"])
        assert any(line.startswith(f"{names} | {one['said']} | ") for line in printed)
    assert any(word in line for line in printed)


def test_the_datasette_example_finds_the_same(data: Path, page: LexborHTMLParser) -> None:
    found = {each["id"] for each in json.loads(run(data, page, "datasette"))}
    with closing(sqlite3.connect(f"file:{data}/records.db?mode=ro", uri=True)) as database:
        query = (
            "SELECT id FROM statements WHERE rowid IN "
            "(SELECT rowid FROM statements_search WHERE statements_search MATCH ?)"
        )
        assert found == {id for (id,) in database.execute(query, [searched(page)])}
    assert found


def test_frictionless_finds_every_file_valid(data: Path, page: LexborHTMLParser) -> None:
    """The example, which holds each file against its hash and each row against its keys."""
    printed = run(data, page, "datapackage")
    resources = read(data, "datapackage.json")["resources"]
    assert len(re.findall(r"\bVALID\b", printed)) == len(resources)


def test_the_annotations_example_prints_where_every_fragment_stands(
    data: Path, page: LexborHTMLParser
) -> None:
    pages = {each["id"]: each["page"] for each in read(data, "sources.json")}
    assert sorted(run(data, page, "annotations").splitlines()) == sorted(
        f"{pages[each['source']]} | {place['start']} | {place['end']} | {words}"
        for one in read(data, "statements.json")
        for each in one["printings"]
        if each["archive_file"]
        for words, place in zip(each["fragments"], each["positions"], strict=True)
    )


def test_the_csl_example_makes_a_bibliography_of_all_sources(
    data: Path, page: LexborHTMLParser
) -> None:
    printed = run(data, page, "csl")
    sources = read(data, "sources.csl.json")
    assert len(printed.strip().splitlines()) == len(sources) > 0
    for each in sources:
        for name in ("title", "container-title"):
            assert each.get(name, "") in printed
    assert "undefined" not in printed


def test_the_bibtex_example_prints_every_source(data: Path, page: LexborHTMLParser) -> None:
    printed = [line.split(" | ")[0] for line in run(data, page, "bibtex").splitlines()]
    assert printed == [each["id"] for each in read(data, "sources.csl.json")]


def test_the_sums_fit_and_a_changed_file_would_be_noticed(
    data: Path, page: LexborHTMLParser, tmp_path: Path
) -> None:
    checked = run(data, page, "sums").splitlines()
    assert len(checked) == len([*data.iterdir()]) - 2
    assert all(line.endswith(": OK") for line in checked)
    copy = tmp_path / "data"
    shutil.copytree(data, copy)
    (copy / "sources.json").write_text("[]\n")
    with pytest.raises(AssertionError, match=r"sources\.json: FAILED"):
        run(copy, page, "sums")


# ------------------------------------------------------------------------------------ Datasette


@pytest.fixture(scope="module")
def datasette(data: Path, page: LexborHTMLParser) -> Iterator[str]:
    """The example's command without its second line: a server. Gives its address."""
    command = example(page, "datasette").split("\\")[0]
    server = subprocess.Popen(
        [*command.split(), "--port", "0"],
        cwd=data,
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stderr is not None
        said = ""
        for line in server.stderr:
            said += line
            if found := re.search(r"running on (http://127\.0\.0\.1:\d+)", line):
                yield found[1]
                break
        else:
            pytest.fail(f"Datasette did not start: {said}")
    finally:
        server.terminate()
        server.wait(timeout=30)


def asked(address: str) -> str:
    with urlopen(address, timeout=30) as answer:
        text: str = answer.read().decode("utf-8")
    return text


def test_datasette_shows_title_license_and_source(datasette: str, data: Path) -> None:
    home = LexborHTMLParser(asked(datasette))
    package = read(data, "datapackage.json")
    [license] = package["licenses"]
    heading = home.css_first("h1")
    assert heading is not None and heading.text().strip() == package["title"]
    links = {each.attributes["href"]: each.text().strip() for each in home.css("a")}
    assert links[license["path"]] == license["title"]
    assert links[package["homepage"]] == package["title"]
    assert home.body is not None
    assert "Quotations belong to those who spoke or printed them" in home.body.text()


def test_datasette_finds_a_quotation_over_http(datasette: str, data: Path) -> None:
    statements = read(data, "statements.json")
    if not statements:
        pytest.skip("these records hold no statements")
    statement = max(statements, key=lambda one: len(one["printings"][0]["fragments"][0]))
    words = " ".join(re.findall(r"\w{4,}", statement["printings"][0]["fragments"][0])[:4])
    address = f"{datasette}/records/statements.json?_shape=array&_search={quote(words)}"
    found = json.loads(asked(address))
    assert statement["id"] in {each["id"] for each in found}
    assert len(found) < len(statements) or len(statements) == 1


def test_datasette_explains_tables_and_follows_keys(datasette: str, data: Path) -> None:
    shown = LexborHTMLParser(asked(f"{datasette}/records/statement_printings"))
    assert shown.body is not None
    text = shown.body.text()
    [resource] = [
        each
        for each in read(data, "datapackage.json")["resources"]
        if each["name"] == "statement_printings"
    ]
    assert resource["description"] in text
    for field in resource["schema"]["fields"]:
        assert field["description"] in text, field["name"]
    links = [urlsplit(str(each.attributes["href"])).path for each in shown.css("td a")]
    source = read(data, "sources.json")[0]["id"]
    assert any(path.startswith("/records/sources/") for path in links), source


# ------------------------------------------------------------------------- the files themselves


def test_every_json_file_is_json_and_every_geojson_file_geojson(data: Path) -> None:
    names = sorted(path.name for path in data.iterdir() if path.suffix == ".json")
    assert len(names) >= 13 + 3
    for name in names:
        assert read(data, name) is not None
    for name in ("agencies.geojson", "map.geojson"):
        collection: Any = FeatureCollection.model_validate_json((data / name).read_bytes())
        assert len(collection.features) >= len(read(data, "agencies.json"))
        for feature in read(data, name)["features"]:
            if feature["geometry"]["type"] == "Point":
                about = feature["properties"]
                assert about["precision"] in ("town center", "campus", "building")
                assert about["gazetteer_id"] if name == "agencies.geojson" else "name" in about


def test_another_build_makes_the_same_bytes(data: Path) -> None:
    """In another process, with other hashes of texts and another clock."""
    verified = pipeline.check(ROOT, None).verified
    assert verified is not None
    imprint = pipeline.Imprint(f"https://x.test/{SUB_PATH}/")
    cited = citation_files(Lookup(verified), ROOT / "templates", imprint=imprint)
    made = exports(Lookup(verified), imprint, map_layers(ROOT / "data/geo"), cited)
    again = {
        file.path.removeprefix("data/"): file.content.encode()
        if isinstance(file.content, str)
        else file.content
        for file in (*made.files, *cited)
        if file.path.startswith("data/")
    }
    here = {path.name for path in data.iterdir() if path.name != "index.html"}
    assert set(again) == here
    assert [name for name in sorted(here) if again[name] != (data / name).read_bytes()] == []


def test_csv_and_sqlite_hold_the_same(data: Path) -> None:
    tables = [path.stem for path in data.glob("*.csv")]
    with closing(sqlite3.connect(f"file:{data}/records.db?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert [*database.execute("PRAGMA integrity_check").fetchone()] == ["ok"]
        for table in tables:
            kept = [dict(row) for row in database.execute(f'SELECT * FROM "{table}"')]
            texts = [
                {name: "" if value is None else str(value) for name, value in row.items()}
                for row in kept
            ]
            truths = {"true": "1", "false": "0"}
            written = [
                {name: truths.get(value, value) for name, value in row.items()}
                for row in rows(data, table)
            ]
            assert sorted(map(repr, texts)) == sorted(map(repr, written)), table


def test_no_text_of_ours_is_a_formula(page: LexborHTMLParser) -> None:
    """What the page says of it is true of the files."""
    how = page.css_first("#how")
    assert how is not None and how.parent is not None
    assert "At present there is none in these files." in how.parent.text()
