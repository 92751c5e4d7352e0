"""Work that is done on all processors, with results that do not show it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
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
    count = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    # Elsewhere a process starts empty. And one that forks while others of its threads hold a lock,
    # as in a preview, may wait for it forever.
    if len(items) < least or count < 2 or threading.active_count() > 1:
        yield from map(work, items)
        return
    global _work
    _work = work
    try:
        with multiprocessing.get_context("fork").Pool(count) as pool:
            yield from pool.imap(_do, items, _CHUNK)
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
