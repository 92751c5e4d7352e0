"""Sends requests to a server, many at once, and keeps what came of them."""

from __future__ import annotations

import gzip
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlsplit

from urllib3 import HTTPConnectionPool
from urllib3.exceptions import HTTPError

from trust.load.asking import Answer, Ask, asks, mixed

_ZIPPED = {"Accept-Encoding": "gzip"}
"""As every browser asks."""


@dataclass
class Load:
    """What came of a load, or of one visitor's part of it."""

    asked: Counter[str] = field(default_factory=Counter)
    """Requests by kind."""
    wrong: Counter[str] = field(default_factory=Counter)
    """What was wrong, each once and counted; empty if nothing was."""
    times: list[float] = field(default_factory=list)
    """Seconds from each request to the end of its answer."""
    received: int = 0
    """Bytes of the bodies, as they came over the wire."""
    seconds: float = 0.0
    visitors: int = 1
    """How many asked at once."""

    def percentile(self, which: int) -> float:
        """Seconds within which so many of a hundred answers were there."""
        return quantiles(self.times, n=100, method="inclusive")[which - 1]


class _Server:
    """Asks a server, over connections that stay open."""

    def __init__(self, address: str, visitors: int) -> None:
        split = urlsplit(address)
        self._root = split.path
        self._pool = HTTPConnectionPool(
            split.hostname or "", split.port, maxsize=visitors, block=True, timeout=30
        )

    def answer(self, ask: Ask) -> tuple[Answer, int]:
        """Send a request; give the answer, and how many bytes its body was on the way.

        Raises:
            HTTPError: there is no answer.
        """
        path = ask.path if ask.path.startswith("/") else self._root + ask.path
        headers = {**_ZIPPED, **ask.headers}
        got = self._pool.request(
            ask.method, path, headers=headers, redirect=False, retries=False, decode_content=False
        )
        zipped = got.headers.get("content-encoding") == "gzip" and got.data
        content = gzip.decompress(got.data) if zipped else got.data
        return Answer(got.status, got.headers, content), len(got.data)


def load(
    address: str,
    site: Path,
    *,
    requests: int,
    visitors: int,
    seed: int = 0,
    done: Callable[[], None] = lambda: None,
) -> Load:
    """Ask a server for a site, again and again, in an order that the seed gives.

    Args:
        address: where it serves the site, ending in a slash.
        site: the folder that it ought to serve.
        requests: how many, in all.
        visitors: how many ask at once, each over a connection that stays open.
        seed: of the order.
        done: is called after each answer.

    Raises:
        HTTPError: there is no server.
    """
    server = _Server(address, visitors)
    every = list(mixed(asks(site, _states(server, site)), requests, seed))
    began = time.monotonic()
    with ThreadPoolExecutor(visitors) as threads:
        parts = [threads.submit(_visit, server, every[n::visitors], done) for n in range(visitors)]
    result = Load(seconds=time.monotonic() - began, visitors=visitors)
    for part in (each.result() for each in parts):
        result.asked += part.asked
        result.wrong += part.wrong
        result.times += part.times
        result.received += part.received
    return result


def _states(server: _Server, site: Path) -> Mapping[str, Mapping[str, str]]:
    """Ask for every file once, to learn by what it can be asked for again."""
    found: dict[str, Mapping[str, str]] = {}
    for file in sorted(each for each in site.rglob("*") if each.is_file()):
        path = file.relative_to(site).as_posix().removesuffix("index.html")
        answer, _ = server.answer(Ask("first", path, lambda _: iter(())))
        if "etag" in answer.headers and "last-modified" in answer.headers:
            found[path] = answer.headers
    return found


def _visit(server: _Server, every: Iterable[Ask], done: Callable[[], None]) -> Load:
    result = Load()
    for ask in every:
        result.asked[ask.kind] += 1
        began = time.monotonic()
        try:
            answer, received = server.answer(ask)
        except (HTTPError, OSError) as error:
            result.wrong[f"{ask.kind}: {ask.path}: {error!r}"] += 1
        else:
            result.times.append(time.monotonic() - began)
            result.received += received
            result.wrong.update(f"{ask.kind}: {ask.path}: {each}" for each in ask.judge(answer))
        done()
    return result
