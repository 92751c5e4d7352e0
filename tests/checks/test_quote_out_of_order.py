from pathlib import Path

from tests.checks.with_archive import edited, findings

FRAGMENTS = '["We did not know about it,", We will ask the company.]'


def test_overlapping_fragments_are_not_in_order(tmp_path: Path) -> None:
    overlapping = '["We did not know about it,", know about it]'
    root = edited(tmp_path, ("data/statements.yaml", FRAGMENTS, overlapping))
    (found,) = findings(root, "quote-out-of-order")
    assert str(found.span) == "data/statements.yaml:12:48"


def test_what_stands_between_fragments_may_be_left_out(tmp_path: Path) -> None:
    root = edited(tmp_path, ("data/statements.yaml", FRAGMENTS, "[We did, know, We, company.]"))
    assert not findings(root, "quote-out-of-order")
