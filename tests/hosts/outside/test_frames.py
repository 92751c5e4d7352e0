"""A page that was rendered with probes is cut at them, and filled as the template would fill it."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import pytest

from microsite.hosts.outside.frames import NOBODYS, Frame, Probes, Unfit

PROBES = Probes(("title", "about"), (escape, str.upper, lambda value: f'"{value}"'))
Template = Callable[[str, str], str]


def framed(template: Template) -> Frame:
    return PROBES.cut(template(PROBES["title"], PROBES["about"]))


def plain(title: str, about: str) -> str:
    return f"<title>{escape(title)}</title><b title='{escape(about)}'>{title}</b> {title}"


def quoted(title: str, about: str) -> str:
    return f'{{"name":"{title}"}} {escape(title)}{about}'


@pytest.mark.parametrize("template", [plain, quoted])
@pytest.mark.parametrize(
    "title", ["Plain", "A & B", "<i>It’s</i> \"'", "", "two  blanks ", "zq0zq"]
)
def test_a_filled_frame_is_what_the_template_makes(template: Template, title: str) -> None:
    frame = framed(template)
    values = {"title": title, "about": f"about {title}"}
    assert frame.fill(values).decode() == template(title, values["about"])
    in_utf_8 = {name: value.encode() for name, value in values.items()}
    assert frame.fill(in_utf_8) == frame.fill(values)


@pytest.mark.parametrize(
    "html",
    [
        escape(escape(PROBES["title"])),
        PROBES["title"].title(),
        PROBES["title"].removesuffix("'"),
        f"/agencies/{NOBODYS}/",
        PROBES["about"].replace("1", "2"),
    ],
)
def test_a_value_in_an_unknown_form_makes_no_frame(html: str) -> None:
    with pytest.raises(Unfit, match="unknown way"):
        PROBES.cut(f"<p>{html}</p>")
