"""What a preview does to the server's answers, with a server of three pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from microsite import policy
from microsite.hosts.preview.answers import Answers

PAGE = policy.with_policy(
    '<head><meta charset="utf-8"></head><body class="x"><script>theme()</script>words</body>'
)
MISSING = PAGE.replace("words", "no such page")
LATE = "livereload(17, 4);"
PANEL = "<style>p {}</style><section>mend this</section>"


@dataclass
class Says:
    panel: str = ""
    alone: bool = False


def server(environ: dict[str, Any], start: Any) -> list[bytes]:
    """Answer as MkDocs' does: its script goes into files only."""
    path = environ["PATH_INFO"]
    if path == "/livereload/1/2":
        start("200 OK", [("Content-Type", "text/plain")])
        return [b"17"]
    pages = {"/m/": PAGE, "/m/404.html": MISSING}
    if path not in pages:
        start("404 Not Found", [("Content-Type", "text/html")])
        return [MISSING.encode()]
    html = pages[path].replace("</body>", f"<script>{LATE}</script></body>")
    start("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(html)))])
    return [html.encode()]


def asked(says: Says, path: str) -> tuple[str, dict[str, str], str]:
    noted: list[Any] = []
    body = Answers(says, server, "/m/")({"PATH_INFO": path}, lambda *args: noted.extend(args))
    return noted[0], dict(noted[1]), b"".join(body).decode()


def test_the_policy_allows_the_late_script_and_nothing_else_is_new() -> None:
    status, head, html = asked(Says(), "/m/")
    assert status == "200 OK" and head["Content-Length"] == str(len(html.encode()))
    assert html.count("Content-Security-Policy") == 1
    before, after = (set(policy.policy(each).split()) for each in (PAGE, html))
    assert f'content="{policy.policy(html)}"' in html
    assert after - {part for part in after if policy.digest(LATE) in part} <= before | {
        part.rstrip(";") for part in before
    }


def test_the_panel_comes_first_and_its_style_is_allowed() -> None:
    _, _, html = asked(Says(PANEL), "/m/")
    assert f'<body class="x">{PANEL}' in html
    assert f"style-src 'self' '{policy.digest('p {}')}'" in html


@pytest.mark.parametrize("panel", ["", PANEL])
def test_a_missing_page_stays_missing_and_reloads_too(panel: str) -> None:
    status, _, html = asked(Says(panel), "/m/nowhere/")
    assert status == "404 Not Found"
    assert "no such page" in html and LATE in html and panel in html


@pytest.mark.parametrize("path", ["/", "/m/", "/m/nowhere/", "/m/data/x.json"])
def test_without_a_good_site_each_address_answers_the_same(path: str) -> None:
    status, _, html = asked(Says("whatever stands in the file", alone=True), path)
    assert status == "200 OK"
    assert "no such page" in html and LATE in html and "whatever" not in html


def test_what_asks_whether_to_reload_is_left_alone() -> None:
    for says in (Says(), Says(PANEL), Says(PANEL, alone=True)):
        assert asked(says, "/livereload/1/2")[2] == "17"
