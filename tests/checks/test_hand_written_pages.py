"""Pages written by hand keep the rules for what readers see."""

from pathlib import Path

import pytest

from tests.support import edited, said


def page(folder: Path, text: str) -> Path:
    return edited(folder, ("content/about.md", "", f"# About\n\n{text}\n"))


@pytest.mark.parametrize(
    ("text", "column"),
    [("Call (203) 555-0134.", 6), ("Write to desk@ledger.example now.", 10)],
)
def test_no_number_and_no_address(tmp_path: Path, text: str, column: int) -> None:
    [found] = said(page(tmp_path, text), "personal-contact")
    assert found.startswith(f"content/about.md:3:{column}: ")


@pytest.mark.parametrize(
    "text",
    [
        "![x](https://tracker.example/p.gif)",
        "![x](//tracker.example/p.gif)",
        '<img src="https://tracker.example/p.gif">',
        "<img src = http://tracker.example/p.gif>",
        "<IMG SRC='HTTPS://tracker.example/p.gif'>",
        '<img srcset=" //tracker.example/p.gif 2x">',
        '<object data="https://tracker.example/"></object>',
        '<video poster="//tracker.example/p.gif"></video>',
        '<table background="//tracker.example/p.gif"></table>',
        "[x](javascript:alert(1))",
    ],
)
def test_nothing_is_fetched_from_elsewhere(tmp_path: Path, text: str) -> None:
    [found] = said(page(tmp_path, text), "unsafe-url")
    assert found.startswith("content/about.md:3:")


@pytest.mark.parametrize(
    "text",
    [
        *("[the map](map.md)", "![x](assets/x.png)", "[x](https://ledger.example/)", "[x](#y)"),
        *('<img src="assets/x.png">', '<a href="https://ledger.example/">x</a>'),
    ],
)
def test_links_and_the_sites_own_pictures_are_fine(tmp_path: Path, text: str) -> None:
    assert said(page(tmp_path, text), "unsafe-url") == []
