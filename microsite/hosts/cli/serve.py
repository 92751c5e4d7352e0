"""serve: the preview in a browser."""

from __future__ import annotations

from pathlib import Path

import click

from microsite.hosts.cli import options
from microsite.hosts.cli.group import command


@command
@options.ROOT
@click.option("--port", type=click.IntRange(1, 65535), help="Port on this machine. Default: 8000.")
@click.option(
    "--dev-addr",
    "address",
    metavar="HOST:PORT",
    default="",
    help="Where it answers, instead of --port; 0.0.0.0:8000 lets the whole network in.",
)
@click.option("--open", "open_in_browser", is_flag=True, help="Open it in the browser.")
def serve(root: Path, port: int | None, address: str, open_in_browser: bool) -> None:
    """Show the site on this machine, and build it anew at each change.

    `mkdocs serve` does the same. A finding appears in the terminal and at the top of each page, and
    the last good pages stay until it is mended. Ctrl+C ends it.
    """
    if port and address:
        raise click.UsageError("give --port or --dev-addr, not both")
    from microsite.hosts import mkdocs  # takes a quarter of a second that no other command needs

    where = f"localhost:{port}" if port else address
    mkdocs.serve_site(root.resolve(), where, open_in_browser=open_in_browser)
