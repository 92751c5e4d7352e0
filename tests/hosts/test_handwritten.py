"""What people put into `content/` besides records: what is warned of, and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite.hosts.handwritten import as_text, faults, of_file, tidied

XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<script>x()</script>", "runs a script; name its file"),
        ("<SCRIPT src=x.js></SCRIPT>", "runs a script; name its file"),
        ("<svg><script>x()</script></svg>", "runs a script; name its file"),
        ("<!--><script>x()</script>-->", "runs a script; name its file"),
        ("<p onclick=x()>", "runs a script (onclick=)"),
        ("<img src=x onerror=x()>", "runs a script (onerror=)"),
        ("<a href=javascript:x()>x</a>", "leads to what is no web page"),
        ("<a href='java&#10;script:x()'>x</a>", "leads to what is no web page"),
        ("<a href=' &#1;JAVASCRIPT:x()'>x</a>", "leads to what is no web page"),
        ("<a href='data:text/html,x'>x</a>", "leads to what is no web page"),
        ("<svg><a xlink:href='javascript:x()'>x</a></svg>", "leads to what is no web page"),
        ("<svg><set attributeName=href to=javascript:x()></svg>", "runs a script (to=)"),
        ("<button formaction=javascript:x()>x</button>", "leads to what is no web page"),
        ("<form action=https://ledger.example/></form>", "sends elsewhere"),
        ("<meta http-equiv=refresh content='0;url=x'>", "gives the browser an order"),
        ("<noscript><p>x</p></noscript>", "has <noscript>"),
        ("<base href=https://ledger.example/>", "changes where its links lead"),
        ("<iframe src=map.html></iframe>", "has <iframe>"),
        ("<object data=x.svg></object>", "has <object>"),
        ("<template shadowrootmode=open><p>x</p></template>", "has <template>"),
        ("<img src=https://tracker.example/p.gif>", "loads from elsewhere"),
        ("<img src='\\\\tracker.example/p.gif'>", "loads from elsewhere"),
        ("<img src='h\tttps://tracker.example/p.gif'>", "loads from elsewhere"),
        ("<img srcset='a.png, //tracker.example/p.gif 2x'>", "loads from elsewhere"),
        ("<img srcset='a.png 1x,//tracker.example/p.gif 2x'>", "loads from elsewhere"),
        ("<link rel=dns-prefetch href=//tracker.example>", "loads from elsewhere"),
        ("<svg><image href=https://tracker.example/p.gif /></svg>", "loads from elsewhere"),
        ("<a href=x ping=https://tracker.example/>x</a>", "loads from elsewhere"),
        ("<p style='background: url( //tracker.example/p)'>", "may load from elsewhere"),
        ("<style>@import '//tracker.example/x.css'</style>", "may load from elsewhere"),
        ("<style>p { background: u\\72l(x) }</style>", "may load from elsewhere"),
    ],
)
def test_what_runs_loads_or_leads_away_is_told(html: str, said: str) -> None:
    found = list(faults(f"<p>before</p>{html}<p>after</p>"))
    assert len(found) == 1 and found[0].startswith(said), found


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


def test_front_matter_is_text_for_the_theme(tmp_path: Path) -> None:
    (tmp_path / "own.html").touch()
    said = {
        "title": "AT&T <b>",
        "subtitle": ["<script>"],
        "status": 'x" onclick="x()',
        "description": "Signs & words",
        "template": "own.html",
        "search": {"exclude": True},
    }
    kept, wrong = tidied(said, tmp_path)
    assert wrong == []
    assert kept == said | {
        "title": "AT&amp;T &lt;b&gt;",
        "subtitle": "[&#x27;&lt;script&gt;&#x27;]",
        "status": "x&quot; onclick=&quot;x()",
    }


@pytest.mark.parametrize("templates", [None, Path("nowhere")])
def test_front_matter_chooses_no_template_of_the_theme_and_gives_no_data(
    templates: Path | None,
) -> None:
    said = {"template": "redirect.html", "structured_data": "</script>", "title": "x"}
    kept, wrong = tidied(said, templates)
    assert kept == {"title": "x"}
    assert [each.partition(",")[0] for each in wrong] == [
        "gives structured data",
        "asks for the template 'redirect.html'",
    ]


@pytest.mark.parametrize(
    ("title", "shown"),
    [("A & B", "A &amp; B"), ("A &amp; B", "A &amp; B"), ("<img src=x>", "&lt;img src=x&gt;")],
)
def test_a_title_is_escaped_once(title: str, shown: str) -> None:
    assert as_text(title) == shown


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("x.html", "<!doctype html><script>x()</script>", "runs a script"),
        ("x.svg", SVG.format("<script>x()</script>"), "runs a script"),
        ("x.svg", SVG.format('<rect onclick="x()"/>'), "runs a script (onclick=)"),
        ("x.svg", SVG.format('<a x:href="javascript:x()"/>'), "leads to what is no web page"),
        ("x.svg", SVG.format('<image x:href="https://tracker.example/p"/>'), "loads from"),
        ("x.svg", SVG.format(f"<h:script {XHTML.replace('=', ':h=')}/>"), "runs a script"),
        ("x.svg", f'<!DOCTYPE svg [<!ENTITY a "b">]>{SVG.format("&a;")}', "defines entities"),
        ("x.svg", SVG.format("<script>x()</script>") + "<", "is no XML"),
        ("x.xml", '<?xml-stylesheet href="x.xsl"?><a/>', "gives the browser an order"),
        ("x.xhtml", f"<html {XHTML}><script>x()</script></html>", "runs a script"),
        ("theme.js", "x()", "stands in the place of"),
        ("theme.css", "p {}", "stands in the place of"),
    ],
)
def test_files_that_are_published_as_they_stand(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    theme = tmp_path / "theme"
    theme.mkdir()
    for each in ("theme.js", "theme.css", "theme.png"):
        (theme / each).touch()
    (tmp_path / name).write_text(text, "utf-8")
    found = list(of_file(tmp_path / name, name, [str(theme)]))
    assert len(found) == 1 and found[0].startswith(said), found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.html", "<!doctype html><title>x</title><p>x"),
        ("x.svg", SVG.format('<path d="M0 0"/><style>path { fill: red }</style>')),
        ("own.js", "x()"),
        ("theme.png", "x"),
        ("data.csv", "<script>"),
    ],
)
def test_files_that_do_no_harm(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/theme.png").touch()
    (tmp_path / name).write_text(text, "utf-8")
    assert list(of_file(tmp_path / name, name, [str(tmp_path / "theme")])) == []


def test_a_drawing_in_another_encoding_is_read(tmp_path: Path) -> None:
    (tmp_path / "x.svg").write_bytes(SVG.format("<script>x()</script>").encode("utf-16"))
    (tmp_path / "y.svg").write_bytes(f'<!DOCTYPE a [<!ENTITY a "b">]>{SVG}'.encode("utf-16"))
    [script], [entity] = (list(of_file(tmp_path / x, x, [])) for x in ("x.svg", "y.svg"))
    assert script.startswith("runs a script") and entity == "defines entities"


def test_a_page_in_another_encoding_is_none_that_can_be_judged(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_bytes("<script>x()</script>".encode("utf-16"))
    [found] = of_file(tmp_path / "x.html", "x.html", [])
    assert found == "is not in UTF-8"
