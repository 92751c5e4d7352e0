"""A mistake in a template is named with the template's own line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from microsite.checks import Verified
from microsite.maps import Region
from microsite.render import render_sheet, render_site
from microsite.render.catalog import UnusableTemplate
from microsite.views.lookup import Lookup
from tests.made_up_region import region

TEMPLATES = Path(__file__).parents[2] / "templates"


@pytest.fixture(scope="module")
def outlines(tmp_path_factory: pytest.TempPathFactory) -> Region:
    return region(tmp_path_factory.mktemp("geo"))


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    return shutil.copytree(TEMPLATES, tmp_path / "templates")


def found(verified: Verified, outlines: Region, templates: Path) -> str:
    with pytest.raises(UnusableTemplate) as caught:
        render_site(Lookup(verified), templates, outlines, cards=False)
    return str(caught.value)


def put_before(file: Path, mistake: str) -> str:
    """Put a mistake at the head of a file; give what the file held."""
    words = file.read_text("utf-8")
    file.write_text(mistake + words, "utf-8")
    return words


@pytest.mark.parametrize(
    ("mistake", "rule", "told"),
    [
        ("{{ nosuch.foo }}", "template-fails", "'nosuch' is undefined (on the page figures.md)"),
        ("{{ view.nosuch }}", "template-fails", "has no attribute 'nosuch'"),
        ('{% include "no/such.html" %}', "template-fails", "there is no template no/such.html ("),
        ("{% if here is oddish %}{% endif %}", "template-fails", "No test named 'oddish' found. ("),
        ("{# never closed", "template-syntax", "Missing end of comment tag"),
        ("{{ 1 + 'a' }}", "template-fails", "TypeError: unsupported operand type(s) for +"),
        ("{{ 1 // 0 }}", "template-fails", "ZeroDivisionError: integer division"),
        ('{{ "x"|date }}', "template-fails", ".py:"),
        ('{{ "x"|nosuch }}', "template-syntax", "No filter named 'nosuch'"),
        ("{% nosuch %}", "template-syntax", "unknown tag 'nosuch'"),
    ],
)
def test_a_mistake_is_found_at_its_line(
    verified: Verified, outlines: Region, templates: Path, mistake: str, rule: str, told: str
) -> None:
    file = templates / "pages" / "figures.html"
    lines = file.read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("{% set title"))
    lines.insert(at, mistake)
    file.write_text("\n".join(lines), "utf-8")
    finding = found(verified, outlines, templates)
    assert finding.startswith(f"templates/pages/figures.html:{at + 1}:1: error[{rule}]: ")
    assert told in finding


def test_a_text_that_is_not_there_is_looked_for_by_a_template(
    verified: Verified, outlines: Region, templates: Path
) -> None:
    put_before(templates / "pages/figures.html", '{{ t("no.such") }}')
    finding = found(verified, outlines, templates)
    assert finding.startswith("templates/strings/en.yaml:1:1: error[unusable-text]: the text 'no.")
    assert "is missing, and templates/pages/figures.html:1 asks for it; " in finding


@pytest.mark.parametrize("name", ["pages/figures.html", "partials/foot.html", "styles/text.css"])
def test_a_file_that_is_gone_or_no_text_is_named(
    verified: Verified, outlines: Region, templates: Path, name: str
) -> None:
    file = templates / name
    file.write_bytes(file.read_bytes() + b"\n\xe9")
    finding = found(verified, outlines, templates)
    assert finding.startswith(f"templates/{name}:")
    assert "from here on the file is not UTF-8 text; save it as UTF-8" in finding
    file.unlink()
    finding = found(verified, outlines, templates)
    assert finding.startswith(f"templates/{name}:1:1: error")


def test_it_is_found_in_a_part_that_a_page_uses(
    verified: Verified, outlines: Region, templates: Path
) -> None:
    """The innermost template that was running is where the mistake stands."""
    for name in ("foot.html", "contents.html"):
        file = templates / "partials" / name
        words = put_before(file, "\n\n{{ nosuch }}")
        finding = found(verified, outlines, templates)
        assert finding.startswith(f"templates/partials/{name}:3:1: error[template-fails]: 'nosuch'")
        file.write_text(words, "utf-8")


def test_a_block_without_an_end_may_begin_anywhere_above(
    verified: Verified, outlines: Region, templates: Path
) -> None:
    put_before(templates / "pages/figures.html", "{% if view %}")
    finding = found(verified, outlines, templates)
    assert "error[template-syntax]" in finding
    assert "needs to be closed is 'if'" in finding
    assert finding.endswith("; the mistake is there or above")


def test_the_sheet_for_fact_checkers_has_its_own_folder(
    verified: Verified, templates: Path
) -> None:
    put_before(templates / "factcheck/sheet.html", "\n{{ sheet.nosuch.more }}")
    with pytest.raises(UnusableTemplate, match=r"^templates/factcheck/sheet\.html:2:1: error"):
        render_sheet(templates, None)


def test_what_is_no_template_s_fault_is_not_called_one(
    verified: Verified, outlines: Region, templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("microsite.render.pages.Linking", None)
    with pytest.raises(TypeError):
        render_site(Lookup(verified), templates, outlines, cards=False)
