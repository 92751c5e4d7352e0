"""A new project: what goes along, what stays behind, and that it is whole and builds."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from microsite import pipeline
from microsite.model import KINDS
from microsite.starting import CASE, LEFT, TAKEN, CannotStart, start
from tests.own_names import own_names

ROOT = Path(__file__).parents[1]
STARTER = ROOT / CASE


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new") / "my-case"
    assert start(ROOT, folder, title="Two Towns: “Drones”") > 100
    return folder


def files(folder: Path) -> Iterator[tuple[str, str]]:
    """Give the path and the text of each file that holds text."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            if b"\0" not in content:
                yield path.relative_to(folder).as_posix(), content.decode(errors="replace")


# --------------------------------------------------------------------------- what goes along


def test_every_entry_of_the_repository_is_taken_or_left_on_purpose() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    entries = {name.partition("/")[0] for name in listed}
    whole = {name for name in TAKEN if "/" not in name}
    assert entries - whole - LEFT.keys() == set(), (
        "say in microsite/starting.py whether it is taken"
    )
    assert not whole & LEFT.keys()
    assert [name for name in (*TAKEN, *LEFT) if not (ROOT / name).exists()] == []


def test_what_is_left_is_not_there_unless_the_case_brings_it(started: Path) -> None:
    for name in (*LEFT, "node_modules", "tools/web/node_modules"):
        assert (started / name).exists() == (STARTER / name).exists(), name
    assert not list(started.rglob("__pycache__"))
    for path in STARTER.rglob("*"):
        assert (started / path.relative_to(STARTER)).exists()


def test_scripts_can_still_be_run(started: Path) -> None:
    assert os.access(started / "tools/test.sh", os.X_OK)


def test_nothing_of_our_own_case_goes_along(started: Path) -> None:
    ours = own_names(ROOT)
    assert ours.findall((ROOT / "data/agencies.yaml").read_text("utf-8"))
    found = {
        name: sorted(set(words)) for name, text in files(started) if (words := ours.findall(text))
    }
    assert found == {}
    sources = {path.stem for path in (ROOT / "content/sources").glob("*.md")}
    assert not sources & {path.stem for path in started.rglob("*.md")}


def test_the_title_stands_wherever_the_project_names_itself(started: Path) -> None:
    title = "Two Towns: “Drones”"
    for name, key in (("data/investigation.yaml", "title"), ("mkdocs.yml", "site_name")):
        text = (started / name).read_text("utf-8")
        [line] = [each for each in text.splitlines() if each.startswith(f"{key}: ")]
        assert yaml.safe_load(line)[key] == title
    assert (started / "README.md").read_text("utf-8").startswith(f"# {title}\n")
    [records] = yaml.safe_load((started / "CITATION.cff").read_text("utf-8"))["references"]
    assert records["title"] == title
    tutorial = "docs/tutorial.md"  # calls the project that it begins as the case is called
    named = [name for name, text in files(started) if "Drones over Two Towns" in text]
    assert set(named) <= {tutorial}


# ------------------------------------------------------------------------------- what is refused


def refused(clone: Path, folder: Path, parent: Path, title: str | None = None) -> str:
    """Try to start; gives the refusal, and holds that nothing was written."""
    before = sorted(path.as_posix() for path in parent.rglob("*"))
    with pytest.raises(CannotStart) as problem:
        start(clone, folder, title=title)
    assert sorted(path.as_posix() for path in parent.rglob("*")) == before
    return str(problem.value)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/notes.txt").write_text("notes")
    assert "mine is not empty" in refused(ROOT, tmp_path / "mine", tmp_path)
    assert "is no folder" in refused(ROOT, tmp_path / "mine/notes.txt", tmp_path)


def test_other_places_where_nothing_can_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "there is no folder" in refused(ROOT, tmp_path / "no/such", tmp_path)
    assert "no folder 'starter'" in refused(tmp_path, tmp_path / "new", tmp_path)
    assert "inside this repository" in refused(ROOT, ROOT / "new", tmp_path)
    assert not (ROOT / "new").exists()
    for title in ("", " \t", "two\nlines"):
        assert "the title" in refused(ROOT, tmp_path / "new", tmp_path, title)
    monkeypatch.chdir(tmp_path)
    assert "the folder you are in" in refused(ROOT, Path(), tmp_path)


