from pathlib import Path

import pytest

from tests.support import GOOD, checked, edited, said

CLAIM = "millbrook-college-police"


def test_it_must_name_every_source(tmp_path: Path) -> None:
    text = (GOOD / "data/responses.yaml").read_text("utf-8")
    record = text[text.index("kind: not known to have been asked") :]
    sources = record[record.index("sources: [") :].splitlines()[0]
    fewer = sources[: sources.rindex(",")] + "]"
    root = edited(tmp_path, ("data/responses.yaml", sources, fewer), of=GOOD)
    [found] = said(root, "not-asked-claim")
    assert "this says it of every source, and " in found


def test_no_other_response_stands_beside_it(tmp_path: Path) -> None:
    text = (GOOD / "data/responses.yaml").read_text("utf-8")
    agency = "agency: eastbrook-police"
    assert agency in text and CLAIM in text
    everywhere = text.replace(agency, f"agency: {CLAIM}")
    root = edited(tmp_path, ("data/responses.yaml", text, everywhere), of=GOOD)
    [found] = said(root, "not-asked-claim")
    assert f"says otherwise of '{CLAIM}'" in found


@pytest.mark.parametrize("spoken_for", ["  on_behalf_of: eastbrook-police\n", ""])
def test_a_source_with_an_answer_is_not_to_be_added(tmp_path: Path, spoken_for: str) -> None:
    """By whoever speaks for the agency, or has a role in it and speaks for nobody else."""
    responses = (GOOD / "data/responses.yaml").read_text("utf-8")
    start = responses.index("- id: eastbrook-no-immediate")
    end = responses.index("- id: millbrook-not-known")
    claim = responses[end:].replace("millbrook-not-known", "eastbrook-not-known")
    claim = claim.replace(CLAIM, "eastbrook-police").replace("valley-radio, ", "")
    root = edited(
        tmp_path,
        ("data/responses.yaml", responses[start:end], f"{claim}\n"),
        ("data/statements.yaml", "  on_behalf_of: eastbrook-police\n", spoken_for),
        of=GOOD,
    )
    [found] = said(root, "not-asked-claim")
    assert "'valley-radio' prints an answer (statement 'vole-nobody-needs-to-know')" in found
    assert [each.hint for each in checked(root)[1] if each.rule == "not-asked-claim"] == [
        "add a response, and delete this record"
    ]
