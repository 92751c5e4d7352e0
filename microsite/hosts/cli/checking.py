"""check, verify and seal."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from microsite import evidence, pipeline
from microsite.findings import Style
from microsite.hosts.cli import options, output
from microsite.hosts.cli.group import command


@command
@options.ROOT
@options.ARCHIVE
@options.STRICT
@options.FORMAT
def check(root: Path, archive: Path | None, strict: bool, style: Style) -> None:
    """Check all records; report every mistake in one run.

    Quotations are held against the archive where it is at hand, and against data/evidence.lock.
    """
    with output.progress() as watch:
        checked = pipeline.check(root, options.at_hand(root, archive), watch)
    output.report(checked.findings, style)
    output.stop_if(checked.findings, strict)
    if not checked.findings and style == "text":
        click.echo("No findings.")


@command
@options.ROOT
@options.ARCHIVE
@options.STRICT
@options.FORMAT
def verify(root: Path, archive: Path | None, strict: bool, style: Style) -> None:
    """Find every quotation in the archive, letter by letter.

    Without an archive at hand the quotations are held against data/evidence.lock alone.
    """
    where = options.at_hand(root, archive)
    with output.progress() as watch:
        checked = pipeline.check(root, where, watch)
    output.report(checked.findings, style)
    output.stop_if(checked.findings, strict)
    if checked.verified is not None and style == "text":
        counted = evidence.figures(checked.verified.project, checked.verified.evidence)
        for noun, count in asdict(counted).items():
            click.echo(f"{count:8,}  {noun.replace('_', ' ')}")
        click.echo(
            f"Every passage was found letter by letter in {where}."
            if where
            else "No archive is at hand: every passage agrees with data/evidence.lock."
        )


@command
@options.ROOT
@options.ARCHIVE
@options.FORMAT
@click.option("--allow-warnings", is_flag=True, help="Seal in spite of warnings.")
def seal(root: Path, archive: Path | None, style: Style, allow_warnings: bool) -> None:
    """Verify against the archive, then write data/evidence.lock.

    Nothing is written unless every passage is found and there is no warning.
    """
    where = options.needed(root, archive, "sealing")
    try:
        with output.progress() as watch:
            sealed, findings = pipeline.seal(
                root, where, allow_warnings=allow_warnings, watch=watch
            )
    except OSError as problem:
        # Texts to be shown whole are written first: without their seal, a check asks for it.
        raise click.ClickException(f"{problem}. The lock is as it was.") from problem
    output.report(findings, style)
    if sealed is None:
        raise SystemExit(1)
    if style == "text":
        click.echo(f"Wrote {evidence.LOCK_FILE}: {len(sealed.passages)} passages.")
