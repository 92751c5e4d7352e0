"""Work that is done on all processors, with results that do not show it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_CHUNK = 16
"""How many items a process takes at a time: enough that asking for more costs nothing."""

_shared: Callable[[Any], Any] | None = None
"""What to do: a process that is forked has it, so that it need not be sent there."""


@contextmanager
def side_by_side(
    work: Callable[[T], R], *, pays: bool
) -> Iterator[Callable[[Iterable[T]], Iterator[R]]]:
    """Do some work again and again, on all processors where that pays.

    Args:
        work: what to do; it may read everything that is in memory, and what it writes there only
            the same process sees when it works again. What it is done for must be picklable, and
            its results and errors.
        pays: whether there is enough of it that other processes bring more than they cost.

    Yields:
        What does it for each of several items, and gives the results in their order.
    """
    count = _processors()
    if not pays or count < 2:
        yield partial(map, work)
        return
    global _shared
    _shared = work
    try:
        with multiprocessing.get_context("fork").Pool(count, _end_with_parent) as pool:
            yield partial(pool.imap, _do, chunksize=_CHUNK)
    finally:
        _shared = None


def _end_with_parent() -> None:
    """End this process as soon as the one that forked it has ended, also where that was killed.

    It would wait forever for somebody to take its results: the pipe's other end is its own as well.
    """
    parent = multiprocessing.parent_process()
    assert parent is not None

    def end() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=end, daemon=True).start()


def _do(item: Any) -> Any:
    assert _shared is not None
    return _shared(item)


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
    _end_with_parent()
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
