"""Attacks that need a mount: a small disk that is full, folders that are read-only, or mounts.

They are made in a mount namespace of this process's own, which an ordinary user may have on most
Linux systems. Elsewhere these attacks are left out.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trust.chaos.attacks import Attack, Trial
from trust.chaos.hook import Fault
from trust.chaos.trial import Bench, Verdict

_INSIDE = "CHAOS_IN_NAMESPACE"
_ROOMY = 256 << 20  # bytes
_PAGE = 4096


def enter() -> bool:
    """Begin this program anew in a namespace of its own, if the system lets us.

    Returns:
        Whether it is in one; does not return where it is begun anew.
    """
    if os.environ.get(_INSIDE):
        return True
    within = ["unshare", "--map-root-user", "--mount"]
    if not shutil.which("unshare"):
        return False
    if subprocess.run([*within, "true"], capture_output=True, check=False).returncode:
        return False
    sys.stdout.flush()
    os.environ[_INSIDE] = "1"
    arguments = [sys.executable, "-m", "trust.chaos", *sys.argv[1:]]
    os.execvp(within[0], [*within, *arguments])


def _full(bench: Bench, dice: random.Random) -> Iterator[Trial]:
    def trial() -> Verdict:
        disk = str(bench.root)
        with _mounted("-t", "tmpfs", "-o", f"size={_ROOMY}", "tmpfs", disk):
            bench.restore()
            room = dice.randrange(0, needed, _PAGE)
            _mount("-o", f"remount,size={_used(bench.root) + room}", disk)
            ended = bench.run(Fault(0))
            return bench.judge(ended, mend=lambda: _mount("-o", f"remount,size={_ROOMY}", disk))

    # Each file takes whole pages, and a folder is made new beside the old one.
    needed = sum((len(each) // _PAGE + 1) * _PAGE for each in bench.new.values()) * 2
    while True:
        yield trial


def _read_only(bench: Bench, dice: random.Random) -> Iterator[Trial]:
    def trial(part: str) -> Verdict:
        bench.restore()
        folder = str(bench.root / part)
        with _mounted("--bind", folder, folder):
            _mount("-o", "remount,ro,bind", folder)
            ended = bench.run(Fault(0))
        return bench.judge(ended)

    parts = ["", *(each for each in bench.case.whole if (bench.pristine / each).is_dir())]
    return (lambda part=part: trial(part) for part in parts)  # type: ignore[misc]


def _a_mount(bench: Bench, dice: random.Random) -> Iterator[Trial]:
    """The site is a mount, as in a container: it comes file by file, and is whole at the next."""

    def trial(at: int) -> Verdict:
        bench.restore()
        folder = str(bench.root / bench.case.whole[0])
        with _mounted("--bind", folder, folder):
            bench.run(Fault(at))
            return bench.judge(by_file=True)

    calls = list(range(1, bench.calls + 20))
    dice.shuffle(calls)
    return (lambda at=at: trial(at) for at in calls)  # type: ignore[misc]


@contextmanager
def _mounted(*how: str) -> Iterator[None]:
    _mount(*how)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", how[-1]], check=True)


def _mount(*how: str) -> None:
    subprocess.run(["mount", *how], check=True, capture_output=True)


def _used(disk: Path) -> int:
    about = os.statvfs(disk)
    return (about.f_blocks - about.f_bfree) * about.f_frsize


FULL = Attack("a small disk is full", _full)
READ_ONLY = Attack("read-only folder", _read_only)
A_MOUNT = Attack("killed where the site is a mount (whole after the next)", _a_mount)
