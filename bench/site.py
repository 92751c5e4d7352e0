"""The site that is measured: built for the very address it is served at, so that both agree."""

from __future__ import annotations

import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.site.serving import SUB_PATH, Server, build, serving


@contextmanager
def served() -> Iterator[tuple[Path, Server]]:
    """Build the flagship and serve it; gives the built site's folder and the server."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / SUB_PATH
        build(site, f"http://127.0.0.1:{port}/{SUB_PATH}/")
        with serving(site, port) as server:
            yield site, server


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table, its columns aligned for the terminal: the first to the left."""
    widths = [max(len(row[n]) for row in [head, *rows]) for n in range(len(head))]

    def line(cells: list[str]) -> str:
        aligned = [
            cell.rjust(width) if n else cell.ljust(width)
            for n, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        return f"| {' | '.join(aligned)} |"

    rule = "|" + "|".join(f"{'-' * (w + 1)}{':' if n else '-'}" for n, w in enumerate(widths)) + "|"
    return "\n".join([line(head), rule, *map(line, rows)])
