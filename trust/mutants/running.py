"""Lets mutmut make and run the mutants of a copy."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from time import monotonic

from trust.mutants import outcomes
from trust.mutants.noticing import SETTINGS

_MUTMUT = Path(sys.executable).parent / "mutmut"
_LOG = "mutmut.log"
_POLL = 1.0
_WHEEL = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
# The tests of the copy find their own project, and no archive of real articles.
_PUT_ASIDE = ("MICROSITE_ARCHIVE", "PYTHONPATH", "MUTANT_UNDER_TEST")


class Failed(Exception):
    """mutmut ended early; the message is the end of what it said."""


def make(folder: Path) -> None:
    """Make the mutants of a copy, and find out which tests reach which of them.

    Raises:
        Failed: The tests do not pass as they are, or mutmut did not understand the code.
    """
    # mutmut has no command that makes mutants and runs none. Asked for one that does not exist, it
    # makes them, runs the tests once to see what they reach, and then says that nothing matches.
    (folder / "mutants/mutmut-stats.json").unlink(missing_ok=True)
    said = _end(_start(folder, "1", "none.such"), folder, None, lambda: None)[0]
    if "nothing matches" not in said:
        raise Failed(said)


def choose(
    folder: Path,
    modules: Iterable[str],
    sample: int | None,
    chance: random.Random,
    *,
    again: bool = False,
) -> int:
    """Say which mutants shall be run: those that no test has noticed so far, or some of them.

    Args:
        folder: the copy.
        modules: paths below microsite/, without `.py`.
        sample: how many at most of each module; None for all.
        chance: chooses them.
        again: whether only those are meant that were run and survived.

    Returns:
        How many shall be run.
    """
    count = 0
    for module in modules:
        codes = outcomes.codes(folder, module)
        open_ = [name for name, code in codes.items() if not outcomes.failed(code)]
        left: dict[str, int | None] = dict.fromkeys(open_, outcomes.SKIPPED)
        if again:
            left = {name: codes[name] for name in open_}
            open_ = [name for name in open_ if outcomes.was_run(codes[name])]
        some = open_ if sample is None else chance.sample(open_, min(sample, len(open_)))
        if codes:
            outcomes.set_codes(folder, module, codes | left | dict.fromkeys(some))
        count += len(some)
    return count


def run(folder: Path, processes: int, seconds: float | None, watch: Callable[[], None]) -> None:
    """Run the chosen mutants of a copy, until all are done or time is up.

    Args:
        folder: the copy.
        processes: how many tests run at once.
        seconds: how long it may take.
        watch: called now and then.

    Raises:
        Failed: mutmut gave up.
    """
    running = _start(folder, str(processes))
    said, stopped = _end(running, folder, seconds, watch)
    if running.returncode and not stopped:
        raise Failed(said)


def _start(folder: Path, processes: str, *names: str) -> subprocess.Popen[bytes]:
    kept = {name: value for name, value in os.environ.items() if name not in _PUT_ASIDE}
    with (folder / _LOG).open("wb") as log:
        return subprocess.Popen(
            ["nice", "-n", "10", _MUTMUT, "run", "--max-children", processes, *names],
            cwd=folder,
            env=kept | SETTINGS,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def _end(
    running: subprocess.Popen[bytes],
    folder: Path,
    seconds: float | None,
    watch: Callable[[], None],
) -> tuple[str, bool]:
    """Wait for mutmut, and end it when its time is up.

    Returns:
        The end of what it said, and whether it was ended.
    """
    until = None if seconds is None else monotonic() + seconds
    try:
        while running.poll() is None:
            watch()
            if until is not None and monotonic() > until:
                break
            try:
                running.wait(_POLL)
            except subprocess.TimeoutExpired:
                continue
    finally:
        stopped = running.poll() is None
        if stopped:
            _stop(running)
    said = (folder / _LOG).read_text("utf-8", errors="replace").splitlines()
    # Not the wheel that it turns while it is at work.
    said = [line for line in said if line and line[0] not in _WHEEL]
    return "\n".join(said)[-3000:], stopped


def _stop(running: subprocess.Popen[bytes]) -> None:
    # mutmut puts down each result as it comes, and on this signal leaves out the last.
    running.send_signal(signal.SIGINT)
    with suppress(subprocess.TimeoutExpired):
        running.wait(20)
    with suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()
