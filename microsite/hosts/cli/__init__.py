"""The command line as a host: `python build.py COMMAND`.

Each module holds the commands of one part of the work: it parses, asks and prints, and leaves the
work itself to the engine. Exit codes, everywhere: 0 all is well; 1 findings, or a refusal, stopped
the command; 2 the command was not understood, or cannot be asked what it lacks, or, from build.py,
the packages are not installed. A command's help names them where they mean more than that.
"""

from __future__ import annotations

import click

from microsite.hosts.cli.group import HELP, Group

__all__ = ["main"]


@click.group(
    cls=Group,
    later={
        "attest": "attest:attest",
        "build": "building:build",
        "guard": "building:guard",
        "write": "building:write",
        "diff": "changes:diff",
        "check": "checking:check",
        "seal": "checking:seal",
        "verify": "checking:verify",
        "doctor": "doctor:doctor",
        "schema": "editors:schema",
        "explain": "explain:explain",
        "factcheck": "factcheck:factcheck",
        "find": "find:find",
        "towns": "geography:towns",
        "init": "init:init",
        "new": "new:new",
        "printings": "printings:printings",
        "quotes": "quotes:quotes",
        "serve": "serve:serve",
    },
    invoke_without_command=True,
    context_settings=HELP,
    epilog="Exit codes: 0 all is well; 1 findings, or a refusal, stopped the command; 2 the "
    "command was not understood, or the packages are not installed. NO_COLOR=1 turns colors off.",
)
@click.pass_context
def main(context: click.Context) -> None:
    """Check the records, verify the quotations, build the site.

    Without a command: check, then build. Each command explains itself: `python build.py check
    --help`.
    """
    if context.invoked_subcommand is None:
        context.invoke(main.commands["build"])
