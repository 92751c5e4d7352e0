from pathlib import Path

from tests.checks.with_archive import edited, findings


def test_an_exception_for_a_paragraph_with_the_name_is_one(tmp_path: Path) -> None:
    names = "named_by: [Northfield]"
    exception = "not_mentions:\n    - {source: ledger, paragraph: 1, because: It means the county.}"
    root = edited(tmp_path, ("data/agencies.yaml", names, f"{names}\n  {exception}"))
    assert not findings(root, "no-such-mention")
    root = edited(tmp_path / "2", ("data/agencies.yaml", names, f"named_by: [Holt]\n  {exception}"))
    assert not findings(root, "no-such-mention")
    root = edited(tmp_path / "3", ("data/agencies.yaml", names, f"named_by: [NFPD]\n  {exception}"))
    (found,) = findings(root, "no-such-mention")
    assert str(found.span) == "data/agencies.yaml:16:35"
