"""Payloads beside the records: in pages written by hand, and on what a desk sees and readers not.

Front matter, headings and file names are whoever's who may add a page. A preview's panel and the
fact-check sheet show what stands in records, and the panel also what was refused.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path

import yaml

from microsite.findings import Finding, Findings
from microsite.render.preview import MOST, Panel, render_panel
from trust.hostile.payloads import PAYLOADS, Payload

ROOT = Path(__file__).parents[2]
FOLDER = "odd"
_FRONT = ("title", "description", "subtitle", "status", "image", "image_alt", "schema_type")
"""What our theme or Material's takes from front matter, of what can be a text."""
_NO_NAME = set("\0\n\r\u2028\u2029\x85")
_LONGEST = 120
"""Bytes of a name that every disk takes, with what is added to it."""


def chosen(turn: int, many: int) -> tuple[Payload, ...]:
    """Choose payloads for a turn, so that after all turns each was there."""
    return tuple(PAYLOADS[(turn * many + n) % len(PAYLOADS)] for n in range(many))


def write_pages(content: Path, payloads: Sequence[Payload]) -> list[str]:
    """Write pages with payloads in front matter, in a heading and in the file's name.

    Args:
        content: the folder of the documents.
        payloads: three pages are made of each, or two of one that cannot be a name.

    Returns:
        The paths of those that the navigation is to list, for it shows their titles.
    """
    (content / FOLDER / "names").mkdir(parents=True)
    listed = []
    for n, (_, text) in enumerate(payloads):
        front = yaml.safe_dump(dict.fromkeys(_FRONT, text), allow_unicode=False)
        _page(content, f"{FOLDER}/front-{n}.md", f"---\n{front}---\n\n# A page\n\nWords.\n")
        heading = " ".join(escape(text, quote=False).split())
        _page(content, f"{FOLDER}/heading-{n}.md", f"# x {heading}\n\n`{heading}`\n")
        listed += [f"{FOLDER}/front-{n}.md", f"{FOLDER}/heading-{n}.md"]
        name = text.replace("/", "")
        if not set(name) & _NO_NAME and len(name.encode("utf-8", "replace")) <= _LONGEST:
            _page(content, f"{FOLDER}/names/{name}.md", "Words.\n")
    return listed


def _page(content: Path, name: str, text: str) -> None:
    (content / name).write_bytes(text.encode("utf-8", "replace"))


def write_panels(findings: Findings, site: Path) -> None:
    """Write a preview's pages with findings about payloads, and with payloads as messages."""
    messages = [each.text for each in PAYLOADS]
    for n in range(0, len(findings), MOST):
        some = Findings(findings.items[n : n + MOST])
        _panel(Panel(some, (), True, False, None), site / f"findings/{n}")
    for n in range(0, len(messages), MOST):
        few = messages[n : n + MOST]
        _panel(Panel(Findings(), few, True, True, None), site / f"messages/{n}")


def _panel(panel: Panel, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(render_panel(panel, ROOT), "utf-8", "xmlcharrefreplace")


def write_sheet(project: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Write the fact-check sheet of a project, as its maintainer does."""
    command = [sys.executable, "build.py", "factcheck", "--out", str(folder), "--yes"]
    return subprocess.run(
        command,
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        timeout=300,
        check=False,
    )


def refused(findings: Findings, root: Path) -> list[Finding]:
    """Give the findings about these pages, and put the pages away."""
    found = [each for each in findings.errors if each.span.path.startswith(f"content/{FOLDER}/")]
    for finding in found:
        (root / finding.span.path).unlink(missing_ok=True)
    return found
