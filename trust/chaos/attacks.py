"""What is done to a case: kills, errors of the disk, power cuts, other processes."""

from __future__ import annotations

import errno
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from trust.chaos import power
from trust.chaos.hook import Fault
from trust.chaos.trial import Bench, Verdict

ERRORS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES)

Trial = Callable[[], Verdict]


@dataclass(frozen=True, slots=True)
class Attack:
    """A kind of attack: the trials that there are, in the order in which they are best done."""

    name: str
    trials: Callable[[Bench, random.Random], Iterator[Trial]]


def _killed_before(bench: Bench, dice: random.Random) -> Iterator[Trial]:
    def trial(at: int) -> Verdict:
        bench.restore()
        bench.run(Fault(at))
        return bench.judge()

    return (lambda at=at: trial(at) for at in _shuffled(bench, dice))  # type: ignore[misc]


def _killed_sometime(bench: Bench, dice: random.Random) -> Iterator[Trial]:
    def trial() -> Verdict:
        bench.restore()
        started = bench.start()
        time.sleep(dice.uniform(0, bench.seconds * 1.05))
        started.kill()
        started.wait()
        return bench.judge()

    while True:
        yield trial


def _failed(bench: Bench, dice: random.Random) -> Iterator[Trial]:
    def trial(at: int, code: int) -> Verdict:
        bench.restore()
        # A disk that is full stays full, and one that is read-only stays so.
        ended = bench.run(Fault(at, code, lasting=code in (errno.ENOSPC, errno.EROFS)))
        return bench.judge(ended)

    pairs = [(at, code) for at in range(1, bench.calls + 1) for code in ERRORS]
    dice.shuffle(pairs)
    return (lambda at=at, code=code: trial(at, code) for at, code in pairs)  # type: ignore[misc]


def _powerless(bench: Bench, dice: random.Random) -> Iterator[Trial]:
    def trial(at: int) -> Verdict:
        bench.restore()
        bench.run(Fault(at), spare=True)
        power.cut(bench.log, bench.root, dice)
        return bench.judge(powerless=True)

    while True:
        # Also one right after the end.
        for at in (*_shuffled(bench, dice), bench.calls + 1):
            yield lambda at=at: trial(at)  # type: ignore[misc]


def _at_once(bench: Bench, dice: random.Random) -> Iterator[Trial]:
    """Two or three at once, of which one or none is killed; the others end well."""

    def trial() -> Verdict:
        bench.restore()
        count = dice.choice((2, 3))
        started = []
        for _ in range(count):
            started.append(bench.start())
            time.sleep(dice.uniform(0, bench.seconds / 2))
        killed = dice.randrange(count + 1)
        if killed < count:
            time.sleep(dice.uniform(0, bench.seconds))
            started[killed].kill()
        ended = [each.wait() for each in started]
        verdict = bench.judge()
        if not bench.case.repeats:
            return verdict
        wrong = [
            f"one of several says: {each.said[-300:]}"
            for n, each in enumerate(ended)
            if n != killed and (each.code != 0 or "Traceback" in each.said)
        ]
        return Verdict(verdict.state, (*verdict.losses, *wrong))

    while True:
        yield trial


def _shuffled(bench: Bench, dice: random.Random) -> list[int]:
    calls = list(range(1, bench.calls + 1))
    dice.shuffle(calls)
    return calls


KILLED_BEFORE = Attack("killed before a call to the disk", _killed_before)
KILLED_SOMETIME = Attack("killed at a random time", _killed_sometime)
FAILED = Attack("a call to the disk fails", _failed)
POWERLESS = Attack("power cut", _powerless)
AT_ONCE = Attack("two or three at once, one killed", _at_once)
ATTACKS = (KILLED_BEFORE, FAILED, POWERLESS, KILLED_SOMETIME, AT_ONCE)
