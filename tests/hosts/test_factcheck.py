"""factcheck: the two files, what they are restricted to, and where they must not be."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from selectolax.lexbor import LexborHTMLParser

from microsite.hosts.cli import main
from tests.history import History
from tests.site.test_html import faults
from tests.support import GOOD

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    """The made-up project in a repository, with one statement changed since `main`."""
    made = History.begin(tmp_path_factory.mktemp("repository") / "desk", of=GOOD)
    (made.root / "templates").symlink_to(ROOT / "templates")
    shutil.copytree(GOOD / "archive", made.root / "archive")
    (made.root / ".gitignore").write_text("/archive/\n/templates\n/.gitignore\n", "utf-8")
    made.edit("data/statements.yaml", "chief tells the council", "chief told the council")
    return made


@pytest.fixture(scope="module")
def written(history: History) -> Result:
    return factcheck(history, "--context")


def factcheck(history: History, *arguments: object, given: str | None = None) -> Result:
    whole = ["factcheck", "--root", history.root, *arguments]
    return CliRunner().invoke(main, [str(each) for each in whole], input=given)


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))[:-1]


@pytest.fixture(scope="module")
def page(history: History, written: Result) -> LexborHTMLParser:
    assert (written.exit_code, written.stderr) == (0, "")
    text = (history.root / "factcheck/factcheck-private.html").read_text("utf-8")
    return LexborHTMLParser(text)


def test_the_sheet_is_one_file_that_asks_nobody_for_anything(page: LexborHTMLParser) -> None:
    assert not page.css("script, link, img, iframe, object, form, [onclick], [style]")
    links = {each.attributes["href"] for each in page.css("[href]")}
    assert links and all(link and link.startswith("#page-") for link in links)
    assert "url(" not in page.css_first("style").text()
    [policy] = page.css("meta[http-equiv=Content-Security-Policy]")
    assert "default-src 'none'" in (policy.attributes["content"] or "")


def test_it_is_valid_html(history: History, written: Result, tmp_path: Path) -> None:
    assert faults([history.root / "factcheck/factcheck-private.html"], tmp_path) == []


def test_it_has_a_box_for_each_line_and_places_to_sign(
    history: History, page: LexborHTMLParser
) -> None:
    lines = rows(history.root / "factcheck/factcheck-private.csv")
    assert len(page.css("input[type=checkbox][aria-label]")) == len(lines) > 300
    assert [each.text() for each in page.css(".sign p span:first-child")] == [
        "Checked by",
        "Editor",
        "Legal",
    ]
    assert len(page.css("table")) == len(page.css("thead")) == len(page.css("h2[id^=page-]"))
    assert "with uncommitted changes" in page.css_first(".facts").text()


def test_a_private_sheet_says_so_and_has_the_articles_paragraphs(
    page: LexborHTMLParser, written: Result
) -> None:
    assert "not to be published" in page.css_first(".warning").text()
    assert "do not publish it" in written.stdout
    assert any("Holt said." in each.text() for each in page.css("blockquote"))
    assert "my sister" not in page.html


def test_who_curated_a_line_is_told(history: History, written: Result) -> None:
    lines = rows(history.root / "factcheck/factcheck-private.csv")
    curators = {row["words"]: row["curated by"] for row in lines}
    assert curators["We did not know about the accounts,"] == "An Editor, 2022-11-22"
    told = "The chief told the council that the accounts were closed."
    assert curators[told] == "not committed yet"


def test_a_sheet_since_a_revision_has_only_what_changed(history: History) -> None:
    done = factcheck(history, "--since", "main", "--out", history.root.parent / "since")
    assert done.exit_code == 0, done.stderr
    lines = rows(history.root.parent / "since/factcheck.csv")
    assert {row["record"] for row in lines} == {"statements/holt-tells-council"}
    assert [row["words"] for row in lines if row["changed"]] == [
        "The chief told the council that the accounts were closed."
    ]
    assert not any("paragraph of the article" in name for name in lines[0])


def test_a_sheet_is_not_replaced_without_asking(history: History) -> None:
    out = history.root.parent / "kept"
    some = ("--record", "figures/pages", "--out", out)
    assert factcheck(history, *some).exit_code == 0
    (out / "factcheck.csv").write_text("with remarks", "utf-8")
    for given in ("n\n", ""):
        done = factcheck(history, *some, given=given)
        assert done.exit_code == 1
        assert "Nothing was written." in done.stderr
        assert (out / "factcheck.csv").read_text("utf-8") == "with remarks"
    assert factcheck(history, *some, "--yes").exit_code == 0
    assert {row["record"] for row in rows(out / "factcheck.csv")} == {"figures/pages"}


def test_git_does_not_see_the_folder(history: History, written: Result) -> None:
    assert (history.root / "factcheck/.gitignore").read_text("utf-8") == "*\n"
    assert "/factcheck/\n" in (ROOT / ".gitignore").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--out", "content/sheet"), "a build reads or publishes"),
        (("--record", "holt-did-not-knwo"), "did you mean 'holt-did-not-know'?"),
        (("--since", "no-such-branch"), "there is no revision 'no-such-branch'"),
    ],
)
def test_what_cannot_be_done_is_said(
    history: History, arguments: tuple[str, str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(history.root)
    done = factcheck(history, *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_records_with_mistakes_give_findings_and_no_sheet(tmp_path: Path) -> None:
    made = History.begin(tmp_path / "desk", of=GOOD)
    made.edit("data/statements.yaml", "speakers: [ines-vole]", "speakers: [nobody]")
    done = factcheck(made)
    assert done.exit_code == 1
    assert "dangling-reference" in done.stderr
    assert not (made.root / "factcheck").exists()
