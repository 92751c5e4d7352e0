"""Records of a kind in one file, in many, or in both."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from microsite.load import read_project
from microsite.load.files import listing, record_files
from microsite.model import KINDS
from microsite.writing import append
from microsite.yamlfile import parse
from tests.support import GOOD, MINIMAL, checked, edited, loaded, said

PEOPLE = "data/people.yaml"
BOB = "- id: bob-ray\n  name: Bob Ray\n  roles: [{words: a mayor, source: ledger}]\n"


def added(folder: Path, *files: tuple[str, str], of: Path = MINIMAL) -> Path:
    """Copy a project and add files to it."""
    root = edited(folder, of=of)
    for name, text in files:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


def person(id: str) -> str:
    return BOB.replace("bob-ray", id)


def findings(root: Path) -> list[str]:
    return sorted(map(str, read_project(root)[1]))


def split(root: Path) -> None:
    """Put each record into a file of its own."""
    for kind in KINDS:
        path = root / "data" / f"{kind}.yaml"
        if not path.exists():
            continue
        for index, record in enumerate(parse(path.read_text("utf-8"), "")[0].value or ()):
            file = root / "data" / kind / f"{index // 10}" / f"{index:03}.yaml"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(append("", record), "utf-8")
        path.unlink()


def test_a_project_split_into_a_file_for_each_record_is_the_same_project(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    shutil.copytree(GOOD, whole)
    parted = shutil.copytree(whole, tmp_path / "parted")
    split(parted)
    for kind in KINDS:  # a kind without records has no file; an empty folder is none
        if not record_files(parted)[kind]:
            (parted / f"data/{kind}.yaml").write_text("[]\n")
    assert findings(parted) == []
    assert loaded(parted).project == loaded(whole).project
    assert [list(loaded(parted).project.records(k)) for k in KINDS] == [
        list(loaded(whole).project.records(k)) for k in KINDS
    ]
    assert loaded(parted).ids == loaded(whole).ids
    _, found = checked(parted)
    assert not found.errors, found.format()


def test_the_one_file_is_read_first_then_folder_by_folder(tmp_path: Path) -> None:
    names = ("b.yaml", "a/z.yaml", "a-b/1.yaml", "a/b/c/d.yaml", "a/a.yaml")
    root = added(tmp_path, *((f"data/people/{name}", "[]\n") for name in names))
    order = ("a/a.yaml", "a/b/c/d.yaml", "a/z.yaml", "a-b/1.yaml", "b.yaml")
    due = (PEOPLE, *(f"data/people/{name}" for name in order))
    assert listing(root, "people").names == due
    assert loaded(root).files["people"] == due


def test_a_record_in_a_folder_knows_where_it_stands(tmp_path: Path) -> None:
    name = "data/people/north/bob.yaml"
    found = loaded(added(tmp_path, (name, f"# of the north\n{BOB}")))
    assert str(found.span("people", "bob-ray", ("name",))) == f"{name}:3:9"
    assert list(found.project.people) == ["bram-holt", "bob-ray"]


def test_an_id_is_taken_in_any_file(tmp_path: Path) -> None:
    root = added(tmp_path, ("data/people/x.yaml", person("bram-holt")))
    assert said(root, "duplicate-id") == ["data/people/x.yaml:1:7: the id 'bram-holt' is taken"]
    _, found = checked(root)
    hint = next(each.hint for each in found if each.rule == "duplicate-id")
    assert hint.startswith(f"the person at {PEOPLE}, line 1, has it")


@pytest.mark.parametrize(
    ("name", "finding"),
    [
        (
            "data/people/x.yml",
            "data/people/x.yml:1:1: error[unknown-file]: nothing reads a file with this name; "
            "rename it: x.yaml",
        ),
        (
            "data/people/south/.x.yaml",
            "data/people/south/.x.yaml:1:1: error[unknown-file]: nothing reads a hidden file; "
            "delete it, or rename it without the dot",
        ),
        (
            "data/poeple/x.yaml",
            "data/poeple:1:1: error[unknown-file]: nothing reads a folder with this name; did you "
            "mean 'people'?",
        ),
        (
            "data/People/a/b/x.yaml",
            "data/People:1:1: error[unknown-file]: nothing reads a folder with this name; did you "
            "mean 'people'?",
        ),
        (
            "data/sources/x.yaml",
            "data/sources:1:1: error[unknown-file]: nothing reads a folder with this name; a "
            "source is a file of content/sources/",
        ),
        (
            "data/vocabulary/x.yaml",
            "data/vocabulary:1:1: error[unknown-file]: nothing reads a folder with this name; put "
            "it into data/vocabulary.yaml, which is one file",
        ),
    ],
)
def test_what_is_not_read_is_reported(tmp_path: Path, name: str, finding: str) -> None:
    assert findings(added(tmp_path, (name, BOB))) == [finding]


@pytest.mark.parametrize(
    "name",
    ["data/geo/x.yaml", "data/full/a/x.yaml", "data/people/.git/x.yaml", "data/people/notes.txt"],
)
def test_what_is_no_record_is_let_be(tmp_path: Path, name: str) -> None:
    assert findings(added(tmp_path, (name, "not: [a list"))) == []


def test_a_kind_needs_its_file_or_a_file_in_its_folder(tmp_path: Path) -> None:
    root = edited(tmp_path)
    (root / "data/people").mkdir()
    assert findings(root) == []
    (root / PEOPLE).rename(root / "data/people/all.yaml")
    assert findings(root) == []
    shutil.move(root / "data/people", root / "data/peoples")
    assert findings(root) == [
        "data/peoples:1:1: error[unknown-file]: nothing reads a folder with this name; rename it: "
        "people"
    ]
    shutil.rmtree(root / "data/peoples")
    (root / "data/people").mkdir()
    assert [each.partition(";")[0] for each in findings(root)] == [
        f"{PEOPLE}:1:1: error[missing-file]: the file is missing"
    ]


def test_one_file_that_cannot_be_read_hides_neither_the_others_nor_their_mistakes(
    tmp_path: Path,
) -> None:
    files = (("data/people/a.yaml", "- id: [\n"), ("data/people/b.yaml", "- id: bob-ray\n"))
    found, problems = read_project(added(tmp_path, *files))
    assert found is not None
    assert "people" not in found.ids
    assert {each.span.path for each in problems} == {name for name, _ in files}
    assert "bram-holt" in found.project.people
    assert not found.complete


def test_an_empty_file_and_one_without_a_list_are_mistakes(tmp_path: Path) -> None:
    files = (("data/people/a.yaml", ""), ("data/people/b.yaml", "id: bob-ray\n"))
    assert [each.partition("; ")[0] for each in findings(added(tmp_path, *files))] == [
        "data/people/a.yaml:1:1: error[missing-file]: the file is empty",
        "data/people/b.yaml:1:1: error[wrong-type]: the file should hold a list of records",
    ]


def test_a_link_to_a_file_is_read_and_one_to_a_folder_is_reported(tmp_path: Path) -> None:
    root = added(tmp_path, ("elsewhere/bob.yaml", BOB))
    (root / "data/people").mkdir()
    (root / "data/people/bob.yaml").symlink_to(root / "elsewhere/bob.yaml")
    assert findings(root) == []
    assert "bob-ray" in loaded(root).project.people
    (root / "data/people/gone.yaml").symlink_to("nowhere")
    (root / "data/people/more").symlink_to(root / "elsewhere", target_is_directory=True)
    (root / "data/bills").symlink_to(root / "elsewhere", target_is_directory=True)
    assert [each.partition(" '")[0] for each in findings(root)] == [
        "data/bills:1:1: error[unreadable-file]: this is a link to",
        "data/people/gone.yaml:1:1: error[unreadable-file]: this is a link to",
        "data/people/more:1:1: error[unreadable-file]: this is a link to",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_reported(tmp_path: Path) -> None:
    root = added(tmp_path, ("data/people/closed/x.yaml", BOB))
    (root / "data/people/closed").chmod(0)
    try:
        assert [each.partition(";")[0] for each in findings(root)] == [
            "data/people/closed:1:1: error[unreadable-file]: the folder cannot be read"
        ]
    finally:
        (root / "data/people/closed").chmod(0o700)


def test_a_folder_called_like_a_file_is_no_file(tmp_path: Path) -> None:
    root = added(tmp_path, ("data/people/x.yaml/y.yaml", BOB))
    assert [each.partition(",")[0] for each in findings(root)] == [
        "data/people/x.yaml:1:1: error[unreadable-file]: this is a folder"
    ]
