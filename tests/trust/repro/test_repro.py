"""The same commit makes the same bytes, in two builds that differ in all that should not matter."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from microsite.hosts.record import PATH
from tests.history import git
from tests.support import MINIMAL
from trust.repro import trying
from trust.repro.building import Failed, build, run
from trust.repro.circumstances import ASCII, EVERYTHING, PLAIN, YEAR, Circumstance, circumstances
from trust.repro.report import lines, page
from trust.repro.trying import tried

ROOT = Path(__file__).parents[3]
SHIM = ROOT / "trust/repro/shim"

pytestmark = pytest.mark.xdist_group("repro")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a small project, and a second commit that is no input.

    It links to the engine, which Python else would compile for each clone; `make repro` clones it.
    """
    root = tmp_path_factory.mktemp("repro") / "repository"
    for name in ("templates", "content"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("sources"))
    (root / "microsite").symlink_to(ROOT / "microsite")
    for name in ("build.py", "mkdocs.yml", "requirements.txt", ".gitignore"):
        shutil.copy(ROOT / name, root / name)
    for name in ("content", "data"):
        shutil.copytree(MINIMAL / name, root / name, dirs_exist_ok=True)
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Publish the case")
    (root / "README.md").write_text("No page is made of this.\n", "utf-8")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Explain it")
    return root


