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
        "[x](javascript:alert(1))",
        # MkDocs makes an image or a link of these, though by CommonMark they are none.
        '![x](https://tracker.example/p.gif "x" onerror=y',
        '# ![x](https://tracker.example/p.gif "x" onerror=y(1))',
        "![a [b]](//tracker.example/p.gif z)",
        "[x](javascript: alert(1))",
        "*[x*](javascript: y)",
    ],
)
def test_nothing_is_fetched_from_elsewhere(tmp_path: Path, text: str) -> None:
    [found] = said(page(tmp_path, text), "unsafe-url")
    assert found.startswith("content/about.md:3:")


@pytest.mark.parametrize(
    "text",
    [
        *("[the map](map.md)", "![x](assets/x.png)", "[x](https://ledger.example/)", "[x](#y)"),
        *("`![x](https://tracker.example/p.gif z)`", "as said [1](see above)", "![x](as set.png)"),
    ],
)
def test_links_and_the_sites_own_pictures_are_fine(tmp_path: Path, text: str) -> None:
    assert said(page(tmp_path, text), "unsafe-url") == []


ACTIVE = """Words, and `<script>` in a code span.

<div>

<img
  src="https://tracker.example/p.gif">

More <b onclick="x()">words</b> and a <i>word</i>.

<table background="//tracker.example/p.gif">
<tr><td><script src="x.js"></script></td></tr>
</table>
"""


def test_all_that_a_page_would_do_is_told_at_its_place_and_in_one_run(tmp_path: Path) -> None:
    found = said(page(tmp_path, ACTIVE), "active-page")
    assert [
        (each.partition(": ")[0], each.partition(": ")[2].split("; ")[0]) for each in found
    ] == [
        ("content/about.md:8:8", "this page loads 'https://tracker.example/p.gif' from elsewhere"),
        ("content/about.md:10:9", "this page runs a script (onclick=)"),
        ("content/about.md:12:20", "this page loads '//tracker.example/p.gif' from elsewhere"),
        ("content/about.md:13:9", "this page runs a script"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        *('<img src="assets/x.png">', '<a href="https://ledger.example/">x</a>'),
        "<details><summary>More</summary>Words.</details>",
        "```html\n<script>x()</script>\n```",
    ],
)
def test_html_that_does_nothing_is_fine(tmp_path: Path, text: str) -> None:
    assert said(page(tmp_path, text), "active-page") == []


def test_files_beside_pages_are_judged_and_hidden_ones_are_not_published(tmp_path: Path) -> None:
    root = edited(
        tmp_path,
        ("content/drawing.svg", "", '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
        ("content/.hidden.svg", "", "<"),
        ("content/odd.xslt", "", "x"),
        ("content/data.csv", "", "<script>"),
    )
    drawing, odd = said(root, "active-page")
    assert drawing.startswith("content/drawing.svg:1:1: this file runs a script (onload=)")
    assert odd.startswith("content/odd.xslt:1:1: this file may be opened as a page")
