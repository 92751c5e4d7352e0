"""The made-up project: valid in every respect, and the same for the same seed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.generate import Shape, write_project
from microsite import pipeline

SMALL = Shape(single=True, linked=True)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for below in ("archive", "content", "data")
        for path in sorted((folder / below).rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made-up") / "six"
    write_project(6, folder, SMALL)
    return folder


def test_it_has_no_findings_with_its_archive_and_sealed_without(made: Path) -> None:
    _, findings = pipeline.seal(made, made / "archive")
    assert findings.format() == ""
    for archive in (made / "archive", None):
        assert pipeline.check(made, archive).findings.format() == ""


def test_a_seed_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    write_project(6, tmp_path, SMALL)
    assert contents(tmp_path) == {
        name: text for name, text in contents(made).items() if name != "data/evidence.lock"
    }


def test_another_seed_gives_another_project(made: Path, tmp_path: Path) -> None:
    write_project(6, tmp_path, Shape(seed=2, single=True, linked=True))
    assert contents(tmp_path)["data/statements.yaml"] != contents(made)["data/statements.yaml"]


def test_records_stand_by_state_in_files_that_do_not_grow(tmp_path: Path) -> None:
    write_project(60, tmp_path, Shape(linked=True))
    states = [path.stem for path in (tmp_path / "data/agencies").iterdir()]
    assert {"tx", "oh"} <= {*states}
    records = [
        path.read_text("utf-8").count("\n- id: ") + 1
        for path in (tmp_path / "data").glob("*/*.yaml")
    ]
    assert max(records) <= 500


def test_some_words_are_printed_twice_and_some_are_alike(made: Path) -> None:
    text = (made / "data/statements.yaml").read_text("utf-8")
    assert text.count("- source: ") > text.count("- id: ") == 6 * 6


@pytest.mark.parametrize("agencies", [1, 10**6])
def test_a_number_of_which_no_project_can_be_made(agencies: int, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"project needs|names for"):
        write_project(agencies, tmp_path, SMALL)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine").touch()
    with pytest.raises(FileExistsError):
        write_project(2, tmp_path, SMALL)
