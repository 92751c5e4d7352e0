"""The machine on which was measured, in words that name nobody's."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path


def described(folder: Path) -> str:
    """Say what matters of the machine: processor, cores, memory, disk under a folder, Python."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{platform.system()} on {platform.machine()}"
    return (
        f"{cores} cores of {_processor()}, {memory:.0f} GB of memory, {_disk(folder)}, {system}, "
        f"Python {platform.python_version()}"
    )


def _processor() -> str:
    cpus = Path("/proc/cpuinfo")
    found = re.search(r"(?m)^model name\s*: (.*)$", cpus.read_text()) if cpus.exists() else None
    return found[1] if found else (platform.processor() or "an unnamed processor")


def _disk(folder: Path) -> str:
    """Name the kind of file system that a folder is on."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return "a disk of unnamed kind"
    at = folder.resolve()
    kinds = {}
    for line in mounts.read_text().splitlines():
        _, point, kind, *_ = line.split()
        if at.is_relative_to(point):
            kinds[point] = kind
    kind = kinds[max(kinds, key=len)]
    return "files in memory (tmpfs)" if kind == "tmpfs" else f"a disk with {kind}"
