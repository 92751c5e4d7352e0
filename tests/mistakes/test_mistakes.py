"""Realistic mistakes: one finding each, at its line, with a hint that mends it; nothing written."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from microsite import pipeline
from microsite.findings import Findings
from tests.mistakes import in_the_files, in_the_records, in_the_yaml
from tests.mistakes.kit import Mistake
from tests.support import GOOD

ROOT = Path(__file__).parents[2]
MISTAKES: tuple[Mistake, ...] = (
    *in_the_yaml.MISTAKES,
    *in_the_files.MISTAKES,
    *in_the_records.MISTAKES,
)
BY_NAME = {each.name: each for each in MISTAKES}
# One of each rule: sealing goes the same way as checking. What is mended by sealing is not in it.
TO_SEAL = {
    next(each.name for each in MISTAKES if each.rule == rule)
    for rule in {each.rule for each in MISTAKES} - {"quote-not-sealed", "lock-unreadable"}
}

every = pytest.mark.parametrize("mistake", MISTAKES, ids=lambda each: each.name)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "project"))


def check(root: Path) -> Findings:
    return pipeline.check(root, root / "archive").findings


def state(root: Path) -> dict[str, object]:
    """Everything that is in a folder: the bytes of each file, where each link leads."""

    def held(path: Path) -> object:
        if path.is_symlink():
            return path.readlink()
        return path.read_bytes() if path.is_file() else path.is_dir()

    return {str(path.relative_to(root)): held(path) for path in sorted(root.rglob("*"))}


@every
def test_a_mistake_is_one_finding_at_its_line_that_says_what_mends_it(
    root: Path, mistake: Mistake
) -> None:
    mistake.do(root)
    before = state(root)
    findings = check(root)
    assert len(findings) == 1, findings.format()
    [finding] = findings
    assert f"{finding.span.path}:{finding.span.line}" == mistake.at, finding
    assert finding.rule == mistake.rule
    told, at = f"{finding.message}; {finding.hint}", 0
    assert finding.hint
    for words in mistake.hint:
        at = told.find(words, at)
        assert at >= 0, f"{words!r} is not in its place in: {told}"
    assert state(root) == before

    if mistake.name in TO_SEAL:
        sealed, found = pipeline.seal(root, root / "archive")
        assert sealed is None
        assert found
        assert state(root) == before

    mistake.mend(root)
    assert check(root).format() == ""


def test_there_are_as_many_mistakes_as_promised_and_each_has_a_name_of_its_own() -> None:
    assert len(BY_NAME) == len(MISTAKES) > 100


@pytest.mark.parametrize(
    "name",
    [
        "a field is indented with a tab",
        "a source leads to itself",
        "a speaker is swapped for another",
    ],
)
def test_a_mistake_is_told_by_the_command_and_no_site_is_built(root: Path, name: str) -> None:
    mistake = BY_NAME[name]
    mistake.do(root)
    before = state(root)
    done = subprocess.run(
        [sys.executable, ROOT / "build.py", "build", "--root", root],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"{mistake.at}:")
    assert f"error[{mistake.rule}]" in done.stderr
    assert "Traceback" not in done.stderr
    assert state(root) == before
