"""The load: every kind of request is made, a wrong answer is told, and nginx gives none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from urllib3.exceptions import HTTPError

from trust.load import report
from trust.load.asking import Answer, asks, mixed
from trust.load.loading import Load, load
from trust.load.server import SITE, NoServer, nginx, nginx_path

FILES = {
    "index.html": "<p>home</p>" * 20,
    "404.html": "<p>nothing here</p>" * 20,
    "about/index.html": "<p>about</p>" * 20,
    "data/site.db": "x" * 200_000,
    "assets/a.css": "p { color: red }\n" * 20,
    "assets/a.png": "not really a picture",
    "tiny.txt": "1",
}
KINDS = {
    *("whole, as a browser asks", "whole, not compressed", "head only", "unchanged since"),
    *("folder without its slash", "part of the SQLite file", "part that is not there"),
    *("not there", "outside the site"),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / SITE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path / SITE


STATES = {name: {"etag": '"1"', "last-modified": "x"} for name in FILES}


def test_every_kind_of_request_is_made(site: Path) -> None:
    assert {each.kind for each in asks(site, STATES)} == KINDS


def test_they_are_shuffled_the_same_way_and_none_is_left_out(site: Path) -> None:
    every = asks(site, {})
    some = list(mixed(every, len(every) * 2 + 3, seed=1))
    assert len(some) == len(every) * 2 + 3
    assert {id(each) for each in some[: len(every)]} == {id(each) for each in every}
    assert some == list(mixed(every, len(some), seed=1)) != list(mixed(every, len(some), seed=2))


def faults(site: Path, kind: str, answer: Answer) -> list[str]:
    [first, *_] = [each for each in asks(site, STATES) if each.kind == kind]
    return list(first.judge(answer))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_wrong_answer_is_told(site: Path, kind: str) -> None:
    """That of a server that is down behind its front."""
    answer = Answer(502, {"content-type": "text/html"}, b"down")
    assert any("502" in each for each in faults(site, kind, answer))


def right(path: Path, **headers: str) -> Answer:
    head = {"content-type": "text/html; charset=utf-8", "cache-control": "max-age=600", **headers}
    return Answer(200, head, path.read_bytes())


def test_other_bytes_another_type_and_no_compression_are_told(site: Path) -> None:
    kind, page = "whole, not compressed", site / "404.html"
    assert faults(site, kind, right(page)) == []
    assert faults(site, kind, right(site / "index.html")) == ["it is not the file"]
    assert faults(site, kind, right(page, **{"content-type": "text/plain"})) == [
        "it is called text/plain, not text/html"
    ]
    assert faults(site, "whole, as a browser asks", right(page)) == ["it is not compressed"]


def test_without_a_server_there_is_nothing_to_ask(site: Path) -> None:
    with pytest.raises(HTTPError):
        load("http://127.0.0.1:1/", site, requests=3, visitors=1)


def test_the_figures_are_those_of_the_load() -> None:
    result = Load(
        visitors=2, times=[each / 1000 for each in range(1, 101)], seconds=2.0, received=4_000_000
    )
    result.asked["not there"] = 100
    text = report.page(result, "nginx 1.0", 2, 0.25)
    assert "| requests a second" in text and " 50 |" in text
    assert "under nginx 1.0" in text
    assert "share its 2 cores" in text and "load\naverage was 0.2 when it began" in text
    assert "95.0 ms" in text.replace("95.1", "95.0")


def test_nginx_is_not_told_where_it_is(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes NGINX for a list of open sockets; a script stands in for it."""
    program = tmp_path / "nginx"
    program.write_text('#!/bin/sh\necho "NGINX is ${NGINX-not set}" >&2\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("NGINX", str(program))
    monkeypatch.setattr("os.geteuid", lambda: 1)  # nobody cannot look into this folder
    with pytest.raises(NoServer, match="NGINX is not set"), nginx(str(program), site):
        pass


@pytest.fixture
def address(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    program = nginx_path()
    if program is None:
        pytest.skip("no nginx here; `make load` brings Debian's")
    monkeypatch.setenv("NGINX", program)  # as `make load` does
    with nginx(program, site) as address:
        yield address


def test_nginx_gives_no_wrong_answer(site: Path, address: str) -> None:
    result = load(address, site, requests=600, visitors=8)
    assert not result.wrong
    assert result.asked.total() == 600
    assert result.asked.keys() == KINDS
