"""The schemas and the loader take and refuse the same, value by value."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from microsite import schemas
from microsite.load import Entry, Loaded
from microsite.load.validate import validate
from microsite.model.references import references
from tests.support import GOOD, MINIMAL, PROJECTS, edited, loaded

ROOT = PROJECTS.parents[1]
Path_ = tuple[str | int, ...]

# A value that one of the two takes and the other does not, by the end of the way to it (indexes
# left out), the value, and why. Nothing else may differ.
EXCEPTIONS = {
    "people.named: 'no'": "the loader takes yes and no for true and false, too",
    "people.named: 0": "the loader takes 1 and 0 for true and false, too",
    "sources.body: backward": "JSON Schema cannot compare two numbers",
    "dates: 2019-02-30": "a pattern knows no calendar",
    "dates: 2019-03-14/2019-03-13": "a pattern cannot compare two dates",
    "dates: 2019-03/2019-03": "a pattern cannot compare two dates",
}


# --------------------------------------------------------------------------------- as they are


@pytest.mark.parametrize("root", [ROOT, GOOD, MINIMAL], ids=["flagship", "good", "minimal"])
def test_every_file_fits_its_schema(root: Path) -> None:
    project = loaded(root)
    made = schemas.schemas(project)
    for name, schema in made.items():
        Draft7Validator.check_schema(schema)
        for raw in values(project, name):
            assert faults(schema, raw) == [], name
    files = sorted((root / "data").glob("*.yaml"))
    assert {path.stem for path in files} <= made.keys()
    for path in files:
        # As an editor reads it, by the core schema of YAML 1.2, where 2019-03-13 is text.
        assert faults(made[path.stem], yaml_1_2(path.read_text("utf-8"))) == [], path
    for path in sorted((root / "content" / "sources").glob("*.md")):
        front_matter = path.read_text("utf-8").split("---\n")[1]
        assert faults(made["sources"], yaml_1_2(front_matter)) == [], path


def test_a_file_of_comments_alone_fits() -> None:
    assert faults(schemas.file_schema("updates", loaded(GOOD)), None) == []


def yaml_1_2(text: str) -> Any:
    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 2)  # type: ignore[assignment]
    # Of YAML 1.2's core schema are no timestamps; ruamel reads some all the same.
    reader.constructor.yaml_constructors["tag:yaml.org,2002:timestamp"] = (
        lambda _constructor, node: node.value
    )
    return reader.load(text)


def values(project: Loaded, name: str) -> Iterator[Any]:
    if name == "vocabulary":
        return
    whole = [each.raw for each in project.of_kind(name)]
    yield from whole if name in ("investigation", "sources") else [whole]


def faults(schema: Mapping[str, Any], value: Any) -> list[str]:
    return [
        f"{each.json_path}: {each.message}" for each in Draft7Validator(schema).iter_errors(value)
    ]


# ----------------------------------------------------------------------------- one thing changed


def test_one_changed_thing_is_judged_alike() -> None:
    project = loaded(GOOD)
    made = schemas.schemas(project)
    validators = {name: Draft7Validator(schema) for name, schema in made.items()}
    tried, refused, differ = 0, 0, []
    for entry, path, what, raw in mutations(project):
        listed = raw if entry.kind in ("investigation", "sources") else [raw]
        by_schema = validators[entry.kind].is_valid(listed)
        by_loader = taken(project, entry, raw)
        tried, refused = tried + 1, refused + (not by_loader)
        if by_schema != by_loader:
            place = ".".join([entry.kind, *(step for step in path if isinstance(step, str))])
            differ.append((f"{place}: {what}", by_schema, by_loader))
    assert [each for each in differ if each[0] not in EXCEPTIONS] == []
    assert tried > 1000
    assert tried * 0.5 < refused < tried


def taken(project: Loaded, entry: Entry, raw: dict[str, Any]) -> bool:
    record, _ = validate(entry.type, raw, entry.span, project.project.vocabulary)
    found = references(entry.type, raw)
    return record is not None and all(
        any(each.id in project.ids[kind] for kind in each.kinds) for each in found
    )


def mutations(project: Loaded) -> Iterator[tuple[Entry, Path_, str, dict[str, Any]]]:
    """Change one thing at each place of the records, once for each place that has the same name."""
    seen: set[tuple[str, tuple[str, ...], str]] = set()
    for entry in project.entries:
        for path in places(entry.raw):
            held = at(entry.raw, path)
            names = tuple(step if isinstance(step, str) else "-" for step in path)
            for what, change in changes(path, held):
                shape = (entry.kind, names, f"{type(held).__name__} {what}")
                if shape not in seen:
                    seen.add(shape)
                    raw = copy.deepcopy(dict(entry.raw))
                    change(at(raw, path[:-1]) if path else raw, path[-1] if path else "")
                    yield entry, path, what, raw


def changes(path: Path_, held: Any) -> Iterator[tuple[str, Any]]:
    if path:
        yield "missing", lambda owner, step: owner.pop(step)
        others: tuple[Any, ...] = (
            None,
            "",
            "  ",
            "Not a word that stands here",
            "no",
            "unknown",
            7,
            0,
            -1.5,
            [],
            ["x", []],
            {"what": 1},
        )
        for other in others:
            if other != held:
                yield repr(other), lambda owner, step, other=other: owner.__setitem__(step, other)
    if isinstance(held, dict):
        yield (
            "unknown field",
            lambda owner, step: (owner[step] if step != "" else owner).update(nobody_knows="it"),
        )


def places(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    yield path
    inner = value.items() if isinstance(value, dict) else ()
    inner = enumerate(value) if isinstance(value, list) else inner
    for step, part in inner:
        yield from places(part, (*path, step))


def at(value: Any, path: Path_) -> Any:
    for step in path:
        value = value[step]
    return value


# ------------------------------------------------------------- what fields ask of each other


@pytest.mark.parametrize(
    ("kind", "id", "change"),
    [
        ("agencies", "", {"id": 12}),
        ("statements", "", {"attribution": "inferred"}),
        ("statements", "", {"attribution": "inferred", "note": "It follows."}),
        ("responses", "", {"kind": "did not respond"}),
        ("responses", "", {"kind": "statement", "statement": None}),
        ("bills", "", {"mentions": [{"source": "S", "says": "It.", "basis": "inferred"}]}),
        ("sources", "", {"rights": "full"}),
        ("sources", "", {"rights": "full", "license": "CC0"}),
        ("sources", "", {"archive_file": None}),
        ("sources", "", {"archive_file": None, "not_archived_because": "It is lost."}),
        ("sources", "", {"body": []}),
        ("sources", "", {"body": [[1, 2, 3]]}),
        ("sources", "", {"body": [[1]]}),
        ("sources", "", {"title": {"basis": "unknown", "value": "A title"}}),
        ("sources", "", {"title": {"basis": "inferred", "value": "A title"}}),
        ("sources", "", {"title": {"basis": "inferred", "value": "A title", "because": "So."}}),
        ("sources", "", {"title": {"basis": "stated"}}),
        ("sources", "", {"title": {"basis": "stated", "value": 1984}}),
        ("withheld", "", {"reason": "private fact"}),
        ("withheld", "", {"reason": "scare quote", "sha256": "0" * 64}),
        ("withheld", "", {"reason": "private fact", "sha256": "0" * 64, "paragraph": 1}),
        ("investigation", "", {"license": {"name": "X", "title": "X", "url": "ftp://x.example"}}),
        ("investigation", "", {"mistakes": "mailto:desk@paper.example"}),
        ("investigation", "", {"security": {"contact": [], "expires": "2030-01-01"}}),
        ("investigation", "", {"read_on": "2030-01"}),
    ],
)
def test_rules_between_fields_are_judged_alike(kind: str, id: str, change: dict[str, Any]) -> None:
    project = loaded(GOOD)
    entry = next(each for each in project.of_kind(kind) if each.kind == kind)
    source = next(iter(project.project.sources))
    raw = json.loads(json.dumps({**entry.raw, **change}).replace('"S"', f'"{source}"'))
    listed = raw if kind in ("investigation", "sources") else [raw]
    found = faults(schemas.file_schema(kind, project), listed)
    assert (not found) == taken(project, entry, raw), found


DATES = [
    "2019",
    "2019-03",
    "2019-03-13",
    "2019-03~",
    "2019?",
    "2019-03-13%",
    "2019-21",
    "201X",
    "201X~",
    "2019-XX",
    "2019-03-XX",
    "2019-XX-XX",
    "XXXX",
    "2019-03-13/2019-03-14",
    "2019/2020-03",
    "../2019",
    "2019/..",
    "/2019",
    "2019/",
    "0000",
    "0001",
    "2019-13",
    "2019-3-13",
    "2019-25",
    "2019-21~",
    "19XX",
    "../..",
    "/",
    "2019-03-32",
    "2019-00",
    "2019-03-13T10:00",
    "[2019,2020]",
    "Y20190",
    "-0100",
    "2019-~03",
    "March",
    "2019–2020",
    "2019-02-30",
    "2019-03-14/2019-03-13",
    "2019-03/2019-03",
    "2019-24/2020",
    "000X",
    "2019-03-XX~",
    "XXXX/2019",
    "2019-XX-13",
    "2019/201X",
]


@pytest.mark.parametrize("date", DATES)
def test_dates_are_judged_alike(date: str) -> None:
    project = loaded(MINIMAL)
    entry = project.of_kind("statements")[0]
    raw = {**entry.raw, "said": {"value": date, "basis": "stated"}}
    by_schema = not faults(schemas.file_schema("statements", project), [raw])
    assert by_schema == taken(project, entry, raw) or f"dates: {date}" in EXCEPTIONS


def test_every_exception_is_one() -> None:
    project = loaded(GOOD)
    made = schemas.schemas(project)

    def differ(kind: str, path: Path_, value: Any) -> bool:
        entry = project.of_kind(kind)[0]
        raw = copy.deepcopy(dict(entry.raw))
        at(raw, path[:-1])[path[-1]] = value
        listed = raw if kind == "sources" else [raw]
        return (not faults(made[kind], listed)) != taken(project, entry, raw)

    dates = [name.removeprefix("dates: ") for name in EXCEPTIONS if name.startswith("dates: ")]
    assert len(EXCEPTIONS) == 3 + len(dates)
    assert differ("people", ("named",), "no")
    assert differ("people", ("named",), 0)
    assert differ("sources", ("body",), [[3, 2]])
    for date in dates:
        assert differ("statements", ("said",), {"value": date, "basis": "stated"})


# --------------------------------------------------------------------------- what an editor offers


def test_references_offer_the_ids_there_are_with_their_names() -> None:
    project = loaded(GOOD)
    schema = schemas.file_schema("responses", project)
    offered = schema["definitions"][
        schema["definitions"]["record"]["properties"]["agency"]["$ref"].rpartition("/")[2]
    ]
    assert offered["enum"] == sorted(project.project.agencies)
    names = [project.project.agencies[id].name for id in offered["enum"]]
    assert offered["markdownEnumDescriptions"] == names


WORDS = """\
response_kinds:
  - word: answered by letter
    label: answered by letter
    description: a letter that it sent
    like: statement
