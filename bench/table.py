"""Tables in Markdown that are as easy to read in a terminal."""

from __future__ import annotations


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table, its columns aligned for the terminal: the first to the left."""
    widths = [max(len(row[n]) for row in [head, *rows]) for n in range(len(head))]

    def line(cells: list[str]) -> str:
        aligned = [
            cell.rjust(width) if n else cell.ljust(width)
            for n, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        return f"| {' | '.join(aligned)} |"

    rule = "|" + "|".join(f"{'-' * (w + 1)}{':' if n else '-'}" for n, w in enumerate(widths)) + "|"
    return "\n".join([line(head), rule, *map(line, rows)])
