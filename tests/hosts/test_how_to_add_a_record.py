"""The commands of docs/how-to/add-a-record.md do what it says."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from microsite import pipeline
from microsite.hosts.cli import main
from tests.support import GOOD, print_in

PAGE = (Path(__file__).parents[2] / "docs/how-to/add-a-record.md").read_text("utf-8")
# Where the two paragraphs of the page go: the source, and the last line of its article.
ARTICLES = (("northfield-ledger", 15), ("league-release", 11))


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_its_commands_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = shutil.copytree(GOOD, tmp_path / "case")
    for (source, line), text in zip(ARTICLES, blocks("text"), strict=True):
        print_in(root, source, line, text.strip())
    old, now = blocks("yaml")
    people = root / "data/people.yaml"
    assert people.read_text("utf-8").count(old) == 1
    people.write_text(people.read_text("utf-8").replace(old, now), "utf-8")
    pipeline.seal(root, root / "archive", allow_warnings=True)
    monkeypatch.chdir(root)
    commands = "".join(blocks("console")).replace("\\\n", " ").splitlines()
    assert len(commands) >= 7
    for line in commands:
        prompt, python, script, *arguments = shlex.split(line)
        assert (prompt, python, script) == ("$", "python", "build.py")
        done = CliRunner().invoke(main, arguments, catch_exceptions=False)
        assert done.exit_code == 0, f"{line}\n{done.output}"
    assert "vole-the-league-has-our-answer" in (root / "data/responses.yaml").read_text("utf-8")