stances:
  - {word: wry, label: wry, description: it jokes}
"""


def test_a_projects_own_words_are_offered_and_count_as_they_do(tmp_path: Path) -> None:
    project = loaded(edited(tmp_path, ("data/vocabulary.yaml", "", WORDS), of=GOOD))
    schema = schemas.file_schema("responses", project)
    kind = schema["definitions"]["record"]["properties"]["kind"]
    told = dict(zip(kind["enum"], kind["markdownEnumDescriptions"], strict=True))
    assert told["answered by letter"] == "a letter that it sent"
    assert told["did not respond"] == "a source says that no answer came"
    entry = next(each for each in project.of_kind("responses") if each.raw.get("statement"))
    for change in ({}, {"statement": None}):
        raw = {**entry.raw, "kind": "answered by letter", **change}
        assert (not faults(schema, [raw])) == taken(project, entry, raw) == (not change)
    words = schemas.file_schema("vocabulary", project)
    assert faults(words, yaml_1_2(WORDS)) == []
    assert faults(words, yaml_1_2(WORDS.replace("word: wry", "word: wry!"))) != []
    assert faults(words, yaml_1_2(WORDS.replace("stances", "stancez"))) != []


def test_every_field_is_described() -> None:
    bare = []

    def look(name: str, node: Any, path: tuple[str, ...]) -> None:
        if isinstance(node, dict):
            for field, each in node.get("properties", {}).items():
                if "additionalProperties" in node and not each.get("description"):
                    bare.append((name, *path, field))
            for key, each in node.items():
                look(name, each, (*path, key))
        elif isinstance(node, list):
            for each in node:
                look(name, each, path)

    for name, schema in schemas.schemas(loaded(GOOD)).items():
        look(name, schema, ())
    assert bare == []


def test_ids_of_a_file_that_cannot_be_read_are_any_text(tmp_path: Path) -> None:
    root = edited(tmp_path, ("data/agencies.yaml", "- id:", "- id: [\n  id:"))
    project = loaded(root)
    assert "agencies" not in project.ids
    raw = {**project.of_kind("responses")[0].raw, "agency": "who-knows"}
    assert faults(schemas.file_schema("responses", project), [raw]) == []
