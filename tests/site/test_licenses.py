"""Every file of a built site is our own, or a listed other's, byte for byte as it was looked at."""

from __future__ import annotations

import hashlib
import re
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.site.saying import none_of
from tests.site.serving import ROOT
from tools.assets import HOW, read

OURS = (
    *("*.html", "data/*", "feeds/*", "licenses/*", "search/*.json"),
    *("robots.txt", "sitemap.xml", "sitemap.xml.gz", ".nojekyll", ".well-known/security.txt"),
    *("build.json", "assets/cards/*.png", "assets/css/microsite.css", "assets/js/*.js"),
    *("assets/favicon.svg", "assets/fonts/OFL.txt", "assets/leaflet/LICENSE.txt"),
    *("assets/javascripts/workers/lazy.js", "assets/javascripts/workers/shards.js"),
    "assets/map.js",  # Folium writes it, and is listed
)
"""What the engine makes, or what stands in templates/theme/."""
CUT_DOWN = "assets/stylesheets/main.*.min.css"
OF = {
    "assets/javascripts/*": "material",
    "assets/stylesheets/*": "material",
    "assets/images/*": "material",
    "assets/leaflet/*": "leaflet",
    "assets/fonts/*.woff2": "literata",
    "assets/map.js": "folium",
}
"""Who is to be listed for a file of others."""


COLLECTIONS = {"material": "material-design-icons", "fontawesome": "font-awesome"}
"""By the theme's folder of each, as what it is to be listed."""


@pytest.fixture(scope="module")
def page(built_site: Path) -> LexborHTMLParser:
    return LexborHTMLParser((built_site / "licenses/index.html").read_text("utf-8"))


def files(site: Path) -> list[str]:
    return sorted(each.relative_to(site).as_posix() for each in site.rglob("*") if each.is_file())


def not_covered(site: Path, listed: set[str]) -> list[str]:
    """The files that are neither ours nor a listed other's, or not as they were written down."""
    due = read()
    found = []
    for path in files(site):
        if any(fnmatch(path, each) for each in OURS):
            continue
        sha256 = hashlib.sha256((site / path).read_bytes()).hexdigest()
        if path not in due:
            found.append(f"{path}: nobody is named for it; {HOW}")
        elif due[path] != sha256 and not fnmatch(path, CUT_DOWN):
            found.append(f"{path}: it is not the file in tools/assets.sha256; {HOW}")
        whose = [id for pattern, id in OF.items() if fnmatch(path, pattern)]
        if not listed.issuperset(whose or ["?"]):
            found.append(f"{path}: the page on licenses does not list {whose}")
    return found


def listed(page: LexborHTMLParser) -> set[str]:
    return {row.attributes["id"] or "" for row in page.css("tbody th[id]")}


def test_every_file_is_ours_or_a_listed_others(built_site: Path, page: LexborHTMLParser) -> None:
    none_of(not_covered(built_site, listed(page)))


def test_a_foreign_file_and_a_changed_one_are_noticed(tmp_path: Path) -> None:
    for path in ("assets/leaflet/leaflet.js", "assets/javascripts/tracker.js"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("1", "utf-8")
    told = not_covered(tmp_path, {"leaflet"})
    assert [each.partition(";")[0] for each in told] == [
        "assets/javascripts/tracker.js: nobody is named for it",
        "assets/javascripts/tracker.js: the page on licenses does not list ['material']",
        "assets/leaflet/leaflet.js: it is not the file in tools/assets.sha256",
    ]


def test_nothing_is_published_that_no_page_asks_for(built_site: Path) -> None:
    assert not [path for path in files(built_site) if "/lunr/" in path or path.endswith(".css.map")]
    assert not (built_site / "assets/images").exists()


@cache
def _icons() -> dict[str, str]:
    """Which collection each picture of the theme's is from, by its outline."""
    folder = next(ROOT.glob(".venv/lib/*/site-packages/material/templates/.icons"))
    found: dict[str, str] = {}
    for path in folder.rglob("*.svg"):
        for outline in re.findall(r' d="([^"]+)"', path.read_text("utf-8")):
            found.setdefault(outline, path.relative_to(folder).parts[0])
    return found


def test_every_icon_is_of_a_listed_collection(built_site: Path, page: LexborHTMLParser) -> None:
    shown = [path for path in files(built_site) if path.endswith((".html", ".css"))]
    outlines: set[str] = set()
    for path in shown:
        text = (built_site / path).read_text("utf-8")
        outlines |= set(re.findall(r""" d=["']([^"']+)["']""", unquote(text)))
    whose = {_icons()[each] for each in outlines if each in _icons()}
    assert {COLLECTIONS.get(each, each) for each in whose} <= listed(page)
    assert "material" in whose


def test_each_license_leads_to_its_text(built_site: Path, page: LexborHTMLParser) -> None:
    rows = page.css(".ms-page tbody tr")
    assert len(rows) >= 10
    for row in rows:
        link = row.css("a")[-1]
        text = (built_site / "licenses" / (link.attributes["href"] or "")).read_text("utf-8")
        assert len(text) > 500, link.attributes["href"]


def test_the_footer_and_the_page_on_this_site_lead_there(built_site: Path) -> None:
    for path in ("index.html", "about/index.html"):
        tree = LexborHTMLParser((built_site / path).read_text("utf-8"))
        links = [a.attributes["href"] for a in tree.css("a[href]")]
        assert any(link and link.endswith("licenses/") for link in links), path
