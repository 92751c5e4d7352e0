"""Properties are tried again and again until the time is out, counted, and said to fail if so."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
TESTS = """
from hypothesis import given, settings, strategies as st

@given(st.integers())
@settings(max_examples=20)
def test_sound(n):
    assert n == n

@given(st.integers())
@settings(max_examples=20)
def test_wrong(n):
    assert n < 5

def test_no_property():
    raise AssertionError
"""


def test_each_property_is_tried_in_rounds_and_one_that_fails_is_named(tmp_path: Path) -> None:
    (tmp_path / "test_made_up.py").write_text(TESTS, "utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", "utf-8")
    report = tmp_path / "report.json"
    command = [
        *(sys.executable, "-m", "pytest", "-q", "-p", "trust.fuzz.rounds", "--rootdir", "."),
        *(
            "-p",
            "no:cacheprovider",
            "--fuzz-seconds",
            "99",
            "--fuzz-rounds",
            "2",
            "--fuzz-seed",
            "7",
        ),
        *("--fuzz-report", str(report), "test_made_up.py"),
    ]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert report.exists(), done.stdout + done.stderr
    found = json.loads(report.read_text("utf-8"))
    assert found["failed"] == ["test_made_up.py::test_wrong"]
    assert found["examples"].keys() == {
        "test_made_up.py::test_sound",
        "test_made_up.py::test_wrong",
    }
    assert found["examples"]["test_made_up.py::test_sound"] == 40, "two rounds"
    assert done.returncode == 1
