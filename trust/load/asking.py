"""What is asked of a server, and what it has to answer: kinds of requests over a built site.

Each request is a value: what to send, and a judge of the answer. So every answer is held against
the very file, which a tool that only counts answers (wrk, ab, hey) does not do.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from trust.load.config import SHORTEST, ZIPPED, media_type


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    """By name, in any case."""
    content: bytes
    """The body, unpacked."""


Judge = Callable[[Answer], Iterator[str]]
"""Says what is wrong with an answer, or nothing."""
_PAGE = 4096
"""Bytes that a reader of a SQLite file over HTTP asks for at a time: a page of the file."""


@dataclass(frozen=True)
class Ask:
    """A request, and who judges its answer."""

    kind: str
    path: str
    """Below the site's root, or below the server's own if it begins with `/`."""
    judge: Judge
    headers: Mapping[str, str] = field(default_factory=dict)
    method: str = "GET"


def asks(site: Path, states: Mapping[str, Mapping[str, str]]) -> list[Ask]:
    """List every request that a built site is worth, once.

    Args:
        site: its folder.
        states: by path, the headers of a first answer, by which it is asked whether it changed.
    """
    missing = (site / "404.html").read_bytes()
    made: list[Ask] = []
    for file in sorted(each for each in site.rglob("*") if each.is_file()):
        name = file.relative_to(site).as_posix()
        path, content = name.removesuffix("index.html"), file.read_bytes()
        zipped = name.rpartition(".")[2] in ZIPPED and len(content) >= SHORTEST
        plain = {"Accept-Encoding": "identity"}
        made.append(Ask("whole, as a browser asks", path, _whole(name, content, zipped)))
        made.append(Ask("whole, not compressed", path, _whole(name, content, False), plain))
        made.append(Ask("head only", path, _head(name, len(content)), plain, "HEAD"))
        if path in states:
            made += _again(path, states[path])
        if name != path and path:
            made.append(Ask("folder without its slash", path[:-1], _redirected(path)))
        if name.endswith(".db"):
            made += _parts(path, content)
    for path in ("no/such/page/", "agencies/nobody", "index.htm", ".git/config"):
        made.append(Ask("not there", path, _missing(missing)))
    for path in ("/", "/etc/passwd", "..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/etc/passwd"):
        made.append(Ask("outside the site", path, _refused))
    return made


def mixed(every: list[Ask], count: int, seed: int) -> Iterator[Ask]:
    """Give so many requests: all of them, shuffled, again and again."""
    chance = random.Random(seed)
    while count > 0:
        some = every[:]
        chance.shuffle(some)
        yield from some[:count]
        count -= len(some)


def _whole(name: str, content: bytes, zipped: bool) -> Judge:
    def judge(answer: Answer) -> Iterator[str]:
        yield from _headers(answer, 200, name)
        if (answer.headers.get("content-encoding") == "gzip") != zipped:
            yield "it is compressed" if not zipped else "it is not compressed"
        if answer.content != content:
            yield "it is not the file"

    return judge


def _head(name: str, size: int) -> Judge:
    def judge(answer: Answer) -> Iterator[str]:
        yield from _headers(answer, 200, name)
        if answer.headers.get("content-length") != str(size) or answer.content:
            yield "it does not tell the file's size, or sends more than the head"

    return judge


def _headers(answer: Answer, status: int, name: str) -> Iterator[str]:
    if answer.status != status:
        yield f"status {answer.status}, not {status}"
    due = media_type(name)
    if answer.headers.get("content-type", "").partition(";")[0] != due:
        yield f"it is called {answer.headers.get('content-type')}, not {due}"
    if answer.headers.get("cache-control") != "max-age=600":
        yield "it does not say how long it may be kept"


def _again(path: str, state: Mapping[str, str]) -> Iterator[Ask]:
    """Ask whether something has changed, in both ways that there are."""
    for asked, told in (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified")):
        yield Ask("unchanged since", path, _unchanged, {asked: state[told]})


def _unchanged(answer: Answer) -> Iterator[str]:
    if answer.status != 304 or answer.content:
        yield f"status {answer.status} with {len(answer.content)} bytes, not an empty 304"


def _parts(path: str, content: bytes) -> Iterator[Ask]:
    """Ask for pages of a file, and for more than there is."""
    for start in range(0, len(content), 16 * _PAGE):
        end = min(start + _PAGE, len(content)) - 1
        asked = {"Range": f"bytes={start}-{end}", "Accept-Encoding": "identity"}
        yield Ask("part of the SQLite file", path, _part(content, start, end), asked)
    beyond = {"Range": f"bytes={len(content)}-", "Accept-Encoding": "identity"}
    yield Ask("part that is not there", path, _not_satisfiable, beyond)


def _part(content: bytes, start: int, end: int) -> Judge:
    def judge(answer: Answer) -> Iterator[str]:
        due = f"bytes {start}-{end}/{len(content)}"
        if answer.status != 206 or answer.headers.get("content-range") != due:
            said = answer.headers.get("content-range")
            yield f"status {answer.status} with {said}, not 206 with {due}"
        if answer.content != content[start : end + 1]:
            yield "it is not that part of the file"

    return judge


def _not_satisfiable(answer: Answer) -> Iterator[str]:
    if answer.status != 416:
        yield f"status {answer.status}, not 416"


def _redirected(path: str) -> Judge:
    def judge(answer: Answer) -> Iterator[str]:
        to = answer.headers.get("location", "")
        if answer.status != 301 or not to.endswith(f"/{path}"):
            yield f"status {answer.status} to {to!r}, not 301 to {path}"

    return judge


def _missing(page: bytes) -> Judge:
    def judge(answer: Answer) -> Iterator[str]:
        yield from _headers(answer, 404, "404.html")
        if answer.content != page:
            yield "it is not the site's own page for that"

    return judge


def _refused(answer: Answer) -> Iterator[str]:
    if answer.status not in (400, 404) or b"root:" in answer.content:
        yield f"status {answer.status}, neither 400 nor 404"