@pytest.fixture(scope="module")
def found(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What came of two builds, kept for the tests that look at it."""
    folder = tmp_path_factory.mktemp("built")
    told: list[str] = []
    results = tried(repository, folder, (EVERYTHING,), told.append)
    assert told == [PLAIN.name, EVERYTHING.name]
    assert [dict(each.differing) for each in results] == [{}, {}], lines("", results)
    assert results[0].files == results[1].files > 50
    yield folder / "first/clone"
    shutil.rmtree(folder)


def test_two_builds_that_differ_in_everything_make_the_same_bytes(found: Path) -> None:
    record = json.loads((found / "site" / PATH).read_text("utf-8"))
    assert record["commit"] == git(found, "rev-parse", "HEAD")
    assert record["edited"] == []
    assert record["source_date_epoch"] == 1669118400, "the time of the commits in tests.history"
    assert record["archive"] is False
    assert {"build.py", "mkdocs.yml", "requirements.txt"} < record["inputs"].keys()
    assert not [name for name in record["inputs"] if name.startswith(("README", "site", "."))]
    files = {
        path.relative_to(found / "site").as_posix()
        for path in (found / "site").rglob("*")
        if path.is_file()
    }
    assert record["files"].keys() == files - {PATH}
    assert "sitemap.xml.gz" not in files
    assert f'<a href="../{PATH}">{PATH}</a>' in (found / "site/data/index.html").read_text("utf-8")


def test_a_rebuild_attests_the_site_and_finds_what_somebody_changed(found: Path) -> None:
    """With the command itself, and the builds that it makes. A forged record does not help."""
    before = {path for path in found.rglob("*") if "__pycache__" not in path.parts}
    copy = found.parent / "copy"
    shutil.copytree(found / "site", copy)
    page = copy / "about/index.html"
    page.write_bytes(page.read_bytes().replace(b"</body>", b" </body>"))
    written = json.loads((copy / PATH).read_text("utf-8"))
    done = subprocess.run(
        [sys.executable, "build.py", "attest", "--format", "json", str(copy)],
        cwd=found,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    said = json.loads(done.stdout)
    assert [each["path"] for each in said["own"]] == ["about/index.html"]
    [difference] = said["rebuilt"]["files"]
    assert difference["path"] == "about/index.html"
    assert "\nthe copy:    " in difference["first"]
    assert "</body>" in difference["first"]
    assert said["rebuilt"]["circumstances"] == []
    assert written["commit"] == said["commit"]
    assert {path for path in found.rglob("*") if "__pycache__" not in path.parts} == before


def test_a_difference_is_found_and_shown(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Builds that tell the time, the mode or nothing at all; each is another one."""
    texts = iter(["<p>\nMonday", "<p>\nTuesday", "<p>\nMonday"])

    def build(repository: Path, folder: Path, how: Circumstance, archive: Path | None) -> Path:
        site = folder / "site"
        site.mkdir(parents=True)
        (site / "index.html").write_text(next(texts), "utf-8")
        if how.umask == 0:
            (site / "index.html").chmod(0o600)
            (site / "extra").write_text("", "utf-8")
            (site / "extra").chmod(0o666)
        return site

    monkeypatch.setattr(trying, "build", lambda *given: build(*(*given, None)[:4]))
    hows = (Circumstance("another day"), Circumstance("umask 000", umask=0))
    results = tried(repository, tmp_path, hows, lambda _: None)
    assert [each.lost for each in results] == [(), ("index.html",), ("extra", "index.html")]
    told = "\n".join(lines("A site", results))
    assert "1 of 1: LOST" in told
    for line in (
        "index.html: byte 5, line 2",
        r"the first: <p>\nMonday",
        r"this one:  <p>\nTuesday",
    ):
        assert f"\n{'':41}{line}\n" in f"{told}\n"
    assert "index.html: mode 600, not 666" in told
    short = (
        "3 builds, each made elsewhere or in other circumstances, and 3 files differed that must"
    )
    assert f"**In short:** {short} not." in page({"A site": results})


def test_what_may_differ_by_a_decision_may_and_nothing_else() -> None:
    every = {each.name: each for each in circumstances(archive=True)}
    assert len(every) > 15
    shallow, archived = every["a shallow clone"], every["with the archived articles"]
    differing = {PATH: "", "index.html": ""}
    assert trying.Tried(shallow, 2, 0, differing).lost == ("index.html",)
    assert trying.Tried(archived, 2, 0, differing).lost == ()
    assert trying.Tried(EVERYTHING, 2, 0, differing).lost == (PATH, "index.html")
    assert not [each for each in every.values() if each.only and not each.may_differ]
    assert "with the archived articles" not in {each.name for each in circumstances(archive=False)}


def test_a_build_that_fails_is_no_build(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="does not appear to be a git repository"):
        build(tmp_path, tmp_path / "there", PLAIN)


# ------------------------------------------------------------------ the machine that is made up


def python(code: str, folder: Path, **environment: str) -> str:
    settings = {"PYTHONPATH": str(SHIM), **environment}
    return run(sys.executable, "-c", code, folder=folder, **settings).decode().strip()


def test_folders_are_listed_in_another_order_by_whoever_lists_them(tmp_path: Path) -> None:
    for n in range(30):
        (tmp_path / f"{n:02}").mkdir()
        (tmp_path / f"{n:02}/x").write_text("", "utf-8")
    ways = (
        "os.listdir()",
        "[e.name for e in os.scandir()]",
        "[d for _, d, _ in os.walk('.')][0]",
        "[p.name for p in pathlib.Path().iterdir()]",
        "[p.parent.name for p in pathlib.Path().rglob('x')]",
        "[p[:2] for p in glob.glob('*/x')]",
    )
    code = "import glob, json, os, pathlib; print(json.dumps([" + ", ".join(ways) + "]))"
    seeds = ("", "1", "2")
    listed = [json.loads(python(code, tmp_path, REPRO_ORDER=seed)) for seed in seeds]
    for way, *orders in zip(ways, *listed, strict=True):
        assert len(set(map(tuple, orders))) == 3, way
        assert [sorted(each) for each in orders] == [sorted(orders[0])] * 3, way


def test_the_clock_runs_ahead_for_whoever_asks_it(tmp_path: Path) -> None:
    code = (
        "import time; from datetime import datetime, date, timezone; "
        "print(time.time(), time.time_ns() / 1e9, datetime.now().timestamp(), "
        "datetime.now(timezone.utc).timestamp(), time.mktime(time.localtime()), "
        "datetime.combine(date.today(), datetime.min.time()).timestamp()); "
        "assert isinstance(date(2020, 1, 1), date) and isinstance(datetime.now(), datetime); "
        "assert isinstance(datetime.now(), date) and not isinstance(date.today(), datetime)"
    )
    now = [float(each) for each in python(code, tmp_path).split()]
    later = [float(each) for each in python(code, tmp_path, REPRO_LATER=str(YEAR)).split()]
    ahead = [one - other for one, other in zip(later, now, strict=True)]
    assert all(abs(each - YEAR) < 90 for each in ahead[:-1])
    assert abs(ahead[-1] - YEAR) <= 90_000, "a day, at midnight"


def test_one_processor_is_left_and_files_are_taken_for_ascii(tmp_path: Path) -> None:
    code = "import os; print(len(os.sched_getaffinity(0)), open('x', 'w').encoding)"
    said = python(code, tmp_path, REPRO_PROCESSORS="1", **ASCII)
    assert said.lower().replace("us-ascii", "ascii").replace("ansi_x3.4-1968", "ascii") == "1 ascii"
