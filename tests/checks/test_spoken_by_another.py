from pathlib import Path

from tests.support import GOOD, edited, said

RULE = "spoken-by-another"
RESPONSES, STATEMENTS = "data/responses.yaml", "data/statements.yaml"
HERS = "  spoken_by: [ines-vole]\n"


def test_an_answer_of_somebody_else_is_found_at_the_speaker(tmp_path: Path) -> None:
    edit = (RESPONSES, HERS, "  spoken_by: [ines-vole, bram-holt]\n")
    assert said(edited(tmp_path, edit, of=GOOD), RULE) == [
        f"{RESPONSES}:31:26: 'vole-nobody-needs-to-know' is spoken by 'ines-vole', "
        "not by 'bram-holt'"
    ]


def test_one_speaker_of_several_is_enough_and_so_is_none(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    assert said(edited(tmp_path / "none", (RESPONSES, HERS, ""), of=GOOD), RULE) == []
    joint = (STATEMENTS, "speakers: [ines-vole]", "speakers: [ines-vole, eastbrook-police]")
    assert said(edited(tmp_path, joint, of=GOOD), RULE) == []


def test_a_misspelled_or_doubtful_speaker_is_told_by_its_own_rule(tmp_path: Path) -> None:
    for speaker, rule in (("inez-vole", "dangling-reference"), ("theo-marsh", "speaker-not-named")):
        (tmp_path / speaker).mkdir()
        edit = (STATEMENTS, "speakers: [ines-vole]", f"speakers: [{speaker}]")
        root = edited(tmp_path / speaker, edit, of=GOOD)
        assert said(root, RULE) == []
        assert len(said(root, rule)) == 1
    edit = (RESPONSES, HERS, "  spoken_by: [inez-vole]\n")
    assert said(edited(tmp_path, edit, of=GOOD), RULE) == []
