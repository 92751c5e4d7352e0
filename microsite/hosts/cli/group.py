"""How commands explain themselves: Rich's help, Click's own one-line errors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click
import rich_click

HELP = {
    "help_option_names": ["-h", "--help"],
    "rich_help_config": rich_click.RichHelpConfiguration(
        theme="default-slim",
        text_markup="markdown",
        max_width=100,
        text_paragraph_linebreaks="\n\n",
        commands_before_options=True,
        command_groups={
            "*": [
                {"name": "Every day", "commands": ["check", "serve", "build"]},
                {"name": "Adding", "commands": ["new"]},
                {"name": "The archive", "commands": ["find", "quotes", "verify", "seal"]},
                {"name": "Signing off", "commands": ["diff", "factcheck"]},
                {"name": "Help", "commands": ["explain", "doctor", "schema"]},
                {"name": "Another investigation", "commands": ["init", "towns"]},
                {"name": "Other hosts", "commands": ["write", "guard"]},
            ]
        },
    ),
}


class Group(rich_click.RichGroup):
    """A group of commands whose errors stay on one line, so that they can be searched and copied.

    Rich would put them into a box and break a path in two.
    """

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run as Click itself does."""
        return click.Group.main(self, *args, **kwargs)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands as they were added: what is needed first, first."""
        return list(self.commands)


def command(function: Callable[..., None]) -> click.Command:
    """Make a function a command, with its docstring as its help."""
    return click.command(cls=rich_click.RichCommand)(function)
