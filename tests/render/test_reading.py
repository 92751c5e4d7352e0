from __future__ import annotations

from pathlib import Path

from microsite.render.reading import Reading

READING = Reading(Path(__file__).parents[2] / "templates")


def test_each_block_has_the_line_on_which_it_begins() -> None:
    text = "---\ntitle: x\n---\n\n# One\n\nIt's *two*\nlines.\n\n- three\n\n"
    table = "| a | b |\n|---|---|\n| c | |\n"
    assert list(READING.blocks(text + table)) == [
        (4, "One"),
        (6, "It’s two lines."),
        (9, "three"),
        (11, "a"),
        (11, "b"),
        (13, "c"),
    ]


def test_a_link_keeps_its_address() -> None:
    [(_, words)] = READING.blocks("See [the page](https://x.example/?a=1&b=2).")
    assert words == "See the page <https://x.example/?a=1&b=2>."


def test_values_are_named_as_on_pages() -> None:
    assert READING.term("channel", "testimony") == "in testimony"
    assert READING.term("channel", "no such value") == "no such value"
    assert READING.number(40_000_000) == "40 million"
