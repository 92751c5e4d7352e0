"""A part of `python -m trust.hostile`: one small project, some hostile files, some long texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from microsite.load.loaded import RECORD_TYPES
from microsite.model.walk import places
from trust.hostile import files, growth, records, report
from trust.hostile.__main__ import main
from trust.hostile.browse import browse
from trust.hostile.payloads import CALL, HOST, KINDS, MARK, PAYLOADS
from trust.hostile.rounds import Tally, attack

PAGES = ["", "agencies/northfield-police/", "statements/", "timeline/", "map/zoom/", "updates/"]
BY_HAND = ["odd/front-0/", "odd/heading-1/", "odd/names/<x-hostile>element<x-hostile>/"]


def test_payloads_are_told_apart_and_every_kind_has_some() -> None:
    assert len({each.text for each in PAYLOADS}) == len(PAYLOADS)
    assert {each.kind for each in PAYLOADS} == set(KINDS)


def test_every_field_that_can_hold_a_text_is_attacked() -> None:
    """A new field is found by walking the model, and needs a place in the made-up case."""
    attacked = {
        each.field
        for part in ("ids", "references", "texts")
        for each in records.attacked(0, 1, part).placed
    }
    known = {
        records.field_name(kind, path)
        for kind, record_type in RECORD_TYPES.items()
        for path, _ in places(record_type)
    }
    assert known - attacked == set()


def test_nothing_of_a_project_full_of_payloads_runs_or_asks(browser: Browser) -> None:
    tally = Tally()
    attack(0, tally, browser, [*PAGES, *BY_HAND], copies=2)
    assert tally.faults == []
    assert (tally.ran, tally.asked) == (0, 0)
    assert tally.published > 100 < tally.refused.total()
    # And the pages of a preview, and the fact-check sheet.
    assert tally.pages > 2 * len(PAGES + BY_HAND) + 10


HOLES = (
    f"<{MARK}>x</{MARK}>",
    f'<p {MARK}="1">x</p>',
    f"<script>{CALL}(1)</script>",
    f'<p onmouseover="{CALL}(1)">x</p>',
    f'<img alt="" src="https://{HOST}/x.png">',
    f'<a href="javascript:{CALL}(1)">x</a>',
    f"<iframe srcdoc='<script>parent.{CALL}(1)</script>'></iframe>",
    f'<base href="https://{HOST}/">',
    "<p>85397212652</p>",
    "<script>alert(1)</script>",
)


def test_what_would_be_a_hole_is_noticed(tmp_path: Path, browser: Browser) -> None:
    """Otherwise the test above would show nothing."""
    site = tmp_path / "plates"
    pages = [f"{n}/" for n, _ in enumerate(HOLES)]
    for path, planted in zip(pages, HOLES, strict=True):
        page = f'<!doctype html><html lang="en"><title>x</title><body><article>{planted}</article>'
        (site / path).mkdir(parents=True)
        (site / path / "index.html").write_text(page, "utf-8")
    faults = browse(browser, site, pages, search=False).faults
    assert {each.partition(" ")[0] for each in faults} == {*pages}


@pytest.mark.parametrize(
    "kind",
    [
        "aliases that stand for a billion values",
        "a source's name that is no UTF-8",
        "an archive_file with a zero character",
        "an archived file that is a pipe",
    ],
)
def test_hostile_files_are_held(kind: str) -> None:
    [tried] = [each for each in files.ATTEMPTS if each.kind == kind]
    done = files.attempt(tried)
    assert done.held, done.said


def test_time_grows_in_proportion_with_short_texts() -> None:
    some = ("reading YAML", "texts made ready", "an archived article", "days in words")
    slow = [str(each) for each in growth.measured(1_500, some, 6_000) if not each.held]
    assert slow == []


def test_time_that_does_not_is_noticed() -> None:
    def square(text: str) -> None:
        for _ in text:
            sum(1 for _ in range(0, len(text), 2))

    assert not growth.grown("a square", square, "a", 1_000).held


def test_the_page_names_what_failed_and_no_payload_in_it_is_markup() -> None:
    held, slow = files.Done("a pipe", True, "", 1, 1), growth.Grown("reading", 2_000, 0.1, 1.6)
    assert "Failed" not in report.page(Tally(), [held], [], "1 of 14")
    tally = Tally(faults=["turn 3: the build failed: `<b>\x1b\n| x", "y" * 1_000])
    loose = files.Done("a device", False, "exit code 0", 1, 1)
    page = report.page(tally, [held, loose], [slow], "1 of 14")
    failed = page.partition("\n## Failed\n\n")[2].partition("\n\n## ")[0].splitlines()
    assert failed == [
        "- `turn 3: the build failed: '<b>\\x1b | x`",
        f"- `{'y' * 299}…`",
        "- `not held: a device: exit code 0`",
        f"- `not in proportion: {slow}`",
    ]


@pytest.mark.parametrize("rounds", ["0", "-1", "all"])
def test_no_round_at_all_is_refused(rounds: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--rounds", rounds])
    assert ended.value.code == 2
    assert f"--rounds: {rounds!r} is no whole number from 1 on" in capsys.readouterr().err
