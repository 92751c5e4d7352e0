"""What was tried, as text for a terminal and as docs/trust/repro.md."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from bench.table import table
from trust.repro.circumstances import faketime
from trust.repro.trying import Tried

PAGE = Path("docs/trust/repro.md")
_SHOWN = 5

_HEAD = """\
# Reproducible builds, tried

**In short:** {short}

Written by `make repro` on {day}, with Python {python} on {system} {machine}. How it works, and what
is not the same by decision: [decision 24](../decisions/0024-the-same-bytes.md). How to check a
published site: [Verify a site](../how-to/verify-a-site.md).

Each build is made from a fresh copy of the same commit in a folder of its own, and every file of
its site is compared with the first build's, byte by byte. A file's mode is held against what the
umask leaves of `rw-rw-rw-`; it is no part of a published site.
"""


def lines(title: str, found: Sequence[Tried]) -> list[str]:
    """Tell what was tried, and where each file that differs begins to."""
    told = [title]
    for each in found:
        told.append(f"  {_said(each):38} {each.how.name}")
        for path, where in _shown(each):
            told += [f"{'':41}{line}" for line in f"{path}: {where}".splitlines()]
    return told


def page(found: Mapping[str, Sequence[Tried]]) -> str:
    """Write the page."""
    system = platform.system(), platform.machine()
    lost = sum(len(it.lost) for each in found.values() for it in each)
    builds = sum(len(each) for each in found.values())
    parts = [
        _HEAD.format(
            day=date.today().isoformat(),
            python=platform.python_version(),
            system=system[0],
            machine=system[1],
            short=f"{builds} builds, each made elsewhere or in other circumstances, and "
            f"{lost or 'no'} file{'s' * (lost != 1)} differed that must not.",
        )
    ]
    for title, each in found.items():
        rows = [[it.how.name, str(it.files), f"{it.size:,}", _said(it)] for it in each]
        parts.append(f"## {title}\n\n{table(['', 'files', 'bytes', 'not the same'], rows)}\n")
        parts += [f"- *{it.how.name}*: {it.how.may_differ}.\n" for it in each if it.how.may_differ]
    if not faketime():
        parts.append("libfaketime was not installed: the clock ran ahead for Python alone.\n")
    return "\n".join(parts)


def _said(each: Tried) -> str:
    if not each.differing:
        return "nothing"
    count = f"{len(each.differing)} of {each.files}"
    return f"{count}: LOST" if each.lost else f"{count}, by decision"


def _shown(each: Tried) -> list[tuple[str, str]]:
    """Give every difference that must not be, and some of those that may."""
    rows = list(each.differing.items())
    return rows if each.lost else rows[:_SHOWN]
