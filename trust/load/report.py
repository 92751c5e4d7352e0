"""What a load came to, as text for the terminal and as a page of the docs."""

from __future__ import annotations

import datetime
from pathlib import Path

from bench.table import table
from trust.load.loading import Load

PAGE = Path("docs/trust/load.md")
_ABOUT = """\
# Load

**In short:** {asked:,} requests to the site, as many readers make them at once, and {wrong} wrong
answers.

Written by `make load` on {day}: this repository's site under {version}, asked by a
program on the same machine. Both share its {cores} cores, with whatever else runs there: the load
average was {busy:.1f} when it began, which is how many programs, averaged over a minute, ran or
waited to run.

The server does what GitHub Pages does, as far as settings can say it: a sub-path (`/microsite/`),
gzip for text, a redirect for a folder without its slash, `404.html` with status 404, no headers of
our own. `trust/load/config.py` writes its configuration. Every answer is held against the file in
`site/`: status, media type, compression, every byte.

"""
_AFTER = """
The times hold what the asking program needs itself, which is most of them: it unpacks, compares and
judges each answer in Python (urllib3), where a tool that only counts answers, such as wrk, would be
faster and see less. They say that nothing waits, not how fast nginx is; GitHub's own machines,
caches and network are not in them.
"""


def summary(result: Load) -> str:
    """Say in tables what was asked, what was wrong, and how long it took."""
    kinds = [[kind, f"{n:,}"] for kind, n in sorted(result.asked.items())]
    asked, wrong = result.asked.total(), result.wrong.total()
    figures = [
        ["requests", f"{asked:,}"],
        ["answers that were wrong, or none", f"{wrong:,}"],
        ["at once", str(result.visitors)],
        ["seconds", f"{result.seconds:.1f}"],
        ["requests a second", f"{asked / result.seconds:,.0f}"],
        ["megabytes a second, as sent", f"{result.received / result.seconds / 1e6:.1f}"],
        ["median", _ms(result.percentile(50))],
        ["95 of 100 within", _ms(result.percentile(95))],
        ["99 of 100 within", _ms(result.percentile(99))],
    ]
    return f"{table(['asked for', 'times'], kinds)}\n\n{table(['', ''], figures)}\n"


def page(result: Load, version: str, cores: int, busy: float) -> str:
    """Write the page of the docs.

    Args:
        result: what came of it.
        version: which server it was.
        cores: how many processors the machine has.
        busy: the machine's load average over a minute, before it began.
    """
    day = datetime.datetime.now(datetime.UTC).date().isoformat()
    asked, wrong = result.asked.total(), result.wrong.total()
    about = _ABOUT.format(
        day=day, version=version, cores=cores, busy=busy, asked=asked, wrong=wrong or "no"
    )
    return about + summary(result) + _AFTER


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"
