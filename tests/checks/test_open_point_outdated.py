from pathlib import Path

import pytest

from tests.support import GOOD, edited, said

RULE = "open-point-outdated"
POINT = """\
  named_by: [Northfield]
  not_known:
    - text: What the department answers.
      sources: [{}]
"""


def with_point(folder: Path, sources: str, *edits: tuple[str, str, str]) -> Path:
    point = ("data/agencies.yaml", "  named_by: [Northfield]\n", POINT.format(sources))
    return edited(folder, point, *edits, of=GOOD)


def test_a_source_of_an_answer_is_to_be_read_for_what_is_not_known(tmp_path: Path) -> None:
    [found] = said(with_point(tmp_path, "valley-radio, league-release"), RULE)
    assert found.startswith("data/agencies.yaml:")
    assert "a response of this agency, stands on 'northfield-ledger'" in found


def test_sources_that_tell_of_no_answer_may_be_left_out(tmp_path: Path) -> None:
    assert not said(with_point(tmp_path, "northfield-ledger, valley-radio"), RULE)


@pytest.mark.parametrize(
    ("kind", "count"), [("did not respond", 1), ("not known to have been asked", 0)]
)
def test_that_nobody_asked_tells_nothing_and_that_nobody_answered_does(
    tmp_path: Path, kind: str, count: int
) -> None:
    was = (GOOD / "data/responses.yaml").read_text("utf-8")
    start, end = was.index("- id: northfield-did-not-know"), was.index("- id: eastbrook-no-imm")
    record = was[start:end].replace("kind: statement", f"kind: {kind}")
    record = record.replace("  statement: holt-did-not-know\n", "").replace("valley-radio", "{}")
    record = record.replace("northfield-ledger, {}", "valley-radio")
    only = was.replace(was[start:end], record)
    root = with_point(tmp_path, "northfield-ledger", ("data/responses.yaml", was, only))
    assert len(said(root, RULE)) == count


def test_a_misspelled_source_is_one_finding(tmp_path: Path) -> None:
    root = with_point(tmp_path, "northfield-ledger, valley-radoi")
    assert not said(root, RULE)
    assert said(root, "dangling-reference")
