"""A new folder in the place of an old one file by file, where folders cannot be exchanged.

That is so where the old one is a mount, where its parent cannot be written to, and where the file
system links no files. An exchange that was broken off leaves a folder that is half the old one.
Whoever works there next finishes it first: a journal says what was to be deleted.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Iterable
from pathlib import Path

from microsite.disk import files, system

_JOURNAL = "exchanging.json"


class Unfinished(Exception):
    """An exchange was begun, and the system did not let it end; the text says why.

    The next one who works there ends it.
    """


def exchange(target: Path, home: Path, new: Path, gone: Iterable[str]) -> None:
    """Move what is new, and delete what is gone.

    Args:
        target: the folder.
        home: where the journal goes.
        new: the folder of what is new, in `home`.
        gone: the paths below `target` that shall be there no longer.

    Raises:
        OSError: nothing was moved.
        Unfinished: something was.
    """
    system.flush_all(home)
    files.replace(home / _JOURNAL, json.dumps([new.name, *gone]))
    try:
        finish(target, home)
    except OSError as problem:
        raise Unfinished(f"{problem}. A part of what is new is in its place.") from problem


def finish(target: Path, home: Path) -> bool:
    """Do what the journal says, if there is one; what of it is done already is not done again.

    Returns:
        Whether there was one.

    Raises:
        OSError: a file cannot be moved or removed.
    """
    journal = home / _JOURNAL
    if not journal.is_file():
        return False
    name, *gone = json.loads(journal.read_text("utf-8"))
    new = home / name
    if new.is_dir():
        move(str(new), str(target))
    for path in gone:
        entry = target / path
        if os.path.lexists(entry):
            remove(entry)
    system.flush_all(target)
    journal.unlink()
    return True


def move(source: str, target: str) -> None:
    """Move everything in a folder into another one, in the place of what has the same name."""
    with os.scandir(source) as found:
        entries = list(found)
    for entry in entries:
        there = f"{target}/{entry.name}"
        try:
            mode = os.lstat(there).st_mode
        except FileNotFoundError:
            os.rename(entry.path, there)  # noqa: PTH104
            continue
        if entry.is_dir() and stat.S_ISDIR(mode):
            move(entry.path, there)
            os.rmdir(entry.path)  # noqa: PTH106
            continue
        if entry.is_dir() or not stat.S_ISREG(mode):
            remove(Path(there))
        os.replace(entry.path, there)  # noqa: PTH105


def remove(entry: Path) -> None:
    """Remove a file, or a folder with all that is in it."""
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry)
    else:
        entry.unlink()
