"""An allegation never stands without who makes it."""

from __future__ import annotations

from dataclasses import replace

from microsite.views.allegations import charges
from microsite.views.lookup import Lookup


def test_an_allegation_names_who_makes_it_about_whom_and_where(lookup: Lookup) -> None:
    [charge] = charges(lookup)
    assert charge.by.text == "Open Records League"
    assert charge.about_all and len(charge.about) == 3
    assert charge.document is not None and charge.document.text == "Sharing agreement"
    assert charge.made.printed is not None and charge.made.printed.words == "Tuesday"
    assert [telling.source.page for telling in charge.tellings] == [
        "sources/northfield-ledger.md",
        "sources/league-release.md",
    ]
    assert charge.all_told
    assert not replace(charge, tellings=charge.tellings[:1]).all_told
