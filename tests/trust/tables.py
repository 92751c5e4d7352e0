"""The tables of docs/trust/tampering.md, read as a reader reads them."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/trust/tampering.md"


def table(heading: str) -> dict[str, list[str]]:
    """Give the rows of the table under a heading: the other cells, by the first one's words."""
    _, found, rest = PAGE.read_text("utf-8").partition(f"\n## {heading}\n")
    assert found, f"no heading {heading!r} in {PAGE.name}"
    section = rest.partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    named = {first: others for first, *others in rows[1:]}
    assert len(named) == len(rows) - 1, "a row stands twice"
    return named
