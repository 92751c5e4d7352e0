"""A site is the last one where all files are as they were, and only there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from microsite.cache import FILE
from microsite.pipeline import Imprint, building, checking
from microsite.pipeline.building import Built
from tests.made_up_region import write_region
from tests.support import BROKEN, MINIMAL

TEMPLATES = Path(__file__).parents[2] / "templates"
HERE = Imprint("https://x.test/", "", "")
AGENCIES = "data/agencies.yaml"

Edit = Callable[[Path], object]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    project = shutil.copytree(MINIMAL, tmp_path / "project")
    shutil.copytree(TEMPLATES, project / "templates")
    return project


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every check that is made."""
    made: list[Path] = []
    check = checking.check

    def counted(root: Path, *more: object) -> object:
        made.append(root)
        return check(root, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(checking, "check", counted)
    return made


def built(root: Path, imprint: Imprint = HERE, *, strict: bool = True) -> Built:
    archive = root / "archive"
    return building.build(root, archive if archive.is_dir() else None, imprint, strict=strict)


def test_what_nothing_was_edited_of_is_neither_checked_nor_rendered(
    root: Path, checks: list[Path]
) -> None:
    first = built(root)
    assert first.site is not None and first.site.pages and first.site.files
    (root / "mkdocs.yml").write_text("# not the engine's\n", "utf-8")
    assert built(root) == first
    assert len(checks) == 1


def appended(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


EDITS: dict[str, Edit] = {
    "a record": lambda root: appended(root / AGENCIES, "# one more line\n"),
    "a page by hand": lambda root: (root / "content/own.md").write_text("# Ours\n", "utf-8"),
    "a template": lambda root: appended(root / "templates/pages/home.html", "<!-- x -->"),
    "words": lambda root: appended(next((root / "templates/strings").glob("*.yaml")), "# x\n"),
    "an article": lambda root: appended(next((root / "archive").rglob("*.txt")), "\n"),
    "no archive": lambda root: shutil.rmtree(root / "archive"),
    "another name": lambda root: (root / AGENCIES).rename(root / "data/agencies.yml"),
    "an empty folder": lambda root: (root / "data/people").mkdir(),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_whatever_is_edited_is_checked_anew(root: Path, checks: list[Path], edit: Edit) -> None:
    assert built(root).site is not None
    edit(root)
    built(root, strict=False)
    assert len(checks) == 2


def test_another_address_is_another_site(root: Path) -> None:
    first, second = built(root), built(root, Imprint("https://y.test/", "", ""))
    assert first.site is not None and second.site is not None
    assert first.site.files != second.site.files


def test_what_was_edited_while_it_was_built_is_not_kept(
    root: Path, checks: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = checking.check

    def edits(root: Path, *more: object) -> object:
        found = counted(root, *more)  # type: ignore[arg-type]
        appended(root / AGENCIES, "# while it is built\n")
        return found

    before = (root / AGENCIES).read_text("utf-8")
    monkeypatch.setattr(checking, "check", edits)
    built(root)
    (root / AGENCIES).write_text(before, "utf-8")
    built(root)
    assert len(checks) == 2


def test_findings_are_told_again_and_stop_whoever_is_strict(
    tmp_path: Path, checks: list[Path]
) -> None:
    [project] = [each for each in BROKEN if each.name == "unreferenced-record"]
    root = shutil.copytree(project, tmp_path / "project")
    shutil.copytree(TEMPLATES, root / "templates")
    assert built(root).site is None, "nothing is kept of a build that stopped"
    assert not (root / FILE).exists()
    first = built(root, strict=False)
    assert first.site is not None and first.findings.rules == ("unreferenced-record",)
    assert built(root, strict=False) == first
    assert len(checks) == 2
    again = built(root)
    assert (again.site, again.findings) == (None, first.findings)


def test_schemas_that_were_made_of_other_records_are_made_again(
    root: Path, checks: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / ".schemas").mkdir()
    built(root)
    built(root)
    assert len(checks) == 1
    memory = root / ".schemas/.made-of"
    kept = memory.read_text("utf-8")
    memory.write_text("another branch's\n", "utf-8")
    built(root)
    assert len(checks) == 2
    assert memory.read_text("utf-8") == kept


def test_a_template_that_cannot_be_read_stops_a_build_with_its_place(root: Path) -> None:
    appended(root / "templates/pages/home.html", "{% if %}")
    done = built(root)
    assert done.site is None
    assert [each.span.path for each in done.findings] == ["templates/pages/home.html"]


def test_links_that_lead_round_come_to_an_end(root: Path) -> None:
    (root / "content/round").symlink_to(root / "content", target_is_directory=True)
    (root / "content/gone").symlink_to(root / "nowhere")
    assert built(root, strict=False) == built(root, strict=False)


def test_a_link_that_leads_round_and_goes_is_an_edit(root: Path, checks: list[Path]) -> None:
    (root / "content/round").symlink_to(root / "content", target_is_directory=True)
    built(root, strict=False)
    (root / "content/round").unlink()
    built(root, strict=False)
    assert len(checks) == 2


def test_a_build_remembers_for_the_next_check_that_the_outlines_were_well(root: Path) -> None:
    (root / "data/geo").mkdir()
    write_region(root / "data/geo")
    assert built(root, strict=False).site is not None
    assert (root / ".cache/outlines.json").is_file()
