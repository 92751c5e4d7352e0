from pathlib import Path

from tests.support import GOOD, MINIMAL, edited, said

RULE = "speaker-not-named"
STATEMENTS = "data/statements.yaml"


def test_a_speaker_of_another_article_is_found_where_they_are_named(tmp_path: Path) -> None:
    edit = (STATEMENTS, "speakers: [ines-vole]", "speakers: [ines-vole, theo-marsh]")
    assert said(edited(tmp_path, edit, of=GOOD), RULE) == [
        f"{STATEMENTS}:42:25: no name or role of 'theo-marsh' is recorded from 'valley-radio'"
    ]


def test_an_organization_may_speak_where_a_source_names_it(tmp_path: Path) -> None:
    edit = (STATEMENTS, "speakers: [platewatch-spokesperson]", "speakers: [platewatch]")
    assert said(edited(tmp_path, edit, of=GOOD), RULE) == []
    other = (STATEMENTS, "speakers: [ines-vole]", "speakers: [platewatch]")
    (tmp_path / "other").mkdir()
    assert len(said(edited(tmp_path / "other", other, of=GOOD), RULE)) == 1


def test_one_source_that_names_them_is_enough(tmp_path: Path) -> None:
    organization = "\n      organization: open-records-league\n\n- id: bram-holt"
    was, now = (f"source: {each}{organization}" for each in ("league-release", "northfield-ledger"))
    root = edited(tmp_path, ("data/people.yaml", was, now), of=GOOD)
    assert said(root, RULE) == []


def test_an_inferred_speaker_has_a_note_instead(tmp_path: Path) -> None:
    edit = (
        STATEMENTS,
        "speakers: [ines-vole]",
        "speakers: [theo-marsh]\n  attribution: inferred\n  note: The station says so.",
    )
    assert said(edited(tmp_path, edit, of=GOOD), RULE) == []


def test_nothing_is_said_of_a_source_that_nobody_can_look_at() -> None:
    minutes = (GOOD / STATEMENTS).read_text("utf-8")
    assert "- source: council-minutes" in minutes, "which name nobody in the records"
    assert said(GOOD, RULE) == said(MINIMAL, RULE) == []
