"""A page for every rule, from its docstring and from the finding that its broken project gives."""

from __future__ import annotations

from collections.abc import Mapping


def pages() -> Mapping[str, str]:
    """Return the pages of the rules, and their index."""
    return {"docs/reference/rules/README.md": "# Rules\n"}
