"""Bills with what each source says, and where no source gives a number."""

from __future__ import annotations

from microsite.views.bills import bills_page
from microsite.views.lookup import Lookup


def test_a_bill_with_its_status_as_of_a_source(lookup: Lookup) -> None:
    bill = bills_page(lookup).bills[0]
    assert (bill.number, bill.kind) == ("HB 5101", "bill")
    assert bill.legislature is not None and bill.legislature.anchor == "state-house"
    assert bill.status is not None and bill.status.as_of.basis == "inferred"
    [mention] = bill.mentions
    assert mention.words == "House Bill 5101"
    assert mention.seal is not None and mention.seal.state == "checked"


def test_a_proposal_without_number_or_status(lookup: Lookup) -> None:
    bill = bills_page(lookup).bills[1]
    assert bill.number is None and bill.status is None
    assert [mention.seal is not None for mention in bill.mentions] == [True, False]
    assert bill.mentions[1].because == "Both proposals are before the same body."
    assert [quote.id for quote in bill.statements] == ["agreement-lends-accounts"]
