"""A bounded part of `make chaos`; and that it would see a loss."""

from __future__ import annotations

import errno
import os
import random
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from microsite.disk import system
from trust.chaos import attacks, cases
from trust.chaos.cases import Case
from trust.chaos.hook import Fault
from trust.chaos.trial import Bench

ROOT = Path(__file__).parents[3]


def test_nothing_is_lost() -> None:
    given = ["--seconds", "600", "--rounds", "4", "--seed", "7"]
    # Whole builds take a minute; what they do to the site is the same.
    for case in ("exchange of two sites", "exchange with a spare", "init DIR"):
        given += ["--case", case]
    command = [sys.executable, "-m", "trust.chaos", *given]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    tried = re.search(r"(\d[\d,]*) trials in \d+ seconds: 0 losses", done.stdout)
    assert tried and int(tried[1].replace(",", "")) > 70, done.stdout


def put(root: Path) -> None:
    (root / "site/a").mkdir(parents=True)
    for name in ("one", "a/two", "a/three"):
        (root / "site" / name).write_text("old", "utf-8")


def in_place(root: Path) -> None:
    for name in ("one", "a/two", "a/three"):
        (root / "site" / name).write_text("new", "utf-8")


def without_a_flush(root: Path) -> None:
    (root / "next/a").mkdir(parents=True, exist_ok=True)
    for name in ("one", "a/two", "a/three"):
        (root / "next" / name).write_text("new", "utf-8")
    system.swap(root / "site", root / "next")
    for name in ("one", "a/two", "a/three"):
        (root / "next" / name).unlink()
    (root / "next/a").rmdir()
    (root / "next").rmdir()


def silent(root: Path) -> None:
    try:
        in_place(root)
    except OSError:
        return


@pytest.mark.parametrize(
    ("wrong", "attack"),
    [
        (in_place, attacks.KILLED_BEFORE),
        (in_place, attacks.FAILED),
        (silent, attacks.FAILED),
        (without_a_flush, attacks.POWERLESS),
    ],
)
def test_a_command_that_loses_something_is_found_out(
    tmp_path: Path, wrong: Callable[[Path], None], attack: attacks.Attack
) -> None:
    bench = Bench(Case("wrong", wrong, put, ("site",)), tmp_path)
    trials = attack.trials(bench, random.Random(1))
    assert any(trial().losses for _, trial in zip(range(40), trials, strict=False))


def test_calls_are_counted_and_the_same_one_is_the_last(tmp_path: Path) -> None:
    bench = Bench(cases.EXCHANGE, tmp_path)
    for at in (1, bench.calls // 2, bench.calls):
        bench.restore()
        ended = bench.run(Fault(at))
        assert ended.code == -9
        assert len(bench.log.read_text().splitlines()) == at - 1
    bench.restore()
    assert bench.run(Fault(bench.calls + 1)).code == 0


def test_a_disk_that_is_full_takes_nothing_more_and_gives_back(tmp_path: Path) -> None:
    def fill(root: Path) -> None:
        for n in range(3):
            try:
                (root / str(n)).write_text("new", "utf-8")
            except OSError as problem:
                assert problem.errno == errno.ENOSPC
                print("no space")
        os.unlink(root / "old")  # noqa: PTH108

    bench = Bench(Case("fill", fill, lambda root: (root / "old").touch()), tmp_path)
    bench.restore()
    assert bench.run(Fault(2, errno.ENOSPC, lasting=True)).said.split() == ["no", "space"] * 2
    assert [each.name for each in bench.root.iterdir()] == ["0"]
