"""Front matter and names of pages written by hand, which a theme writes into its pages as they are.

Whoever may only write in `content/` must not be able to do to readers what records cannot: see
docs/decisions/0026-hostile-content.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape, unescape
from pathlib import Path
from typing import Any


def tidied(meta: Mapping[str, Any], templates: Path | None) -> tuple[dict[str, Any], list[str]]:
    """Make front matter of a page written by hand safe for a theme that writes it as it is.

    Args:
        meta: what stands in the front matter.
        templates: the folder of the project's own templates.

    Returns:
        What the theme may have of it, and what is wrong with the rest, each as the end of a
        sentence about the page.
    """
    kept, wrong = dict(meta), []
    for key in ("title", "subtitle", "status"):
        if key in kept:
            kept[key] = as_text(str(kept[key]))
    if kept.pop("structured_data", None) is not None:
        wrong.append("gives structured data, which only generated pages have; delete it")
    template = kept.pop("template", None)
    if template is not None and (templates is None or not (templates / str(template)).is_file()):
        problem = f"asks for the template {template!r}, which is not one of templates/theme/"
        wrong.append(f"{problem}; delete that line")
    elif template is not None:
        kept["template"] = str(template)
    return kept, wrong


def as_text(title: str) -> str:
    """Write a title as HTML that shows it, whether its signs are escaped already or not."""
    return escape(unescape(title))
