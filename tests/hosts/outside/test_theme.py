"""Pages outside the navigation come out as MkDocs makes them. Where this fails after a new version
of MkDocs or of the theme, see docs/decisions/0019-frames.md."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from material.plugins.search.plugin import SearchPlugin
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.files import File

from microsite.artifacts import Artifact, Body, Page, SearchEntry, Site, TocEntry
from microsite.hosts import making, mkdocs
from microsite.hosts.outside import Theme, Whole, listeners
from microsite.hosts.outside.frames import Frame
from microsite.hosts.staging import Stage

ROOT = Path(__file__).parents[3]
EVENTS = [each for each in dir(mkdocs) if re.match("on_(?!config|serve|build_error)", each)]

Build = Callable[..., dict[str, bytes]]


def page(path: str, *sections: tuple[str, ...], **more: Any) -> Page:
    """Make a page with sections, each of which has others below it."""
    name = path.removesuffix(".md").replace("/", "-")
    toc = tuple(
        TocEntry(f"{title} & “{n}”", f"s{n}", tuple(TocEntry(each, each) for each in below))
        for n, (title, *below) in enumerate(sections)
    )
    up = "../" * (path.removesuffix("index.md").removesuffix(".md").rstrip("/").count("/") + 1)
    up = "" if path == "index.md" else up
    html = f'<h1 id="top">{name}</h1><p class="ms-{name}"><a href="{up}agencies/">all</a></p>\n'
    html += "".join(f'<h2 id="{each.anchor}">{each.title}</h2>' for each in toc)
    body = Body.of(more.pop("html", html))
    values = {"title": f"The page {name}", "description": f"About {name}.", **more}
    return Page(path=path, body=body, toc=(TocEntry(name, "top", toc),), **values)


TWO = (("One",), ("Two",))
NESTED = (("One", "a", "b"), ("Two",))
FETCHED = '<h1>x</h1><script src="../../assets/js/own.js" defer></script>'
IMAGE = {"image": "cards/x.png", "image_alt": "A \"card\" & 'more'"}

PAGES = (
    page("index.md"),
    page("agencies/index.md", *TWO),
    *(page(f"agencies/a{n}.md", *TWO, **IMAGE, structured_data='{"@id":"x"}') for n in range(4)),
    *(page(f"agencies/q{n}.md", *TWO, title=f'<b>A</b> & "{n}"\'', **IMAGE) for n in range(4)),
    *(page(f"agencies/n{n}.md", *NESTED, description="") for n in range(4)),
    *(page(f"agencies/blank{n}.md", *TWO, title=f" a  {n} ", structured_data="{}") for n in (0, 1)),
    page("agencies/empty.md", *TWO, title=""),
    page("agencies/script.md", *TWO, html="<h1 id='top'>x</h1><script>f()</script>"),
    *(page(f"agencies/fetched{n}.md", *TWO, html=FETCHED) for n in (0, 1)),
    page("agencies/bare.md", *TWO, html="<p>No heading</p>"),
    page("agencies/searched.md", *TWO, html='<h1 data-search-boost="2">x</h1>'),
    page("agencies/headless.md", html="<h1>x</h1>"),
    *(page(f"agencies/north/n{n}.md", *NESTED, **IMAGE) for n in range(4)),
    *(page(f"agencies/by/{n}/index.md", *TWO) for n in range(4)),
    *(page(f"{name}.md", *TWO) for name in ("updates", "assets", "p1", "p2", "about-us")),
)
SITE = Site(
    pages=PAGES,
    files=(
        Artifact("cards/x.png", b"\x89PNG"),
        Artifact(".nojekyll", ""),
        Artifact("data/x.json", "{}"),
        Artifact("assets/css/microsite.css", ".ms-a { color: red }"),
        Artifact("assets/js/own.js", "f('md-banner')"),
    ),
    search=(SearchEntry("A page", "agencies/a1.md", "", ("words",)),),
    missing=Page("404.md", "Nothing", "", Body.of('<p><a href="../agencies/a1/">x</a></p>')),
)


@pytest.fixture
def building(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Build a site of made-up pages with MkDocs and our theme, in this process."""
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/about.md").write_text("# About\n\n[x](agencies/a1.md#s1)\n", "utf-8")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("hooks: [build.py]", "").replace("watch: [", "watch: []  # [")
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")

    def run(site: Site = SITE, *, frames: bool = True) -> dict[str, bytes]:
        nav = [{"Home": "index.md"}, {"Agencies": "agencies/index.md"}, {"About": "about.md"}]
        config = load_config(str(tmp_path / "mkdocs.yml"), nav=nav, not_in_nav="")
        config.extra["frames"] = frames
        hook = ModuleType("build.py")
        hook.__file__ = str(tmp_path / "build.py")
        for event in EVENTS:
            setattr(hook, event, getattr(mkdocs, event))
        hook.on_config = lambda config: mkdocs.on_config(config, publishing=False, preview=None)  # type: ignore[attr-defined]
        hook.on_build_error = lambda error: mkdocs.on_build_error(error)  # type: ignore[attr-defined]
        # A hook's events come after those of plugins, and its last has the lowest priority.
        config.plugins["build.py"] = hook  # type: ignore[assignment]
        monkeypatch.setattr(making, "make_site", lambda *_, **__: site)
        build(config)
        files = (each for each in (tmp_path / "site").rglob("*") if each.is_file())
        return {each.relative_to(tmp_path / "site").as_posix(): each.read_bytes() for each in files}

    return run


