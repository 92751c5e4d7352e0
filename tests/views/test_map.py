"""The rows of the map are those of its table."""

from __future__ import annotations

from microsite.views.lookup import Lookup
from microsite.views.map import map_page


def test_every_agency_has_a_pin_with_its_precision_and_leading_answer(lookup: Lookup) -> None:
    page = map_page(lookup)
    assert [pin.id for pin in page.pins] == list(lookup.project.agencies)
    assert [pin.state for pin in page.pins] == [
        "statement",
        "statement",
        "not known to have been asked",
    ]
    assert page.pins[2].location.precision == "campus"
    assert page.gazetteers == ("made up",)
