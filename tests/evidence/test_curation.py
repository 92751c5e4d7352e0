from __future__ import annotations

from pathlib import Path

import pytest

from microsite.evidence import Archive, Curated, examine, quotations
from microsite.model import Figure
from tests.made_up import archive, project, source, statement

PAGE = """More: “You know who I am?”
“We did not know,” she said. “We will ask—and then decide.”
The “rogue” agency said “over 80 scans,” and “We agree.”
“We agree.”
"""


@pytest.fixture
def look(tmp_path: Path):
    folder = archive(tmp_path, PAGE)

    def curated(*fragments: list[str], **records) -> list[Curated]:
        said = [statement(f"s{n}", {"ledger": each}) for n, each in enumerate(fragments)]
        described = source(PAGE, body=[[2, 4]])
        made = project({"ledger": described}, statements=said, **records)
        return list(quotations("ledger", made, examine(made, Archive(folder))))

    return curated


def test_every_quotation_of_the_body_is_listed(look) -> None:
    found = look()
    assert [(each.paragraph, each.ordinal, each.line, each.words) for each in found] == [
        (1, 1, 2, "We did not know,"),
        (1, 2, 2, "We will ask—and then decide."),
        (2, 1, 3, "rogue"),
        (2, 2, 3, "over 80 scans,"),
        (2, 3, 3, "We agree."),
        (3, 1, 4, "We agree."),
    ]
    assert not any(each.published for each in found)
    assert found[1].missing == "We will ask and then decide"


def test_fragments_cover_words_and_not_the_marks_after_them(look) -> None:
    found = look(["We did not know", "We will ask"])
    assert [(each.missing, each.published) for each in found[:3]] == [
        ("", True),
        ("and then decide", True),
        ("rogue", False),
    ]


def test_two_fragments_may_cover_one_quotation(look) -> None:
    assert look(["We will ask", "and then decide."])[1].missing == ""


def test_one_statement_stands_for_one_of_equal_quotations(look) -> None:
    assert [each.missing for each in look(["We agree."])[4:]] == ["", "We agree"]
    assert [each.missing for each in look(["We agree."], ["We agree."])[4:]] == ["", ""]
    three = look(["We agree."], ["We agree."], ["We agree."])
    assert [each.missing for each in three[4:]] == ["", ""]


def test_words_of_a_figure_cover_a_quotation_and_publish_no_statement(look) -> None:
    reading = {"source": "ledger", "unit": "scans", "words": "80 scans"}
    figure = Figure.model_validate(
        {"id": "scans", "label": "Scans", "about": "Scans.", "readings": [reading]}
    )
    found = look(figures=[figure])[3]
    assert (found.missing, found.published) == ("over", False)
