"""init: begin another investigation."""

from __future__ import annotations

from pathlib import Path

import click

import microsite
from microsite import starting
from microsite.hosts.cli.group import command

_CLONE = Path(microsite.__file__).resolve().parents[1]


@command
@click.option("--title", help="What the site is called. Default: the made-up case's title.")
@click.option("--git", is_flag=True, help="Make it a git repository. Nothing is committed.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def init(folder: Path, title: str | None, git: bool) -> None:
    """Begin another investigation in DIR, with a made-up case that builds at once.

    DIR gets this clone's engine, templates, tests and docs, and a small fictional case in place of
    the records here: two agencies, three articles, and one of every kind of record. DIR must be new
    or empty.

    Exit codes: 0 it is there; 1 it is not, and nothing was written.
    """
    try:
        count = starting.start(_CLONE, folder, title=title, git=git)
    except (starting.CannotStart, OSError) as problem:
        raise click.ClickException(f"{problem}. Nothing was written.") from problem
    click.echo(f"Wrote {count} files to {folder}: the engine, and a made-up case. Next:\n")
    click.echo(f"  cd {folder}")
    click.echo("  make site     check the records and build the site into site/")
    click.echo("  make serve    look at it")
    click.echo("\nThen docs/tutorial.md: add an article and a quotation of your own.")
