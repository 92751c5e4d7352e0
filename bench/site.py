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
