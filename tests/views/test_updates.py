"""What is new, the latest first."""

from __future__ import annotations

from pathlib import Path

from microsite.views.home import home_page
from microsite.views.lookup import Lookup
from microsite.views.updates import updates_page
from tests.support import MINIMAL, checked, edited


def test_updates_stand_the_latest_first_with_the_records_they_are_about(lookup: Lookup) -> None:
    late, early = updates_page(lookup).updates
    assert (late.id, late.date.text, early.id) == (
        "council-minutes-read",
        "2022-11-22",
        "first-records",
    )
    assert late.link.text == "What the council’s minutes say & leave out"
    assert [(each.kind, each.link.page) for each in late.records] == [
        ("sources", "sources/council-minutes.md"),
        ("events", "timeline.md"),
    ]


def test_the_first_page_names_the_latest(lookup: Lookup) -> None:
    latest = home_page(lookup).latest_update
    assert latest is not None and latest.id == "council-minutes-read"


def test_a_project_without_the_file_has_none(tmp_path: Path) -> None:
    assert not (MINIMAL / "data/updates.yaml").exists()
    for root in (MINIMAL, edited(tmp_path, ("data/updates.yaml", "", "[]\n"))):
        verified, findings = checked(root)
        assert verified is not None and not findings
        lookup = Lookup(verified)
        assert updates_page(lookup).updates == ()
        assert home_page(lookup).latest_update is None
