from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from microsite.evidence import Archive, Located, examine, locate, printing_yaml
from microsite.model import Figure, Withheld
from tests.made_up import archive, project, source, statement
from tests.support import GOOD, loaded

PAGE = """Plate data went to a tow company
“We did not know,” said Holt. “We will ask—and then decide.”
The “rogue” agency said over 80 scans were non-violent.
“We agree.” Then she left.
“We did not know,” he said again.
Read next: “We did not know,” and other songs
"""


@pytest.fixture
def look(tmp_path: Path):
    def look(words: str, *fragments: str, page: str = PAGE, kind="news article", **records):
        folder = archive(tmp_path, page)
        described = source(page, body=[[2, 5]], kind=kind)
        said = [statement("known", {"ledger": fragments})] if fragments else []
        made = project({"ledger": described}, statements=said, **records)
        return locate(words, made, examine(made, Archive(folder)))

    return look


def only(found: Located):
    [place] = found.places
    return place


@pytest.mark.parametrize(
    "typed",
    [
        "“We did not know,” said Holt. “We will ask—and then decide.”",
        '"We did not know," said Holt. "We will ask-and then decide."',
        "We did not know, said Holt. We will ask—and then decide.",
        "  “We did not know,”\nsaid\u00a0Holt. “We will\r\n  ask—and then decide.”\n",
        "'We did not know,' said Holt. We will ask—and then decide.".replace("'", "”"),
        "“We did not know,” said Holt. “We will ask—and then de-\ncide.”",
    ],
)
def test_a_passage_is_found_however_it_was_copied(look, typed: str) -> None:
    place = only(look(typed))
    assert (place.way, place.in_body) == ("whole", True)
    assert [(each.paragraph, each.line, each.quoted) for each in place.pieces] == [(1, 2, "partly")]
    assert place.printable == ("We did not know,", "We will ask—and then decide.")
    assert [each.whole for each in place.fragments] == [True, True]


@pytest.mark.parametrize(
    ("typed", "quoted"),
    [
        ("We will ask", "all"),
        ("rogue", "all"),
        ("We did not know,” said", "partly"),
        ("said Holt", "no"),
    ],
)
def test_it_is_told_how_much_of_a_passage_stands_between_marks(look, typed, quoted) -> None:
    assert [each.quoted for each in only(look(typed)).pieces] == [quoted]


def test_every_place_is_told_and_that_around_the_article_is_called_so(look) -> None:
    found = look("We did not know,")
    assert [each.in_body for each in found.places] == [True, True, False]
    assert [each.pieces[0].line for each in found.places] == [2, 5, 6]
    assert found.places[2].printable == ()
    assert found.places[2].fragments == ()


def test_a_passage_may_go_on_in_the_next_paragraph(look) -> None:
    place = only(look("were non-violent.\n\n“We agree.” Then"))
    assert [(each.paragraph, each.words) for each in place.pieces] == [
        (2, "were non-violent."),
        (3, "We agree.” Then"),
    ]
    assert place.printable == ("We agree.",)


def test_of_a_passage_that_begins_around_the_article_its_quotations_are_told(look) -> None:
    place = only(look("went to a tow company\n“We did not know,” said"))
    assert [each.paragraph for each in place.pieces] == [None, 1]
    assert [each.words for each in place.fragments] == ["We did not know,"]


def test_a_passage_may_go_on_behind_what_interrupts_the_article(tmp_path: Path) -> None:
    page = "They had not\nAdvertisement\nasked us.\n"
    made = project({"ledger": source(page, body=[[1, 1], [3, 3]])})
    examined = examine(made, Archive(archive(tmp_path, page)))
    place = only(locate("They had not asked us.", made, examined))
    assert [(each.paragraph, each.line) for each in place.pieces] == [(1, 1), (2, 3)]
    assert place.in_body
    # In the page as a whole the words do not stand one behind the other.
    [around] = locate("not Advertisement asked", made, examined).places
    assert not around.in_body


def test_marks_with_spaces_within_are_passed_over_with_them(look) -> None:
    page = "Title\nThey said « no » twice.\n.\n.\n.\n"
    for typed in ("They said no twice.", "They said “no” twice.", "They said « no » twice."):
        assert only(look(typed, page=page)).way == "whole"


def test_a_fragment_is_a_whole_quotation_though_the_passage_holds_a_part_of_it(look) -> None:
    [fragment] = only(look("and then decide")).fragments
    assert (fragment.words, fragment.whole) == ("We will ask—and then decide.", False)


def test_what_a_copyist_left_out_or_told_otherwise_is_no_part_of_the_words(look) -> None:
    shortened = only(look("We did not know … We agree."))
    assert shortened.file == "ledger.txt"
    assert [(each.paragraph, each.ordinal) for each in shortened.fragments] == [(1, 1), (3, 1)]
    assert (shortened.way, shortened.printable) == ("parts", ("We did not know,", "We agree."))
    told = only(look("“We did not know,” the chief told me. “We agree.”"))
    assert (told.way, told.printable) == ("quotations", ("We did not know,", "We agree."))


