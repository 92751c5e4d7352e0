"""A large site's search index in parts: what writing it costs, and what a search fetches of it.

`python -m bench.parts 2000 10000 60000` prints a line for each number of entries. The entries are
made up: some 60 words each, six to a page, the commonest words in most of them.
"""

from __future__ import annotations

import random
import shutil
import sys
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from tracemalloc import get_traced_memory, start, stop

from playwright.sync_api import Browser

from bench.site import served
from bench.table import table
from bench.weight import search
from microsite.searching import Document, shards
from tests.site.serving import ROOT, SUB_PATH, serving
from tests.site.visiting import chromium
from tests.site.watching import watched

CONFIG = {
    "lang": ["en"],
    "separator": r"[\s\-,.“”]+",
    "pipeline": [],
    "fields": {"title": {"boost": 4}, "text": {"boost": 1}},
}
WORKERS = "assets/javascripts/workers"
SYLLABLES = [one + two for one in "bdfgklmnprst" for two in ("a", "en", "il", "or")]
HEAD = ["entries", "seconds", "MB of memory", "files", "MB", "words of a quotation", "common words"]


def made_up(number: int) -> Iterator[Document]:
    """Make entries up, the same for the same number."""
    chance = random.Random(number)
    known = ["".join(chance.choices(SYLLABLES, k=2 + n % 3)) for n in range(30_000)]
    # As words are in any language: the second stands half as often as the first.
    weights = list(accumulate(1 / (n + 3) for n in range(len(known))))
    for n in range(number):
        words = " ".join(chance.choices(known, cum_weights=weights, k=chance.randint(30, 80)))
        place = f"agencies/{n // 6}/" + (f"#s{n}" if n % 6 else "")
        yield Document(place, f"{chance.choice(known)} police", f"<p>“{words}”</p>")


def row(browser: Browser, site: Path, number: int) -> list[str]:
    """Measure one number of entries, on a copy of a built site."""
    documents = list(made_up(number))
    start()
    for _ in shards(documents, CONFIG):
        pass
    memory = get_traced_memory()[1]
    stop()
    shutil.rmtree(site / "search")
    begin = time.process_time()
    files = list(shards(documents, CONFIG))
    for path, text in files:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, "utf-8")
    seconds = time.process_time() - begin
    size = sum(len(text) for _, text in files)
    quotation = documents[number // 2 + 1].text.split()
    known = [word for each in documents[:200] for word in each.text.split()]
    common = sorted({*known}, key=lambda word: (-known.count(word), word))[:4]
    cost = [_fetched(browser, site, " ".join(each)) for each in (quotation[20:25], common)]
    figures = [f"{seconds:.1f}", f"{memory / 1e6:.0f}", f"{len(files):,}", f"{size / 1e6:.1f}"]
    return [f"{number:,}", *figures, *(f"{each:,}" for each in cost)]


def _fetched(browser: Browser, site: Path, words: str) -> int:
    """The bytes of a first search over the wire, everything that it needs included."""
    with serving(site) as server, watched(browser) as seen:
        seen.open(server.address)
        server.forget()
        assert search(seen, words)
        return server.sent.total()


def main(numbers: list[int]) -> None:
    """Build the site, give it large indexes, and print the table."""
    with served() as (built, _), chromium() as browser, TemporaryDirectory() as folder:
        site = Path(folder) / SUB_PATH
        shutil.copytree(built, site)
        shutil.copy(ROOT / f"templates/theme/{WORKERS}/shards.js", site / WORKERS)
        home = site / "index.html"
        home.write_text(home.read_text("utf-8").replace("lazy.js#", "shards.js#"), "utf-8")
        print(table(HEAD, [row(browser, site, number) for number in numbers]))


main([int(each) for each in sys.argv[1:]] or [2_000, 10_000, 60_000])
