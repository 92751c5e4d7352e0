"""factcheck: the sheet that an editor or a lawyer signs."""

from __future__ import annotations

from pathlib import Path

import click

from microsite import pipeline
from microsite.factcheck import files
from microsite.findings import nearest
from microsite.hosts.cli import options, output
from microsite.hosts.cli.group import command


@command
@options.ROOT
@options.ARCHIVE
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the two files. Default: factcheck/ in the project, which git ignores.",
)
@click.option(
    "--record",
    "records",
    metavar="ID",
    multiple=True,
    help="Only this record: its id, or kind/id. May be given several times.",
)
@click.option("--since", metavar="REV", help="Only records that changed since a git revision.")
@click.option(
    "--context",
    is_flag=True,
    help="Add the article's paragraph to each quotation. Private: it is other people's text.",
)
@click.option("--yes", is_flag=True, help="Replace a sheet that is there without asking.")
def factcheck(
    root: Path,
    archive: Path | None,
    out: Path | None,
    records: tuple[str, ...],
    since: str | None,
    context: bool,
    yes: bool,
) -> None:
    """Write the fact-check sheet: everything the site publishes, line by line, to be signed.

    One HTML file, to read on a screen or to print, and the same as CSV, for a spreadsheet. Each
    sentence and fact is one line: its source with paragraph and line, how far it was checked, who
    curated it and when, and a box to tick. Its foot has a hash of all lines: a sheet made later has
    the same one as long as nothing that was signed has changed.

    Exit codes: 0 it is written; 1 the records have mistakes, or you did not want to replace a
    sheet; 2 there is no such record or revision, or a build would publish the folder.
    """
    folder = out if out is not None else root / "factcheck"
    try:
        files.unpublished(folder, root)
    except files.NotThere as problem:
        raise click.UsageError(f"{problem}.") from problem
    where = options.at_hand(root, archive)
    if context:
        where = options.needed(root, archive, "showing the articles' paragraphs")
    try:
        with output.progress() as watch:
            done, findings = pipeline.factcheck(
                root, where, records=records, since=since, context=context, watch=watch
            )
    except pipeline.UnknownRecord as problem:
        hint = nearest(problem.id, problem.known)
        raise click.UsageError(f"there is no record '{problem.id}'; {hint}") from problem
    except pipeline.NoRevision as problem:
        raise click.UsageError(f"{problem}.") from problem
    except pipeline.UnusableTemplate as problem:
        raise click.ClickException(f"{problem.finding}. Nothing was written.") from problem
    output.report(findings, "text")
    if done is None:
        click.echo("Nothing was written.", err=True)
        raise SystemExit(1)
    html, csv = files.names(context)
    there = [name for name in (html, csv) if (folder / name).exists()]
    if there and not yes and not _replace(folder, there):
        click.echo("Nothing was written.", err=True)
        raise SystemExit(1)
    try:
        files.write(folder, {html: done.html, csv: done.csv})
    except OSError as problem:
        raise click.ClickException(f"{problem}.") from problem
    count = len(done.sheet.lines)
    click.echo(f"Wrote {folder / html} and {csv}: {count:,} line{'' if count == 1 else 's'}.")
    if context:
        click.echo("It holds other people's text: do not publish it, and do not pass it on.")


def _replace(folder: Path, there: list[str]) -> bool:
    """Ask whether to replace files, whose remarks would be lost; no, where nobody can answer."""
    try:
        return click.confirm(f"Replace {' and '.join(there)} in {folder}, remarks and all?")
    except click.Abort:
        return False