@pytest.mark.parametrize(
    "left_out",
    ["…", "[…]", "(…)", "[ … ]", "...", "[...]", "( ... )", ". . .", "....", " . . . . "],
)
def test_an_omission_is_one_however_it_is_typed(look, left_out: str) -> None:
    place = only(look(f"We did not know {left_out} We agree."))
    assert (place.way, place.printable) == ("parts", ("We did not know,", "We agree."))
    assert only(look(f"We will {left_out} then decide")).way == "parts"


def test_parts_may_begin_with_the_article_and_follow_at_once(tmp_path: Path) -> None:
    page = "We ask—and see.\n"
    made = project({"ledger": source(page)})
    examined = examine(made, Archive(archive(tmp_path, page)))
    place = only(locate("We ask […] —and see.", made, examined))
    assert [each.words for each in place.pieces] == ["We ask", "—and see."]


@pytest.mark.parametrize("typed", ["We did not know.. We agree.", "We did not know [] We agree."])
def test_what_is_no_omission_is_a_part_of_the_words(look, typed: str) -> None:
    assert look(typed).places == ()


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u00ad"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", " \t\n", "\n  "])
def test_a_word_that_was_broken_at_the_end_of_a_line_is_whole_again(
    look, hyphen: str, end: str
) -> None:
    assert only(look(f"and then de{hyphen}{end}cide")).way == "whole"


def test_parts_in_another_order_are_not_there(look) -> None:
    assert look("“We agree.” He went on: “We will ask—and then decide.”").places == ()


@pytest.mark.parametrize("typed", ["we agree", "violent", "We agree!", "", " \n", "“”"])
def test_other_letters_are_other_words(look, typed: str) -> None:
    assert look(typed).places == ()


def test_what_is_not_there_has_a_nearest_passage_with_its_differences_marked(look) -> None:
    found = look("“We did know,” said Holt. “We will ask—and then decide.”")
    assert found.places == ()
    assert found.near is not None
    assert (found.near.source, found.near.paragraph, found.near.line) == ("ledger", 1, 2)
    assert "{+not+}" in found.near.diff
    assert look("Zebras graze.").near is None


def test_a_news_articles_own_words_are_not_quoted_and_those_of_a_document_are(look) -> None:
    assert only(look("over 80 scans")).printable == ()
    assert only(look("over 80 scans", kind="document")).printable == ("over 80 scans",)


def test_it_is_told_which_records_have_the_words(look) -> None:
    reading = {"source": "ledger", "unit": "scans", "words": "over 80 scans"}
    figure = Figure.model_validate(
        {"id": "scans", "label": "Scans", "about": "Scans.", "readings": [reading]}
    )
    place = only(look("We will ask—and then decide.", "We will ask—and then decide."))
    assert [(each.kind, each.id) for each in place.given_by] == [("statements", "known")]
    assert [each.given_by for each in place.fragments] == [place.given_by]
    given = only(look("said over 80 scans were", figures=[figure])).given_by
    assert [(each.kind, each.id) for each in given] == [("figures", "scans")]
    assert only(look("We agree.", "rogue")).given_by == ()


def test_what_is_withheld_is_not_made_ready_to_paste(look) -> None:
    scare = Withheld(source="ledger", paragraph=2, quotation=1, reason="scare quote")
    place = only(look("The “rogue” agency", withheld=[scare]))
    assert [each.withheld for each in place.fragments] == ["scare quote"]
    assert place.printable == ()
    assert printing_yaml(place) == ""


def test_the_entry_to_paste_says_the_words_letter_by_letter(look) -> None:
    long = "“Yes: " + "it is “so” # and no, " * 8 + "we said.”"
    page = f"Title\n{long}\n– he’d said: “no”\n.\n."
    found = [*look(long, page=page).places, *look("he'd said: “no”", page=page).places]
    assert [len(each.printable) for each in found] == [8, 1]
    for place in found:
        [entry] = yaml.safe_load(printing_yaml(place))
        assert entry == {"source": "ledger", "fragments": list(place.printable)}


def test_two_sources_that_print_the_words_are_two_places() -> None:
    made = loaded(GOOD).project
    found = locate(
        "We did not know about the accounts,", made, examine(made, Archive(GOOD / "archive"))
    )
    assert [each.source for each in found.places] == ["northfield-ledger", "valley-radio"]
    assert {given.id for each in found.places for given in each.given_by} == {"holt-did-not-know"}


@settings(max_examples=40)
@given(st.data())
def test_any_run_of_words_of_an_article_is_found_where_it_stands(data) -> None:
    made = loaded(GOOD).project
    examined = examine(made, Archive(GOOD / "archive"))
    article = examined.articles["northfield-ledger"]
    each = article.text.split()
    start = data.draw(st.integers(0, len(each) - 1))
    end = data.draw(st.integers(start + 1, min(len(each), start + 30)))
    sought = " ".join(each[start:end])
    places = locate(sought, made, examined).places
    if any(letter.isalnum() for letter in sought):
        told = [" ".join(piece.words for piece in place.pieces) for place in places]
        core = sought.strip('“”" ').translate(str.maketrans("", "", "“”"))
        assert any(core in each.translate(str.maketrans("", "", "“”")) for each in told)
