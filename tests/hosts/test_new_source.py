"""`new source` in the terminal."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from microsite.hosts.cli import asking, main
from tests.support import MINIMAL

SAMPLES = Path(__file__).parents[1] / "intake/samples"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(MINIMAL, tmp_path / "project")


def run(root: Path, file: Path, *arguments: str, answer: str | None = None) -> Result:
    every = ["new", "source", str(file), "--root", str(root), *arguments]
    return CliRunner().invoke(main, every, input=answer, env={"MICROSITE_ARCHIVE": ""})


def count(root: Path) -> int:
    return sum(path.is_file() for path in root.rglob("*"))


def test_a_dry_run_shows_everything_and_writes_nothing(root: Path) -> None:
    before = count(root)
    done = run(root, SAMPLES / "page.html", "--dry-run")
    assert done.exit_code == 0
    for words in (
        "Source northfield-ledger-2019-03-14",
        "published      2019-03-14  [stated; printed: March 14, 2019",
        "body           lines 10 to 11, 13 to 16: 6 paragraphs",
        "begins         NORTHFIELD — The Northfield",
        "Northfield Police Department (northfield-police): paragraph 1",
        "printed before holt-did-not-know (ledger): 2 of 2 fragments",
        "paragraph 5    “That is longer than we were told,”",
    ):
        assert words in done.stdout
    assert "Nothing was written: this is what would be." in done.stderr
    assert count(root) == before


def test_it_asks_before_it_writes(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = count(root)
    nobody = run(root, SAMPLES / "page.html")
    assert (nobody.exit_code, count(root)) == (2, before)
    assert "no terminal to ask at: give --yes or --dry-run" in nobody.stderr
    monkeypatch.setattr(asking, "at_a_terminal", lambda: True)
    declined = run(root, SAMPLES / "page.html", answer="n\n")
    assert (declined.exit_code, count(root)) == (1, before)
    assert "Nothing was written." in declined.stderr
    agreed = run(root, SAMPLES / "page.html", answer="y\n")
    assert (agreed.exit_code, count(root)) == (0, before + 3)


def test_what_it_wrote_and_what_comes_next_is_told(root: Path) -> None:
    done = run(root, SAMPLES / "printed.pdf", "--yes", "--id", "mine", "--kind", "report")
    assert done.exit_code == 0
    assert f"Wrote {root / 'content/sources/mine.md'}" in done.stdout
    assert (root / "archive/mine.pdf").is_file()
    assert f"python build.py seal --root {root}" in done.stdout
    assert "kind: report" in (root / "content/sources/mine.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("encrypted.pdf", [], "asks for a password"),
        ("page.html", ["--id", "ledger"], "there is a source 'ledger' already"),
        ("page.html", ["--id", "No Id"], "cannot be an id"),
    ],
)
def test_what_cannot_be_added_is_told_in_one_line(
    root: Path, name: str, arguments: list[str], said: str
) -> None:
    before = count(root)
    done = run(root, SAMPLES / name, "--yes", *arguments)
    assert (done.exit_code, count(root)) == (1, before)
    assert said in done.stderr
    assert done.stderr.startswith("Error: ") and done.stderr.count("\n") == 1


def test_a_copy_that_was_trimmed_is_warned_of(root: Path, tmp_path: Path) -> None:
    whole = (SAMPLES / "article.txt").read_text("utf-8")
    cut = tmp_path / "cut.txt"
    cut.write_text(whole.replace("the council.\n\nMore", "the coun…\n\nMore"), "utf-8")
    assert "warning: The copy looks trimmed" in run(root, cut, "--dry-run").stdout


def test_other_commands_do_not_load_the_extractors() -> None:
    heavy = {"trafilatura", "lxml", "pypdfium2", "charset_normalizer"}
    code = f"import sys, microsite.hosts.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
