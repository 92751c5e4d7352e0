"""Medians of ratios, and how time grows with size."""

from __future__ import annotations

import pytest

from bench.scale.arithmetic import exponent, fitted, paired_ratio


def test_a_ratio_is_taken_round_by_round() -> None:
    assert paired_ratio([1.0, 8.0, 3.0], [2.0, 8.0, 12.0]) == 0.5


@pytest.mark.parametrize("power", [0.9, 1.0, 2.0])
def test_the_exponent_of_a_power_is_found(power: float) -> None:
    assert exponent({size: 3 * size**power for size in (1_000, 5_000, 20_000)}) == pytest.approx(
        power
    )


def test_one_size_has_no_exponent() -> None:
    assert exponent({1_000: 2.0}) is None
    with pytest.raises(ValueError, match="no line"):
        fitted({1_000: 2.0}, 5_000)


def test_the_fitted_line_goes_through_what_lies_on_it() -> None:
    assert fitted({10: 1.0, 1_000: 100.0}, 100) == pytest.approx(10.0)
