"""Run commands and measure them: seconds, processor seconds, peak memory, and what they wrote."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

LAUNCH = Path(__file__).with_name("launch.py")
LIMIT = 7200.0
_TOLD = 12
"""So many of a failed command's last lines are shown."""


class Failed(Exception):
    """A command did not do what it should; the text ends with its last lines."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took."""

    seconds: float
    processor: float = 0.0
    """Seconds of user and system time, of all processes."""
    peak: int = 0
    """Bytes of the largest process."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What a built site consists of."""

    pages: int
    files: int
    size: int
    """Bytes of all files."""
    html: int
    """Bytes of the pages."""


def environment() -> dict[str, str]:
    """Give the variables that builds run with: nobody's own archive or address is among them.

    Python keeps what it has compiled, as it does for whoever has not forbidden it.
    """
    ours = ("MICROSITE_ARCHIVE", "SITE_URL", "PYTHONDONTWRITEBYTECODE")
    kept = {k: v for k, v in os.environ.items() if k not in ours}
    return {**kept, "NO_MKDOCS_2_WARNING": "1"}


def run(command: Sequence[str | Path], folder: Path, log: Path, limit: float = LIMIT) -> Run:
    """Run a command in a folder, with nothing else of ours at work.

    Args:
        command: the program and its arguments.
        folder: where to run it.
        log: where its output goes.
        limit: the seconds after which it is stopped.

    Raises:
        Failed: it ended with an error, or not within the limit.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    os.sync()  # what earlier runs wrote is not to be paid for by this one
    launched = subprocess.Popen(
        [sys.executable, "-I", "-S", LAUNCH, log, folder, *map(str, command)],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        output, errors = launched.communicate(timeout=limit)
    except subprocess.TimeoutExpired as error:
        raise Failed(f"{Path(command[0]).name} took longer than {limit:,.0f} s") from error
    finally:
        if launched.poll() is None:  # too slow, or we are being stopped: it goes with its children
            os.killpg(launched.pid, signal.SIGKILL)
            launched.communicate()
    if launched.returncode:
        raise Failed(f"the launcher of {command[0]} failed:\n{last_lines(errors)}")
    told = json.loads(output)
    if told["code"]:
        output = log.read_text("utf-8", errors="replace")
        raise Failed(f"{Path(command[0]).name} ended with {told['code']}:\n{last_lines(output)}")
    return Run(told["seconds"], told["processor"], told["peak"])


def last_lines(output: str) -> str:
    """Keep the end of a command's output, where it mostly says what is wrong."""
    lines = [line.rstrip() for line in output.splitlines() if line.strip()]
    return "\n".join(lines[-_TOLD:]) or "(it printed nothing)"


def weigh(site: Path) -> Weight:
    """Count what a built site consists of."""
    pages = files = size = html = 0
    for path in site.rglob("*"):
        if path.is_file():
            length = path.stat().st_size
            files, size = files + 1, size + length
            if path.suffix == ".html":
                pages, html = pages + 1, html + length
    return Weight(pages, files, size, html)
