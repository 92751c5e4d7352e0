"""Coverage, and an independent count: whoever counts quotation marks comes to the same number."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from microsite.evidence import Archive, Coverage, coverage, entry, examine
from microsite.model import Figure, Project, Withheld
from tests.archived import ARCHIVE, WHY_NOT
from tests.made_up import archive, project, source, statement
from tests.support import GOOD, loaded

ROOT = Path(__file__).parents[2]
PAGE = """Title
“We did not know,” she said. “We will ask.”
Nobody is quoted here.
The “rogue” agency said “over 80 scans.”
"""


@pytest.fixture
def look(tmp_path: Path):
    def look(*fragments: str, **records) -> Coverage:
        described = source(PAGE, body=[[2, 4]])
        said = [statement("known", {"ledger": fragments})] if fragments else []
        made = project({"ledger": described}, statements=said, **records)
        return coverage("ledger", made, examine(made, Archive(archive(tmp_path, PAGE))))

    return look


def test_each_quotation_has_one_state(look) -> None:
    reading = {"source": "ledger", "unit": "scans", "words": "over 80 scans"}
    figure = Figure.model_validate(
        {"id": "scans", "label": "Scans", "about": "Scans.", "readings": [reading]}
    )
    scare = Withheld(source="ledger", paragraph=3, quotation=1, reason="scare quote")
    found = look("We did not know,", figures=[figure], withheld=[scare])
    assert (found.source, found.file) == ("ledger", "ledger.txt")
    assert [(each.quotation.words, each.state, each.records) for each in found.quotations] == [
        ("We did not know,", "curated", (("statements", "known"),)),
        ("We will ask.", "not yet", ()),
        ("rogue", "withheld", ()),
        ("over 80 scans.", "other record", (("figures", "scans"),)),
    ]
    assert [each.quotation.words for each in found.open] == ["We will ask."]
    assert [each.reason for each in found.quotations] == ["", "", "scare quote", ""]
    assert (found.count("curated"), found.count("withheld"), found.same_copy) == (1, 1, True)


def test_the_strip_of_paragraphs_shows_where_nobody_is_quoted(look) -> None:
    found = look("We did not know,")
    assert found.paragraphs == (2, 3, 4)
    assert [found.states(n) for n in (1, 2, 3)] == [
        ("curated", "not yet"),
        (),
        ("not yet", "not yet"),
    ]


def test_a_quotation_of_which_a_part_is_curated_is_not_yet_done_and_cannot_be_withheld(
    look,
) -> None:
    first = look("We did").quotations[0]
    assert (first.state, first.quotation.missing, first.entries) == ("not yet", ((3, 4),), ())


def test_an_open_one_has_the_two_entries_that_would_withhold_it(look) -> None:
    opened = look().open[0]
    assert opened.entries[0] == (
        "- {source: ledger, paragraph: 1, quotation: 1, reason: scare quote}"
    )
    assert opened.entries[1].startswith("- {source: ledger, sha256: ")
    private = Withheld(source="ledger", sha256="0" * 64, reason="private fact")
    assert entry(private).endswith("reason: private fact}")


def test_what_is_withheld_as_a_private_fact_is_not_to_be_shown(look) -> None:
    hashed = look().open[0].entries[1].split("sha256: ")[1].split(",")[0]
    private = Withheld(source="ledger", sha256=hashed, reason="private fact")
    scare = Withheld(source="ledger", paragraph=1, quotation=2, reason="scare quote")
    found = look(withheld=[private, scare]).quotations
    assert [(each.state, each.private) for each in found[:3]] == [
        ("withheld", True),
        ("withheld", False),
        ("not yet", False),
    ]


def every_coverage(project: Project, folder: Path) -> dict[str, Coverage]:
    examined = examine(project, Archive(folder))
    return {source: coverage(source, project, examined) for source in examined.articles}


def counted_by_hand(line: str) -> int:
    """Count the quotations of a line by nothing but its marks, with no code of the engine.

    Any two marks are one quotation, since articles open with curly and close with straight ones;
    an odd one is speech that goes on in the next paragraph.
    """
    return (sum(line.count(mark) for mark in '\u201c\u201d"') + 1) // 2


def bodies(project: Project, folder: Path) -> Iterator[tuple[str, list[str]]]:
    for id, described in project.sources.items():
        if described.archive_file:
            lines = (folder / described.archive_file).read_text("utf-8").splitlines()
            kept = [line for first, last in described.body for line in lines[first - 1 : last]]
            yield id, [line for line in kept if line.strip()]


def test_the_good_project_has_no_open_quotation_and_one_removed_is_found(tmp_path: Path) -> None:
    good = loaded(GOOD).project
    assert not any(each.open for each in every_coverage(good, GOOD / "archive").values())
    fewer = {id: each for id, each in good.statements.items() if id != "vole-nobody-needs-to-know"}
    without = Project(
        **{
            name: getattr(good, name)
            for name in Project.__dataclass_fields__
            if name != "statements"
        },
        statements=fewer,
    )
    found = every_coverage(without, GOOD / "archive")
    opened = [each.quotation for one in found.values() for each in one.open]
    assert [each.words for each in opened] == [
        "Nobody at a company needs to know where our neighbors sleep,"
    ]


def test_the_good_project_has_as_many_quotations_as_marks() -> None:
    good = loaded(GOOD).project
    found = every_coverage(good, GOOD / "archive")
    for id, lines in bodies(good, GOOD / "archive"):
        assert len(found[id].quotations) == sum(map(counted_by_hand, lines)), id


@pytest.mark.flagship
def test_the_real_articles_have_no_quotation_that_is_neither_curated_nor_withheld() -> None:
    """Every mark of every body, counted naively, belongs to a quotation of some state.

    Titles of works and scare quotes stand between the same marks: they are listed like speech, and
    are in a record or withheld. So there is nothing to explain away, and the counts are the same.
    """
    if ARCHIVE is None:
        pytest.skip(WHY_NOT)
    project = loaded(ROOT).project
    found = every_coverage(project, ARCHIVE)
    assert len(found) == 5
    for id, lines in bodies(project, ARCHIVE):
        assert [each.quotation.paragraph for each in found[id].open] == [], id
        assert len(found[id].quotations) == sum(map(counted_by_hand, lines)), id
