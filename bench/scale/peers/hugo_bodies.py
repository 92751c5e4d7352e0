"""Hugo with the bodies of our own pages: what it takes to write just as much as we do.

Each page of our built site becomes a content file in HTML: what stands in its article, under its
title and description. Hugo puts it into the same layout as the pages in Markdown. It renders no
Markdown then, and reads and writes what our records came to.
"""

from __future__ import annotations

import json
import re
import shutil
from html import unescape
from pathlib import Path

from bench.scale.measuring import Failed, Run, run
from bench.scale.peers.hugo import binary, named
from bench.scale.peers.peer import LAYOUTS, Peer, Size, Way

_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
_ARTICLE = re.compile(r"<article[^>]*>(.*)</article>", re.DOTALL)


def make(size: Size) -> Peer:
    """Get ready; the content is taken from our site before the first build, when that is there.

    Raises:
        NotInstalled: Hugo is not there.
    """
    hugo, folder = binary(), size.fresh("hugo-bodies")
    shutil.copytree(LAYOUTS / "hugo", folder, dirs_exist_ok=True)
    content, site = folder / "content", size.project / "site"

    def cold() -> Run:
        if not content.exists() and not take(site, content):
            raise Failed("there is no site of ours to take the bodies from")
        for name in ("public", "resources"):
            shutil.rmtree(folder / name, ignore_errors=True)
        return run((hugo, "--noBuildLock"), folder, size.log("hugo with our bodies"))

    ways = (Way("cold", cold),)
    return Peer("Hugo with our bodies", named(hugo), folder / "public", ways)


def take(site: Path, content: Path) -> int:
    """Take the articles of a built site's pages as content; gives their number."""
    taken = 0
    pages = sorted(site.rglob("index.html"))
    above = {page.parent.parent for page in pages} | {site}
    for page in pages:
        html = page.read_text("utf-8")
        article = _ARTICLE.search(html)
        if article is None:  # a page without the frame, such as one that only leads on
            continue
        title, description = (found.search(html) for found in (_TITLE, _DESCRIPTION))
        head = {
            "title": unescape(re.sub(r"<[^>]*>", "", title[1])).strip() if title else "",
            "description": unescape(description[1]) if description else "",
        }
        at = content / page.parent.relative_to(site)
        path = at / "_index.html" if page.parent in above else at.with_suffix(".html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{json.dumps(head, ensure_ascii=False)}\n\n{article[1]}", "utf-8")
        taken += 1
    return taken
