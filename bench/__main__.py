"""Print the measures as Markdown: `make bench`, or `python -m bench weight search lighthouse`."""

from __future__ import annotations

import sys

from bench import lighthouse, search, weight
from bench.site import served
from tests.site.records import Records
from tests.site.visiting import chromium

PARTS = ("weight", "search", "lighthouse")


def main(parts: list[str]) -> None:
    """Build and serve the site, and print each part; all of them if none is named."""
    if unknown := set(parts) - set(PARTS):
        raise SystemExit(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}")
    with served() as (site, server):
        with chromium() as browser:
            if not parts or "weight" in parts:
                print("## First visit: bytes over the wire\n")
                print(weight.weights(browser, site, server), flush=True)
            if not parts or "search" in parts:
                print("\n## Search: ours and Pagefind\n")
                print(search.compare(browser, site, server), flush=True)
        if not parts or "lighthouse" in parts:
            print(f"\n## Lighthouse: phone, median of {lighthouse.RUNS}\n")
            agency = Records(site).agency_page
            print(lighthouse.scores(server.address, agency), flush=True)


main(sys.argv[1:])
