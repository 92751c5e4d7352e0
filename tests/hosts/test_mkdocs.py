"""Real MkDocs builds of the fictional project, and of every broken one."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest
from mkdocs.config import load_config
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from microsite.cache import FILE
from microsite.hosts import mkdocs as mkdocs_host
from microsite.hosts.mkdocs import inputs_besides
from microsite.policy import digest
from tests.own_names import own_names
from tests.support import BROKEN, GOOD, MINIMAL

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {
    **{k: v for k, v in os.environ.items() if k not in ("MICROSITE_ARCHIVE", "SITE_URL")},
    "NO_MKDOCS_2_WARNING": "1",
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


PORT = free_port()

# Together, so that what one build keeps serves the next.
pytestmark = pytest.mark.xdist_group("test_mkdocs")

KEPT: dict[str, bytes] = {}
"""What the last build of each project kept, so that not every one draws its cards anew. That a
build comes out the same either way is for tests/render/test_pages.py."""


def host(parent: Path, project: Path) -> Path:
    """Put a project's records, and its archive, into a copy of this repository."""
    root = parent / "host"
    # With what Python has compiled, or each of the many builds would compile the engine anew.
    for name in ("templates", "microsite", "content"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("build.py", "mkdocs.yml"):
        shutil.copy(ROOT / name, root / name)
    shutil.rmtree(root / "content/sources")
    for folder in (each for each in project.iterdir() if each.is_dir()):
        shutil.copytree(folder, root / folder.name, dirs_exist_ok=True)
    (root / FILE).parent.mkdir()
    kept = KEPT.get(project.name) or KEPT.get(MINIMAL.name, b"")
    (root / FILE).write_bytes(kept)
    (root / ".project").write_text(project.name, "utf-8")
    return root


def python(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=root,
        env={**ENVIRONMENT, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def mkdocs(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    done = python(root, "-m", "mkdocs", *arguments, **environment)
    if done.returncode == 0:
        KEPT[(root / ".project").read_text("utf-8")] = (root / FILE).read_bytes()
    return done


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty folder, the same for each test: what is kept of compiled templates is of a place."""
    folder = tmp_path_factory.getbasetemp() / "desk"
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = host(tmp_path_factory.mktemp("good"), GOOD)
    done = mkdocs(root, "build", "--strict")
    assert done.returncode == 0, done.stderr
    return root


def test_another_investigation_builds_without_a_warning(good: Path) -> None:
    home = HTMLParser((good / "site/index.html").read_text("utf-8"))
    assert "Northfield" in home.text()
    assert (good / "site/data/statements.json").is_file()
    pages = contents(good / "site")
    assert not [page for page in pages if page.endswith(".md") or page.startswith("templates")]


def test_nothing_of_our_own_case_is_in_the_engine(good: Path) -> None:
    """The case is data: pages of another case name none of its places and parties."""
    ours = own_names()
    for path in (good / "site").rglob("*.html"):
        if path.parent.name in ("about", "methodology") or path.name == "404.html":
            continue
        body = HTMLParser(path.read_text("utf-8")).css_first("article")
        assert body is not None
        assert not ours.findall(body.text()), path


def test_every_page_carries_its_policy_first(good: Path) -> None:
    pages = sorted((good / "site").rglob("*.html"))
    assert good / "site/404.html" in pages
    for path in pages:
        html = path.read_text("utf-8")
        [policy] = HTMLParser(html).css("meta[http-equiv=Content-Security-Policy]")
        assert html.index("http-equiv") < min(html.index("<link"), html.index("<script")), path
        hashes = re.findall("sha256-", policy.attributes["content"] or "")
        inline = [
            x for x in HTMLParser(html).css("script:not([src])") if "type" not in x.attributes
        ]
        assert len(hashes) == len(inline) == 1, path


def test_a_page_without_a_place_for_its_policy_ends_the_build(desk: Path) -> None:
    root = host(desk, MINIMAL)
    change(root / "templates/theme/main.html", '<meta charset="utf-8">', "")
    done = mkdocs(root, "build")
    assert done.returncode == 1
    assert "No content security policy for" in done.stdout + done.stderr


def test_search_holds_the_records_and_the_pages_written_by_hand(good: Path) -> None:
    found = json.loads((good / "site/search/search_index.json").read_text("utf-8"))["docs"]
    places = [entry["location"] for entry in found]
    assert len(set(places)) == len(places)
    statements = json.loads((good / "site/data/statements.json").read_text("utf-8"))
    assert {f"statements/#{each['id']}" for each in statements} <= set(places)
    assert {"about/", "privacy/", "methodology/"} <= set(places)
    # The theme takes a page's first entry for the page itself.
    for place in places:
        page = place.partition("#")[0]
        assert places.index(page) <= places.index(place)


def test_every_search_result_leads_to_an_element(good: Path) -> None:
    found = json.loads((good / "site/search/search_index.json").read_text("utf-8"))["docs"]
    for entry in found:
        page, _, anchor = entry["location"].partition("#")
        tree = HTMLParser((good / "site" / page / "index.html").read_text("utf-8"))
        assert not anchor or tree.css_first(f"[id='{anchor}']") is not None, entry["location"]


def test_a_kept_site_is_built_without_what_makes_one(good: Path) -> None:
    """Where nothing has changed, most of the time is what Python imports."""
    code = (
        "import atexit, sys\n"
        "atexit.register(lambda: print(*sys.modules))\n"
        "from mkdocs.__main__ import cli\n"
        "cli(['build', '--strict', '-q'])\n"
    )
    done = python(good, "-c", code)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert "microsite.pipeline.building" in loaded
    unused = ("checks", "evidence", "exports", "load", "maps", "model", "render")
    assert not {"pydantic", "shapely", *(f"microsite.{each}" for each in unused)} & loaded


def test_building_on_another_day_gives_the_same_bytes(good: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    # What MkDocs takes for the clock, if it is there.
    day = {"SOURCE_DATE_EPOCH": "1000000000"}
    done = mkdocs(good, "build", "--strict", "--site-dir", str(again), **day)
    assert done.returncode == 0, done.stderr
    first, second = contents(good / "site"), contents(again)
    assert {"sitemap.xml", "robots.txt", ".nojekyll"} < set(first)
    records = [json.loads(each.pop("build.json")) for each in (first, second)]
    assert first == second
    # It is the one that says of which time the build is.
    times = [each.pop("source_date_epoch") for each in records]
    assert times == [None, 1_000_000_000]
    assert records[0] == records[1]


def test_the_record_is_true_of_every_file_also_of_those_that_stayed_unread(desk: Path) -> None:
    root = host(desk, MINIMAL)

    def built() -> dict[str, bytes]:
        done = mkdocs(root, "build", "--strict")
        assert done.returncode == 0, done.stderr
        files = contents(root / "site")
        record = json.loads(files.pop("build.json"))
        assert record["files"] == {
            path: {"sha256": sha256(content).hexdigest(), "size": len(content)}
            for path, content in files.items()
        }
        assert record["inputs"]["data/people.yaml"] == hashed(root / "data/people.yaml")
        return files

    first = built()
    assert built() == first
    with (root / "content/about.md").open("a", encoding="utf-8") as file:
        file.write("\nMore.\n")
    second = built()
    assert {path for path in first if first[path] != second[path]} >= {"about/index.html"}


def test_a_theme_that_is_installed_within_the_project_is_no_input(desk: Path) -> None:
    """As in .venv/: its version is recorded, and git ignores it, so that it would seem edited."""
    root = host(desk, MINIMAL)
    config = load_config(str(root / "mkdocs.yml"))
    config.theme.dirs.append(str(root / ".venv/lib/material/templates"))
    also = inputs_besides(config, root)
    assert "content" in also
    assert "templates/theme" in also
    assert not [each for each in also if ".venv" in each]


def hashed(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def test_a_time_that_is_none_stops_the_build(desk: Path) -> None:
    root = host(desk, MINIMAL)
    done = mkdocs(root, "build", SOURCE_DATE_EPOCH="tomorrow")
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert "Nothing was built: SOURCE_DATE_EPOCH is 'tomorrow'" in said
    assert "Traceback" not in said
    assert not (root / "site").exists()


def test_a_template_that_asks_for_the_day_gets_the_commits(desk: Path) -> None:
    root = host(desk, MINIMAL)
    footer = root / "templates/theme/partials/copyright.html"
    footer.write_text("<p>{{ build_date_utc.isoformat() }}</p>", "utf-8")
    git(root, "init")
    git(root, "add", "content", "data", "templates")
    git(root, "commit", "-m", "x")
    seconds = int(git(root, "log", "-1", "--format=%ct"))
    done = mkdocs(root, "build", "--strict")
    assert done.returncode == 0, done.stderr
    day = datetime.fromtimestamp(seconds, UTC).isoformat()
    assert f"<p>{day}</p>" in (root / "site/index.html").read_text("utf-8")
    record = json.loads((root / "site/build.json").read_text("utf-8"))
    assert record["source_date_epoch"] == seconds
    assert "build.py" in record["edited"], "which is not committed"


def test_an_edit_while_the_site_is_built_is_told(desk: Path) -> None:
    root = host(desk, MINIMAL)
    (root / "hook.py").write_text(
        "def on_env(env, config, files):\n"
        "    with open('content/about.md', 'a') as page:\n        page.write('Late.')\n",
        "utf-8",
    )
    change(root / "mkdocs.yml", "hooks: [build.py]", "hooks: [build.py, hook.py]")
    done = mkdocs(root, "build", "--strict")
    assert done.returncode == 1
    assert "content/about.md was edited while the site was built" in done.stdout + done.stderr
    assert not (root / "site").exists()


def test_the_sitemap_lists_every_page_once_and_no_day(good: Path) -> None:
    sitemap = (good / "site/sitemap.xml").read_text("utf-8")
    listed = re.findall("<loc>(.*?)</loc>", sitemap)
    pages = {
        f"https://example.org/{path.removesuffix('index.html')}"
        for path in contents(good / "site")
        if path.endswith(".html") and path != "404.html"
    }
    assert sorted(listed) == sorted(pages)
    assert "lastmod" not in sitemap


def git(folder: Path, *arguments: str) -> str:
    person = ("-c", "user.name=Maintainer", "-c", "user.email=maintainer@news.test")
    return subprocess.run(
        ["git", *person, *arguments], cwd=folder, capture_output=True, text=True, check=True
    ).stdout


def test_publishing_by_hand_pushes_the_whole_site_and_never_a_placeholder(desk: Path) -> None:
    """`mkdocs gh-deploy` into a repository on this machine."""
    root = host(desk, MINIMAL)
    security = "security: {contact: [https://news.test/report], expires: 2027-06-30}"
    with (root / "data/investigation.yaml").open("a", encoding="utf-8") as file:
        file.write(f"{security}\n")
    git(desk, "init", "--bare", "origin.git")
    git(root, "init")
    git(root, "remote", "add", "origin", "../origin.git")
    git(root, "commit", "--allow-empty", "-m", "x")
    for name, value in (("user.name", "Maintainer"), ("user.email", "maintainer@news.test")):
        git(root, "config", name, value)

    done = mkdocs(root, "gh-deploy")
    assert done.returncode == 1
    assert "Nothing was published: site_url, 'https://example.org/'" in done.stdout + done.stderr
    assert git(desk / "origin.git", "branch") == ""

    done = mkdocs(root, "gh-deploy", SITE_URL="https://news.test/plates")
    assert done.returncode == 0, done.stderr
    assert "nobody's" not in done.stderr
    pushed = git(desk / "origin.git", "ls-tree", "-r", "--name-only", "gh-pages").split()
    assert sorted(pushed) == sorted(contents(root / "site"))
    needed = {".nojekyll", ".well-known/security.txt", "404.html", "data/statements.json"}
    assert needed < set(pushed)
    robots = git(desk / "origin.git", "show", "gh-pages:robots.txt")
    assert "Sitemap: https://news.test/plates/sitemap.xml" in robots
    about = (root / "site/about/index.html").read_text("utf-8")
    assert 'rel="canonical" href="https://news.test/plates/about/"' in about


# One of each way to stop: an unparsable file, a record, a page written by hand, a warning,
# the lock, the archive. All others stop at the same place: test_making.py tries each.
STOPPED = ("yaml-syntax", "wrong-value", "raw-html", "unreferenced-record", "lock-unreadable")


@pytest.mark.parametrize("name", [*STOPPED, "archive-changed"])
def test_a_broken_project_stops_and_the_last_site_stays(name: str, desk: Path) -> None:
    [project] = [each for each in BROKEN if each.name == name]
    root = host(desk, project)
    site = root / "site"
    (site / "agencies").mkdir(parents=True)
    (site / "index.html").write_bytes(b"the last good site\r\n")
    (site / "agencies/index.html").write_bytes(b"\x00\xff")
    before = contents(site)
    done = mkdocs(root, "build", "--strict")
    assert done.returncode == 1
    assert (project / "expected.txt").read_text("utf-8").strip() in done.stderr
    assert "Nothing was built" in done.stdout + done.stderr
    assert contents(site) == before


def test_a_warning_counts_only_in_a_strict_build(desk: Path) -> None:
    [project] = [each for each in BROKEN if each.name == "unreferenced-record"]
    # That a strict build ends, the test above has seen.
    relaxed = mkdocs(host(desk, project), "build", "--no-strict")
    assert relaxed.returncode == 0, relaxed.stderr
    assert "warning[unreferenced-record]" in relaxed.stderr


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        ("strings/en.yaml", "home:", "home", "templates/strings/en.yaml:"),
        ("pages/bills.html", "{% for", "{% fro", "templates/pages/bills.html:"),
        ("pages/bills.html", "<header", "{{ nosuch.x }}<header", "templates/pages/bills.html:"),
        ("theme/main.html", "<meta", "{{ no.such }}<meta", "templates/theme/main.html:"),
        ("theme/main.html", "{% block", "{% if %}{% block", "templates/theme/main.html:"),
        ("styles/text.css", "{", "{ .a { color: red }", "a rule inside a rule: "),
    ],
)
def test_a_broken_template_is_said_at_its_place_and_the_last_site_stays(
    desk: Path, name: str, old: str, new: str, place: str
) -> None:
    root = host(desk, MINIMAL)
    (root / "site").mkdir()
    (root / "site/index.html").write_text("the last good site", "utf-8")
    file = root / "templates" / name
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    done = mkdocs(root, "build", "--strict")
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert place in said and "Traceback" not in said
    assert contents(root / "site") == {"index.html": b"the last good site"}


def test_an_archive_that_is_not_there_is_said(desk: Path) -> None:
    root = host(desk, MINIMAL)
    done = mkdocs(root, "build", MICROSITE_ARCHIVE="/no/such/folder")
    assert done.returncode == 1
    assert "There is no folder /no/such/folder" in done.stdout + done.stderr


def test_the_script_builds_and_says_what_mkdocs_says(desk: Path) -> None:
    root = host(desk, MINIMAL)
    for arguments in ((), ("build", "--strict")):
        done = python(root, "build.py", *arguments)
        assert done.returncode == 0, done.stderr
        assert "Documentation built" in done.stdout + done.stderr
        # In one line, and no more than that: nobody is going to read it at this address yet.
        assert done.stderr.count("'https://example.org/', is nobody's address") == 1
    about = root / "content/about.md"
    about.write_text(about.read_text("utf-8") + "\n[x](nowhere.md)\n", "utf-8")
    done = python(root, "build.py")
    assert done.returncode == 1
    assert "nowhere.md" in done.stdout + done.stderr


def test_two_builds_at_once_come_one_after_the_other(desk: Path) -> None:
    """Both end well, and their site is that of one build."""
    root = host(desk, MINIMAL)
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "--strict"],
            cwd=root,
            env=ENVIRONMENT,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    told = [each.communicate()[1] for each in both]
    assert [each.returncode for each in both] == [0, 0], told
    assert sum(f"Another build is at work in {root / 'site'}" in each for each in told) == 1
    one = mkdocs(root, "build", "--strict", "--site-dir", str(desk / "one"))
    assert one.returncode == 0, one.stderr
    assert contents(root / "site") == contents(desk / "one")


def test_a_build_that_stops_leaves_the_one_before_it_whole(desk: Path) -> None:
    """An exchange file by file that was broken off is finished though the next has a mistake."""
    for command in (("-m", "mkdocs", "build", "--strict"), ("build.py", "build")):
        [project] = [each for each in BROKEN if each.name == STOPPED[0]]
        root = host(desk, project)
        (root / "site/.building/new").mkdir(parents=True)
        (root / "site/.building/new/index.html").write_bytes(b"new")
        (root / "site/gone.html").write_bytes(b"old")
        journal = root / "site/.building/exchanging.json"
        journal.write_text('["new", "gone.html"]', "utf-8")
        assert python(root, *command).returncode == 1
        assert contents(root / "site") == {"index.html": b"new"}
        shutil.rmtree(root)


BY_HAND = {
    "braces.md": "# x\n\n[y](about.md){: onclick=bad() }\n",
    "away.md": '---\ntemplate: redirect.html\nlocation: "https://elsewhere.example/"\n---\n\n# x\n',
    "structured.md": '---\nstructured_data: "bad()"\n---\n\n# x\n',
    "assets/css/microsite.css": "* { display: none }",
    "assets/javascripts/workers/lazy.js": "bad()",
    "data.md": "# Where the page about the data is\n",
    "timeline.md": "# Where the timeline is\n",
    "agencies/index.html": "<p>x",
}
"""What only a build can see; the rest is for the rule `active-page`."""


def test_what_a_page_written_by_hand_must_not_do_ends_a_strict_build(desk: Path) -> None:
    root = host(desk, MINIMAL)
    for name, text in BY_HAND.items():
        (root / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "content" / name).write_text(text, "utf-8")
    # What only would be shown as it is, is shown as text.
    (root / "content/<i>name.md").write_text("Words.\n", "utf-8")
    (root / "content/title.md").write_text('---\ntitle: "<i>x</i> & y"\n---\n\n# x\n', "utf-8")
    done = mkdocs(root, "build", "--strict")
    assert done.returncode == 1
    assert not (root / "site").exists()
    for name in BY_HAND:
        assert f"'{name}' " in done.stderr, name
    relaxed = mkdocs(root, "build", "--no-strict")
    assert relaxed.returncode == 0, relaxed.stderr
    for name in ("away", "structured"):
        html = (root / f"site/{name}/index.html").read_text("utf-8")
        assert "elsewhere.example" not in html and "bad()" not in html
    for name, title in (("<i>name", "&lt;i&gt;name"), ("title", "&lt;i&gt;x&lt;/i&gt; &amp; y")):
        html = (root / f"site/{name}/index.html").read_text("utf-8")
        assert HTMLParser(html).css(".md-header i, title i") == []
        assert title in html.replace("&lt;I&gt;", "&lt;i&gt;")


def test_no_script_in_a_pages_content_is_let_run() -> None:
    content = "<p>x</p><script>bad()</script>"
    head = '<head><meta charset="utf-8"></head>'
    page = SimpleNamespace(content=content, file=SimpleNamespace(src_uri="x.md"))
    html = f"<html>{head}<body><script>theme()</script>{content}</body></html>"
    allowed = mkdocs_host.on_post_page(html, page).partition("style-src")[0]  # type: ignore[arg-type]
    assert digest("theme()") in allowed and digest("bad()") not in allowed


def test_settings_that_cannot_be_meant_stop_a_build(desk: Path) -> None:
    root = host(desk, MINIMAL)
    file = root / "mkdocs.yml"
    good = file.read_text("utf-8")
    for words, told in (
        ("\nextra:\n  frames: no thanks\n", "write true or false, or leave it out"),
        ("\nextra: {}\n", "extra stands at line"),
    ):
        file.write_text(good + words, "utf-8")
        done = mkdocs(root, "build", "--strict")
        assert done.returncode == 1
        said = done.stdout + done.stderr
        assert told in said and "Traceback" not in said
        assert not (root / "site").exists()


def test_a_dead_link_in_a_template_ends_a_strict_build(desk: Path) -> None:
    root = host(desk, MINIMAL)
    file = root / "templates/pages/bills.html"
    file.write_text(file.read_text("utf-8") + '\n<a href="../nowhere/">x</a>\n', "utf-8")
    done = mkdocs(root, "build", "--strict")
    assert done.returncode == 1
    assert "'bills/' links to '../nowhere/': the site has no such page or file" in done.stderr


def test_a_dead_link_on_a_hand_written_page_ends_a_strict_build(desk: Path) -> None:
    """MkDocs' own validation reaches generated pages and their anchors. The last site stays."""
    root = host(desk, MINIMAL)
    (root / "site/.git").mkdir(parents=True)
    (root / "site/.git/config").write_text("somebody's", "utf-8")
    (root / "site/index.html").write_text("the last good site", "utf-8")
    before = contents(root / "site")
    file = root / "content/about.md"
    good = file.read_text("utf-8")
    for target in ("nowhere.md", "timeline.md#nowhere"):
        file.write_text(f"{good}\n[x]({target})\n", "utf-8")
        done = mkdocs(root, "build", "--strict")
        assert done.returncode == 1, target
        assert target in done.stderr
        assert contents(root / "site") == before
    done = mkdocs(root, "build", "--no-strict")
    assert done.returncode == 0, done.stderr
    after = contents(root / "site")
    assert after[".git/config"] == b"somebody's"
    assert b"timeline.md#nowhere" not in after["index.html"] != before["index.html"]


def test_serve_rebuilds_when_words_the_engine_or_the_theme_change(desk: Path) -> None:
    """An edit shows; what the host itself stops at is said in the page, above the last good one."""
    root = host(desk, MINIMAL)
    log = desk / "log.txt"
    with served_at(root, PORT, log):
        wait_for(lambda: "What is alleged" in served(""), log)
        change(root / "templates/strings/en.yaml", "What is alleged", "What was alleged")
        wait_for(lambda: "What was alleged" in served(""), log)
        theme = root / "templates/theme/404.html"
        change(theme, "{% extends", "{% if %}{% extends")
        wait_for(lambda: "templates/theme/404.html:2: TemplateSyntaxError" in served(""), log)
        assert "What was alleged" in served("")
        change(theme, "{% if %}", "")
        change(root / "microsite/exports/json_files.py", "indented(rows,", "indented(rows, 1,")
        wait_for(lambda: served("data/agencies.json").startswith("[\n {"), log)
        assert 'class="ms-preview"' not in served("")


def test_the_engine_is_imported_anew_where_a_file_of_it_has_changed(tmp_path: Path) -> None:
    shutil.copy(ROOT / "build.py", tmp_path)
    engine = tmp_path / "microsite"
    engine.mkdir()
    (engine / "a.py").write_text("x = 1", "utf-8")
    spec = importlib.util.spec_from_file_location("a_hook", tmp_path / "build.py")
    assert spec is not None and spec.loader is not None
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    imported: list[None] = []

    def anew() -> SimpleNamespace:
        imported.append(None)
        return SimpleNamespace(on_config=lambda config, **_: len(imported))

    hook._anew = anew  # type: ignore[attr-defined]
    assert [hook.on_config(None) for _ in range(2)] == [1, 1]
    (engine / "a.py").write_text("x = 12", "utf-8")
    assert [hook.on_config(None) for _ in range(2)] == [2, 2]
    (engine / "b.js").write_text("", "utf-8")
    (engine / "__pycache__").mkdir()
    assert [hook.on_config(None) for _ in range(2)] == [3, 3]


@contextmanager
def served_at(root: Path, port: int, log: Path) -> Iterator[None]:
    """Preview a project as `python build.py serve` does; what it says goes into a file."""
    with log.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, "build.py", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=root,
            env=ENVIRONMENT,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        yield
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=20)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def served(path: str) -> str:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/{path}", timeout=2) as answer:
            return str(answer.read().decode("utf-8"))
    except OSError:
        return ""


def wait_for(condition: Callable[[], bool], log: Path) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.25)
    pytest.fail(log.read_text("utf-8"))
