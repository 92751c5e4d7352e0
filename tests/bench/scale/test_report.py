"""What is printed of the measures: ratios, goals reached and missed, what failed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.scale.goals import goals
from bench.scale.measuring import Run, Weight
from bench.scale.report import page, tables
from bench.scale.results import Measured, Results, read


def runs(*seconds: float, peak: int = 0) -> list[Run]:
    return [Run(each, each, peak) for each in seconds]


@pytest.fixture
def results() -> Results:
    weight = Weight(pages=10, files=12, size=3_000_000, html=40_000)
    found = Results(machine="2 cores", day="2024-05-14", rounds=[3, 1])
    for size, times in ((1_000, (1.0, 2.0, 30.0)), (10_000, (20.0, 20.0, 20.0))):
        found.sizes[size] = [
            Measured("ours", "cold", "", runs(*times, peak=150_000_000), weight),
            Measured("ours", "one edit", "", runs(0.5, 0.5, 0.5)),
            Measured("Hugo", "cold", "9.9", runs(2.0, 2.0, 20.0)),
            Measured("Material", "cold", "8.8", runs(20.0, 30.0, 200.0)),
            Measured("Eleventy", "cold", failure="node ended with 1:\nout of memory"),
        ]
    found.small = [Measured("here", "an empty Material site", "", runs(1.0, peak=50_000_000))]
    return found


def test_a_ratio_holds_ours_against_another_of_the_same_round(results: Results) -> None:
    assert results.ratio(1_000, "cold", "Hugo") == 1.0
    assert results.ratio(1_000, "one edit", "Hugo") == 0.25
    assert results.ratio(1_000, "cold", "Eleventy") is None
    assert results.ratio(5_000, "cold", "Hugo") is None


def test_goals_are_met_missed_or_not_measured(results: Results) -> None:
    by_text = {(goal.text, goal.unit): goal for goal in goals(results)}
    assert by_text["Cold build of 1,000 agencies", "× Hugo"].met is True
    assert by_text["Cold build of 10,000 agencies", "× Hugo"].met is False
    assert by_text["Cold build of 20,000 agencies", "× Hugo"].met is None
    memory = by_text["Peak memory over the start", "KB an agency"]
    assert memory.value == pytest.approx(100_000 / 10_000)
    assert memory.met is True


def test_the_page_says_how_often_each_size_was_measured(results: Results) -> None:
    often = "medians of 3 rounds at 1,000 agencies, one round at 10,000 agencies in which"
    assert often in page(results)
    results.rounds = [3, 3]
    assert ": medians of 3 rounds in which" in page(results)


def test_the_tables_say_what_was_missed_and_what_failed(results: Results) -> None:
    text = tables(results)
    assert "- Cold build of 10,000 agencies: 10 × Hugo, and not at most 0.6 × Hugo." in text
    assert "1,000 agencies: Eleventy, cold:\n\n```\nnode ended with 1:\nout of memory\n```" in text
    [row] = [line for line in text.splitlines() if line.startswith("| ours, cold ")][:1]
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells[1:4] == ["2.00", "1.00", "0.07"]
    assert cells[5:] == ["150", "10", "12", "4.0", "3.0", "3"]
    growth = text.partition("## Growth")[2]
    assert "| ours, cold " in growth
    assert " 1.00 | 1,000 to 10,000 |" in growth


def test_results_are_kept_between_runs(results: Results, tmp_path: Path) -> None:
    results.write(tmp_path)
    assert read(tmp_path) == results
    assert read(tmp_path / "elsewhere") == Results()
