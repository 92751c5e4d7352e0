"""Circumstances under which a site is built, none of which should show in it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

YEAR = 366 * 24 * 60 * 60
_LIBFAKETIME = "usr/lib/*/faketime/libfaketime.so.1"
"""Where Debian's package puts what has the clock run ahead for every program, not Python alone."""


@dataclass(frozen=True, slots=True)
class Circumstance:
    """One way in which a build can be another one than the first."""

    name: str
    environment: Mapping[str, str] = field(default_factory=dict)
    umask: int = 0o022
    folder: str = "clone"
    """Where below the folder of the run, so that paths can be long, or hard to write."""
    source: Literal["clone", "shallow clone", "export"] = "clone"
    """An export has the files alone and no git."""
    before: Literal["nothing", "the same", "another"] = "nothing"
    """What was built there before, with all that is kept of it."""
    archive: bool = False
    may_differ: str = ""
    """Why files may differ, by a decision; empty if none may."""
    only: tuple[str, ...] = ()
    """Which files then may; all if none is named."""


ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
"""A locale in which Python takes every file for ASCII that does not say what it is."""
PLAIN = Circumstance("the first build", {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"})
EVERYTHING = Circumstance(
    "all of these at once",
    {
        "TZ": "Pacific/Kiritimati",
        **ASCII,
        "PYTHONHASHSEED": "4294967295",
        "REPRO_ORDER": "9",
        "REPRO_PROCESSORS": "1",
        "REPRO_LATER": str(YEAR),
        "HOME": "/nonexistent",
        "USER": "somebody",
        "COLUMNS": "7",
    },
    umask=0o077,
    folder="another folder/with a lóng 'name'/of its own",
)


def circumstances(*, archive: bool) -> Iterator[Circumstance]:
    """List what is tried after the first build.

    Args:
        archive: whether the archived articles are at hand.
    """
    yield Circumstance("once more, in a clone beside it", folder="beside")
    yield Circumstance("in a folder with spaces and accents", folder=EVERYTHING.folder)
    yield Circumstance("TZ=Pacific/Kiritimati (UTC+14)", {"TZ": "Pacific/Kiritimati"})
    yield Circumstance("TZ=Pacific/Pago_Pago (UTC−11)", {"TZ": "Pacific/Pago_Pago"})
    yield Circumstance("LC_ALL=C, all files taken for ASCII", ASCII)
    for seed in ("1", "4294967295"):
        yield Circumstance(f"PYTHONHASHSEED={seed}", {"PYTHONHASHSEED": seed})
    yield Circumstance("umask 077", umask=0o077)
    yield Circumstance("umask 000", umask=0)
    for seed in ("1", "2", "3"):
        yield Circumstance(f"folders listed in a random order, seed {seed}", {"REPRO_ORDER": seed})
    yield Circumstance("one processor", {"REPRO_PROCESSORS": "1"})
    for years, told in ((1, "a year"), (20, "twenty years")):
        later = {"REPRO_LATER": str(years * YEAR)}
        yield Circumstance(f"the clock {told} later, for Python", later)
    if library := faketime():
        ahead = {"LD_PRELOAD": library, "FAKETIME": "+366d", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
        yield Circumstance("the clock a year later, for every program (libfaketime)", ahead)
    yield Circumstance("no home, another user", {"HOME": "/nonexistent", "USER": "somebody"})
    yield Circumstance("built again, with what the last build kept", before="the same")
    yield Circumstance("built where another state of it was built before", before="another")
    yield EVERYTHING
    unknown = "the commit and its time are not known, and `build.json` says so"
    of_record = ("build.json",)
    yield Circumstance(
        "a shallow clone", source="shallow clone", may_differ=unknown, only=of_record
    )
    yield Circumstance("without git", source="export", may_differ=unknown, only=of_record)
    if archive:
        yield Circumstance(
            "with the archived articles",
            archive=True,
            may_differ="pages and data say that the copies were at hand when the site was built",
        )


def faketime() -> str:
    """Give the path of libfaketime; empty where it is not installed. $LIBFAKETIME names another."""
    there = sorted(map(str, Path("/").glob(_LIBFAKETIME)))
    return os.environ.get("LIBFAKETIME") or next(iter(there), "")
