"""What is left of a copied passage without its quotation marks."""

import pytest

from microsite.evidence.bare import bare


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("“We agree,” she said. “All of us.”", "We agree, she said. All of us."),
        ("« We agree »", "We agree"),
        ("'We agree.'", "We agree."),
        ("‘We agree.’", "We agree."),
        ("' a '", "a"),
        ("'a'", "a"),
        ("''", "''"),
        ("'tis so", "'tis so"),
        ("''so", "''so"),
        ("the dogs'", "the dogs'"),
        ("a''", "a''"),
    ],
)
def test_double_marks_are_left_out_and_single_ones_that_stand_around_all(typed, left) -> None:
    assert bare(typed) == left
