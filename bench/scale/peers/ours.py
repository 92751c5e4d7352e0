"""Ours: `mkdocs build` of the made-up project, with every check and its archive at hand."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from bench.scale.measuring import Failed, Run, environment, last_lines, run
from bench.scale.peers.peer import Peer, Size, Way

_KEPT = ("site", ".cache", ".schemas")
"""What an earlier build left, by which a later one may be quicker."""
_READY = 3600.0
_edits = count(1)


def make(size: Size) -> Peer:
    """Get ready to build the project as its maintainers do."""
    project = size.project
    build = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict")

    def cold() -> Run:
        for name in _KEPT:
            shutil.rmtree(project / name, ignore_errors=True)
        return run(build, project, size.log("ours cold"))

    def nothing() -> Run:
        return run(build, project, size.log("ours nothing edited"))

    def edited() -> Run:
        edit(project)
        return run(build, project, size.log("ours one edit"))

    ways = (Way("cold", cold), Way("nothing edited", nothing), Way("one edit", edited))
    return Peer("ours", "", project / "site", ways)


def edit(project: Path) -> str:
    """Change a word of the summary of a statement in the middle of its file.

    Returns:
        The word that the summary has from now on.

    Raises:
        Failed: no statement was found.
    """
    data = project / "data"
    files = sorted(data.glob("statements/**/*.yaml")) or [data / "statements.yaml"]
    path = files[len(files) // 2]
    text = path.read_text("utf-8")
    word = f"Edit{next(_edits)}x{time.time_ns() % 1_000_000}"
    found = re.compile(r"(?m)^  summary: (?:>-\n    )?\"?(\w+)").search(text, len(text) // 2)
    if not found:
        raise Failed(f"{path} holds no statement that could be edited")
    path.write_text(text[: found.start(1)] + word + text[found.end(1) :], "utf-8")
    return word


def reloads(size: Size, times: int) -> Iterator[tuple[Run, Run]]:
    """Edit a record while `mkdocs serve` runs, so many times.

    Yields:
        How long MkDocs says that it rebuilt, and how long from saving until the page is served.

    Raises:
        Failed: the server does not start, or does not show the edit.
    """
    with _serving(size) as (address, log):
        for _ in range(times):
            before = len(_built(log))
            began = time.perf_counter()
            word = edit(size.project)
            # Which page shows the statement is the site's business; this file has them all.
            while len(_built(log)) == before or not _shows(f"{address}data/statements.json", word):
                if time.perf_counter() - began > _READY:
                    raise Failed(f"the edit is not served:\n{last_lines(log.read_text('utf-8'))}")
                time.sleep(0.02)
            seconds = time.perf_counter() - began
            built = _built(log)[before:]
            if not built:
                raise Failed("MkDocs does not say how long it rebuilt")
            yield Run(built[-1]), Run(seconds)
            time.sleep(1)


@contextmanager
def _serving(size: Size) -> Iterator[tuple[str, Path]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    log = size.log("ours serve")
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=size.project,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=environment() | {"SITE_URL": f"http://127.0.0.1:{port}/"},
        )
    try:
        address, began = f"http://127.0.0.1:{port}/", time.perf_counter()
        while not _shows(address, "<html"):
            if server.poll() is not None or time.perf_counter() - began > _READY:
                raise Failed(f"mkdocs serve is not up:\n{last_lines(log.read_text('utf-8'))}")
            time.sleep(0.1)
        time.sleep(1)  # the watcher takes its first look
        yield address, log
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _shows(address: str, word: str) -> bool:
    try:
        with urlopen(address, timeout=_READY) as answer:
            return word in answer.read().decode()
    except (URLError, ConnectionError, TimeoutError):
        return False


def _built(log: Path) -> list[float]:
    told = log.read_text("utf-8", errors="replace")
    return [float(each) for each in re.findall(r"Documentation built in ([\d.]+) seconds", told)]
