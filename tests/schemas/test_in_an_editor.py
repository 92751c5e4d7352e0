"""The schemas in yaml-language-server: what is underlined, offered and explained."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from microsite import schemas
from tests.schemas.language_server import PROGRAM, LanguageServer
from tests.support import GOOD, loaded

FILES = sorted(path.name for path in (GOOD / "data").glob("*.yaml"))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("editor") / "project"
    shutil.copytree(GOOD, root)
    schemas.write(root, loaded(root))
    return root


@pytest.fixture(scope="module")
def server(project: Path) -> Iterator[LanguageServer]:
    assert PROGRAM.is_file(), "make test installs it (tools/packages.sh tools/web)"
    server = LanguageServer(project)
    yield server
    server.close()


def asking(name: str, text: str) -> str:
    return f"# yaml-language-server: $schema=../.schemas/{name.removesuffix('.yaml')}.json\n{text}"


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_underlined_in_a_sound_file(
    project: Path, server: LanguageServer, name: str
) -> None:
    text = (project / "data" / name).read_text("utf-8")
    assert server.open(f"data/{name}", asking(name, text)) == []


RESPONSE = asking(
    "responses.yaml",
    """\
- id: a-new-one
  agency: northfeild-police
  as_of: {value: last Tuesday, basis: stated}
  kind: did not answer
  says: Nothing.
  saysagain: Nothing.
  sources: [northfield-ledger]
- id: another
  agency: 
  as_of: {value: 2022-10-04, basis: inferred}
  kind: statement
  says: That it is so.
  sources: []
""",
)


def test_mistakes_are_underlined_where_they_stand(server: LanguageServer) -> None:
    found = server.open("data/wrong/responses.yaml", RESPONSE.replace("../", "../../"))
    for line, words in (
        ("3", "northfield-police"),
        ("4", "this is not a date in EDTF"),
        ("5", "did not respond"),
        ("7", "saysagain"),
        ("11", "an inferred value needs its reason"),
        ("9", "kind: statement needs the id of the statement"),
        ("14", "too few items"),
    ):
        assert any(each.startswith(f"{line}: ") and words in each for each in found), (line, found)


def test_ids_are_offered_with_the_names_of_their_records(server: LanguageServer) -> None:
    server.open("data/offered/responses.yaml", RESPONSE.replace("../", "../../"))
    offered = server.completions("data/offered/responses.yaml", 10, 11)
    agencies = loaded(GOOD).project.agencies
    assert {id: offered.get(id) for id in agencies} == {
        id: each.name for id, each in agencies.items()
    }
    assert set(offered) == set(agencies)


def test_words_and_fields_are_offered(server: LanguageServer) -> None:
    text = asking("responses.yaml", "- id: one\n  kind: \n  \n").replace("../", "../../")
    server.open("data/words/responses.yaml", text)
    kinds = server.completions("data/words/responses.yaml", 3, 9)
    assert {"statement", "did not respond", "not known to have been asked"} <= set(kinds)
    fields = server.completions("data/words/responses.yaml", 4, 3)
    assert fields["says"] == "the answer in our words, attributed"
    assert "id" not in fields


def test_an_optional_reference_offers_ids_and_nothing_else(server: LanguageServer) -> None:
    text = asking("responses.yaml", "- id: one\n  statement: \n").replace("../", "../../")
    server.open("data/optional/responses.yaml", text)
    offered = server.completions("data/optional/responses.yaml", 3, 14)
    assert set(offered) == set(loaded(GOOD).project.statements)


def test_a_field_is_explained(server: LanguageServer) -> None:
    server.open("data/hover/responses.yaml", RESPONSE.replace("../", "../../"))
    assert "how far it is from the agency" in server.hover("data/hover/responses.yaml", 5, 4)
    assert "2019-03-13/2019-03-14" in server.hover("data/hover/responses.yaml", 4, 12)
