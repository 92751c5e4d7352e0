"""Another machine, as far as Python can tell: `trust.repro` puts this folder into PYTHONPATH.

Python imports a module of this name when it starts (the documentation of `site`). REPRO_ORDER, a
seed, has folders listed in another order; REPRO_LATER, in seconds, has the clock run ahead;
REPRO_PROCESSORS leaves so many processors.
"""

import os
import random
import time
from typing import Any


def _shuffle(seed: str) -> None:
    """Have every folder listed in an order of chance. `os.walk`, `glob`, `pathlib` follow."""
    chance = random.Random(seed)
    listdir, scandir = os.listdir, os.scandir

    def shuffled(path: Any = ".") -> Any:
        names = listdir(path)
        chance.shuffle(names)
        return names

    class Shuffled:
        def __init__(self, path: Any = ".") -> None:
            with scandir(path) as found:
                self._entries = list(found)
            chance.shuffle(self._entries)

        def __enter__(self) -> Any:
            return self

        def __exit__(self, *_: object) -> None:
            self.close()

        def __iter__(self) -> Any:
            return self

        def __next__(self) -> Any:
            if not self._entries:
                raise StopIteration
            return self._entries.pop()

        def close(self) -> None:
            self._entries.clear()

    os.listdir, os.scandir = shuffled, Shuffled  # type: ignore[assignment]


def _run_ahead(seconds: int) -> None:
    """Have the clock run ahead, for who asks `time` or `datetime`."""
    import time_machine  # takes a while, and only this needs it

    time_machine.travel(time.time() + seconds, tick=True).start()


if _seed := os.environ.get("REPRO_ORDER"):
    _shuffle(_seed)
if _seconds := int(os.environ.get("REPRO_LATER", "0")):
    _run_ahead(_seconds)
if _left := int(os.environ.get("REPRO_PROCESSORS", "0")):
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:_left])
