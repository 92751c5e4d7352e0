"""What a strict build counts: the warnings that MkDocs, or ProperDocs, logs.

A strict build ends with an error after it has written everything, if one of its logger's handlers
has counted a warning. That handler is public; here it is asked, or, in a preview, sent away.
"""

from __future__ import annotations

import logging
from typing import Any

HOSTS = ("mkdocs", "properdocs")
"""The hosts' loggers."""


def warned() -> bool:
    """Say whether the running build is strict and has warnings, so that the host will end it."""
    return any(counter.get_counts() for _, counter in _counters())


def never_end() -> None:
    """Let the running build go on to its end, whatever is warned of."""
    for logger, counter in _counters():
        logger.removeHandler(counter)


class Warnings(logging.Handler):
    """Keeps what the hosts warn of, between `start` and `stop`."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def start(self) -> None:
        """Begin anew."""
        self.stop()
        self.records.clear()
        for name in HOSTS:
            logging.getLogger(name).addHandler(self)

    def stop(self) -> None:
        """Keep what there is, and take no more."""
        for name in HOSTS:
            logging.getLogger(name).removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message; what the server says of requests, and a preview itself, is none."""
        if not record.name.endswith((".livereload", ".preview")):
            self.records.append(record)

    def texts(self, level: int = logging.WARNING) -> tuple[str, ...]:
        """List the messages from a level on, each once."""
        found = (each.getMessage() for each in self.records if each.levelno >= level)
        return tuple(dict.fromkeys(found))


def _counters() -> list[tuple[logging.Logger, Any]]:
    loggers = [logging.getLogger(name) for name in HOSTS]
    return [(each, it) for each in loggers for it in each.handlers if hasattr(it, "get_counts")]
