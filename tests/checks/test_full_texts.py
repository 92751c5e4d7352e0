"""Rules on whole texts: full-text-not-sealed, full-text-private, personal-contact."""

import shutil
from pathlib import Path

import pytest

from microsite import pipeline
from tests.support import MINIMAL, said, shown_whole

RULE = "full-text-not-sealed"
SOURCE = "content/sources/ledger.md"
TEXT = "data/full/ledger.txt"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    return shown_whole(tmp_path)


@pytest.mark.parametrize("archive", [True, False], ids=["archive", "lock"])
def test_what_was_sealed_passes(whole: Path, archive: bool) -> None:
    checked = pipeline.check(whole, whole / "archive" if archive else None)
    assert checked.findings.format() == ""
    assert checked.verified is not None
    first, second = checked.verified.full_texts["ledger"]
    assert first.startswith("The Northfield Police Department")
    assert second.startswith('"We did not know about it,"')


def test_one_changed_letter_fails(whole: Path) -> None:
    change(whole / TEXT, "records in the paper", "record in the paper")
    assert said(whole, RULE) == [f"{TEXT}:1:1: this is not the text that was sealed"]


def test_a_missing_text_fails_at_the_source(whole: Path) -> None:
    (whole / TEXT).unlink()
    assert said(whole, RULE) == [f"{SOURCE}:14:9: {TEXT} is not there, or cannot be read"]


def test_a_source_that_was_sealed_as_an_excerpt_fails(whole: Path) -> None:
    shutil.copy(MINIMAL / "data/evidence.lock", whole / "data/evidence.lock")
    problem = "the whole text is to be shown, and is not sealed"
    assert said(whole, RULE) == [f"{SOURCE}:14:9: {problem}"]


def test_a_text_that_may_not_be_reprinted_is_named_and_never_deleted(whole: Path) -> None:
    change(whole / SOURCE, "rights: full\n", "")
    assert said(whole, RULE) == [f"{TEXT}:1:1: no source with rights: full has this text"]
    assert pipeline.seal(whole, whole / "archive")[0] is None
    assert (whole / TEXT).is_file()


def test_a_lock_that_moves_a_quotation_is_found_without_the_archive(whole: Path) -> None:
    lock = whole / "data/evidence.lock"
    text = lock.read_text("utf-8")
    start = text.index("statements/holt-did-not-know/printings/ledger")
    at = text.index('"start": ', start) + len('"start": ')
    number = text[at : text.index("}", at)]
    lock.write_text(f"{text[:at]}{int(number) + 1}{text[at + len(number) :]}", "utf-8")
    checked = pipeline.check(whole, None)
    assert [each.rule for each in checked.findings] == [RULE]
    assert str(checked.findings.items[0].span).startswith("data/statements.yaml:")


def test_a_phone_number_in_it_is_found_where_it_stands(whole: Path) -> None:
    change(whole / TEXT, "on Thursday.", "on Thursday, by phone: 203-555-0134.")
    assert said(whole, "personal-contact") == [
        f"{TEXT}:1:123: a phone number stands in a text for readers"
    ]


def test_a_private_fact_forbids_it_and_is_not_written(whole: Path) -> None:
    (whole / TEXT).unlink()
    (whole / "data/withheld.yaml").write_text(
        f"- {{source: ledger, sha256: {'0' * 64}, reason: private fact}}\n", "utf-8"
    )
    problem = "the whole text would publish a private fact that data/withheld.yaml leaves out"
    assert said(whole, "full-text-private") == [f"{SOURCE}:14:9: {problem}"]
    assert pipeline.seal(whole, whole / "archive")[0] is None
    assert not (whole / TEXT).exists()
