"""The command line as a host: `python build.py COMMAND`.

Each module holds the commands of one part of the work: it parses, asks and prints, and leaves the
work itself to the engine. Exit codes, everywhere: 0 all is well; 1 findings, or a refusal, stopped
the command; 2 the command was not understood, or cannot be asked what it lacks. A command's help
names them where they mean more than that.
"""

from __future__ import annotations

import click

from microsite.hosts.cli import building, changes, checking, editors, explain, geography
from microsite.hosts.cli.doctor import doctor
from microsite.hosts.cli.factcheck import factcheck
from microsite.hosts.cli.find import find
from microsite.hosts.cli.group import HELP, Group
from microsite.hosts.cli.init import init
from microsite.hosts.cli.new import new
from microsite.hosts.cli.printings import printings
from microsite.hosts.cli.quotes import quotes
from microsite.hosts.cli.serve import serve

__all__ = ["main"]


@click.group(
    cls=Group,
    invoke_without_command=True,
    context_settings=HELP,
    epilog="Exit codes: 0 all is well; 1 findings, or a refusal, stopped the command; 2 the "
    "command was not understood. NO_COLOR=1 turns colors off.",
)
@click.pass_context
def main(context: click.Context) -> None:
    """Check the records, verify the quotations, build the site.

    Without a command: check, then build. Each command explains itself: `python build.py check
    --help`.
    """
    if context.invoked_subcommand is None:
        context.invoke(building.build)


for each in (
    building.build,
    building.guard,
    building.write,
    changes.diff,
    checking.check,
    checking.seal,
    checking.verify,
    doctor,
    editors.schema,
    explain.explain,
    factcheck,
    find,
    geography.towns,
    init,
    new,
    printings,
    quotes,
    serve,
):
    main.add_command(each)
