"""A passage becomes a printing, or it is said why not."""

from __future__ import annotations

from pathlib import Path

from microsite.drafting import Quoted, Unquotable, quote
from microsite.evidence import Archive, examine
from tests import made_up

ARTICLE = """The town had not known.
"We did not know," the chief said. "We will ask the company today, and tell you."
"No," said another.
"""


def quoted(
    folder: Path, passage: str, *statements: object, source: str | None = None
) -> tuple[Quoted, ...] | Unquotable:
    sources = {"ledger": made_up.source(ARTICLE), "minutes": made_up.source(ARTICLE)}
    sources["minutes"] = sources["minutes"].model_copy(update={"archive_file": None})
    project = made_up.project(sources, statements=statements)
    examined = examine(project, Archive(made_up.archive(folder / "archive", ARTICLE)))
    return quote(passage, source, project, examined)


def test_fragments_are_what_stands_between_the_marks(tmp_path: Path) -> None:
    passage = "“We did not know,” the chief said. “We will ask the company today,"
    found = quoted(tmp_path, passage)
    assert found == (
        Quoted(
            "ledger",
            (2,),
            ("We did not know,", "We will ask the company today, and tell you."),
            True,
            (),
        ),
    )


def test_the_same_words_of_another_source_are_named(tmp_path: Path) -> None:
    same = made_up.statement("same", {"minutes": ["We will ask the company today"]})
    short = made_up.statement("short", {"minutes": ["We will"]})
    found = quoted(tmp_path, "We will ask the company today, and tell you.", same, short)
    assert not isinstance(found, Unquotable)
    assert [each.same_words for each in found] == [("same",)]


def test_words_that_are_curated_are_refused(tmp_path: Path) -> None:
    curated = made_up.statement("there", {"ledger": ["We did not know,"]})
    found = quoted(tmp_path, '"We did not know,"', curated)
    assert isinstance(found, Unquotable)
    assert "statements/there" in found.problem


def test_what_is_not_there_is_said_with_the_nearest(tmp_path: Path) -> None:
    found = quoted(tmp_path, "We did never know")
    assert isinstance(found, Unquotable)
    assert "[-never-]{+not+}" in found.problem
    other = quoted(tmp_path, "No", source="minutes")
    assert isinstance(other, Unquotable)
    assert "no archived copy of 'minutes'" in other.problem


def test_a_reporters_words_are_not_quoted(tmp_path: Path) -> None:
    found = quoted(tmp_path, "The town had not known")
    assert isinstance(found, Unquotable)
    assert "between quotation marks" in found.problem
