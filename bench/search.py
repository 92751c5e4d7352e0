"""Our search and Pagefind over the same built site, in bytes over the wire.

Pagefind is set up as well as it can be: it indexes the pages' own part only, is called through its
own interface, brings no style and no form of its own, loads nothing before the first search, and
then the first five results, as its own form does. Our policy is taken off its pages, as it forbids
WebAssembly.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from bench.table import table
from bench.weight import search
from tests.site.records import Records
from tests.site.serving import ROOT, SUB_PATH, Server, serving
from tests.site.watching import watched

WORKER = "assets/javascripts/workers/"


def queries(site: Path) -> dict[str, str]:
    """What readers may search for, taken from the records that a built site publishes."""
    records = Records(site)
    return {
        "a person": records.some("people")[0]["name"].split()[-1],
        "a bill": records.some("bills")[0]["number"],
        "words of a quotation": records.last_words[0],
        "an agency": records.agency["place"],
        "a rare word": records.rarest[0],
    }


_PAGEFIND = """async ([script, words]) => {
  const pagefind = await import(script);
  await pagefind.init();
  const { results } = await pagefind.search(words);
  await Promise.all(results.slice(0, 5).map(result => result.data()));
  return results.length;
}"""


def with_pagefind(site: Path, folder: Path) -> Path:
    """Copy a built site and let Pagefind index it; gives the copy."""
    copy = folder / SUB_PATH
    shutil.copytree(site, copy)
    for page in copy.rglob("*.html"):
        html = page.read_text("utf-8")
        html = html.replace("<article ", "<article data-pagefind-body ", 1)
        html = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
        page.write_text(html, "utf-8")
    pagefind = ROOT / "bench/node_modules/pagefind/lib/runner/bin.cjs"
    subprocess.run(
        [ROOT / ".venv/bin/node", pagefind, "--site", copy, "--quiet"], check=True, timeout=120
    )
    return copy


def compare(browser: Browser, site: Path, server: Server) -> str:
    """Measure both for each query; gives a table and a sentence that names the smaller."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(with_pagefind(site, Path(folder))) as other,
    ):
        rows = []
        without = _ours(browser, server, "")[0], _pagefinds(browser, other, "")[0]
        totals = []
        for kind, words in queries(site).items():
            (ours, our_hits), (theirs, their_hits) = (
                _ours(browser, server, words),
                _pagefinds(browser, other, words),
            )
            totals.append((ours, theirs))
            cost = [f"{ours - without[0]:,}", f"{theirs - without[1]:,}"]
            rows.append(
                [f"{kind}: {words}", f"{ours:,}", f"{theirs:,}", *cost, f"{our_hits}/{their_hits}"]
            )
        rows.insert(0, ["no search", *(f"{n:,}" for n in without), "", "", ""])
    head = ["home page and one search", "ours", "Pagefind", "search, ours", "search, Pagefind"]
    means = [sum(each) // len(totals) for each in zip(*totals, strict=True)]
    names = ["ours", "Pagefind"]
    small, large = sorted(range(2), key=means.__getitem__)
    verdict = (
        f"A visit with one search is smaller with {names[small]}: {means[small]:,} bytes on "
        f"average, against {means[large]:,} with {names[large]}. A visit without: "
        f"{without[0]:,} bytes (ours), {without[1]:,} (Pagefind)."
    )
    return f"{table([*head, 'pages found'], rows)}\n\n{verdict}"


def _ours(browser: Browser, server: Server, words: str) -> tuple[int, int]:
    """Bytes of a visit to the home page with a search, or without; pages found."""
    server.forget()
    with watched(browser) as seen:
        seen.open(server.address)
        found = search(seen, words) if words else 0
        return server.sent.total(), found


def _pagefinds(browser: Browser, server: Server, words: str) -> tuple[int, int]:
    """The same with Pagefind, without what the theme loads for its own search."""
    server.forget()
    with watched(browser) as seen:
        seen.open(server.address)
        found = 0
        if words:
            script = f"{server.address}pagefind/pagefind.js"
            found = int(seen.page.evaluate(_PAGEFIND, [script, words]))
            seen.settle()
        workers = sum(n for path, n in server.sent.items() if WORKER in path)
        return server.sent.total() - workers, found