def test_filled_pages_are_those_that_mkdocs_makes(
    building: Build, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Every file of the site, with both ways; and the frames were filled, not avoided."""
    caplog.set_level(logging.INFO, "mkdocs.plugins.microsite")
    filled: list[str] = []
    whole = Theme.whole

    def noted(self: Theme, page: Page, *more: Any, **plain: bool) -> Whole:
        made = whole(self, page, *more, **plain)
        filled.extend([page.path] if made.name else [])
        return made

    monkeypatch.setattr(Theme, "whole", noted)
    ours = building()
    assert "which takes longer" not in caplog.text
    assert "agencies/a3.md" in filled and "agencies/n3.md" in filled and "p2.md" in filled
    assert {"agencies/north/n3.md", "agencies/by/3/index.md"} < set(filled)
    assert "agencies/fetched1.md" in filled
    # The frame itself leads into these folders, or the page needs more than values.
    assert not {"updates.md", "assets.md", "agencies/script.md", "agencies/bare.md"} & set(filled)
    theirs = building(frames=False)
    assert sorted(ours) == sorted(theirs)
    assert [path for path in ours if ours[path] != theirs[path]] == []


def test_a_doubtful_frame_is_said_and_not_used_and_unchanged_files_stay(
    building: Build,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
) -> None:
    def stats() -> dict[str, os.stat_result]:
        files = (each for each in (tmp_path / "site").rglob("*") if each.is_file())
        return {each.relative_to(tmp_path / "site").as_posix(): each.stat() for each in files}

    caplog.set_level(logging.INFO, "mkdocs.plugins.microsite")
    few = replace(SITE, pages=PAGES[:6])
    right, before = building(few), stats()
    assert "which takes longer" not in caplog.text
    # As if Material came to write what no probe shows.
    fill = Frame.fill
    monkeypatch.setattr(Frame, "fill", lambda self, values: fill(self, values) + b" ")
    changed = replace(PAGES[5], body=Body.of(PAGES[5].html + "<p>More.</p>"))
    again, after = building(replace(few, pages=(*PAGES[:5], changed))), stats()
    assert "agencies/a1.md would come out otherwise" in caplog.text
    a3 = "agencies/a3/index.html"
    assert b"<p>More.</p>" in again.pop(a3) and right.pop(a3)
    assert right.pop("build.json") != again.pop("build.json")
    assert right == again
    # They keep their place on the disk and their time, whoever wrote them.
    assert before.keys() == after.keys()
    new = {path for path in after if after[path].st_ino != before[path].st_ino}
    assert new == {a3, "build.json"}
    assert all(after[path].st_mtime_ns == before[path].st_mtime_ns for path in {*after} - new)


def test_what_nobody_touched_is_not_made_again_and_an_edit_is_put_right(
    building: Build, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    written: list[str] = []
    write = Stage.write

    def noted(self: Stage, path: str, content: bytes, name: bytes | None = None) -> None:
        written.extend([path] if name else [])
        write(self, path, content, name)

    monkeypatch.setattr(Stage, "write", noted)
    right = building()
    assert "agencies/a3/index.html" in written
    written.clear()
    page, gone = (tmp_path / f"site/agencies/{name}/index.html" for name in ("a3", "n3"))
    before = page.stat()
    page.write_bytes(page.read_bytes().replace(b"The page", b"THE PAGE"))
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    gone.unlink()
    assert building() == right
    assert sorted(written) == ["agencies/a3/index.html", "agencies/n3/index.html"]
    # What the theme puts around each page counts as well.
    written.clear()
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(
        re.sub("site_name: .*", "site_name: X", settings.read_text("utf-8")), "utf-8"
    )
    assert building()["agencies/a3/index.html"] != right["agencies/a3/index.html"]
    assert "agencies/a3/index.html" in written


def test_who_wants_to_hear_of_each_page_is_found(tmp_path: Path) -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    assert listeners(config, ROOT / "build.py") == []
    assert listeners(config, tmp_path / "build.py") == ["build.py"]
    other = ModuleType("other.py")
    other.on_startup = lambda **_: None  # type: ignore[attr-defined]
    config.plugins["other.py"] = other  # type: ignore[assignment]
    assert listeners(config, ROOT / "build.py") == []
    other.on_page_context = lambda *_, **__: None  # type: ignore[attr-defined]
    assert listeners(config, ROOT / "build.py") == ["other.py"]


def test_what_this_leans_on_is_there() -> None:
    """The search plugin hears of no more than it did, and a file is asked what it is."""
    events = {each for each in vars(SearchPlugin) if each.startswith("on_")}
    assert events == {"on_startup", "on_config", "on_page_context", "on_post_build", "on_serve"}
    assert callable(File.is_documentation_page) and callable(File.copy_file)
