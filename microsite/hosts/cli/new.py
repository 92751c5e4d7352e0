"""new: the group of commands that add a source or a record."""

from __future__ import annotations

import click

from microsite.hosts.cli.group import Group

_PLAIN = (
    "agency",
    "person",
    "organization",
    "document",
    "allegation",
    "figure",
    "bill",
    "event",
    "update",
)


@click.group(
    cls=Group,
    later={
        "source": "new_source:source",
        "statement": "new_statement:COMMAND",
        "response": "new_response:COMMAND",
        **dict.fromkeys(_PLAIN, "new_record:COMMANDS"),
        "correction": "new_correction:COMMAND",
    },
)
def new() -> None:
    """Add a source or a record.

    Shows what it is about to write, and asks first.
    """
