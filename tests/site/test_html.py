"""Valid HTML on every page, as html-validate sees it."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

from tests.site.saying import none_of
from tests.site.serving import ROOT

WEB = ROOT / "tools/web"
THE_THEMES = (
    # rule, pattern of the element's path, why it may stand
    (
        # Material keeps Firefox from restoring the state of its menus by an attribute that the
        # standard has for text fields only. Nobody else reads it there.
        r"input-attributes|valid-autocomplete",
        r"^#__(drawer|search)$",
    ),
    (
        # Material prints a page's outline twice, for the menu of a phone and for the side of a wide
        # window. Only one is displayed at a time, so that a reader meets one landmark of that name.
        r"unique-landmark",
        r"^html > body > div\S* > main > div > div:nth-child\([12]\) > div > div > nav",
    ),
)
"""The theme's own faults, in markup that we do not write: rule and element."""


def faults(pages: list[Path], folder: Path) -> list[tuple[str, str, str]]:
    """What html-validate finds: rule, path of the element, a message with the place.

    Its report goes into a file of the folder, as it may be longer than a pipe holds when it ends.
    """
    report = folder / "report.json"
    done = subprocess.run(
        [
            ROOT / ".venv/bin/node",
            WEB / "node_modules/html-validate/bin/html-validate.mjs",
            *("--config", WEB / "htmlvalidate.config.mjs", "--formatter", f"json={report}"),
            *pages,
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode in (0, 1) and report.exists(), done.stderr
    return [
        (
            fault["ruleId"],
            fault.get("selector") or "",
            f"{page['filePath']}:{fault['line']}:{fault['column']}: {fault['ruleId']}: "
            f"{fault['message']} ({fault.get('selector')})",
        )
        for page in json.loads(report.read_text("utf-8"))
        for fault in page["messages"]
    ]


def is_the_themes(rule: str, element: str) -> bool:
    return any(
        re.fullmatch(rules, rule) and re.search(elements, element) for rules, elements in THE_THEMES
    )


def test_every_page_is_valid(built_site: Path, tmp_path: Path) -> None:
    pages = sorted(built_site.rglob("*.html"))
    none_of(
        message.replace(f"{built_site}/", "/")
        for rule, element, message in faults(pages, tmp_path)
        if not is_the_themes(rule, element)
    )


def test_nothing_of_the_themes_is_excused_in_vain(built_site: Path, tmp_path: Path) -> None:
    found = [fault[:2] for fault in faults([built_site / "timeline/index.html"], tmp_path)]
    for rules, elements in THE_THEMES:
        assert any(
            re.fullmatch(rules, rule) and re.search(elements, where) for rule, where in found
        )


def test_invalid_html_would_be_noticed(built_site: Path, tmp_path: Path) -> None:
    html = (built_site / "about/index.html").read_text("utf-8")
    planted = '<p id="twice"><div>1</div></p><p id="twice">2</p><a href="x"><a href="y">3</a></a>'
    page = tmp_path / "index.html"
    page.write_text(html.replace("</article>", f"{planted}</article>", 1), "utf-8")
    rules = {
        rule for rule, element, _ in faults([page], tmp_path) if not is_the_themes(rule, element)
    }
    assert {"no-dup-id", "close-order", "element-permitted-content"} <= rules
