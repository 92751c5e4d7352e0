"""Which archive a command uses."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite.pipeline import archive_at_hand


def test_the_one_given_comes_first_then_the_named_one_then_the_projects_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MICROSITE_ARCHIVE", raising=False)
    assert archive_at_hand(tmp_path) is None
    (tmp_path / "archive").mkdir()
    assert archive_at_hand(tmp_path) == tmp_path / "archive"
    monkeypatch.setenv("MICROSITE_ARCHIVE", "")
    assert archive_at_hand(tmp_path) == tmp_path / "archive"
    monkeypatch.setenv("MICROSITE_ARCHIVE", "/articles")
    assert archive_at_hand(tmp_path) == Path("/articles")
    assert archive_at_hand(tmp_path, Path("given")) == Path("given")


def test_a_build_can_be_asked_for_without_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "archive").mkdir()
    monkeypatch.setenv("MICROSITE_ARCHIVE", "none")
    assert archive_at_hand(tmp_path) is None
    assert archive_at_hand(tmp_path, Path("given")) == Path("given")
    monkeypatch.setenv("MICROSITE_ARCHIVE", "./none")
    assert archive_at_hand(tmp_path) == Path("none")
