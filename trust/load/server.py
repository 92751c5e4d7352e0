"""Serves a built site with nginx, as an ordinary user, from a temporary folder and a free port."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from trust.load.config import configuration

SITE = "microsite"
"""The sub-path, as GitHub Pages serves a repository of that name."""
_FINDER = Path(__file__).parents[2] / "tools" / "nginx.sh"
_PATIENCE = 10.0
"""Seconds until nginx has to answer."""


class NoServer(Exception):
    """nginx is not there, or does not start; the text says why."""


def nginx_path() -> str | None:
    """Look for nginx; None if it is not there. `tools/nginx.sh get` brings it."""
    done = subprocess.run([str(_FINDER), "find"], capture_output=True, text=True, check=False)
    return done.stdout.strip() or None


@contextmanager
def nginx(program: str, site: Path) -> Iterator[str]:
    """Serve a site; gives its address, which ends in a slash.

    Whoever is root hands the work to `nobody`: nothing of it needs more.

    Args:
        program: nginx itself.
        site: the folder of the built site, which is copied.

    Raises:
        NoServer: it does not start.
    """
    with tempfile.TemporaryDirectory(prefix="microsite-nginx-") as name:
        folder = Path(name)
        shutil.copytree(site, folder / "www" / SITE)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        settings = folder / "nginx.conf"
        settings.write_text(configuration(folder, SITE, port), "utf-8")
        who: dict[str, Any] = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            who = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
            for each in (folder, *folder.rglob("*")):
                os.chown(each, nobody.pw_uid, nobody.pw_gid)
        log = folder / "error.log"
        command = [program, "-p", str(folder), "-e", str(log), "-c", str(settings)]
        # `make load` says in NGINX where it is, and nginx takes that for a list of open sockets.
        clean = {name: value for name, value in os.environ.items() if name != "NGINX"}
        with subprocess.Popen(command, stderr=subprocess.PIPE, env=clean, **who) as process:
            try:
                _wait(process, port, log)
                yield f"http://127.0.0.1:{port}/{SITE}/"
            finally:
                process.terminate()
        if log.is_file() and (said := log.read_text("utf-8").strip()):
            raise NoServer(f"nginx complained: {said}")


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            said = process.stderr.read().decode() if process.stderr else ""
            raise NoServer(f"nginx does not start: {said.strip() or log.read_text('utf-8')}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise NoServer(f"nginx does not answer within {_PATIENCE:.0f} s")
