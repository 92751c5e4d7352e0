"""A site whose lists have parts: every record is where its links, the search and the files say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from microsite.artifacts import Site
from microsite.checks import Verified
from microsite.links import dead_links
from microsite.markup import Outline
from microsite.render import render_site
from microsite.views.addresses import address
from microsite.views.lookup import Lookup
from microsite.views.shelves import LIMITS, LISTS, PLACED, Places
from microsite.views.shelves.shards import shard_of
from tests.support import GOOD, checked

TEMPLATES = Path(__file__).parents[2] / "templates"
LOW = {"whole": 1, "part": 1, "named": 1, "told": 1, "lines": 1, "front": 1, "choices": 1,
       "cells": 1, "points": 1, "shard": 1}  # fmt: skip


@pytest.fixture(scope="module")
def low() -> object:
    """Lower every limit as far as it goes."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in LOW.items():
            patch.setattr(LIMITS, name, value)
        yield


@pytest.fixture(scope="module")
def verified() -> Verified:
    found, findings = checked(GOOD, archive=False)
    assert found is not None, findings.format()
    return found


@pytest.fixture(scope="module")
def site(low: object, verified: Verified) -> Site:
    return render_site(Lookup(verified), TEMPLATES, cards=False)


@pytest.fixture(scope="module")
def outlines(site: Site) -> dict[str, Outline]:
    return {address(page.path): page.body.outline for page in site.pages}


def test_every_list_with_more_than_one_record_has_parts(low: object, verified: Verified) -> None:
    places = Places(verified.project)
    for name in LISTS:
        part = places.list(name)
        assert bool(part.parts) == (len(part.items) > 1)
        assert all(len(leaf.items) == 1 for leaf in part.leaves if part.parts)


def test_no_link_leads_nowhere(site: Site, outlines: dict[str, Outline]) -> None:
    others = {"methodology/", "data/", "data/sources.bib", "data/sources.csl.json"}
    others |= {"assets/fonts/OFL.txt"}  # of the theme
    dead = dead_links(outlines, others | {file.path for file in site.files})
    assert list(dead) == []


def test_every_record_is_where_its_place_says(
    verified: Verified, outlines: dict[str, Outline], low: object
) -> None:
    lookup = Lookup(verified)
    for kind in PLACED:
        for id in verified.project.records(kind):
            link = lookup.link(kind, id)
            assert address(link.page) in outlines
            assert not link.anchor or link.anchor in outlines[address(link.page)].ids


def test_search_finds_records_where_they_are(site: Site, outlines: dict[str, Outline]) -> None:
    for entry in site.search:
        assert not entry.anchor or entry.anchor in outlines[address(entry.page)].ids


def test_no_two_pages_are_called_the_same(site: Site) -> None:
    lists = [page.title for page in site.pages if not page.path.startswith(("agencies/", "map"))]
    assert len(set(lists)) == len(lists)


def test_a_former_address_leads_on(
    verified: Verified, site: Site, outlines: dict[str, Outline]
) -> None:
    files = {file.path: file.content for file in site.files}
    [page] = [page for page in site.pages if page.path == "statements/index.md"]
    offered = r'data-places="../(assets/places/statements/)" data-digits="(\d+)"'
    found = re.search(offered, page.html)
    assert found
    for id in verified.project.statements:
        shard = json.loads(files[f"{found[1]}{shard_of(id, int(found[2]))}.json"])
        assert id in outlines[shard[id]].ids


def test_the_script_and_the_styles_come_with_the_parts_alone(
    site: Site, verified: Verified, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "assets/js/places.js" in {file.path for file in site.files}
    monkeypatch.setattr(LIMITS, "whole", 200)
    whole = render_site(Lookup(verified), TEMPLATES, cards=False)
    assert not [file.path for file in whole.files if "places" in file.path]
    assert all("ms-partlist" not in str(file.content) for file in whole.files)
