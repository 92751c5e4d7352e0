"""The site built by other hosts than MkDocs: the same pages, addresses, words and data."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode

from microsite.hosts.styles import compact
from tests.site.records import Records
from tests.site.saying import none_of
from tests.site.serving import ROOT, SUB_PATH, build, copy_project, every_page, python, serving
from tests.site.test_links import broken
from tests.site.visiting import NO_SUCH_PAGE
from tests.site.watching import watched

ADDRESS = f"https://x.test/{SUB_PATH}/"
HOSTS = {"zensical": ["--strict"], "properdocs": ["--strict", "-f", "mkdocs.yml"]}
MANUAL = (ROOT / "docs/other-hosts.md").read_text("utf-8")
HOSTS_OWN = re.compile(
    r"assets/(javascripts|stylesheets|images)/|search|sitemap\.xml|build\.json|.*\.html$"
)
"""Files that a host makes itself, pages among them."""
KINDS = ("", "statements/", "map/zoom/", "methodology/", NO_SUCH_PAGE)


def text(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node else ""


def facts(site: Path, path: str) -> dict[str, object]:
    """What has to be the same on a page, whoever built it."""
    page = site / path
    here = ADDRESS + path.removesuffix("index.html")
    tree = HTMLParser(page.read_text("utf-8"))
    article, outline = tree.css_first("article"), tree.css_first(".md-nav--secondary")
    assert article is not None
    for link in article.css("a[href$='build.json']"):  # which only MkDocs' sites have
        assert link.parent is not None
        link.parent.decompose()
    described = tree.css_first("meta[name=description]")
    shown = tree.css_first("meta[property='og:image']")
    canonical = tree.css_first("link[rel=canonical]")
    return {
        "title": text(tree.css_first("title")),
        "description": described and described.attributes["content"],
        "picture": shown and shown.attributes["content"],
        "kind": (tree.css_first("meta[property='og:type']") or article).attributes.get("content"),
        "address": canonical and canonical.attributes["href"],
        "words": text(article),
        "structured data": [each.text() for each in tree.css("script[type$='ld+json']")],
        "links": [link.attributes["href"] for link in article.css("a[href]")],
        # Zensical's frame has a place of its own for the link that skips the menus.
        "anchors": {each.attributes["id"] for each in article.css("[id]")} - {"__skip"},
        "outline": [link.attributes["href"] for link in outline.css("a")] if outline else [],
        "sections": [
            urljoin(here, link.attributes["href"] or "") for link in tree.css(".md-tabs a")
        ],
    }


def differences(ours: Path, theirs: Path) -> list[str]:
    """What is not the same in two builds of the site, each with its place."""
    found = [f"{path}: only one has it" for path in set(every_page(ours)) ^ set(every_page(theirs))]
    for page in sorted(ours.rglob("*.html")):
        path = page.relative_to(ours).as_posix()
        if (theirs / path).is_file():
            one, other = facts(ours, path), facts(theirs, path)
            found += [f"{path}: {name}" for name in one if one[name] != other[name]]
    for file in sorted(each for each in ours.rglob("*") if each.is_file()):
        path = file.relative_to(ours).as_posix()
        if HOSTS_OWN.match(path):
            continue
        there = (theirs / path).read_bytes() if (theirs / path).is_file() else b""
        if path == "assets/css/microsite.css":
            there = compact(there.decode()).encode()
        if there != file.read_bytes():
            found.append(f"{path}: content")
    return found


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The site as each host builds what `python build.py write` wrote, with the policy put in."""
    base = tmp_path_factory.mktemp("others")
    project, written = base / "project", base / "written"
    project.mkdir()
    copy_project(project)
    python(project, "build.py", "write", str(written), SITE_URL=ADDRESS)
    style = re.search(r"sha256-[\w+/]{43}=", MANUAL)
    assert style is not None
    sites = {}
    for host, options in HOSTS.items():
        folder = base / host
        shutil.copytree(written, folder)
        python(folder, "-m", host, "build", *options)
        sites[host] = (folder / "site").rename(folder / SUB_PATH)
        allowed = ["--style", style[0]] if host == "zensical" else []
        python(project, "build.py", "guard", str(sites[host]), *allowed)
    return sites


@pytest.mark.parametrize("host", HOSTS)
def test_a_host_builds_the_same_site(built_site: Path, others: dict[str, Path], host: str) -> None:
    none_of(differences(built_site, others[host]))


@pytest.mark.parametrize("host", HOSTS)
def test_no_link_is_dead(others: dict[str, Path], pages: list[str], host: str) -> None:
    # The links and anchors of each page are those of MkDocs' build, which tests above hold; what is
    # left is the host's own frame.
    found, reached = broken(others[host], ["about/"])
    none_of(found)
    assert set(pages) - {"404.html"} <= reached


@pytest.mark.parametrize("host", HOSTS)
def test_nobody_else_is_asked_and_the_policy_is_kept(
    browser: Browser, others: dict[str, Path], records: Records, host: str
) -> None:
    with serving(others[host]) as server, watched(browser) as seen:
        for path in (*KINDS, records.agency_page):
            seen.open(server.address + path)
            assert seen.page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1
            none_of([*seen.elsewhere, *seen.trouble, *seen.violations])


def test_zensicals_own_search_finds_a_statement(
    browser: Browser, others: dict[str, Path], records: Records
) -> None:
    word, _ = records.rarest
    with serving(others["zensical"]) as server, watched(browser) as seen:
        seen.open(server.address)
        seen.page.locator(".md-search__button").click()
        seen.page.keyboard.type(word)
        seen.page.locator("a[href*='/statements/#']").first.wait_for()
        none_of([*seen.elsewhere, *seen.trouble, *seen.violations])


def test_properdocs_builds_the_project_itself_byte_for_byte_as_mkdocs(
    built_site: Path, tmp_path: Path
) -> None:
    site = tmp_path / SUB_PATH
    build(site, ADDRESS, host="properdocs")
    ours, theirs = (
        {
            file.relative_to(folder): file.read_bytes()
            for file in folder.rglob("*")
            if file.is_file()
        }
        for folder in (built_site, site)
    )
    none_of(f"{path}" for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path))


def test_a_difference_would_be_noticed(built_site: Path, tmp_path: Path) -> None:
    other = tmp_path / SUB_PATH
    shutil.copytree(built_site, other)
    assert differences(built_site, other) == []
    (other / "people/index.html").unlink()
    about = other / "about/index.html"
    html = about.read_text("utf-8").replace("</article>", "<p>One word more.</p></article>", 1)
    about.write_text(re.sub(r' id="sources"', "", html), "utf-8")
    data = other / "data/agencies.json"
    data.write_bytes(data.read_bytes() + b"\n")
    found = differences(built_site, other)
    assert {
        "people/: only one has it",
        "about/index.html: words",
        "data/agencies.json: content",
    } <= {*found}
