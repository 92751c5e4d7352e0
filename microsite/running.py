"""Work that is done on all processors, with results that do not show it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from multiprocessing.connection import Connection
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_CHUNK = 16
"""How many items a process takes at a time: enough that asking for more costs nothing."""

_shared: tuple[Callable[[Any], Any], Sequence[Any]] | None = None
"""What to do, and for what: a process that is forked has it, so that nothing need be sent there."""


def side_by_side(work: Callable[[T], R], items: Sequence[T], least: int) -> Iterator[R]:
    """Do some work for each item, on all processors where that pays.

    Args:
        work: what to do; it may read everything that is in memory, and what it writes there stays
            unseen. Its results and errors must be picklable; it and the items need not be.
        items: what to do it for.
        least: with fewer items than this, another process costs more than it brings.

    Yields:
        The results, in the order of the items.
    """
    count = _processors()
    if len(items) < least or count < 2:
        yield from map(work, items)
        return
    global _shared
    _shared = work, items
    try:
        with multiprocessing.get_context("fork").Pool(count) as pool:
            yield from pool.imap(_do, range(len(items)), _CHUNK)
    finally:
        _shared = None


def _do(number: int) -> Any:
    assert _shared is not None
    work, items = _shared
    return work(items[number])


@contextmanager
def aside(work: Callable[[], R]) -> Iterator[Callable[[], R]]:
    """Do some work on another processor, where there is one, until its result is wanted.

    Args:
        work: what to do, as for `side_by_side`.

    Yields:
        What waits for the result, and gives it as often as it is asked. It raises what the work
        raised, and ChildProcessError where its process ended without a word.
    """
    if _processors() < 2:
        yield cache(work)
        return
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe(duplex=False)
    process = fork.Process(target=_tell, args=(work, theirs), daemon=True)
    process.start()
    theirs.close()

    @cache
    def result() -> R:
        try:
            value, error = ours.recv()
        except EOFError:
            process.join()
            how = f"it ended with {process.exitcode}"
            raise ChildProcessError(f"a process gave no result: {how}") from None
        if error is not None:
            raise error
        made: R = value
        return made

    try:
        yield result
    finally:
        ours.close()
        # Who does not wait for the result does not want it any more.
        process.terminate()
        process.join()


def _tell(work: Callable[[], Any], theirs: Connection) -> None:
    try:
        theirs.send((work(), None))
    except Exception as error:
        theirs.send((None, error))


def _processors() -> int:
    """Count the processors that this process may fork for.

    Elsewhere than on Linux a process starts empty. And one that forks while others of its threads
    hold a lock, as in a preview, may wait for it forever.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


@contextmanager
def settled() -> Iterator[None]:
    """Keep Python's garbage collector from looking through everything there is so far, meanwhile.

    Records and views are many and are needed to the end; to go through them again and again takes
    a sixth of a build.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
