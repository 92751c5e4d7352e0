"""What is calculated from the measures: medians, ratios, and how time grows with size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log
from statistics import fmean, median


def paired_ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Give the median of the ratios round by round: what slows the machine slows both of a pair."""
    return median(a / b for a, b in zip(ours, theirs, strict=False))


def exponent(by_size: Mapping[int, float]) -> float | None:
    """Fit time = a * size ** b by least squares in logarithms; gives b, or None for one size."""
    if len(by_size) < 2:
        return None
    xs, ys = [log(size) for size in by_size], [log(seconds) for seconds in by_size.values()]
    x, y = fmean(xs), fmean(ys)
    above = sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True))
    return above / sum((a - x) ** 2 for a in xs)


def fitted(by_size: Mapping[int, float], size: int) -> float:
    """Read the fitted line of at least two sizes at another size."""
    power = exponent(by_size)
    if power is None:
        raise ValueError("one size makes no line")
    level = fmean(log(seconds) - power * log(at) for at, seconds in by_size.items())
    return exp(level + power * log(size))
