"""What a browser would do by itself: what is told, and what does none of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from microsite.active import faults, of_file
from microsite.bounds import SHOWN

XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<script>x()</script>", "runs a script; delete it"),
        ("<SCRIPT src=x.js></SCRIPT>", "runs a script; delete it"),
        ("<svg><script>x()</script></svg>", "runs a script; delete it"),
        ("<!--><script>x()</script>-->", "runs a script; delete it"),
        ("<p onclick=x()>", "runs a script (onclick=); delete it"),
        ("<img src=x onerror=x()>", "runs a script (onerror=)"),
        ("<a href=javascript:x()>x</a>", "leads to '"),
        ("<a href='java&#10;script:x()'>x</a>", "leads to '"),
        ("<a href=' &#1;JAVASCRIPT:x()'>x</a>", "leads to '"),
        ("<a href='data:text/html,x'>x</a>", "leads to '"),
        ("<svg><a xlink:href='javascript:x()'>x</a></svg>", "leads to '"),
        ("<svg><set attributeName=href to=javascript:x()></svg>", "runs a script (to=)"),
        ("<button formaction=javascript:x()>x</button>", "leads to '"),
        ("<form action=https://ledger.example/></form>", "sends what readers type to"),
        ("<meta http-equiv=refresh content='0;url=x'>", "gives the browser an order"),
        ("<noscript><p>x</p></noscript>", "has <noscript>"),
        ("<base href=https://ledger.example/>", "changes where its links lead"),
        ("<iframe src=map.html></iframe>", "has <iframe>"),
        ("<object data=x.svg></object>", "has <object>"),
        ("<template shadowrootmode=open><p>x</p></template>", "has <template>"),
        ("<img src=https://tracker.example/p.gif>", "loads '"),
        ("<img src='\\\\tracker.example/p.gif'>", "loads '"),
        ("<img src='h\tttps://tracker.example/p.gif'>", "loads '"),
        ("<img srcset='a.png, //tracker.example/p.gif 2x'>", "loads '"),
        ("<img srcset='a.png 1x,//tracker.example/p.gif 2x'>", "loads '"),
        ("<link rel=dns-prefetch href=//tracker.example>", "loads '"),
        ("<svg><image href=https://tracker.example/p.gif /></svg>", "loads '"),
        ("<a href=x ping=https://tracker.example/>x</a>", "loads '"),
        ("<p style='background: url( //tracker.example/p)'>", "loads '"),
        ("<style>@import '//tracker.example/x.css'</style>", "loads '"),
        ("<style>p { background: u\\72l(//tracker.example/p) }</style>", "loads '"),
    ],
)
def test_what_runs_loads_or_leads_away_is_told(html: str, said: str) -> None:
    [found] = faults(f"<p>before</p>{html}<p>after</p>")
    assert str(found).startswith(said)


@pytest.mark.parametrize(
    "html",
    [
        "<h1 id=about>About</h1><p>The <b>words</b> &lt;script&gt; and <code>onclick=x</code>.</p>",
        '<a href="https://ledger.example/">x</a> <a href="../map/#x">x</a> <a href="?q=a:b">x</a>',
        '<a href="mailto:desk@ledger.example">x</a><a href="tel:+12035550134">x</a>',
        '<img src="assets/x.png" alt=""><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
        '<img srcset="a.png 1x, b.png 2x" src="a.png" alt="">',
        '<td style="text-align: right">1</td><style>p { color: red }</style>',
        '<svg viewBox="0 0 1 1"><path d="M0 0"/><use href="#x"/></svg>',
        "<!-- <script>x()</script> -->",
    ],
)
def test_what_does_none_of_it_is_fine(html: str) -> None:
    assert list(faults(html)) == []


def test_each_fault_is_told_once() -> None:
    assert len(list(faults("<p onclick=x()><p onclick=y()>"))) == 1


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("x.html", "<!doctype html><script>x()</script>", "runs a script"),
        ("x.svg", SVG.format("<script>x()</script>"), "runs a script"),
        ("x.svg", SVG.format('<rect onclick="x()"/>'), "runs a script (onclick=); delete it"),
        ("x.svg", SVG.format('<a x:href="javascript:x()"/>'), "leads to '"),
        ("x.svg", SVG.format('<image x:href="https://tracker.example/p"/>'), "loads 'https"),
        ("x.svg", SVG.format(f"<h:script {XHTML.replace('=', ':h=')}/>"), "runs a script"),
        ("x.svg", f'<!DOCTYPE svg [<!ENTITY a "b">]>{SVG.format("&a;")}', "defines entities"),
        ("x.svg", SVG.format("<script>x()</script>") + "<", "is no XML"),
        ("x.xml", '<?xml-stylesheet href="x.xsl"?><a/>', "gives the browser an order"),
        ("x.xhtml", f"<html {XHTML}><script>x()</script></html>", "runs a script"),
        ("x.css", "@import url(http://tracker.example/x.css);", "loads 'http://tracker"),
        ("x.css", "@import '//tracker.example/x.css';", "loads '//tracker"),
        ("x.css", "a { b: { c: url( ht\\74ps://tracker.example/p ) } }", "loads 'https://tracker"),
        ("x.css", "p { background: image-set('https://tracker.example/p' 1x) }", "loads 'https"),
        ("x.css", "@font-face { src: url(//tracker.example/f.woff2) }", "loads '//tracker"),
        ("x.svgz", "", "may be opened as a page, being a .svgz file"),
        ("x.SVG", "", "is no XML"),
        ("x.mathml", "", "may be opened as a page, being a .mathml file"),
        ("x.xslt", "", "may be opened as a page, being a .xslt file"),
    ],
)
def test_files_that_are_published_as_they_stand(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    [found] = of_file(tmp_path / name)
    assert str(found).startswith(said)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.html", "<!doctype html><title>x</title><p>x"),
        ("x.svg", SVG.format('<path d="M0 0"/><style>path { fill: red }</style>')),
        ("own.js", "x()"),
        ("own.css", "@import 'other.css'; p::before { content: '\\201c a // b'; src: url(a.png) }"),
        ("data.css", "p { background: url(data:image/gif;base64,R0lGOD//aA==) }"),
        ("CNAME", "plates.example"),
        ("x.PDF", "x"),
        ("data.csv", "<script>"),
    ],
)
def test_files_that_do_no_harm(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert list(of_file(tmp_path / name)) == []


def test_a_drawing_in_another_encoding_is_read(tmp_path: Path) -> None:
    (tmp_path / "x.svg").write_bytes(SVG.format("<script>x()</script>").encode("utf-16"))
    (tmp_path / "y.svg").write_bytes(f'<!DOCTYPE a [<!ENTITY a "b">]>{SVG}'.encode("utf-16"))
    [script], [entity] = (map(str, of_file(tmp_path / x)) for x in ("x.svg", "y.svg"))
    assert script.startswith("runs a script") and entity.startswith("defines entities")


def test_a_page_in_another_encoding_is_none_that_can_be_judged(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_bytes("<script>x()</script>".encode("utf-16"))
    [found] = of_file(tmp_path / "x.html")
    assert found.problem == "is not in UTF-8"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    for name in ("x.svg", "x.css", "x.png"):
        (tmp_path / name).touch()
        os.truncate(tmp_path / name, SHOWN.most + 1)
    drawing, sheet, other = (list(of_file(tmp_path / f"x.{x}")) for x in ("svg", "css", "png"))
    assert [each.problem for each in drawing + sheet] == ["is larger than 10 MB, the limit"] * 2
    assert other == []
