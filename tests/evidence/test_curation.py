from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from microsite.evidence import (
    Archive,
    Article,
    Curated,
    examine,
    passages,
    quotations,
    uncurated,
    withholding,
    withholdings,
)
from microsite.evidence.curation import giving
from microsite.model import Figure
from tests.made_up import agency, archive, project, source, statement

PAGE = """More: “You know who I am?”
“We did not know,” she said. “We will ask—and then decide.”
The “rogue” agency said “over 80 scans,” and “We agree.”
“We agree.”
"""


@pytest.fixture
def look(tmp_path: Path):
    folder = archive(tmp_path, PAGE)

    def curated(*fragments: list[str], page: str = PAGE, **records) -> list[Curated]:
        said = [statement(f"s{n}", {"ledger": each}) for n, each in enumerate(fragments)]
        described = source(page, body=[[2, 4]])
        made = project({"ledger": described}, statements=said, **records)
        examined = examine(made, Archive(archive(folder, page)))
        found = list(quotations("ledger", examined))
        assert list(uncurated("ledger", examined)) == [each for each in found if each.missing]
        return found

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
    assert found[1].missing == ((1, 6),)


def test_fragments_cover_words_and_not_the_marks_after_them(look) -> None:
    found = look(["We did not know", "We will ask"])
    assert [(each.missing, each.published) for each in found[:3]] == [
        ((), True),
        (((4, 6),), True),
        (((1, 1),), False),
    ]


def test_two_fragments_may_cover_one_quotation(look) -> None:
    assert look(["We will ask", "and then decide."])[1].missing == ()


def test_one_statement_stands_for_one_of_equal_quotations(look) -> None:
    assert [each.missing for each in look(["We agree."])[4:]] == [(), ((1, 2),)]
    assert [each.missing for each in look(["We agree."], ["We agree."])[4:]] == [(), ()]
    three = look(["We agree."], ["We agree."], ["We agree."])
    assert [each.missing for each in three[4:]] == [(), ()]


def test_a_statement_stands_for_no_part_of_a_compound(look) -> None:
    page = "Title\n“Violent,” he said.\n“Violent-ish,” she said.\n“Violent.”\n"
    found = look(["Violent"], ["Violent"], page=page)
    assert [[given.id for given in each.given_by] for each in found] == [["s0"], [], ["s1"]]


def test_an_equal_quotation_that_stands_earlier_is_not_the_one(look) -> None:
    page = "Title\n“We agree.”\n“Then we see. We agree.”\n“We agree.”\n"
    found = look(["Then we see.", "We agree."], ["Then we see.", "We agree."], page=page)
    assert [[given.id for given in each.given_by] for each in found] == [[], ["s0", "s1"], ["s1"]]


def test_a_name_covers_its_possessive_in_a_quotation(look) -> None:
    page = "Title\n“Northfield’s,” he said.\nNorthfield asked.\nHe went.\n"
    named = [agency("northfield", ["Northfield"])]
    [found] = look(page=page, agencies=named)
    assert [each.id for each in found.given_by] == ["northfield"]
    [found] = look(["Northfield’s,"], page=page, agencies=named)
    assert [each.id for each in found.given_by] == ["s0", "northfield"]


def test_what_ends_where_another_begins_gives_no_words_of_it() -> None:
    [said] = passages(project({}, statements=[statement("said", {"ledger": ["Ask."]})]))
    assert giving({(5, 9): [said]}, 8, 12) == giving({(5, 9): [said]}, 2, 6) == (said,)
    assert giving({(5, 9): [said]}, 9, 12) == giving({(5, 9): [said]}, 2, 5) == ()


def test_words_of_a_figure_cover_a_quotation_and_publish_no_statement(look) -> None:
    reading = {"source": "ledger", "unit": "scans", "words": "80 scans"}
    figure = Figure.model_validate(
        {"id": "scans", "label": "Scans", "about": "Scans.", "readings": [reading]}
    )
    found = look(figures=[figure])[3]
    assert (found.missing, found.published) == (((1, 1),), False)


def test_each_run_of_words_that_no_record_has_is_counted(look) -> None:
    assert look(["will ask", "then"])[1].missing == ((1, 1), (4, 4), (6, 6))


def copy_of(folder: Path, page: str) -> Article:
    read = Archive(archive(folder, page)).read(source(page, body=[[2, 4]]))
    assert isinstance(read, Article)
    return read


def test_a_quotation_is_withheld_by_its_place_or_by_a_hash(look, tmp_path: Path) -> None:
    found = look()
    scare, private = withholdings("ledger", found[2], copy_of(tmp_path, PAGE))
    assert (scare.key, scare.sha256) == ("ledger/2/1", None)
    hashed = json.dumps(["ledger", "rogue", PAGE], ensure_ascii=False, separators=(",", ":"))
    assert private.key == f"ledger/{sha256(hashed.encode()).hexdigest()}"
    assert (private.paragraph, private.quotation) == (None, None)


def test_a_quotation_that_is_not_listed_is_not_withheld(look, tmp_path: Path) -> None:
    scare, private = withholdings("ledger", look()[2], copy_of(tmp_path, PAGE))
    for listed, reasons in (
        ([], ["", ""]),
        ([scare], ["scare quote", ""]),
        ([private], ["private fact", ""]),
    ):
        made = project({}, withheld=listed)
        told = [withholding("ledger", each, copy_of(tmp_path, PAGE), made) for each in look()[2:4]]
        assert told == reasons


def test_a_hash_is_that_of_words_in_one_source_and_one_copy(look, tmp_path: Path) -> None:
    copy, other = copy_of(tmp_path, PAGE), copy_of(tmp_path / "other", f"{PAGE}\n")
    found = look()

    def hash_of(number: int, id: str = "ledger", article: Article = copy) -> str | None:
        return withholdings(id, found[number], article)[1].sha256

    assert hash_of(4) == hash_of(5), "equal words in one article"
    different = {hash_of(4), hash_of(3), hash_of(4, "mirror"), hash_of(4, article=other)}
    assert len(different) == 4


def test_a_hash_does_not_depend_on_how_the_words_were_typed(tmp_path: Path) -> None:
    copy = copy_of(tmp_path, PAGE)

    def hash_of(words: str) -> str | None:
        given = Curated(1, 1, 2, words, (), published=False)
        return withholdings("ledger", given, copy)[1].sha256

    assert hash_of("We can\u2019t\u00a0say.") == hash_of("We can't say.")
    assert hash_of("We can't say.") != hash_of("we can't say.")
