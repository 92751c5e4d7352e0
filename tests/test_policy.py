"""The content security policy of a page."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite.policy import NoPlace, inline_scripts, policy, renewed, with_policy

HEAD = '<!doctype html><html><head><meta charset="utf-8"><title>x</title></head>'
# What a script may hold: no end of its own, and no comment, in which other rules count.
SCRIPTS = st.text(st.characters(codec="utf-8", exclude_characters="<\0\r"), min_size=1)


def page(*parts: str) -> str:
    return f"{HEAD}<body>{''.join(parts)}</body></html>"


def hash_of(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


@given(st.lists(SCRIPTS, max_size=4))
def test_each_inline_script_is_allowed_by_its_own_hash(scripts: list[str]) -> None:
    html = page(*(f"<script>{script}</script><p>x &amp; y</p>" for script in scripts))
    assert list(inline_scripts(html)) == scripts
    [allowed] = re.findall(r"script-src ([^;]*)", policy(html))
    assert set(allowed.split()) == {"'self'", *map(hash_of, scripts)}


def test_line_ends_are_hashed_as_a_browser_reads_them() -> None:
    assert inline_scripts(page("<script>a\r\nb\rc</script>")) == ["a\nb\nc"]


@pytest.mark.parametrize(
    ("script", "runs"),
    [
        ("<script>x()</script>", True),
        ("<script type=module>x()</script>", True),
        ('<SCRIPT TYPE="importmap">x()</SCRIPT>', True),
        ('<script src="x.js"></script>', False),
        ('<script src="x.js">x()</script>', False),
        ('<script type="application/json">x()</script>', False),
        ('<script type="application/ld+json">x()</script>', False),
        ("<!-- <script>x()</script> -->", False),
        ("<p>&lt;script&gt;x()&lt;/script&gt;</p>", False),
    ],
)
def test_only_what_a_browser_would_run_is_allowed(script: str, runs: bool) -> None:
    assert (hash_of("x()") in policy(page(script))) is runs


def test_nothing_from_elsewhere_and_no_blanket_permission() -> None:
    written = policy(page("<script>x()</script>"))
    assert written.startswith("default-src 'none'; ")
    assert not re.findall(r"unsafe|http|\*|frame-ancestors", written)
    assert '"' not in written


def test_the_policy_stands_before_all_that_it_governs() -> None:
    html = with_policy(page("<script>x()</script>"))
    [place] = [match.start() for match in re.finditer("http-equiv", html)]
    assert html.index("charset") < place < html.index("<title>")
    assert html.replace(re.findall(r'\n *<meta http-equiv.*?">', html)[0], "") == page(
        "<script>x()</script>"
    )


@pytest.mark.parametrize(
    "content",
    ["<p>x</p><script>bad()</script>", "<p>x</p><script>bad()", "<!-- <p>x</p>", "<script>x()<p>"],
)
def test_no_script_of_a_pages_content_is_allowed(content: str) -> None:
    """Not even by leaving open what the theme closes."""
    html = page("<script>theme()</script>", content, "<script>last()</script>")
    [allowed] = re.findall(r"script-src ([^;]*)", with_policy(html, content=content))
    assert set(allowed.split()) == {"'self'", hash_of("theme()"), hash_of("last()")}


def test_a_late_script_is_allowed_and_nothing_else_is_new() -> None:
    content = "<script>bad()</script>"
    html = with_policy(page("<script>theme()</script>", content), content=content)
    late = html.replace("</body>", "<script>late()</script></body>")
    [allowed] = re.findall(r"script-src ([^;]*)", renewed(late))
    assert set(allowed.split()) == {"'self'", hash_of("theme()"), hash_of("late()")}
    assert renewed(late).count("Content-Security-Policy") == 1


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<html><head></head></html>",
        '<script>x()</script><meta charset="utf-8">',
        '<link rel="stylesheet" href="x.css"><meta charset="utf-8">',
        '<meta charset="utf-8"><meta charset="utf-8">',
    ],
)
def test_a_page_without_a_place_for_it_is_refused(html: str) -> None:
    with pytest.raises(NoPlace):
        with_policy(html)
