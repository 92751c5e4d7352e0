"""outside-project: links in content/ and data/."""

from pathlib import Path

import pytest

from tests.support import edited, said

RULE = "outside-project"


@pytest.mark.parametrize(
    ("name", "to", "found"),
    [
        ("content/x.txt", "/etc/hostname", True),
        ("content/x.md", "../../secret.md", True),
        ("content/deep/x.md", "../../../secret.md", True),
        ("content/folder", "/etc", True),
        ("data/x.yaml", "../../secret.md", True),
        ("content/x.txt", "../../project/README", False),
        ("content/x.txt", "../archive/ledger.txt", True),
        ("data/x.txt", "../archive/ledger.txt", False),
        ("content/x.txt", "sources", False),
        ("content/round", "../content", False),
        ("content/itself", "itself", False),
        ("content/nothing", "nowhere", False),
    ],
)
def test_a_link_is_reported_if_it_leads_out(
    tmp_path: Path, name: str, to: str, found: bool
) -> None:
    root = edited(tmp_path)
    (tmp_path / "secret.md").write_text("a secret", "utf-8")
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).symlink_to(to)
    assert [each.partition(": ")[0] for each in said(root, RULE)] == (
        [f"{name}:1:1"] if found else []
    )


def test_a_project_that_is_reached_by_a_link_is_no_link_out(tmp_path: Path) -> None:
    root = edited(tmp_path)
    (root / "content/about.md").write_text("# About\n", "utf-8")
    (root / "content/more.md").symlink_to("about.md")
    (tmp_path / "other").symlink_to(root)
    assert said(tmp_path / "other", RULE) == []
