"""Work that is done on all processors, with results that do not show it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.pool import Pool
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_CHUNK = 16
"""How many items a process takes at a time: enough that asking for more costs nothing."""

_work: Callable[[Any], Any] | None = None


def side_by_side(work: Callable[[T], R], items: Sequence[T], least: int) -> Iterator[R]:
    """Do some work for each item, on all processors where that pays.

    Args:
        work: what to do; it may read everything that is in memory, and what it writes there stays
            unseen. Its results and errors must be picklable.
        items: what to do it for.
        least: with fewer items than this, another process costs more than it brings.

    Yields:
        The results, in the order of the items.
    """
    count = _processors()
    if len(items) < least or count < 2:
        yield from map(work, items)
        return
    with _processes(count, work) as pool:
        yield from pool.imap(_do, items, _CHUNK)


@contextmanager
def aside(work: Callable[[], R]) -> Iterator[Callable[[], R]]:
    """Have some work done on another processor meanwhile, where there is one.

    Args:
        work: what to do, as for `side_by_side`.

    Yields:
        What waits for the result and gives it.
    """
    if _processors() < 2:
        yield work
        return
    with settled(), _processes(1, lambda _: work()) as pool:
        yield pool.apply_async(_do, (None,)).get


def _processors() -> int:
    """Count the processors that this process may use by forking."""
    # Elsewhere a process starts empty. And one that forks while others of its threads hold a lock,
    # as in a preview, may wait for it forever.
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


@contextmanager
def _processes(count: int, work: Callable[[Any], Any]) -> Iterator[Pool]:
    global _work
    _work = work
    try:
        with multiprocessing.get_context("fork").Pool(count) as pool:
            yield pool
    finally:
        _work = None


def _do(item: Any) -> Any:
    assert _work is not None
    return _work(item)


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
