"""new: the group of commands that add a source or a record."""

from __future__ import annotations

import click

from microsite.hosts.cli import new_source
from microsite.hosts.cli.group import Group


@click.group(cls=Group)
def new() -> None:
    """Add a source or a record.

    Shows what it is about to write, and asks first.
    """


new.add_command(new_source.source)
