"""A copy of a site held against its record, and against a rebuild that a test stands in for.

That a real build makes the record, and a real rebuild the same site, is for tests/trust/repro.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from microsite.hosts.cli import main
from microsite.hosts.record import PATH, File, Record
from microsite.hosts.record.attesting import measured
from microsite.hosts.record.differing import first_difference
from microsite.hosts.record.rebuilding import CannotRebuild, address, rebuild

ROOT = Path(__file__).parents[2]
PAGES = {
    "index.html": "<p>The chief told the council.\n",
    "agencies/northfield/index.html": "<p>Northfield.\n",
    ".nojekyll": "",
    ".well-known/security.txt": "Contact: https://news.test/\n",
}
RECORD = Record(
    commit="0" * 40,
    edited=(),
    source_date_epoch=1,
    site_url="https://news.test/plates/",
    archive=False,
    python="3.11.9",
    packages={"jinja2": "3.1.6"},
    inputs={"data/a.yaml": "ab" * 32},
    files={},
)


def publish(folder: Path, pages: dict[str, str] = PAGES, **fields: Any) -> Path:
    """Write a site, and a record that is true of its files."""
    for path, text in pages.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    hashed = {
        path: File(len(text.encode()), hashlib.sha256(text.encode()).hexdigest())
        for path, text in pages.items()
    }
    (folder / PATH).write_text(replace(RECORD, files=hashed, **fields).text(), "utf-8")
    return folder


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return publish(tmp_path / "copy")


Attest = Callable[..., Result]


@pytest.fixture
def attest(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Attest:
    """Run the command; what is given besides options is of the rebuild."""

    def run(
        *options: str,
        pages: dict[str, str] = PAGES,
        builds_for: str | None = RECORD.site_url,
        **fields: Any,
    ) -> Result:
        def made(root: Path, record: Record, site: Path) -> None:
            publish(site, pages, **fields)

        monkeypatch.setattr("microsite.hosts.cli.attest.rebuild", made)
        monkeypatch.setattr("microsite.hosts.cli.attest.address", lambda _: builds_for)
        return CliRunner().invoke(main, ["attest", *options, str(copy)])

    return run


def test_a_copy_that_agrees(attest: Attest, copy: Path) -> None:
    done = attest()
    assert done.exit_code == 0, done.output
    assert done.output.splitlines() == [
        f"{copy} and its own build.json agree in 4 files.",
        f"{copy} and a rebuild agree in 4 files.",
        "Both were built from the same, with the same.",
        f"Agreed: this is what is built here, from {RECORD.commit}.",
    ]


def test_one_changed_byte_is_found_without_a_rebuild_and_shown_by_one(
    attest: Attest, copy: Path
) -> None:
    (copy / "index.html").write_text(PAGES["index.html"].replace("told", "sold"), "utf-8")
    alone = attest("--no-rebuild")
    assert alone.exit_code == 1
    assert alone.output.splitlines()[:2] == [
        f"{copy} and its own build.json differ: 1 changed.",
        "  changed index.html",
    ]
    both = attest()
    assert both.exit_code == 1
    assert both.output.splitlines()[3:7] == [
        "  changed index.html",
        "          byte 14, line 1",
        "          the copy:    e chief sold the council.\\n",
        "          the rebuild: e chief told the council.\\n",
    ]


def test_missing_and_added_files_are_named(attest: Attest, copy: Path) -> None:
    (copy / "agencies/northfield/index.html").unlink()
    (copy / "extra.js").write_text("alert(1)", "utf-8")
    (copy / "folder").symlink_to("/")
    done = attest("--format", "json")
    assert done.exit_code == 1
    found = json.loads(done.output)
    named = [(each["kind"], each["path"]) for each in found["own"]]
    assert named == [
        ("missing", "agencies/northfield/index.html"),
        ("extra", "extra.js"),
        ("extra", "folder"),
    ]
    assert [(each["kind"], each["path"]) for each in found["rebuilt"]["files"]] == named
    assert found["agrees"] is False
    assert found["commit"] == RECORD.commit


def test_a_link_is_no_published_file_wherever_it_leads(attest: Attest, copy: Path) -> None:
    (copy / "index.html").rename(copy.parent / "index.html")
    (copy / "index.html").symlink_to(copy.parent / "index.html")
    done = attest()
    assert done.exit_code == 1
    assert done.output.count("  changed index.html\n") == 2


def test_a_mirror_may_lack_files_and_nothing_else(attest: Attest, copy: Path) -> None:
    shutil.rmtree(copy / ".well-known")
    assert attest().exit_code == 1
    done = attest("--partial")
    assert done.exit_code == 0
    allowed = "1 file is not in this copy, which --partial allows"
    assert done.output.splitlines()[:4] == [
        f"{copy} and its own build.json agree in 3 files; {allowed}.",
        "  missing .well-known/security.txt",
        f"{copy} and a rebuild agree in 3 files; {allowed}.",
        "  missing .well-known/security.txt",
    ]
    (copy / ".nojekyll").unlink()
    assert "2 files are not in this copy, which" in attest("--partial").output
    (copy / "index.html").write_text("<p>\n", "utf-8")
    done = attest("--partial", "--no-rebuild")
    assert done.exit_code == 1
    assert " differ: 1 changed; 2 files are not in this copy, which --partial" in done.output
    for path in [each for each in copy.rglob("*") if each.is_file() and each.name != "build.json"]:
        path.unlink()
    nothing = attest("--partial", "--no-rebuild")
    assert nothing.exit_code == 2
    assert "holds nothing but build.json, so nothing was compared." in nothing.output


def test_the_history_of_a_branch_is_no_part_of_the_site(attest: Attest, copy: Path) -> None:
    (copy / ".git").mkdir()
    (copy / ".git/HEAD").write_text("x", "utf-8")
    assert attest().exit_code == 0


def test_an_edited_page_with_a_forged_record_agrees_with_itself_and_with_nobody_else(
    attest: Attest, copy: Path
) -> None:
    publish(copy, PAGES | {"index.html": "<p>The chief sold the council.\n"})
    assert attest("--no-rebuild").exit_code == 0
    done = attest()
    assert done.exit_code == 1
    assert f"{copy} and its own build.json agree in 4 files." in done.output
    assert f"{copy} and a rebuild differ: 1 changed." in done.output


def test_a_record_that_is_written_otherwise_was_written_by_somebody_else(
    attest: Attest, copy: Path
) -> None:
    (copy / PATH).write_text(json.dumps(json.loads((copy / PATH).read_text("utf-8"))), "utf-8")
    done = attest("--no-rebuild")
    assert done.exit_code == 1
    assert "build.json\n          it is not written as a build writes it" in done.output


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"commit": "1" * 40}, "commit\n          the site: 000"),
        ({"commit": None}, "here:     not known"),
        ({"edited": ("data/a.yaml",)}, "edited\n          the site: nothing\n"),
        ({"inputs": {"data/a.yaml": "cd" * 32}}, "inputs data/a.yaml\n          the site: abab"),
        ({"inputs": {}}, "here:     none"),
        ({"site_url": "https://example.org/"}, "site_url\n          the site: https://news"),
        ({"archive": True}, "archive\n          the site: not at hand\n"),
    ],
)
def test_what_makes_it_another_site_is_told_and_counts(
    attest: Attest, fields: dict[str, Any], told: str
) -> None:
    done = attest(**fields)
    assert done.exit_code == 1, "though every file is the same"
    assert told in done.output


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"packages": {"jinja2": "3.1.5"}}, "packages jinja2\n          the site: 3.1.6\n"),
        ({"packages": {"jinja2": "3.1.6", "x": "1"}}, "packages x\n          the site: none\n"),
        ({"python": "3.13.0"}, "python\n          the site: 3.11.9\n          here:     3.13.0"),
        ({"source_date_epoch": None}, "source_date_epoch\n          the site: 1\n"),
    ],
)
def test_what_no_byte_shows_is_told_and_does_not_count(
    attest: Attest, fields: dict[str, Any], told: str
) -> None:
    done = attest(**fields)
    assert done.exit_code == 0
    assert told in done.output
    assert done.output.endswith("That is so of every file but build.json, of which see above.\n")
    other = attest(pages=PAGES | {"index.html": "<p>\n"}, **fields)
    assert other.exit_code == 1
    assert told in other.output


def test_another_address_is_said_first_whether_files_differ_or_not(
    attest: Attest, copy: Path
) -> None:
    other = "https://example.org/"
    told = (
        f"site_url: the site says {RECORD.site_url}; this project builds for {other}. "
        f"The rebuild was made for {RECORD.site_url}."
    )
    done = attest(builds_for=other)
    assert done.exit_code == 0, "whoever publishes says where, by SITE_URL"
    assert done.output.splitlines()[0] == told
    assert "from the same" not in done.output
    done = attest(builds_for=other, pages=PAGES | {"index.html": "<p>\n"})
    assert done.exit_code == 1
    assert done.output.splitlines()[0] == told
    assert "from the same" not in done.output
    assert json.loads(attest("--format", "json", builds_for=other).output)["builds_for"] == other
    done = attest(site_url=other)
    assert f"builds for {other}. The rebuild was made for {other}." in done.output
    assert "site_url:" not in attest(builds_for=None).output
    assert "site_url:" not in attest("--no-rebuild", builds_for=other).output


def test_the_address_that_a_project_builds_for_is_that_of_its_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    assert address(tmp_path) is None
    file = tmp_path / "mkdocs.yml"
    file.write_text("site_url: !ENV [SITE_URL, https://news.test/plates]\n", "utf-8")
    assert address(tmp_path) == RECORD.site_url
    file.write_text("site_name: x\n", "utf-8")
    assert address(tmp_path) is None


def test_the_commit_to_check_out_is_named(attest: Attest) -> None:
    assert f"git checkout {RECORD.commit}, make site" in attest(commit="1" * 40).output


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"edited": ("data/a.yaml",)}, "built from edited files"),
        ({"commit": None}, "No commit is named"),
    ],
)
def test_what_nobody_can_repeat_is_said_even_if_it_agrees(
    attest: Attest, copy: Path, fields: dict[str, Any], told: str
) -> None:
    publish(copy, **fields)
    done = attest(**fields)
    assert done.exit_code == 0
    assert told in done.output


@pytest.mark.parametrize("content", [None, "", "{}"])
def test_a_folder_without_a_record_cannot_be_compared(
    attest: Attest, copy: Path, content: str | None
) -> None:
    if content is None:
        (copy / PATH).unlink()
    else:
        (copy / PATH).write_text(content, "utf-8")
    done = attest()
    assert done.exit_code == 2
    assert "build.json" in done.output


def test_a_name_does_not_write_to_the_terminal(attest: Attest, copy: Path) -> None:
    (copy / "\x1b[2Jx\u202e").write_text("", "utf-8")
    done = attest()
    assert "  extra   \\x1b[2Jx\\u202e\n" in done.output
    assert "\x1b" not in done.output


def test_a_project_that_cannot_be_built_is_said(tmp_path: Path, copy: Path) -> None:
    (tmp_path / "project").mkdir()
    done = CliRunner().invoke(main, ["attest", "--root", str(tmp_path / "project"), str(copy)])
    assert done.exit_code == 1
    assert "cannot be built, so nothing was compared" in done.output


def test_a_rebuild_is_told_what_the_record_says_and_to_believe_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stops at the missing mkdocs.yml; a hook that prints stands in for the site."""
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)
    (root / "content/index.md").write_text("# x\n", "utf-8")
    (root / "mkdocs.yml").write_text(
        "site_name: x\ndocs_dir: content\nhooks: [hook.py]\nsite_url: !ENV SITE_URL\n", "utf-8"
    )
    names = "('SITE_URL', 'MICROSITE_ARCHIVE', 'MICROSITE_CACHE')"
    (root / "hook.py").write_text(
        "import os, pathlib\ndef on_post_build(config):\n"
        f"    said = [os.environ.get(name) for name in {names}]\n"
        "    pathlib.Path(config.site_dir, 'said').write_text(repr(said))\n",
        "utf-8",
    )
    monkeypatch.setenv("MICROSITE_ARCHIVE", "/articles")
    rebuild(root, RECORD, tmp_path / "site")
    said = (tmp_path / "site/said").read_text()
    assert said == "['https://news.test/plates/', 'none', 'off']"
    rebuild(root, replace(RECORD, archive=True), tmp_path / "site")
    assert "/articles" in (tmp_path / "site/said").read_text()
    assert not (root / "site").exists()
    (root / "mkdocs.yml").unlink()
    with pytest.raises(CannotRebuild, match=r"mkdocs\.yml"):
        rebuild(root, RECORD, tmp_path / "site")


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_a_site_is_fetched_as_the_manual_says(tmp_path: Path, copy: Path) -> None:
    publish(copy, PAGES | {"data/a b, ümlaut & more.csv": "x\n"})
    manual = (ROOT / "docs/how-to/verify-a-site.md").read_text("utf-8")
    [block] = [each for each in manual.split("```")[1::2] if "curl" in each and "SITE=" in each]
    handler = partial(SimpleHTTPRequestHandler, directory=str(copy))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        commands = block.replace("https://NAME.github.io/REPOSITORY", address)
        assert commands != block
        folder = tmp_path / "reader"
        folder.mkdir()
        subprocess.run(["sh", "-ec", commands], cwd=folder, check=True, capture_output=True)
        server.shutdown()
    done = CliRunner().invoke(main, ["attest", "--no-rebuild", str(folder / "copy")])
    assert done.exit_code == 0, done.output


