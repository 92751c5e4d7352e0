"""A site written into a folder for other hosts: what is in it, and that nothing is ever lost."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from microsite import pipeline, policy
from microsite.artifacts import Artifact, Body, Page, Site, TocEntry
from microsite.hosts.cli import main
from microsite.hosts.folder import MANIFEST, document, one_block, place, relinked
from microsite.hosts.settings import Settings, Unusable, read_settings
from tests.support import edited

ROOT = Path(__file__).parents[2]


def project(folder: Path, *edits: tuple[str, str, str]) -> Path:
    """A small project with all that a host needs."""
    root = edited(folder, *edits)
    shutil.copytree(ROOT / "templates", root / "templates")
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    for page in ("about", "methodology", "privacy"):
        shutil.copy(ROOT / f"content/{page}.md", root / f"content/{page}.md")
    return root


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


# ------------------------------------------------------------------------------- what is written


def test_everything_is_written_and_twice_the_same(tmp_path: Path) -> None:
    root = project(tmp_path)
    done = run("write", "--root", root, tmp_path / "out")
    assert (done.exit_code, done.stderr) == (0, "")
    written = contents(tmp_path / "out")
    checked = pipeline.check(root, None).verified
    assert checked is not None
    settings = read_settings(root)
    imprint = pipeline.Imprint(settings.site_url, settings.author, settings.copyright)
    site = pipeline.publish(checked, root, imprint)
    for page in site.pages:
        assert one_block(page.html).encode() in written[f"docs/{place(page.path)}"]
    for file in site.files:
        content = file.content.encode() if isinstance(file.content, str) else file.content
        assert written[f"docs/{file.path}"] == content
    for name in ("about", "methodology", "privacy"):
        assert f"docs/{name}.md" in written
    assert "docs/sources/ledger.md" not in written, "a record is not a page"
    assert f"docs/{place('sources/ledger.md')}" in written
    run("write", "--root", root, tmp_path / "again")
    assert contents(tmp_path / "again") == written


def test_the_configuration_is_for_other_hosts(tmp_path: Path) -> None:
    root = project(tmp_path)
    run("write", "--root", root, tmp_path / "out")
    ours = read_settings(root).values
    theirs = yaml.safe_load((tmp_path / "out/mkdocs.yml").read_text("utf-8"))
    for same in ("site_name", "site_description", "site_url", "copyright", "markdown_extensions"):
        assert theirs[same] == ours[same]
    assert not {"hooks", "watch", "docs_dir"} & theirs.keys()
    assert {"Timeline": "timeline/index.md"} in theirs["nav"]
    assert {"About": "about.md"} in theirs["nav"]
    assert theirs["theme"] == ours["theme"] | {"custom_dir": "theme", "variant": "classic"}
    for path in theirs["extra_css"] + theirs["extra_javascript"]:
        assert (tmp_path / "out/docs" / path).is_file()


def test_a_page_is_one_block_of_html_with_front_matter() -> None:
    toc = (TocEntry("Top", "top", (TocEntry("A & B", "a-b"),)),)
    html = "<div>\n\n<pre>x\n\n y</pre>\n \n    <p>z</p>\n</div>\n"
    page = Page(
        "a/b.md", 'Who: "they"', "What — said", Body.of(html), toc, "assets/b.png", "A card"
    )
    text = document(page, "https://x.test/plates/")
    _, front, body = text.split("---\n", 2)
    meta = yaml.safe_load(front)
    assert (meta["title"], meta["description"]) == ("Who: &quot;they&quot;", "What — said")
    assert meta["image"] == "https://x.test/plates/assets/b.png"
    [top] = meta["outline"]
    assert [(each["url"], each["title"]) for each in top["children"]] == [("#a-b", "A &amp; B")]
    assert body == "\n<div>\n<pre>x&#10;&#10; y</pre>\n    <p>z</p>\n</div>\n"


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "\n", "\n\n", " ", "    ", "\t", "* a", "<pre>\n\n1</pre>"])
    )
)
def test_commonmark_leaves_a_block_alone(parts: list[str]) -> None:
    block = one_block(f"<div>{''.join(parts)}</div>")
    assert MarkdownIt("commonmark").render(block) == block


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("index.md", "index.md"),
        ("agencies/index.md", "agencies/index.md"),
        ("timeline.md", "timeline/index.md"),
        ("map/zoom.md", "map/zoom/index.md"),
    ],
)
def test_a_page_stands_at_its_address(path: str, written: str) -> None:
    assert place(path) == written


def test_links_of_pages_written_by_hand_follow_the_pages() -> None:
    places = {"timeline.md": "timeline/index.md", "a/index.md": "a/index.md"}
    text = "[1](timeline.md#x) [2](a/index.md) [3](about.md) [4](https://x.test/timeline.md)\n"
    assert relinked(text, "b.md", places) == text.replace("(timeline.md#", "(timeline/index.md#")
    assert relinked("[r]: ../timeline.md", "c/b.md", places) == "[r]: ../timeline/index.md"


def test_files_that_begin_with_a_dot_are_asked_for() -> None:
    site = Site((), (Artifact(".well-known/security.txt", ""), Artifact("data/a.json", "")))
    written = Settings(Path(), {"theme": {"name": "material"}}).for_other_hosts(site, {})
    assert yaml.safe_load(written)["exclude_docs"] == "!/.well-known/security.txt\n"


def test_what_only_a_host_understands_is_passed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HERE", "https://x.test/plates")
    text = "site_url: !ENV [HERE, '']\na: !!python/name:b.c\ne: {f: !relative $docs_dir}\n"
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    settings = read_settings(tmp_path)
    assert (settings.site_url, settings.base) == ("https://x.test/plates/", "/plates/")
    written = settings.for_other_hosts(Site((), ()), {})
    assert "a: !!python/name:b.c" in written
    assert "f: !relative '$docs_dir'" in written or "f: !relative $docs_dir" in written


@pytest.mark.parametrize("text", ["a: [", "- a", "\x00"])
def test_a_configuration_that_cannot_be_read_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    with pytest.raises(Unusable, match=r"mkdocs\.yml"):
        read_settings(tmp_path)


# -------------------------------------------------------------------------------- nothing is lost


def test_a_folder_of_someone_elses_is_left_alone(tmp_path: Path) -> None:
    theirs = tmp_path / "out"
    theirs.mkdir()
    (theirs / "thesis.txt").write_text("years of work", "utf-8")
    done = run("write", "--root", project(tmp_path), theirs)
    assert done.exit_code == 1
    assert "thesis.txt was not written by this command" in done.stderr
    assert contents(theirs) == {"thesis.txt": b"years of work"}


def test_an_edited_file_is_not_written_over(tmp_path: Path) -> None:
    root, out = project(tmp_path), tmp_path / "out"
    run("write", "--root", root, out)
    edited_page = out / "docs/about.md"
    edited_page.write_text("better words", "utf-8")
    before = contents(out)
    done = run("write", "--root", root, out)
    assert done.exit_code == 1
    assert f"{edited_page} was not written by this command, or was edited since" in done.stderr
    assert contents(out) == before


def test_what_is_gone_goes_and_what_a_host_built_stays(tmp_path: Path) -> None:
    root, out = project(tmp_path), tmp_path / "out"
    (root / "content/extra.md").write_text("# Extra\n", "utf-8")
    run("write", "--root", root, out)
    (out / "site").mkdir()
    (out / "site/index.html").write_text("built", "utf-8")
    (root / "content/extra.md").unlink()
    before = (out / "mkdocs.yml").stat()
    assert run("write", "--root", root, out).exit_code == 0
    after = (out / "mkdocs.yml").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns), "not rewritten"
    assert not (out / "docs/extra.md").exists()
    assert (out / "site/index.html").read_text("utf-8") == "built"
    assert "docs/extra.md" not in json.loads((out / MANIFEST).read_text("utf-8"))
    assert sorted(each.name for each in tmp_path.iterdir()) == ["out", "project"]


def test_findings_stop_it(tmp_path: Path) -> None:
    root = project(tmp_path, ("data/agencies.yaml", "kind:", "knd:"))
    done = run("write", "--root", root, tmp_path / "out")
    assert done.exit_code == 1
    assert "error[unknown-field]" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_dead_link_stops_it(tmp_path: Path) -> None:
    root = project(tmp_path)
    template = root / "templates/pages/bills.html"
    template.write_text(template.read_text("utf-8") + '<a href="../nowhere/">x</a>', "utf-8")
    done = run("write", "--root", root, tmp_path / "out")
    assert done.exit_code == 1
    assert "../nowhere/" in done.stderr
    assert not (tmp_path / "out").exists()


def test_settings_that_cannot_be_meant_stop_it(tmp_path: Path) -> None:
    root = project(tmp_path)
    file = root / "mkdocs.yml"
    good = file.read_text("utf-8")
    for words, told in (
        ("\nextra: {search: x}\n", "extra.search: x; write auto, whole or shards"),
        ("\nextra: [a]\n", "mkdocs.yml: extra holds no settings"),
        ("\nextra: {}\n", "extra stands at line"),
    ):
        file.write_text(good + words, "utf-8")
        done = run("write", "--root", root, tmp_path / "out")
        assert done.exit_code == 1
        assert told in done.stderr
        assert done.stderr.endswith("Nothing was written.\n")
    assert not (tmp_path / "out").exists()


# ----------------------------------------------------------------------------------------- guard


def test_guard_puts_the_policy_into_pages_that_have_none(tmp_path: Path) -> None:
    page = '<!doctype html><head><meta charset="utf-8"><script>1</script></head>'
    for name in ("index.html", "a/index.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(page, "utf-8")
    style = f"sha256-{'x' * 43}="
    done = run("guard", tmp_path, "--style", style)
    assert done.stdout == "2 pages got their policy; 0 had one.\n"
    guarded = (tmp_path / "a/index.html").read_text("utf-8")
    assert guarded == policy.with_policy(page, [style])
    assert f"style-src 'self' '{style}';" in guarded
    assert run("guard", tmp_path).stdout == "0 pages got their policy; 2 had one.\n"
    other = run("guard", tmp_path, "--style", style.replace("x", "y"))
    assert other.exit_code == 1
    assert "has a policy already, without these styles" in other.stderr
    assert (tmp_path / "a/index.html").read_text("utf-8") == guarded


def test_guard_writes_nothing_if_one_page_has_no_place_for_it(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<meta charset="utf-8"><p>1', "utf-8")
    (tmp_path / "b.html").write_text("<p>2", "utf-8")
    done = run("guard", tmp_path)
    assert done.exit_code == 1
    assert "b.html: a page needs" in done.stderr
    assert (tmp_path / "a.html").read_text("utf-8") == '<meta charset="utf-8"><p>1'


def test_guard_refuses_what_is_no_hash(tmp_path: Path) -> None:
    done = run("guard", tmp_path, "--style", "'unsafe-inline'")
    assert done.exit_code == 2
    assert run("guard", tmp_path).exit_code == 1, "a folder without pages is a mistake"
