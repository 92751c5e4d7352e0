"""`python build.py init DIR`: what it prints and how it ends."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from microsite.hosts.cli import main


def test_it_says_what_to_type_next(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["init", str(tmp_path / "new"), "--title", "Another case"])
    assert done.exit_code == 0, done.output
    for words in (f"cd {tmp_path / 'new'}", "make site", "make serve", "docs/tutorial.md"):
        assert words in done.stdout
    assert (tmp_path / "new/README.md").read_text("utf-8").startswith("# Another case\n")


def test_a_refusal_is_one_line_and_exit_code_1(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("notes")
    done = CliRunner().invoke(main, ["init", str(tmp_path)])
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: ")
    assert done.stderr.endswith("Nothing was written.\n")
    assert done.stderr.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
