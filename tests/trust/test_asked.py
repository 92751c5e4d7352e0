"""Numbers that a command is asked with: those with which it would try nothing are refused."""

from __future__ import annotations

from argparse import ArgumentTypeError

import pytest

from trust.asked import at_least_one


def test_a_number_is_read() -> None:
    assert [at_least_one(each) for each in ("1", "14")] == [1, 14]


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "", "many", "²"])
def test_nothing_to_do_is_refused(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="no whole number from 1 on"):
        at_least_one(text)
