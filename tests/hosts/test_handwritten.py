"""Front matter and names of pages written by hand, as a theme may have them."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite.hosts.handwritten import as_text, tidied


def test_front_matter_is_text_for_the_theme(tmp_path: Path) -> None:
    (tmp_path / "own.html").touch()
    said = {
        "title": "AT&T <b>",
        "subtitle": ["<script>"],
        "status": 'x" onclick="x()',
        "description": "Signs & words",
        "template": "own.html",
        "search": {"exclude": True},
    }
    kept, wrong = tidied(said, tmp_path)
    assert wrong == []
    assert kept == said | {
        "title": "AT&amp;T &lt;b&gt;",
        "subtitle": "[&#x27;&lt;script&gt;&#x27;]",
        "status": "x&quot; onclick=&quot;x()",
    }


@pytest.mark.parametrize("templates", [None, Path("nowhere")])
def test_front_matter_chooses_no_template_of_the_theme_and_gives_no_data(
    templates: Path | None,
) -> None:
    said = {"template": "redirect.html", "structured_data": "</script>", "title": "x"}
    kept, wrong = tidied(said, templates)
    assert kept == {"title": "x"}
    assert [each.partition(",")[0] for each in wrong] == [
        "gives structured data",
        "asks for the template 'redirect.html'",
    ]


@pytest.mark.parametrize(
    ("title", "shown"),
    [("A & B", "A &amp; B"), ("A &amp; B", "A &amp; B"), ("<img src=x>", "&lt;img src=x&gt;")],
)
def test_a_title_is_escaped_once(title: str, shown: str) -> None:
    assert as_text(title) == shown
