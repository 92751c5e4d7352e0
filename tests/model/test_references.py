from microsite.model import KINDS, Correction, Source, Statement
from microsite.model.references import Reference, references
from microsite.model.walk import field_owner, leaves
from tests.support import GOOD, loaded

RAW = {
    "id": "one",
    "speakers": ["ada", " bo ", 7, 1.5, None, {}],
    "on_behalf_of": "council",
    "said": "unknown",
    "printings": [{"source": "ledger", "fragments": ["We know."]}, "ledger", {"source": ["x"]}],
    "nothing": "else",
}


def test_references_of_raw_fields_are_found_in_whatever_shape_they_are() -> None:
    found = [(each.path, each.id) for each in references(Statement, RAW)]
    assert found == [
        (("speakers", 0), "ada"),
        (("speakers", 1), "bo"),
        (("speakers", 2), "7"),
        (("speakers", 3), "1.5"),
        (("on_behalf_of",), "council"),
        (("printings", 0, "source"), "ledger"),
    ]


def test_a_reference_says_which_kinds_it_may_mean() -> None:
    raw = {"speakers": ["ada"]}
    kinds = ("people", "organizations", "agencies", "documents")
    assert list(references(Statement, raw)) == [Reference(("speakers", 0), kinds, "ada")]


def test_records_and_their_raw_fields_have_the_same_texts() -> None:
    for entry in loaded(GOOD).entries:
        assert entry.record is not None
        raw = {leaf.path: leaf.text for leaf in leaves(entry.type, entry.raw)}
        made = {leaf.path: leaf.text for leaf in leaves(entry.type, entry.record)}
        assert {path: made[path] for path in raw} == raw


def test_every_kind_is_referred_to_by_some_field() -> None:
    def kinds(record_type: type) -> set[str]:
        return {kind for each in references(record_type, sample) for kind in each.kinds}

    sample = {"records": ["x"]}
    assert kinds(Correction) == (KINDS.keys() | {"sources"}) - {
        "corrections",
        "updates",
        "withheld",
    }


def test_the_owner_of_a_field_is_found_by_its_way() -> None:
    found = field_owner(Statement, ("printings", 3, "source"))
    assert found is not None
    assert found.__name__ == "Printing"
    assert field_owner(Statement, ("printings", 3)) is Statement
    assert field_owner(Source, ("title", "nothing", "at", "all")) is None
    assert field_owner(Source, ()) is None
