"""What a power cut leaves: the disk has what was flushed, and of the rest whatever it likes.

The rules are harsher than most file systems are. A file that was written and not flushed may be
empty or cut off. A name that was made, changed or taken away may still be as it was, each by itself
in any choice, until its folder was flushed. A swap is one step, also for the disk.
"""

# Paths are texts here, as in the calls that are told of.
# ruff: noqa: PTH102, PTH104, PTH106, PTH108, PTH120
from __future__ import annotations

import json
import os
import random
from collections.abc import Iterable
from pathlib import Path

from microsite.disk import system

_NAMES = {"os.mkdir", "os.rmdir", "os.remove", "os.rename", "os.link", "microsite.swap"}


def cut(log: Path, root: Path, dice: random.Random) -> tuple[int, int]:
    """Take from a folder what the disk did not have yet.

    Args:
        log: what was done to it, as `hook` noted it.
        root: the folder.
        dice: decides what the disk had nevertheless.

    Returns:
        How many files were damaged, and how many names undone.
    """
    done = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    written, pending = _open_ends(done)
    damaged = sum(_damage(Path(each), dice) for each in sorted(written))
    damaged += sum(_scribble(each, dice) for each in sorted(root.rglob("*.sqlite")))
    share = dice.choice((0.0, 0.3, 0.7, 1.0))
    undone = sum(_undo(each) for each in reversed(pending) if dice.random() < share)
    return damaged, undone


def _open_ends(done: Iterable[list[str]]) -> tuple[set[str], list[list[str]]]:
    """Say which files' bytes, and which changes of names, no flush has reached."""
    written: set[str] = set()
    pending: list[list[str]] = []
    for call in done:
        event, *paths, _ = call
        if event == "microsite.flush_all":
            written, pending = set(), []
        elif event == "microsite.flush":
            written.discard(paths[0])
            pending = [each for each in pending if not _is_in(each, paths[0])]
        elif event == "open":
            written.add(paths[0])
            pending.append(call)
        elif event == "microsite.swap":
            one, other = paths
            pairs = ((one, other), (other, one))
            written = {_moved(each, pairs) for each in written}
            pending.append(call)
        elif event == "os.rename":
            written.discard(paths[1])
            written = {_moved(each, ((paths[0], paths[1]),)) for each in written}
            pending.append(call)
        elif event in _NAMES:
            written -= {paths[0]} if event == "os.remove" else set()
            pending.append(call)
    return written, pending


def _is_in(call: list[str], folder: str) -> bool:
    """Say whether a flush of a folder brings a change of names to the disk."""
    return any(os.path.dirname(path) == folder for path in call[1:-1])


def _moved(path: str, pairs: Iterable[tuple[str, str]]) -> str:
    for source, target in pairs:
        if path == source or path.startswith(f"{source}/"):
            return target + path.removeprefix(source)
    return path


def _damage(file: Path, dice: random.Random) -> bool:
    if not file.is_file() or file.is_symlink():
        return False
    size = file.stat().st_size
    keep = dice.choice((0, dice.randint(0, size), size))
    if keep == size:
        return False
    os.truncate(file, keep)
    return True


def _scribble(store: Path, dice: random.Random) -> bool:
    """Damage a store of SQLite, which is told not to wait for the disk."""
    content = bytearray(store.read_bytes())
    how = dice.choice(("not", "cut", "empty pages", "empty"))
    if how == "not" or not content:
        return False
    if how == "empty pages":
        for _ in range(dice.randint(1, 20)):
            at = dice.randrange(0, len(content), 4096)
            content[at : at + 4096] = bytes(len(content[at : at + 4096]))
        store.write_bytes(content)
    else:
        os.truncate(store, 0 if how == "empty" else dice.randint(0, len(content)))
    return True


def _undo(call: list[str]) -> bool:
    """Undo a change of names, where what came after it leaves room for that."""
    event, *paths, spared = call
    try:
        if event == "microsite.swap":
            system.swap(Path(paths[0]), Path(paths[1]))
        elif event == "os.rename":
            if os.path.lexists(paths[0]):
                return False
            os.rename(paths[1], paths[0])
            if spared:
                os.rename(spared, paths[1])
        elif event in ("open", "os.link"):
            if spared:
                return False  # there was one before, whose bytes are lost
            os.unlink(paths[-1])
        elif event == "os.remove":
            if not spared or os.path.lexists(paths[0]):
                return False
            os.rename(spared, paths[0])
        elif event == "os.mkdir":
            os.rmdir(paths[0])
        elif event == "os.rmdir":
            os.mkdir(paths[0])
    except OSError:
        return False  # another change that stays is in the way
    return True
