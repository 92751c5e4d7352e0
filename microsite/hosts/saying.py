"""What a host logs, so that no terminal takes any of it for a command.

MkDocs names pages and links in its messages as they are. A file that a pull request brings along
can be called anything.
"""

from __future__ import annotations

import logging

from microsite.findings import visible
from microsite.hosts.strictness import HOSTS


class _Visible(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        """Write what nobody sees, or a terminal obeys, as an escape; line ends stay."""
        lines = record.getMessage().split("\n")
        record.msg, record.args = "\n".join(map(visible, lines)), None
        return True


def make_visible() -> None:
    """Have everything that the hosts log from now on pass through `visible`; once is enough."""
    # By its name: a preview imports the engine anew, and the filter is that of the one before.
    for handler in (each for name in HOSTS for each in logging.getLogger(name).handlers):
        if not any(type(each).__name__ == _Visible.__name__ for each in handler.filters):
            handler.addFilter(_Visible())
