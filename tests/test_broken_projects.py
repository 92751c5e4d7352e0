from pathlib import Path

import pytest

from microsite.checks import rules
from tests.support import BROKEN, GOOD, MINIMAL, checked


def files(project: Path) -> dict[str, bytes]:
    found = {str(path.relative_to(project)): path for path in project.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items()}


@pytest.mark.parametrize("project", BROKEN, ids=lambda path: path.name)
def test_a_broken_project_gives_exactly_its_finding(project: Path) -> None:
    verified, findings = checked(project)
    assert f"{findings.format()}\n" == (project / "expected.txt").read_text("utf-8")
    assert [finding.rule for finding in findings] == [project.name]
    assert (verified is None) == bool(findings.errors)


@pytest.mark.parametrize("project", BROKEN, ids=lambda path: path.name)
def test_a_broken_project_is_the_minimal_one_but_for_its_mistake(project: Path) -> None:
    sound, broken = files(MINIMAL), files(project)
    aside = {"expected.txt", "data/evidence.lock", *(name for name in sound if "archive/" in name)}
    names = (sound.keys() | broken.keys()) - aside
    differing = [name for name in names if sound.get(name) != broken.get(name)]
    assert len(differing) <= 2


def test_every_rule_has_a_broken_project_and_no_project_is_left_over() -> None:
    assert {project.name for project in BROKEN} == {rule.name for rule in rules()}


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_every_manual_has_a_passing_and_a_failing_example(rule) -> None:
    lines = rule.manual.splitlines()
    headings = [line.partition(" ")[0].rstrip(":,") for line in lines]
    assert lines[0].endswith(".")
    assert {"Passes", "Fails"} <= set(headings)


@pytest.mark.parametrize("project", [MINIMAL, GOOD], ids=lambda path: path.name)
@pytest.mark.parametrize("archive", [True, False], ids=["archive", "lock"])
def test_the_sound_projects_give_no_finding(project: Path, archive: bool) -> None:
    verified, findings = checked(project, archive=archive)
    assert findings.format() == ""
    assert verified is not None
    assert verified.archive_checked == archive
