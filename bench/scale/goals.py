"""The goals of building a whole country's agencies, and how far they are reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bench.scale.arithmetic import exponent
from bench.scale.results import OURS, Results

_SIZES = (1_000, 10_000, 20_000)


@dataclass(frozen=True, slots=True)
class Goal:
    """Something to reach: at most a limit, or at least it."""

    text: str
    limit: float
    value: float | None
    """What was measured; None where it was not."""
    unit: str = ""
    at_most: bool = True

    @property
    def met(self) -> bool | None:
        """Whether it is reached; None where that was not measured."""
        if self.value is None:
            return None
        return self.value <= self.limit if self.at_most else self.value >= self.limit

    @property
    def wanted(self) -> str:
        """Give the limit in words."""
        return f"{'at most' if self.at_most else 'at least'} {self._number(self.limit)}"

    @property
    def reached(self) -> str:
        """Give what was measured in words."""
        return "not measured" if self.value is None else self._number(self.value)

    def _number(self, value: float) -> str:
        exact = f"{value:,.0f}" if abs(value) >= 100 or value == 0 else f"{value:.3g}"
        return f"{exact} {self.unit}".strip()


def goals(results: Results) -> Iterator[Goal]:
    """Hold what was measured against each goal, in the order in which they were set."""
    yield from _cold(results)
    yield from _warm(results)
    yield from _here(results)
    rate = results.rates.get
    megabytes, quotes = rate("megabytes a second"), rate("quotes a second")
    yield Goal("Article text verified on one core", 50, megabytes, "MB a second", at_most=False)
    yield Goal("Quotations verified on one core", 20_000, quotes, "a second", at_most=False)


def _cold(results: Results) -> Iterator[Goal]:
    for size in _SIZES:
        for other, name, limit in (
            ("Hugo", "Hugo", 1.0 if size == 1_000 else 0.6),
            ("Material", "plain Material", 0.1 if size == 1_000 else 0.08),
        ):
            value = results.ratio(size, "cold", other)
            yield Goal(f"Cold build of {size:,} agencies", limit, value, f"× {name}")
    by_size = results.medians(OURS, "cold")
    value = exponent(by_size) if {_SIZES[0], _SIZES[-1]} <= by_size.keys() else None
    yield Goal("Growth exponent of a cold build from 1,000 to 20,000", 1.05, value)
    yield Goal("Peak memory over the start", 50, kilobytes_per_agency(results), "KB an agency")


def _warm(results: Results) -> Iterator[Goal]:
    for way, size, limit in (
        ("one edit", 1_000, 0.4),
        ("one edit", 10_000, 0.2),
        ("nothing edited", 10_000, 0.12),
    ):
        done = "after one edited record" if way == "one edit" else "with nothing edited"
        value = results.ratio(size, way, "Hugo")
        yield Goal(f"Build {done}, {size:,} agencies", limit, value, "× Hugo's full build")
    reload = results.find(1_000, OURS, "serve: rebuild")
    value = reload.median if reload else None
    yield Goal("Rebuild in `mkdocs serve` after one edited record, 1,000 agencies", 0.7, value, "s")


def _here(results: Results) -> Iterator[Goal]:
    empty, cold = results.of_small("an empty Material site"), results.of_small("cold build")
    again, check = results.of_small("build again"), results.of_small("check")
    for done, build in (("built cold", cold), ("built again", again)):
        value = build.median / empty.median if _timed(build) and _timed(empty) else None  # type: ignore[operator,union-attr]
        yield Goal(f"This repository's site, {done}", 1.2, value, "× an empty Material site")
    yield Goal("`python build.py check` of it", 0.5, check.median if check else None, "s")
    needless = results.rates.get("needless imports of a check")
    yield Goal("Of Folium, numpy and pandas, what a check imports", 0, needless)


def _timed(measured: object) -> bool:
    return getattr(measured, "median", None) is not None


def kilobytes_per_agency(results: Results) -> float | None:
    """Say by how much each agency adds to the peak of a cold build.

    The start is what an empty Material site takes, since a build of ours is one of MkDocs.
    Of few agencies nothing can be said.
    """
    start = results.of_small("an empty Material site")
    size = max(results.medians(OURS, "cold"), default=0)
    largest = results.find(size, OURS, "cold")
    if not start or not largest or size < _SIZES[0]:
        return None
    return (largest.peak - start.peak) / 1000 / size
