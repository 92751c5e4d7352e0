"""The tests of the engine notice mistakes: a few are made in a copy of it each time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from trust.mutants.groups import ENGINE
from trust.mutants.noticing import notice
from trust.mutants.planted import Planted, copy, plant, read_planted

PLANTED = read_planted()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("planted") / "project"
    copy(folder)
    return folder


def test_without_a_mistake_nothing_fails(project: Path) -> None:
    assert not notice([each.test for each in PLANTED], project)


@pytest.mark.parametrize("mistake", PLANTED, ids=lambda each: each.module)
def test_a_mistake_is_noticed(project: Path, mistake: Planted) -> None:
    before = (project / ENGINE / f"{mistake.module}.py").read_bytes()
    with plant(mistake, project):
        assert notice([mistake.test], project), mistake.loses
    assert (project / ENGINE / f"{mistake.module}.py").read_bytes() == before


def test_tests_that_cannot_be_run_have_noticed_nothing(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"none\.py"):
        notice(["tests/none.py"], tmp_path)


def test_a_mistake_whose_place_is_gone_is_not_passed_over(tmp_path: Path) -> None:
    path = tmp_path / ENGINE / "evidence/lock.py"
    path.parent.mkdir(parents=True)
    path.write_text("nothing\n", "utf-8")
    gone = replace(PLANTED[0], module="evidence/lock")
    with pytest.raises(ValueError, match="stands 0 times"), plant(gone, tmp_path):
        pass


def test_the_modules_that_truth_depends_on_have_a_mistake_each() -> None:
    modules = {each.module for each in PLANTED}
    assert modules >= {"evidence/locating", "evidence/lock", "text/normalization", "dates"}
