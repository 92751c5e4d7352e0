"""Something in `content/` that a browser would run, load from elsewhere, embed or follow by itself.

Readers of the site ask no other server for anything, and nobody who may only add a page may run a
script in their browsers. A page written by hand may hold HTML, but no script, frame or form that
leads out, and no picture or style sheet from elsewhere. A drawing (SVG), an XML or HTML file and a
style sheet that stand there are held to the same; a kind of file that a browser may open as a page
and that is not known here is not taken.

A build looks at the finished HTML once more, for Markdown can write HTML too: `{: onclick=… }`.

Passes:

    <details><summary>More</summary>Words.</details>

Fails:

    <iframe src="https://maps.example/"></iframe>
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.active import Fault, faults, of_file
from microsite.checks.commonmark import pieces
from microsite.checks.subject import HandWritten, Subject
from microsite.findings import Finding, Span

RULE = "active-page"


def check(subject: Subject) -> Iterator[Finding]:
    """Report it in pages written by hand, at its place, and in files beside them."""
    for page in subject.pages:
        if "<" in page.text:
            yield from _in_page(page)
    root = subject.loaded.root
    # Nearly all files are sources, of which there may be thousands.
    others = (path for path in (root / "content").rglob("*") if path.suffix != ".md")
    for path in sorted(others):
        below = path.relative_to(root)
        if path.is_file() and not any(each.startswith(".") for each in below.parts):
            for fault in of_file(path):
                problem = f"this file {fault.problem}"
                yield Finding(Span(below.as_posix()), RULE, problem, fault.hint)


def _in_page(page: HandWritten) -> Iterator[Finding]:
    for piece in pieces(page.text):
        if piece.kind == "html":
            for fault in faults(piece.content):
                at = piece.offset + _place(piece.content, fault)
                yield Finding(page.span(at), RULE, f"this page {fault.problem}", fault.hint)


def _place(html: str, fault: Fault) -> int:
    return max(html.lower().find(fault.mark.lower()), 0)