def test_files_are_measured_as_they_are(tmp_path: Path) -> None:
    large = bytes(range(256)) * 5000
    (tmp_path / "a").write_bytes(large)
    assert measured(tmp_path) == {"a": File(len(large), hashlib.sha256(large).hexdigest())}


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (b"same", b"same", []),
        (b"", b"a", ["byte 1, line 1", "(it ends here)", "a"]),
        (b"a\nb\nc", b"a\nb\nd", ["byte 5, line 3", r"a\nb\nc", r"a\nb\nd"]),
        (
            bytes(70_000) + b"a",
            bytes(70_000),
            ["byte 70001, line 1", r"\x00" * 8 + "a", r"\x00" * 8],
        ),
        (b"longer", b"long", ["byte 5, line 1", "longer", "long"]),
        ("naïve ☂".encode(), "naïve ☃".encode(), ["byte 10, line 1", "aïve ☂", "aïve ☃"]),
        (b"\xff\x1b[2J", "\u202e".encode(), ["byte 1, line 1", r"\xff\x1b[2J", r"\u202e"]),
        (rb"\n", b"\n", ["byte 1, line 1", r"\\n", r"\n"]),
        (
            b"\xff" + b"\x80" * 60,
            b"\x80" * 60,
            ["byte 1, line 1", r"\xff" + r"\x80" * 23, r"\x80" * 24],
        ),
        (b"x" + "é".encode() * 20, "é".encode() * 20, ["byte 1, line 1", "x" + "é" * 11, "é" * 12]),
    ],
)
def test_the_first_difference(one: bytes, other: bytes, told: list[str]) -> None:
    wanted = [
        *told[:1],
        *(f"{a} {b}" for a, b in zip(("one:  ", "other:"), told[1:], strict=False)),
    ]
    assert first_difference(one, other, names=("one", "other")).splitlines() == wanted
