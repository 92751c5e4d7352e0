"""Run a command and tell what it took, as JSON: `python -I -S launch.py LOG FOLDER COMMAND…`.

A process of its own, since a child's peak memory is at least that of the process that it was forked
from: this one is small. The peak is that of the largest process among the command and its children.
"""

import json
import os
import sys
import time


def main(log: str, folder: str, *command: str) -> None:
    """Run it with its output in a file, and print seconds, processor seconds, peak and code."""
    written = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    began = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.chdir(folder)
        os.dup2(written, 1)
        os.dup2(written, 2)
        try:
            os.execvp(command[0], command)
        except OSError as error:
            os.write(2, f"{command[0]}: {error}\n".encode())
            os._exit(127)
    _, status, used = os.wait4(child, 0)
    seconds = time.perf_counter() - began
    told = {
        "seconds": seconds,
        "processor": used.ru_utime + used.ru_stime,
        "peak": used.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        "code": os.waitstatus_to_exitcode(status),
    }
    print(json.dumps(told))


main(*sys.argv[1:])
