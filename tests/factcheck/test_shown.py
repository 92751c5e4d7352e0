from __future__ import annotations

from microsite.artifacts import Body, Page
from microsite.factcheck.shown import Shown

ANN = '<a href="../people/#ann">Ann Lee</a>, Chief'
PAGES = Shown(
    [
        Page("people.md", "People", "", Body.of('<h2 id="ann">Ann <b>L</b>ee</h2> <p>Chief</p>')),
        Page(
            "statements/index.md", "Said", "", Body.of(f"<q>We did <i>not</i> know it.</q> {ANN}")
        ),
        Page(
            "bills.md",
            "Bills",
            "",
            Body.of("<p>Ann Lee, Chief</p><script>We did not know it</script>"),
        ),
    ]
)


def test_a_sentence_is_found_wherever_it_stands_whatever_marks_are_in_it() -> None:
    assert PAGES.pages("We did not know it.", "people.md", "ann") == ("statements/index.md",)


def test_a_few_words_count_at_home_and_where_the_record_is_linked() -> None:
    assert PAGES.pages("Chief", "people.md", "ann") == ("people.md", "statements/index.md")
    assert PAGES.pages("Ann Lee", "people.md", "ann") == ("people.md", "statements/index.md")


def test_the_parts_of_a_list_may_stand_apart() -> None:
    assert PAGES.pages("Chief; Ann Lee", "people.md", "ann") == (
        "people.md",
        "statements/index.md",
    )
    assert PAGES.pages("Chief; Bob", "people.md", "ann") == ()


def test_words_without_a_letter_are_nowhere() -> None:
    assert PAGES.pages("—", "people.md", "ann") == ()
