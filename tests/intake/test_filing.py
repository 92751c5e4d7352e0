"""From a file to a source of the project."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import typst
import yaml

from microsite import pipeline
from microsite.findings import Findings
from microsite.intake import Prepared, Refused, prepare, read, read_bytes, write
from microsite.render import render_site
from microsite.views.lookup import Lookup
from tests.intake.reading import ARTICLE, PAGE, SAMPLES, page, sample, text
from tests.render.test_render import TEMPLATES
from tests.support import MINIMAL, checked, loaded

MINE = "northfield-ledger-2019-03-14"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(MINIMAL, tmp_path / "project")


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def prepared(root: Path, name: str) -> Prepared:
    return prepare(sample(name), loaded(root))


def front_matter(root: Path, id: str) -> dict[str, object]:
    _, fields, summary = (root / f"content/sources/{id}.md").read_text("utf-8").split("---\n")
    assert summary == ""
    found = yaml.safe_load(fields)
    assert isinstance(found, dict)
    return found


def test_a_page_is_archived_unchanged_with_its_text_beside_it(root: Path) -> None:
    before = files(root)
    source = prepared(root, "page.html")
    assert source.id == MINE
    assert files(root) == before
    write(source, root, root / "archive")
    after = files(root)
    assert {name: after[name] for name in before} == before
    assert after.keys() - before.keys() == {
        f"archive/{MINE}.html",
        f"archive/{MINE}.txt",
        f"content/sources/{MINE}.md",
    }
    assert after[f"archive/{MINE}.html"] == (SAMPLES / "page.html").read_bytes()
    found = front_matter(root, MINE)
    assert found["archive_file"] == f"{MINE}.txt"
    assert found["original_file"] == f"{MINE}.html"
    assert "trafilatura" in str(found["extracted_with"])


@pytest.mark.parametrize("name", ["article.txt", "page.html", "printed.pdf"])
def test_check_misses_only_what_a_person_must_do(root: Path, name: str) -> None:
    source = prepared(root, name)
    write(source, root, root / "archive")
    _, found = checked(root)
    rules = {each.rule for each in found}
    assert rules == {
        "missing-field",
        "quote-not-sealed",
        "uncurated-quotation",
        "unreferenced-record",
    }
    [summary] = [each for each in found if each.rule == "missing-field"]
    assert "the summary is missing" in summary.message


def test_with_a_summary_the_source_is_sealed_and_its_page_leads_back_to_the_original(
    root: Path,
) -> None:
    source = prepared(root, "page.html")
    write(source, root, root / "archive")
    with (root / f"content/sources/{MINE}.md").open("a", encoding="utf-8") as file:
        file.write("\nReports what the chief and the council say.\n")
    sealed, _ = pipeline.seal(root, root / "archive", allow_warnings=True)
    assert sealed is not None
    assert {f"sources/{MINE}/{each}" for each in ("title", "byline", "published")} <= set(
        sealed.passages
    )
    verified, findings = checked(root)
    assert verified is not None and not findings.errors
    [shown] = [
        each.html
        for each in render_site(Lookup(verified), TEMPLATES).pages
        if each.path == f"sources/{MINE}.md"
    ]
    for words in (f"{MINE}.html", source.document.hashes["original"], "trafilatura"):
        assert words in shown


def test_a_text_in_another_encoding_is_kept_beside_the_text_that_is_checked(root: Path) -> None:
    content = ARTICLE.encode("cp1252")
    source = prepare(read_bytes(content, "article.txt"), loaded(root), id="mine")
    write(source, root, root / "archive")
    assert (root / "archive/mine.cp1252.txt").read_bytes() == content
    assert (root / "archive/mine.txt").read_text("utf-8") == ARTICLE


def test_the_same_bytes_are_not_archived_twice(root: Path) -> None:
    write(prepared(root, "page.html"), root, root / "archive")
    with pytest.raises(Refused, match=f"as source '{MINE}'"):
        prepared(root, "page.html")
    # The text that was made of it is no new article either.
    with pytest.raises(Refused, match=f"as source '{MINE}'"):
        prepare(read(root / f"archive/{MINE}.txt"), loaded(root))


def test_an_id_that_is_taken_is_refused_and_a_proposed_one_is_made_another(root: Path) -> None:
    with pytest.raises(Refused, match="there is a source 'ledger' already"):
        prepare(sample("page.html"), loaded(root), id="ledger")
    with pytest.raises(Refused, match="such as 'the-ledger'"):
        prepare(sample("page.html"), loaded(root), id="The Ledger")
    write(prepared(root, "page.html"), root, root / "archive")
    other = prepare(page(PAGE.replace("in April", "in May")), loaded(root))
    assert other.id == f"{MINE}-2"


@pytest.mark.parametrize("taken", [f"archive/{MINE}.txt", f"archive/{MINE}.html"])
def test_a_file_that_is_there_is_never_overwritten(root: Path, taken: str) -> None:
    (root / taken).write_text("somebody else's")
    before = files(root)
    with pytest.raises(Refused, match="is there already"):
        write(prepared(root, "page.html"), root, root / "archive")
    assert files(root) == before


def test_what_a_killed_one_had_archived_is_taken_as_it_is(root: Path) -> None:
    source = prepared(root, "page.html")
    name, content = source.archived[0]
    (root / "archive" / name).write_bytes(content)
    written = write(source, root, root / "archive")
    assert [path.name for path in written] == [f"{MINE}.html", f"{MINE}.md"]
    assert (root / "archive" / name).read_bytes() == content


def test_where_one_file_cannot_be_written_none_is(root: Path) -> None:
    source = prepared(root, "page.html")
    before = files(root)
    shutil.move(root / "content/sources", root / "content/elsewhere")
    (root / "content/sources").write_text("a file in the folder's place")
    with pytest.raises(OSError):
        write(source, root, root / "archive")
    assert sorted(path.name for path in (root / "archive").iterdir()) == ["ledger.txt"]
    assert len(files(root)) == len(before) + 1


def test_a_trimmed_copy_says_so_in_the_front_matter(root: Path) -> None:
    cut = ARTICLE.replace("who leads the council.", "who leads the …")
    write(prepare(text(cut), loaded(root), id="mine"), root, root / "archive")
    found = front_matter(root, "mine")
    assert "The copy looks trimmed: its last paragraph (line 14) ends in “…”." in str(
        found["furniture"]
    )


def test_an_original_that_was_changed_or_is_gone_is_found(root: Path) -> None:
    write(prepared(root, "page.html"), root, root / "archive")

    def said(rule: str) -> list[str]:
        found: Findings = checked(root)[1]
        return [f"{each.span.path}: {each.message}" for each in found if each.rule == rule]

    original = root / f"archive/{MINE}.html"
    assert said("archive-changed") == said("archive-missing") == []
    original.write_bytes(original.read_bytes() + b"\n")
    [changed] = said("archive-changed")
    assert changed.startswith(f"content/sources/{MINE}.md: the archived {MINE}.html is another")
    original.unlink()
    assert said("archive-missing") == [
        f"content/sources/{MINE}.md: {MINE}.html is not in the archive"
    ]
    original.mkdir()
    assert len(said("archive-missing") + said("archive-unreadable")) == 1


def test_a_pdf_is_archived_with_the_text_that_was_taken_out_of_it(root: Path) -> None:
    made = typst.compile(
        b"= A plan for the council of Northfield\n\nThe council of the town votes on it on Monday."
    )
    assert isinstance(made, bytes)
    source = prepare(read_bytes(made, "plan.pdf"), loaded(root), kind="report")
    assert source.id == "a-plan-for-the-council-of-northfield"
    write(source, root, root / "new-archive")
    assert (root / f"new-archive/{source.id}.pdf").read_bytes() == made
    assert front_matter(root, source.id)["kind"] == "report"
