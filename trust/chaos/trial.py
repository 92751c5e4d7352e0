"""One trial: a case is run in a process of its own and hindered, and what is left is judged."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from microsite.disk.by_file import remove
from trust.chaos.cases import Case, listed
from trust.chaos.hook import Fault, Hook

_DERIVED = (".cache/", ".schemas/")
"""What is made anew where it is damaged."""
_SPARE = re.compile(r"\.cache/|\.site\.building/(spare/|\.gitignore$)")
"""What may be there or not when all is well."""
_WAIT = 60.0
"""Seconds after which a process hangs."""

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended."""

    code: int
    """Its exit code; the signal that killed it, negative."""
    said: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a trial has shown."""

    state: str
    """`old` or `new`, or `between` for files that are old or new each by itself."""
    losses: tuple[str, ...]
    """What was lost, each in a sentence; nothing, if all is well."""


class Bench:
    """A case with what it makes of what, and a folder in which it is tried again and again."""

    def __init__(self, case: Case, folder: Path) -> None:
        """Make the project as it is before, and find out what the case does, unhindered."""
        self.case = case
        self.pristine, self.root = folder / "pristine", folder / "tried"
        self.log = folder / "calls.log"
        self.pristine.mkdir(parents=True)
        case.prepare(self.pristine)
        self.old = listed(self.pristine)
        self.restore()
        began = time.monotonic()
        self.usual = self.run(Fault(0))
        self.seconds = time.monotonic() - began
        self.calls = len(self.log.read_text("utf-8").splitlines())
        self.new = listed(self.root)
        if self.usual.code < 0 or "Traceback" in self.usual.said or self.old == self.new:
            raise RuntimeError(f"{case.name} does nothing, unhindered: {self.usual.said}")

    def restore(self) -> None:
        """Make the project as it is before."""
        self.root.mkdir(exist_ok=True)  # which may be a mount
        for each in self.root.iterdir():
            remove(each)
        shutil.copytree(self.pristine, self.root, symlinks=True, dirs_exist_ok=True)
        shutil.rmtree(self.log.with_suffix(""), ignore_errors=True)

    def run(self, fault: Fault, *, spare: bool = False) -> Ended:
        """Run the case with a fault, and keep what it does away with, for a power cut."""

        def hindered() -> None:
            Hook(self.root, fault, self.log, spare=spare)
            self.case.run(self.root)

        return forked(hindered, self.root)

    def start(self) -> Started:
        """Begin to run the case, unhindered."""
        return Started(partial(self.case.run, self.root), self.root)

    def judge(
        self,
        ended: Ended | None = None,
        *,
        powerless: bool = False,
        by_file: bool = False,
        mend: Callable[[], object] = lambda: None,
    ) -> Verdict:
        """Judge what is left, then do the same once more, and judge that.

        Args:
            ended: how the process ended, if it was not killed.
            powerless: whether there was a power cut, after which what is made anew may be damaged.
            by_file: whether folders could not be exchanged, so that one may be half until the next.
            mend: makes the disk what it was, for the next one.
        """
        found = listed(self.root)
        losses = [] if by_file else self._half(found, powerless)
        state = self._state(found)
        if ended is not None:
            losses += _told_badly(ended, self.usual, state)
        mend()
        again = self.run(Fault(0))
        after = listed(self.root)
        if again.code < 0 or "Traceback" in again.said:
            losses.append(f"the next one fails: {again.said[-300:]}")
        elif again.code != self.usual.code and state != "new":
            losses.append(f"the next one ends with {again.code}: {again.said[-300:]}")
        losses += self._differences(after, state)
        return Verdict(state, tuple(losses))

    def _half(self, found: Files, powerless: bool) -> list[str]:
        case = self.case
        losses = []
        for folder in case.whole:
            now, old, new = (self._whole(each, folder) for each in (found, self.old, self.new))
            if now not in (old, new):
                losses.append(f"{folder}/ is half: {_some(now, old, new)}")
        for path in self.old:
            if path.startswith(tuple(f"{each}/" for each in case.follows)):
                elsewhere = [each for each in found if each.endswith(path.partition("/")[2])]
                if not any(found[each] == self.old[path] for each in elsewhere):
                    losses.append(f"{path} is gone")
        for path in {*found, *self.old, *self.new}:
            if path.startswith(tuple(f"{each}/" for each in case.whole)) or _is_left_over(path):
                continue
            if path.startswith(_DERIVED) and (powerless or path.startswith(".cache/")):
                continue
            if found.get(path) not in (self.old.get(path), self.new.get(path)):
                losses.append(f"{path} is neither the old one nor the new one")
        return losses

    def _whole(self, files: Files, folder: str) -> Files:
        follows = tuple(f"{each}/" for each in self.case.follows)
        inside = {path: each for path, each in files.items() if path.startswith(f"{folder}/")}
        # A place in the folder itself is no part of it.
        return {
            path: each
            for path, each in inside.items()
            if not path.startswith((*follows, f"{folder}/.building/"))
        }

    def _state(self, found: Files) -> str:
        seen = _lasting(found)
        if seen == _lasting(self.new):
            return "new"
        if seen == _lasting(self.old):
            return "old"
        whole = self.case.whole
        if whole and all(self._whole(found, each) == self._whole(self.new, each) for each in whole):
            return "new"
        if whole and all(self._whole(found, each) == self._whole(self.old, each) for each in whole):
            return "old"
        return "between"

    def _differences(self, after: Files, state: str) -> list[str]:
        found, expected = dict(after), dict(self.new)
        for files in (found, expected):
            for path in [each for each in files if _SPARE.match(each)]:
                del files[path]
        if state == "new" and not self.case.whole:
            # Who has done it need not do it again; git ignores what is left, and no check reads it.
            found = {path: each for path, each in found.items() if not path.endswith(".writing")}
        if found == expected:
            return []
        return [f"after the next one: {_some(found, expected, expected)}"]


class Started:
    """A process that is at work."""

    def __init__(self, run: Callable[[], None], root: Path) -> None:
        opened, name = tempfile.mkstemp(prefix="chaos-said-")
        os.close(opened)
        self._said = Path(name)
        sys.stdout.flush()
        sys.stderr.flush()
        self.process = os.fork()
        if not self.process:
            _child(run, root, self._said)

    def kill(self) -> None:
        """Kill it, and all that it has started."""
        os.killpg(self.process, signal.SIGKILL) if _leads(self.process) else os.kill(
            self.process, signal.SIGKILL
        )

    def wait(self) -> Ended:
        """Wait for its end."""
        until = time.monotonic() + _WAIT
        while not (ended := os.waitpid(self.process, os.WNOHANG))[0]:
            if time.monotonic() > until:
                os.kill(self.process, signal.SIGKILL)
                os.waitpid(self.process, 0)
                raise RuntimeError("it hangs")
            time.sleep(0.001)
        said = self._said.read_text("utf-8", "replace")
        self._said.unlink()
        return Ended(os.waitstatus_to_exitcode(ended[1]), said)


def forked(run: Callable[[], None], root: Path) -> Ended:
    """Do something in a process of its own, and wait for it."""
    return Started(run, root).wait()


def _leads(process: int) -> bool:
    try:
        return os.getpgid(process) == process
    except ProcessLookupError:
        return False


def _child(run: Callable[[], None], root: Path, said: Path) -> None:
    code = 70
    try:
        os.setsid()
        os.chdir(root)
        output = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        for each in (1, 2):
            os.dup2(output, each)
        # Whoever runs us may have put something else there.
        sys.stdout, sys.stderr = (open(each, "w", closefd=False) for each in (1, 2))  # noqa: SIM115
        os.environ.pop("MICROSITE_ARCHIVE", None)
        os.environ["NO_MKDOCS_2_WARNING"] = "1"
        try:
            run()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
            if isinstance(end.code, str):
                print(end.code)
        except BaseException:
            traceback.print_exc()
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _told_badly(ended: Ended, usual: Ended, state: str) -> list[str]:
    if ended.code < 0:
        return []
    if "Traceback" in ended.said:
        return [f"no clear error: {ended.said[-400:]}"]
    if ended.code == usual.code == 0 and state != "new":
        return ["it says that all is well"]
    if ended.code and not ended.said.strip():
        return ["it fails and says nothing"]
    return []


def _lasting(files: Files) -> Files:
    return {
        path: each
        for path, each in files.items()
        if not path.startswith(_DERIVED) and not _is_left_over(path)
    }


def _is_left_over(path: str) -> bool:
    """Say whether git ignores a path and no check reads it."""
    first, _, _ = path.partition("/")
    place = first.startswith(".") and first.endswith((".building", ".writing", ".starting"))
    name = path.rpartition("/")[2]
    return place or (name.startswith(".") and name.endswith(".writing"))


def _some(found: Files, old: Files, new: Files) -> str:
    """Name some files in which a folder is neither."""
    odd = [path for path in found if found[path] not in (old.get(path), new.get(path))]
    odd += list({*old, *new} - {*found})
    odd = odd or [path for path in found if old.get(path) != new.get(path)]
    return ", ".join(sorted(odd)[:4]) or "a mixture"
