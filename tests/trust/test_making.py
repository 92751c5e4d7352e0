"""`make hostile` and `make fuzz`: what is run, and how they end. Scripts stand in for the work."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from trust.hostile.records import turns

MAKEFILE = Path(__file__).parents[2] / "Makefile"
PYTHON = """\
#!/bin/sh
echo "$@" >>ran
case $2 in
"$FAILING") exit 1 ;;
esac
"""
FROM_MAKE = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "ROUNDS", "SECONDS", "SEED")

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    shutil.copy(MAKEFILE, tmp_path)
    scripts = {f"tools/{each}.sh": "#!/bin/sh\n" for each in ("environment", "venv", "chromium")}
    for name, text in (scripts | {".venv/bin/python": PYTHON}).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
        (tmp_path / name).chmod(0o755)
    return tmp_path


def make(here: Path, *arguments: str, failing: str = "") -> tuple[int, list[str]]:
    """Run make; give its exit code, and what Python was told to run."""
    kept = {name: value for name, value in os.environ.items() if name not in FROM_MAKE}
    done = subprocess.run(
        ["make", *arguments],
        cwd=here,
        env=kept | {"FAILING": failing},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, (here / "ran").read_text("utf-8").splitlines()


def test_the_hostile_part_runs_alone_with_its_rounds(here: Path) -> None:
    assert make(here, "hostile", "ROUNDS=3") == (0, ["-m trust.hostile --write --rounds 3"])
    assert make(here, "hostile", failing="trust.hostile")[0] != 0


@pytest.mark.parametrize("page", ["Makefile", "docs/trust/README.md", "CONTRIBUTING.md"])
def test_it_is_told_how_many_projects_there_are(page: str) -> None:
    told = (MAKEFILE.parent / page).read_text("utf-8")
    assert re.search(rf"\b{turns()}\s(made-up )?projects\b", told)


@pytest.mark.parametrize(
    ("failing", "sound"), [("", True), ("trust.hostile", False), ("trust.fuzz", False)]
)
def test_both_parts_of_the_fuzzing_run_whichever_fails(
    here: Path, failing: str, sound: bool
) -> None:
    code, ran = make(here, "fuzz", "ROUNDS=3", "SECONDS=9", "SEED=7", failing=failing)
    assert ran == ["-m trust.hostile --write --rounds 3", "-m trust.fuzz --seconds 9 --seed 7"]
    assert (code == 0) == sound
