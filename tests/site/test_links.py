"""Every link, anchor and asset of the whole site, asked for by a link checker (linkinator)."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from tests.site.saying import none_of
from tests.site.serving import ROOT, serving
from tests.site.visiting import NO_SUCH_PAGE

CHECKER = ROOT / "tools/web/links.mjs"


def broken(site: Path, pages: list[str]) -> tuple[list[str], set[str]]:
    """Check a built site: what is broken and where, and the paths that were reached from its home.

    Of `pages` every anchor is checked.
    """
    with serving(site) as server:
        done = subprocess.run(
            [ROOT / ".venv/bin/node", CHECKER, server.address, *pages],
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        assert done.returncode == 0, done.stderr
        found = json.loads(done.stdout)
        reached = {url.removeprefix(server.address) for url in found["reached"]}
        return [line.replace(server.address, "/") for line in found["broken"]], reached


def test_nothing_in_the_whole_site_is_broken(built_site: Path, pages: list[str]) -> None:
    found, reached = broken(
        built_site, [NO_SUCH_PAGE if page == "404.html" else page for page in pages]
    )
    none_of(found)
    assert set(pages) - {"404.html"} <= reached, "some pages are reached from no other"


def test_what_is_broken_would_be_noticed(built_site: Path, tmp_path: Path) -> None:
    site = tmp_path / built_site.name
    shutil.copytree(built_site, site)
    about = site / "about/index.html"
    planted = (
        '<a href="#no-such-place">1</a><a href="../statements/#no-such-place">2</a>'
        '<a href="../no-such-page/">3</a><img src="../no-such.png" alt="4">'
        '<script src="../no-such.js"></script><link rel="stylesheet" href="../no-such.css">'
    )
    html = about.read_text("utf-8")
    about.write_text(html.replace("</article>", f"{planted}</article>", 1), "utf-8")
    style = site / "assets/css/microsite.css"
    style.write_text(style.read_text("utf-8") + ".x{background:url(no-such.svg)}", "utf-8")
    found, _ = broken(site, ["about/"])
    parts = (
        "about/#no-such-place",
        "statements/#no-such-place",
        "no-such-page/",
        "no-such.png",
        "no-such.js",
        "no-such.css",
        "no-such.svg",
    )
    for part in parts:
        assert any(part in line for line in found), f"{part} was not noticed: {found}"
    assert len(found) == len(parts), found
