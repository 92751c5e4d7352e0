"""The flagship site, really built by MkDocs, and served under a sub-path as GitHub Pages does."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
SUB_PATH = "plates"


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the site: <tmp>/plates, so that its parent can be served."""
    copy = tmp_path_factory.mktemp("flagship")
    for name in ("content", "data", "templates", "microsite"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "build.py", copy / "build.py")
    # The 404 page is served at any address, so its links begin with the path of site_url.
    configuration = (ROOT / "mkdocs.yml").read_text("utf-8")
    at_sub_path = re.sub(r"(?m)^site_url: .*$", f"site_url: https://x.test/{SUB_PATH}/", configuration)
    (copy / "mkdocs.yml").write_text(at_sub_path, "utf-8")
    site = tmp_path_factory.mktemp("served") / SUB_PATH
    without_archive = {k: v for k, v in os.environ.items() if k != "MICROSITE_ARCHIVE"}
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=copy,
        env={**without_archive, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr, done.stderr
    return site


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Say nothing; a failed request shows in the browser."""


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    """Where the site is served, ending in a slash."""
    handler = partial(_Quiet, directory=str(built_site.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{SUB_PATH}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium that can reach nothing but this machine."""
    found = os.environ.get("CHROMIUM") or subprocess.run(
        [str(ROOT / "tools/chromium.sh"), "find"], capture_output=True, text=True, check=True
    ).stdout.strip()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=found,
            args=["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
        )
        yield chromium
        chromium.close()
