"""schema: what an editor knows of the records while somebody types."""

from __future__ import annotations

from pathlib import Path

import click

from microsite import pipeline, schemas
from microsite.hosts.cli import options, output
from microsite.hosts.cli.group import command


@command
@options.ROOT
def schema(root: Path) -> None:
    """Write the JSON Schemas that editors read into .schemas/.

    They hold what each field means, the words that it may have, and the ids of the records there
    are. Where they are in use, check, seal and every build keep them up to date, so that this
    command is needed once, if at all. See docs/how-to/editor.md.
    """
    try:
        changed, findings = pipeline.write_schemas(root)
    except OSError as problem:
        raise click.ClickException(f"{problem}. Nothing more was written.") from problem
    if changed is None:
        output.report(findings, "text")
        raise SystemExit(1)
    written = f"{len(changed)} schemas" if len(changed) != 1 else "one schema"
    click.echo(
        f"Wrote {written} to {schemas.FOLDER}/." if changed else "The schemas are up to date."
    )
    if findings.errors:
        click.echo("The records have mistakes, and an id may be missing: run check.", err=True)
