"""How commands explain themselves: Rich's help, Click's own one-line errors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from importlib import import_module
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
                {"name": "Signing off", "commands": ["diff", "factcheck", "attest"]},
                {"name": "Help", "commands": ["explain", "doctor", "schema"]},
                {"name": "Another investigation", "commands": ["init", "towns"]},
                {"name": "Other hosts", "commands": ["write", "guard"]},
            ]
        },
    ),
}


class Later(MutableMapping[str, click.Command]):
    """Commands by name, each imported when it is asked for: most runs use one of them."""

    def __init__(self, places: Mapping[str, str]) -> None:
        """Take the names, in the order in which help lists them.

        Args:
            places: by name, the module in this package and the attribute of it that is the command,
                with a colon between; or that holds several commands by their names.
        """
        self._places = dict(places)
        self._found: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._found:
            module, _, attribute = self._places[name].partition(":")
            found = getattr(import_module(f"{__package__}.{module}"), attribute)
            self._found[name] = found[name] if isinstance(found, Mapping) else found
        return self._found[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._found[name] = command
        self._places.setdefault(name, "")

    def __delitem__(self, name: str) -> None:
        del self._places[name]
        self._found.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class Group(rich_click.RichGroup):
    """A group of commands whose errors stay on one line, so that they can be searched and copied.

    Rich would put them into a box and break a path in two.
    """

    def __init__(self, *args: Any, later: Mapping[str, str], **kwargs: Any) -> None:
        """Make a group as Click does, of commands that are imported later; see `Later`."""
        super().__init__(*args, **kwargs)
        # Not handed on, since Rich's group would look at each of them at once.
        self.commands = Later(later)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run as Click itself does."""
        return click.Group.main(self, *args, **kwargs)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands as they were added: what is needed first, first."""
        return list(self.commands)


def command(function: Callable[..., None]) -> click.Command:
    """Make a function a command, with its docstring as its help."""
    return click.command(cls=rich_click.RichCommand)(function)
