"""Every link, anchor and asset of the whole site, asked for by a link checker (linkinator)."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

from tests.site.saying import none_of
from tests.site.serving import ROOT, SUB_PATH, build, serving
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


def test_nothing_is_broken_at_the_root_of_a_host_either(pages: list[str], tmp_path: Path) -> None:
    site = tmp_path / "root"
    build(site, "https://x.test/")
    # Links within the site are relative, so that only the 404 page's differ.
    found, reached = broken(site, [NO_SUCH_PAGE])
    none_of(found)
    assert set(pages) - {"404.html"} <= reached
    assert SUB_PATH not in (site / "404.html").read_text("utf-8")


WHOLE = re.compile(rb"https?:(?:\\?/){2}x\.test([^\s\"'<>)}]*)")
"""An address of ours in any kind of file; JSON may write its slashes with backslashes."""


def whole_addresses(site: Path) -> dict[str, set[bytes]]:
    """The paths of all whole addresses of the site, by the file that holds them."""
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    found = {path: set(WHOLE.findall(path.read_bytes())) for path in files}
    return {path.relative_to(site).as_posix(): paths for path, paths in found.items() if paths}


def astray(site: Path) -> list[str]:
    """Those that do not carry the sub-path."""
    return [
        f"{path.decode()} in {name}"
        for name, paths in whole_addresses(site).items()
        for path in paths
        if not path.startswith(f"/{SUB_PATH}/".encode())
    ]


def test_every_whole_address_carries_the_sub_path(built_site: Path, pages: list[str]) -> None:
    """In every file, whatever it is: all that write addresses read the one setting."""
    none_of(astray(built_site))
    own = {f"{page}index.html" for page in pages if page != "404.html"}
    assert own | {"robots.txt", "sitemap.xml", "data/statements.json"} <= set(
        whole_addresses(built_site)
    )


def test_an_address_without_the_sub_path_would_be_noticed(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(r'["https:\/\/x.test\/plates", "https://x.test/plates/a"]')
    (tmp_path / "b.html").write_text('<link href="https://x.test/about/">')
    assert astray(tmp_path) == [r"\/plates in a.json", "/about/ in b.html"]


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
