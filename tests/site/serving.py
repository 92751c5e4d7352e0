"""The flagship site, built by MkDocs and served as GitHub Pages does. The benchmark uses it too.

Under a sub-path, or at a root as with an own domain; with gzip for text, with 404.html for whatever
is not there.
"""

from __future__ import annotations

import gzip
import io
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]
SUB_PATH = "plates"
ZIPPED = {".html", ".css", ".js", ".json", ".svg", ".xml"}
"""What GitHub Pages compresses, of what a site of ours holds."""


ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "MICROSITE_ARCHIVE"},
    "NO_MKDOCS_2_WARNING": "1",
}
"""Without the private articles."""


def copy_project(folder: Path) -> None:
    """Copy what a build needs into a folder."""
    for name in ("content", "data", "templates", "microsite"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("build.py", "mkdocs.yml"):
        shutil.copy(ROOT / name, folder / name)


def build(site: Path, site_url: str, host: str = "mkdocs") -> None:
    """Build the site as a maintainer does, without the private articles, into a folder.

    `site_url` matters: 404.html is served at any address, so its links begin with that path.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        copy_project(copy)
        command = ["build", "--strict", "-f", "mkdocs.yml", "--site-dir", str(site)]
        python(copy, "-m", host, *command, SITE_URL=site_url)


def python(folder: Path, *arguments: str, **environment: str) -> None:
    """Run Python in a folder; it has to end well and without a warning."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**ENVIRONMENT, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stderr, done.stderr


def every_page(site: Path) -> list[str]:
    """The addresses of all pages below the site's own, 404.html among them."""
    return sorted(
        page.relative_to(site).as_posix().removesuffix("index.html")
        for page in site.rglob("*.html")
    )


@lru_cache(maxsize=256)
def _zipped(content: bytes) -> bytes:
    return gzip.compress(content, compresslevel=6, mtime=0)


class Server(ThreadingHTTPServer):
    """Serves a folder, and keeps count of what it sends."""

    daemon_threads = True
    request_queue_size = 128
    """Connections that wait; with five, as is usual, a busy machine refuses some."""

    def __init__(self, site: Path, path: str, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.site = site
        self.path = path
        self.sent: Counter[str] = Counter()
        """Bytes sent since it was last emptied, heads and bodies, by path without query."""
        self.asked: Counter[str] = Counter()
        """Requests answered since it was last emptied, by path without query."""

    @property
    def address(self) -> str:
        """Where the site is, ending in a slash."""
        return f"http://127.0.0.1:{self.server_port}{self.path}"

    def forget(self) -> None:
        """Begin to count anew."""
        self.sent.clear()
        self.asked.clear()

    def handle_error(self, *_about: object) -> None:
        """Say nothing of a browser that hangs up: it may."""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def __init__(self, request: Any, client: Any, server: Server) -> None:
        folder = server.site if server.path == "/" else server.site.parent
        super().__init__(request, client, server, directory=str(folder))

    def do_GET(self) -> None:
        status = HTTPStatus.OK
        file = Path(self.translate_path(self.path))
        if file.is_dir() and not urlsplit(self.path).path.endswith("/"):
            self._answer(HTTPStatus.MOVED_PERMANENTLY, b"", Location=f"{self.path}/")
            return
        if file.is_dir():
            file = file / "index.html"
        if not file.is_file():
            status, file = HTTPStatus.NOT_FOUND, self.server.site / "404.html"
        content = file.read_bytes() if file.is_file() else b"nothing here"
        head = {"Content-Type": self.guess_type(str(file)), "Cache-Control": "max-age=600"}
        if file.suffix in ZIPPED and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = _zipped(content)
            head |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        self._answer(status, content, **head)

    do_HEAD = do_GET

    def _answer(self, status: HTTPStatus, content: bytes, **head: str) -> None:
        wire, self.wfile = self.wfile, io.BytesIO()
        self.send_response(status)
        for name, value in (head | {"Content-Length": str(len(content))}).items():
            self.send_header(name, value)
        self.end_headers()
        whole = self.wfile.getvalue() + (b"" if self.command == "HEAD" else content)
        self.wfile = wire
        path = urlsplit(self.path).path
        self.server.asked[path] += 1
        self.server.sent[path] += len(whole)
        wire.write(whole)

    def log_message(self, *_args: object) -> None:
        """Say nothing; a failed request shows in the browser."""


@contextmanager
def serving(site: Path, port: int = 0) -> Iterator[Server]:
    """Serve a built site: under the sub-path if its folder is named so, else at the root."""
    with Server(site, f"/{SUB_PATH}/" if site.name == SUB_PATH else "/", port) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def chromium_path() -> str:
    """The Chromium to drive: `make test` names it, or it is looked for."""
    return (
        os.environ.get("CHROMIUM")
        or subprocess.run(
            [str(ROOT / "tools/chromium.sh"), "find"], capture_output=True, text=True, check=True
        ).stdout.strip()
    )


CHROMIUM_ARGUMENTS = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
"""Every host but this machine is unresolvable. No sandbox, as there is none in a container."""
