"""Commands are run in another process; one that fails tells its last lines."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench.scale.measuring import Failed, run, weigh

PYTHON = (sys.executable, "-I", "-S", "-c")


def test_a_command_is_timed_and_its_peak_is_its_own(tmp_path: Path) -> None:
    (tmp_path / "here").touch()
    code = "import os, time; time.sleep(.05); x = b'x' * 30_000_000; assert os.path.exists('here')"
    done = run((*PYTHON, code), tmp_path, tmp_path / "log.txt")
    assert done.seconds > 0.05
    assert 30_000_000 < done.peak < 80_000_000  # and not that of the tests


def test_a_failing_command_tells_its_last_lines(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="ended with 3:\nfirst\nlast"):
        run(
            (*PYTHON, "print('first'); print('last'); raise SystemExit(3)"),
            tmp_path,
            tmp_path / "log.txt",
        )
    with pytest.raises(Failed, match="no-such-program"):
        run(("no-such-program",), tmp_path, tmp_path / "log.txt")


def test_a_command_that_does_not_end_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="longer than 0 s"):
        run((*PYTHON, "import time; time.sleep(60)"), tmp_path, tmp_path / "log.txt", limit=0.2)


def test_a_site_is_weighed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_bytes(b"12345")
    (tmp_path / "style.css").write_bytes(b"123")
    weight = weigh(tmp_path)
    assert (weight.pages, weight.files, weight.size, weight.html) == (1, 2, 8, 5)