def test_what_fails_halfway_leaves_nothing(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    (clone / CASE).mkdir(parents=True)
    (clone / ".editorconfig").write_text("root = true\n")
    with pytest.raises(OSError, match=r"\.github"):
        start(clone, tmp_path / "new")
    assert [path.name for path in tmp_path.iterdir()] == ["clone"]


def test_what_one_that_was_killed_has_left_goes_also_if_it_was_done(tmp_path: Path) -> None:
    done, left = tmp_path / "mine", tmp_path / ".mine.starting"
    for folder in (done, left):
        folder.mkdir()
    (done / "notes.txt").write_text("mine")
    (left / ".gitignore").write_text("*\n")
    (left / "following.json").write_text("[]")
    with pytest.raises(CannotStart, match="mine"):
        start(ROOT, done)
    assert [each.name for each in tmp_path.iterdir()] == ["mine"]
    assert (done / "notes.txt").read_text() == "mine"


def test_an_empty_folder_will_do_and_git_is_begun_if_asked(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    start(ROOT, tmp_path / "new", git=True)
    assert (tmp_path / "new/.git").is_dir()
    assert [path.name for path in tmp_path.iterdir()] == ["new"]
    listed = subprocess.run(
        ["git", "status", "--short", "--untracked-files=all", "archive", "data/full"],
        cwd=tmp_path / "new",
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert len(listed) == 3 + 1, "the made-up articles and the whole text may be committed"
    (tmp_path / "new/archive/real-article.txt").write_text("somebody's")
    assert (
        "real-article"
        not in subprocess.run(
            ["git", "status", "--short", "--untracked-files=all"],
            cwd=tmp_path / "new",
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    )


# ------------------------------------------------------------------------------ the made-up case


@pytest.mark.parametrize("archive", [True, False], ids=["archive", "lock"])
def test_the_case_gives_no_finding(archive: bool) -> None:
    checked = pipeline.check(STARTER, STARTER / "archive" if archive else None)
    assert checked.findings.format() == ""
    assert checked.verified is not None
    project = checked.verified.project
    assert len(project.agencies) == 2
    assert [each.rights for each in project.sources.values()].count("full") == 1
    assert len(project.sources) == 3
    empty = {kind for kind in KINDS if not project.records(kind)}
    assert empty == {"corrections"}, "an example of every kind, but nothing was ever wrong"


def test_the_lock_and_the_whole_text_are_what_sealing_writes(tmp_path: Path) -> None:
    copy = tmp_path / "case"
    shutil.copytree(STARTER, copy)
    shutil.rmtree(copy / "data/full")
    (copy / "data/evidence.lock").unlink()
    assert pipeline.seal(copy, copy / "archive")[0] is not None
    for name in ("data/evidence.lock", "data/full/open-ledger.txt"):
        assert (copy / name).read_bytes() == (STARTER / name).read_bytes()


@pytest.mark.parametrize("path", sorted((STARTER / "data").glob("*.yaml")), ids=lambda p: p.stem)
def test_each_file_of_records_begins_by_saying_what_it_holds(path: Path) -> None:
    assert re.match(r"(#.*\n)*# [A-Z]\w+", path.read_text("utf-8"))


def test_its_frame_is_ours_but_for_its_name() -> None:
    def frame(root: Path) -> str:
        text = (root / "mkdocs.yml").read_text("utf-8")
        return text[text.index("\ndocs_dir:") :]

    assert frame(STARTER) == frame(ROOT)


def test_git_ignores_what_it_ignores_here_but_for_the_made_up_articles() -> None:
    def ignored(root: Path) -> set[str]:
        lines = (root / ".gitignore").read_text("utf-8").splitlines()
        return {line for line in lines if line and not line.startswith("#")}

    articles = {f"!/archive/{path.name}" for path in (STARTER / "archive").iterdir()}
    assert ignored(STARTER) - ignored(ROOT) == {"/archive/*", *articles}
    assert ignored(ROOT) - ignored(STARTER) == {"/archive/"}


# -------------------------------------------------------------------------------- a real build


@pytest.fixture(scope="module")
def site(started: Path) -> Path:
    environment = {
        **{k: v for k, v in os.environ.items() if k not in ("MICROSITE_ARCHIVE", "SITE_URL")},
        "NO_MKDOCS_2_WARNING": "1",
    }
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=started,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return started / "site"


def test_the_new_site_has_a_page_for_both_agencies(site: Path) -> None:
    for agency in ("dunmere-police", "harrow-point-police"):
        page = HTMLParser((site / f"agencies/{agency}/index.html").read_text("utf-8"))
        assert page.css_first("h1") is not None
    home = HTMLParser((site / "index.html").read_text("utf-8"))
    assert "Two Towns: “Drones”" in home.text()
    assert home.css_first("main svg") is not None, "the map"


def test_one_article_is_shown_whole_and_the_others_are_not(site: Path) -> None:
    page = HTMLParser((site / "sources/open-ledger/index.html").read_text("utf-8"))
    paragraphs = [each.text() for each in page.css(".ms-fulltext p[id] > span")]
    lines = (STARTER / "archive/open-ledger.txt").read_text("utf-8").splitlines()
    assert paragraphs == [line for line in lines[9:] if line]
    marks = [each.text() for each in page.css(".ms-fulltext mark")]
    assert "A drone over a back yard is a search that nobody signed for," in marks
    for link in page.css(".ms-fulltext mark a"):
        page_of, _, anchor = (link.attributes["href"] or "").partition("#")
        target = site / "sources/open-ledger" / page_of / "index.html"
        assert f'id="{anchor}"' in target.read_text("utf-8")
    everything = "".join(text for _, text in files(site))
    assert "three hikers and one confused driver" not in everything
    assert "two Westmark towns flew over" in everything
    assert not list(site.rglob("open-ledger.txt"))


def test_no_page_of_it_names_our_own_case(site: Path) -> None:
    ours = own_names(ROOT)
    assert {name for name, text in files(site) if ours.search(text)} == set()
