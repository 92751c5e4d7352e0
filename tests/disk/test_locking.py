"""One process at a time works in a folder, and none waits for one that has ended."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from microsite.disk.locking import alone

HOLD = """
import os, sys, time
from pathlib import Path
from microsite.disk.locking import alone
with alone(Path(sys.argv[1]), lambda: print("waits", flush=True)):
    if "fork" in sys.argv:
        begun, begins = os.pipe()
        if not os.fork():
            os.write(begins, b".")
            time.sleep(20)
        os.read(begun, 1)  # a busy machine may let it begin late
    print(os.getpid(), flush=True)
    sys.stdin.read()
    if "removes" in sys.argv:
        os.rmdir(sys.argv[1])
"""


def holder(folder: Path, *how: str) -> subprocess.Popen[str]:
    """Start a process that has the folder until its standard input ends, and forks if asked to."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder), *how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    return process


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_the_second_waits_and_says_so(tmp_path: Path) -> None:
    first = holder(tmp_path)
    assert said(first).isdigit()
    second = holder(tmp_path)
    assert said(second) == "waits"
    first.communicate("")
    assert said(second).isdigit()
    second.communicate("")
    assert (first.returncode, second.returncode) == (0, 0)


def test_who_is_killed_lets_go_though_what_it_forked_lives_on(tmp_path: Path) -> None:
    first = holder(tmp_path, "fork")
    assert said(first).isdigit()
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    waited: list[bool] = []
    began = time.monotonic()
    with alone(tmp_path, lambda: waited.append(True)):
        assert not waited
    assert time.monotonic() - began < 15


def test_who_waited_for_a_folder_that_was_taken_away_gets_a_new_one(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    first = holder(folder, "removes")
    assert said(first).isdigit()

    def wait() -> None:
        first.communicate("")

    with alone(folder, wait):
        (folder / "file").write_text("mine", "utf-8")
    assert (folder / "file").read_text("utf-8") == "mine"


@pytest.mark.parametrize("problem", [errno.ENOLCK, errno.EBADF, errno.EIO])
def test_where_no_folder_can_be_locked_there_is_no_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: int
) -> None:
    def flock(*_: object) -> None:
        raise OSError(problem, os.strerror(problem))

    monkeypatch.setattr(fcntl, "flock", flock)
    reached = False
    try:
        with alone(tmp_path, lambda: None):
            reached = True
    except OSError:
        assert problem == errno.EIO
    assert reached == (problem != errno.EIO)
