"""What a preview says of mistakes: a panel for the top of each page, or a page of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from microsite.findings import Findings
from microsite.render.catalog import read_catalog
from microsite.render.environment import make_environment

MOST = 50
"""How many findings are shown; the terminal has them all."""

_MANUALS = "docs/reference/rules"


@dataclass(frozen=True, slots=True)
class Panel:
    """The panel as HTML, and what it is about."""

    findings: Findings
    messages: Sequence[str]
    """What is wrong and has no place in a file: warnings of the host, unexpected errors."""
    stale: bool
    """Whether the pages are older than the project's files."""
    halted: bool
    """Whether not even the pages written by hand could be built."""
    since: datetime | None
    """When the shown pages' records were good; None if they never were."""


def render_panel(panel: Panel, root: Path, language: str = "en") -> str:
    """Write a panel, with its style in it; where nothing good can be shown, as a whole page.

    Args:
        panel: what to say.
        root: the project's folder, with templates/ and the manual pages of rules.
        language: which catalog of strings.

    Raises:
        Exception: whatever is wrong with the templates or the catalog.
    """
    templates = root / "templates"
    catalog = read_catalog(templates / "strings" / f"{language}.yaml")
    environment = make_environment(templates, catalog)
    rules = {finding.rule for finding in panel.findings}
    pages = {rule: f"{_MANUALS}/{rule}.md" for rule in rules}
    names = {
        "panel": panel,
        "most": MOST,
        "time": f"{panel.since:%Y-%m-%d, %H:%M:%S}" if panel.since else "",
        "language": language,
        "style": (templates / "preview/panel.css").read_text("utf-8"),
        "manuals": {rule: page for rule, page in pages.items() if (root / page).is_file()},
    }
    alone = panel.stale and panel.since is None
    return environment.get_template(f"preview/{'alone' if alone else 'panel'}.html").render(names)
