"""Nodes keep what is known, addresses are the same everywhere, and no text leaves the script."""

from __future__ import annotations

import json
import re

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from microsite.citations import UNKNOWN, Imprint
from microsite.structured.graph import Identifiers, node, script
from microsite.views.lookup import Link

AT = Imprint("https://news.test/tow")
SIGNS = st.sampled_from(["<", "</script>", "<!--", "<script>", "-->", "]]>", "&lt;", "\\", '"'])


def test_a_property_without_a_value_is_left_out() -> None:
    made = node("Thing", name="x", url=None, text="", about=[], mentions=(), position=0)
    assert made == {"@type": "Thing", "name": "x", "position": 0}


def test_one_value_needs_no_list() -> None:
    assert node("Thing", about=["a"])["about"] == "a"
    assert node("Thing", about=("a", "b"))["about"] == ["a", "b"]


def test_a_thing_has_one_address_whatever_page_speaks_of_it() -> None:
    agency, statement = Link("N", "agencies/n.md"), Link("S", "statements/index.md", "s")
    for here in ("index.md", "agencies/n.md", "map/zoom.md"):
        ids = Identifiers(AT, here)
        assert ids.of(agency) == "https://news.test/tow/agencies/n/#top"
        assert ids.of(statement) == "https://news.test/tow/statements/#s"
    assert ids.page("agencies/n.md") == "https://news.test/tow/agencies/n/", "the page is not it"


def test_addresses_lead_from_the_page_where_the_sites_is_not_known() -> None:
    ids = Identifiers(UNKNOWN, "agencies/n.md")
    assert ids.of(Link("S", "statements/index.md", "s")) == "../../statements/#s"
    assert ids.of(Link("N", "agencies/n.md")) == "#top"
    assert ids.page("index.md", "site") == "../../#site"


def test_each_thing_is_pointed_at_once() -> None:
    link = Link("S", "statements/index.md", "s")
    assert len(Identifiers(AT, "index.md").refs([link, link])) == 1


@given(st.lists(st.one_of(SIGNS, st.text(st.characters(exclude_categories=["Cs"])))).map("".join))
def test_no_text_can_end_the_script(text: str) -> None:
    written = script([node("Thing", name=text)])
    assert re.search(r"<", written) is None
    # NUL and line ends are changed by HTML itself, so JSON has to have written them as escapes.
    html = f"<p>before</p><script type='application/ld+json'>{written}</script><p>after</p>"
    tree = LexborHTMLParser(html)
    [found] = tree.css("script")
    [thing] = json.loads(found.text())["@graph"]
    assert thing.get("name", "") == text
    assert [each.text() for each in tree.css("p")] == ["before", "after"]
