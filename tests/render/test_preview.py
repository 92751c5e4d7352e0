"""What the panel of a preview says."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser as HTMLParser

from microsite.findings import Finding, Findings, Span
from microsite.render.preview import MOST, Panel, render_panel

ROOT = Path(__file__).parents[2]
NOON = datetime(2031, 5, 6, 12, 0, 1)
MISTAKE = Finding(Span("data/agencies.yaml", 3, 5), "some-rule", "<b> & 'x'", "write it out")


def said(panel: Panel, root: Path = ROOT) -> HTMLParser:
    return HTMLParser(render_panel(panel, root))


def test_a_finding_has_its_place_its_rule_and_what_to_do() -> None:
    tree = said(Panel(Findings((MISTAKE,)), ("a dead link",), True, False, NOON))
    text = " ".join(tree.text().split())
    for words in (
        "Preview: 2 things to mend",
        "last good ones, of 2031-05-06, 12:00:01",
        "written by hand are as they are now",
        "data/agencies.yaml:3:5 error some-rule <b> & 'x' What to do: write it out",
        "a dead link",
    ):
        assert words in text, text
    assert tree.css_first("[role=alert]").attributes["aria-labelledby"] == "ms-preview-title"
    assert tree.css_first("h1") is None and tree.css_first("h2") is not None


def test_what_the_pages_are_is_told_apart() -> None:
    fresh = said(Panel(Findings(), ("x",), False, False, NOON)).text()
    assert "as the files are now" in fresh and "last good" not in fresh
    halted = said(Panel(Findings(), ("x",), True, True, NOON)).text()
    assert "last good" in halted and "by hand" not in halted


def test_with_nothing_good_it_is_a_page_of_its_own() -> None:
    html = render_panel(Panel(Findings((MISTAKE,)), (), True, False, None), ROOT)
    assert html.startswith("<!doctype html>")
    tree = HTMLParser(html)
    assert "no good page to show yet" in tree.text()
    assert tree.css_first("main h1") is not None and tree.css_first("h2") is None


def test_the_manual_is_named_where_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    panel = Panel(Findings((MISTAKE,)), (), True, False, NOON)
    assert "manual" not in said(panel, tmp_path).text()
    page = tmp_path / "docs/reference/rules/some-rule.md"
    page.parent.mkdir(parents=True)
    page.write_text("x", "utf-8")
    assert "docs/reference/rules/some-rule.md" in said(panel, tmp_path).text()


def test_many_findings_are_cut_short_and_counted() -> None:
    many = Findings.of(Finding(Span("a.yaml", n + 1), "r", "m") for n in range(MOST + 3))
    tree = said(Panel(many, (), True, False, NOON))
    assert f"{MOST + 3} things to mend" in tree.text() and "the terminal lists all" in tree.text()
    assert len(tree.css("li")) == MOST
