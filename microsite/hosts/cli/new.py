"""new: the group of commands that add a source or a record."""

from __future__ import annotations

import click

from microsite.hosts.cli import (
    new_correction,
    new_record,
    new_response,
    new_source,
    new_statement,
)
from microsite.hosts.cli.group import Group


@click.group(cls=Group)
def new() -> None:
    """Add a source or a record.

    Shows what it is about to write, and asks first.
    """


for each in (
    new_source.source,
    new_statement.COMMAND,
    new_response.COMMAND,
    *new_record.COMMANDS,
    new_correction.COMMAND,
):
    new.add_command(each)
