"""Our pages as content for Hugo: what stands in the article, under its title."""

from __future__ import annotations

from pathlib import Path

from bench.scale.peers.hugo_bodies import take

PAGE = """<head><meta name="description" content="A &amp; B"></head>
<body><nav>x</nav><article class="a"><h1 id="t">The <b>chief</b></h1><p>Words.</p></article>"""


def test_articles_are_taken_and_pages_without_are_not(tmp_path: Path) -> None:
    site, content = tmp_path / "site", tmp_path / "content"
    (site / "agencies/one").mkdir(parents=True)
    (site / "agencies/one/index.html").write_text(PAGE)
    (site / "index.html").write_text("<p>elsewhere</p>")
    assert take(site, content) == 1
    assert (content / "agencies/one.html").read_text() == (
        '{"title": "The chief", "description": "A & B"}\n\n'
        '<h1 id="t">The <b>chief</b></h1><p>Words.</p>'
    )
    assert not (content / "_index.html").exists()
