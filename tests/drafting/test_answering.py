"""What an agency's new answer makes doubtful."""

from __future__ import annotations

from microsite.drafting import doubtful, spoken_about, spoken_for
from tests.support import GOOD, loaded


def test_what_is_open_or_unanswered_is_listed_with_its_line() -> None:
    found = doubtful("millbrook-college-police", loaded(GOOD))
    assert [(each.what, each.span.path) for each in found] == [
        ("not known", "data/agencies.yaml"),
        ("not known to have been asked", "data/responses.yaml"),
    ]
    lines = (GOOD / "data/agencies.yaml").read_text("utf-8").splitlines()
    assert "Whether anybody asked" in lines[found[0].span.line - 1]
    assert doubtful("nobody", loaded(GOOD)) == ()


def test_the_statements_made_for_an_agency_come_unused_first() -> None:
    assert spoken_for("northfield-police", loaded(GOOD)) == (
        "holt-tells-council",
        "holt-did-not-know",
    )


def test_the_statements_about_an_agency_are_those_that_name_it() -> None:
    assert "quill-close-this-door" in spoken_about("northfield-police", loaded(GOOD))
    assert spoken_about("nobody", loaded(GOOD)) == ()
