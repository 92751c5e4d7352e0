"""Pages that are kept from build to build are those that a build without anything kept makes."""

from __future__ import annotations

import shutil
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Template

from microsite.artifacts import Site, TocEntry
from microsite.cache import Cache
from microsite.checks import Verified
from microsite.citations import Imprint
from microsite.exports import exports
from microsite.maps import Region
from microsite.render import render_site
from microsite.render.catalog import UnusableTemplate
from microsite.render.pages import Watched, table_of_contents
from microsite.views.lookup import Lookup
from tests.made_up_region import region
from tests.support import GOOD, checked

TEMPLATES = Path(__file__).parents[2] / "templates"
AT = Imprint("https://x.test/plates/", "The Ledger")


@pytest.fixture(scope="module")
def outlines(tmp_path_factory: pytest.TempPathFactory) -> Region:
    return region(tmp_path_factory.mktemp("geo"))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache") / "made.sqlite"


def rendered(verified: Verified, outlines: Region, store: Path | None) -> Site:
    with Cache(store) as cache:
        site = render_site(
            Lookup(verified), TEMPLATES, outlines, imprint=AT, cards=False, cache=cache
        )
        assert not cache.trouble
    return site


def records(verified: Verified) -> list[tuple[str, str, Any]]:
    """List every record with its kind and its id."""
    kinds = {each.name: getattr(verified.project, each.name) for each in fields(verified.project)}
    return [
        (kind, id, record)
        for kind, records in kinds.items()
        if isinstance(records, dict)
        for id, record in records.items()
        if hasattr(record, "model_copy")
    ]


RECORDS = records(checked(GOOD)[0])  # type: ignore[arg-type]


FREE = {"name", "title", "label", "text", "says", "claim", "note", "summary", "brief", "was", "now"}
"""Fields that may hold any text."""


UNCHECKED = (KeyError, ValueError, StopIteration)
"""What comes of records that no check lets pass, such as an answer that is no statement's."""


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str, dict[str, Any]]:
    """Give a field of a record another text, or the value that another record of its kind has."""
    kind, id, record = draw(st.sampled_from(RECORDS))
    name = draw(st.sampled_from(sorted(set(type(record).model_fields) - {"id"})))
    others = [getattr(other, name) for of, _, other in RECORDS if of == kind]
    value = getattr(record, name)
    if name in FREE and isinstance(value, str) and draw(st.booleans()):
        return kind, id, {name: f"{value} anew"}
    return kind, id, {name: draw(st.sampled_from(others))}


@settings(max_examples=4)
@given(edits=st.lists(edits(), min_size=1, max_size=3))
def test_whatever_is_edited_a_kept_page_is_the_one_made_anew(
    verified: Verified,
    outlines: Region,
    store: Path,
    edits: list[tuple[str, str, dict[str, Any]]],
) -> None:
    """Pages are kept over all examples, so that each one follows upon others."""
    project = verified.project
    for kind, id, change in edits:
        of_kind = getattr(project, kind)
        changed = {**of_kind, id: of_kind[id].model_copy(update=change)}
        project = replace(project, **{kind: changed})
    edited = replace(verified, project=project)
    try:
        anew = rendered(edited, outlines, None)
    except (*UNCHECKED, UnusableTemplate) as error:
        if isinstance(error, UNCHECKED) or isinstance(error.__cause__, UNCHECKED):
            return
        raise
    assert rendered(edited, outlines, store) == anew


