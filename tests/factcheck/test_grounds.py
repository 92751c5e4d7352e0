from __future__ import annotations

import pytest

from microsite.factcheck.facts import Fact, What
from microsite.factcheck.grounds import COUNTED, OWN, READING, Ground, Grounds, Stand
from tests.support import GOOD, checked


@pytest.fixture(scope="module")
def grounds() -> Grounds:
    verified, _ = checked(GOOD)
    assert verified is not None
    return Grounds(verified)


def of(grounds: Grounds, kind: str, id: str, *steps: str | int, what: What = "metadata") -> Ground:
    return grounds.of(Fact(kind, id, steps, what, "words"))


def test_a_fragment_stands_in_its_own_paragraph(grounds: Grounds) -> None:
    found = of(grounds, "statements", "quill-close-this-door", "printings", 1, "fragments", 1)
    assert found.stands == (Stand("league-release", (2,), (9,)),)
    assert found.verbatim


def test_words_that_nobody_can_check_say_why(grounds: Grounds) -> None:
    found = of(grounds, "statements", "holt-tells-council", "printings", 0, "fragments", 0)
    assert found.stands == (Stand("council-minutes"),)
    assert found.state == ("not checkable: The town shows its minutes only at the clerk's office.")


def test_a_date_with_the_sources_wording_is_checked_by_it(grounds: Grounds) -> None:
    found = of(grounds, "statements", "holt-did-not-know", "said", what="date")
    assert found.stands[0].source == "northfield-ledger"
    assert found.state.endswith("(the source's wording)")


def test_own_words_lead_to_where_their_record_stands(grounds: Grounds) -> None:
    found = of(grounds, "statements", "holt-did-not-know", "summary", what="own words")
    assert found.state == OWN
    assert found.stands == (
        Stand("northfield-ledger", (4, 5), (10, 11)),
        Stand("valley-radio", (2,), (5,)),
    )


def test_what_stands_beside_words_in_a_list_leads_to_these_words(grounds: Grounds) -> None:
    found = of(grounds, "figures", "sightings", "readings", 1, "value", what="figure")
    assert found == Ground((Stand("valley-radio", (5,), (8,)),), READING)


def test_an_answer_leads_to_its_statements_words(grounds: Grounds) -> None:
    found = of(grounds, "responses", "northfield-did-not-know", "says", what="own words")
    assert found.stands[0].paragraphs == (4, 5)


def test_counts_and_what_has_no_source_are_called_so(grounds: Grounds) -> None:
    assert of(grounds, "sources", "valley-radio", "words", what="count").state == COUNTED
    assert of(grounds, "investigation", "investigation", "region") == Ground((), "our own entry")