def templates_used(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Take note of every page that is rendered, by its template's name."""
    used: list[str] = []
    real = Template.make_module

    def noted(self: Template, *args: Any, **kwargs: Any) -> Any:
        if str(self.name).startswith("pages/"):
            used.append(str(self.name))
        return real(self, *args, **kwargs)

    monkeypatch.setattr(Template, "make_module", noted)
    return used


def test_what_nothing_has_changed_of_is_not_rendered_again(
    verified: Verified, outlines: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "made.sqlite"
    first = rendered(verified, outlines, store)
    used = templates_used(monkeypatch)
    assert rendered(verified, outlines, store) == first
    assert used == []

    project = verified.project
    corrected = {id for each in project.corrections.values() for id in each.records}
    id, event = next((id, each) for id, each in project.events.items() if id not in corrected)
    events = {**project.events, id: event.model_copy(update={"text": "Something else."})}
    rendered(replace(verified, project=replace(project, events=events)), outlines, store)
    assert "pages/timeline.html" in used
    assert not {"pages/figures.html", "pages/source.html", "pages/map.html"} & {*used}


def with_first(verified: Verified, kind: str, **change: Any) -> Verified:
    """Give the project with other fields in the first record of a kind."""
    records = getattr(verified.project, kind)
    id = next(iter(records))
    changed = {**records, id: records[id].model_copy(update=change)}
    return replace(verified, project=replace(verified.project, **{kind: changed}))


def test_an_answer_in_other_words_is_on_the_pages_that_print_it(
    verified: Verified, outlines: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every agency's page has a map of all of them, on which none of its words stand."""
    store = tmp_path / "made.sqlite"
    rendered(verified, outlines, store)
    used = templates_used(monkeypatch)
    rendered(with_first(verified, "responses", says="Other words."), outlines, store)
    assert used.count("pages/agency.html") == 1 < len(verified.project.agencies)


def test_a_map_is_drawn_anew_on_every_page_that_shows_what_changed(
    verified: Verified, outlines: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "made.sqlite"
    rendered(verified, outlines, store)
    used = templates_used(monkeypatch)
    edited = with_first(verified, "agencies", short_name="Elsewhere")
    kept = rendered(edited, outlines, store)
    located = [each for each in verified.project.agencies.values() if each.location]
    assert used.count("pages/agency.html") >= len(located) > 1
    assert kept == rendered(edited, outlines, None)


def test_another_template_or_another_address_makes_every_page_anew(
    verified: Verified, outlines: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "made.sqlite"
    first = rendered(verified, outlines, store)
    used = templates_used(monkeypatch)
    with Cache(store) as cache:
        elsewhere = Imprint("https://elsewhere.test/", "The Ledger")
        render_site(
            Lookup(verified), TEMPLATES, outlines, imprint=elsewhere, cards=False, cache=cache
        )
    assert len(used) == len(first.pages) + 1  # and the one that is missing


def test_another_example_on_the_data_page_shows_at_once(
    verified: Verified, outlines: Region, tmp_path: Path
) -> None:
    templates = shutil.copytree(TEMPLATES, tmp_path / "templates")
    view = exports(Lookup(verified), AT).page

    def page() -> str:
        with Cache(tmp_path / "made.sqlite") as cache:
            site = render_site(
                Lookup(verified), templates, outlines, AT, lambda: view, cards=False, cache=cache
            )
        return next(each.html for each in site.pages if each.path == "data/index.md")

    assert "another line" not in page()
    with (templates / "examples" / "csv.txt").open("a") as file:
        file.write("another line")
    assert "another line" in page()


def test_a_watched_mapping_notes_what_it_was_asked_for() -> None:
    watched = Watched({"a": 1, "b": 2})
    assert "a" in watched and len(watched) == 2 and list(watched) == ["a", "b"]
    assert watched.asked == set()
    assert watched["b"] == 2
    assert watched.asked == {"b"}


def test_the_table_of_contents_is_a_tree() -> None:
    html = '<h1 id="a">A</h1><h2 id="b">B <i>x</i> &amp; y</h2><h3 id="c">C</h3><h2 id="d">D</h2>'
    assert table_of_contents(html) == (
        TocEntry("A", "a", (TocEntry("B x & y", "b", (TocEntry("C", "c"),)), TocEntry("D", "d"))),
    )
    assert table_of_contents("<p>none</p>") == ()
