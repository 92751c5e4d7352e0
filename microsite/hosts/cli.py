"""The command line as a host: `python build.py [check|verify|seal|diff|build|write|guard|towns]`.

Exit codes: 0 all is well; 1 findings stop the command; 2 the command was not understood.
"""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path
from typing import Literal

import click

from microsite import changes, evidence, pipeline
from microsite.findings import Findings, Style
from microsite.hosts import folder as folders
from microsite.hosts.guard import guard as put_policy
from microsite.hosts.published import placeholder
from microsite.hosts.settings import Unusable, read_settings
from microsite.maps import TOWNS, load_region, towns_geojson
from microsite.policy import NoPlace

_ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="Folder of the project. Default: the current one.",
)
_ARCHIVE = click.option(
    "--archive",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the archived articles. Default: $MICROSITE_ARCHIVE, or archive/ if it exists.",
)
_FORMAT = click.option(
    "--format",
    "style",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    help="How findings are written.",
)
_STRICT = click.option("--strict", is_flag=True, help="Let warnings stop the command as well.")


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def main(context: click.Context) -> None:
    """Check the records, verify the quotations, build the site.

    Without a command: check, then build.
    """
    if context.invoked_subcommand is None:
        context.invoke(build)


@main.command()
@_ROOT
@_ARCHIVE
@_STRICT
@_FORMAT
def check(root: Path, archive: Path | None, strict: bool, style: Style) -> None:
    """Check all records; report every mistake in one run.

    Quotations are held against the archive where it is at hand, and against data/evidence.lock.
    """
    checked = pipeline.check(root, _at_hand(root, archive))
    _report(checked.findings, style)
    _stop_if(checked.findings, strict)
    if not checked.findings and style == "text":
        click.echo("No findings.")


@main.command()
@_ROOT
@_ARCHIVE
@_STRICT
@_FORMAT
def verify(root: Path, archive: Path | None, strict: bool, style: Style) -> None:
    """Find every quotation in the archive, letter by letter.

    Without an archive at hand the quotations are held against data/evidence.lock alone.
    """
    where = _at_hand(root, archive)
    checked = pipeline.check(root, where)
    _report(checked.findings, style)
    _stop_if(checked.findings, strict)
    if checked.verified is not None and style == "text":
        counted = evidence.figures(checked.verified.project, checked.verified.evidence)
        for noun, count in asdict(counted).items():
            click.echo(f"{count:8,}  {noun.replace('_', ' ')}")
        click.echo(
            f"Every passage was found letter by letter in {where}."
            if where
            else "No archive is at hand: every passage agrees with data/evidence.lock."
        )


@main.command()
@_ROOT
@_ARCHIVE
@_FORMAT
@click.option("--allow-warnings", is_flag=True, help="Seal in spite of warnings.")
def seal(root: Path, archive: Path | None, style: Style, allow_warnings: bool) -> None:
    """Verify against the archive, then write data/evidence.lock.

    Nothing is written unless every passage is found and there is no warning.
    """
    where = _at_hand(root, archive)
    if where is None:
        raise click.UsageError(
            "sealing needs the archived articles: give --archive DIR, set MICROSITE_ARCHIVE, or "
            "put them into archive/"
        )
    sealed, findings = pipeline.seal(root, where, allow_warnings=allow_warnings)
    _report(findings, style)
    if sealed is None:
        raise SystemExit(1)
    if style == "text":
        click.echo(f"Wrote {evidence.LOCK_FILE}: {len(sealed.passages)} passages.")


@main.command()
@_ROOT
@_STRICT
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", "github"]),
    default="text",
    help="How it is written: markdown for a pull request; github for the warnings alone, as notes.",
)
@click.argument("revision", metavar="REV")
def diff(root: Path, strict: bool, form: changes.Form | Literal["github"], revision: str) -> None:
    """List which published facts changed since REV, for an editor to sign off.

    REV is what git takes for a commit: main, HEAD~3, a tag, a hash. The records as they lie in the
    folder are compared with it, committed or not. A warning tells of a quotation, an answer or
    another published fact that no longer holds while no correction added since says so.

    Exit codes: 0 it is listed; 1 today's records have mistakes, or there is a warning and --strict;
    2 REV cannot be compared with: no git, no repository, no such revision, no records in it.
    """
    try:
        report, findings = pipeline.diff(root, revision)
    except pipeline.NoRevision as problem:
        raise click.UsageError(f"{problem}.") from problem
    if report is None:
        _report(findings, "text")
        click.echo("Nothing was compared.", err=True)
        raise SystemExit(1)
    if form == "github":
        _report(report.warnings, "github")
    else:
        click.echo(changes.write(report, form))
    if form == "text":
        _report(report.warnings, "text")
    _stop_if(report.warnings, strict)


@main.command()
@_ROOT
@click.option("--strict/--no-strict", default=True, help="Whether warnings stop the build.")
def build(root: Path = Path(), strict: bool = True) -> None:
    """Check, then build the site with MkDocs."""
    checked = pipeline.check(root, _at_hand(root, None))
    if checked.findings.stops(strict=strict):
        _report(checked.findings, "text")
        _stop_if(checked.findings, strict)
    from microsite.hosts import mkdocs  # takes a quarter of a second that no other command needs

    mkdocs.build_site(root.resolve(), strict=strict)


@main.command()
@_ROOT
@_ARCHIVE
@click.option("--strict/--no-strict", default=True, help="Whether warnings stop the command.")
@click.argument("folder", type=click.Path(path_type=Path))
def write(root: Path, archive: Path | None, strict: bool, folder: Path) -> None:
    """Check, then write the site into a folder for another site generator.

    FOLDER is made, or, if this command wrote it before, replaced. See docs/other-hosts.md.
    """
    checked = pipeline.check(root, _at_hand(root, archive))
    _report(checked.findings, "text")
    _stop_if(checked.findings, strict)
    if checked.verified is None:
        raise SystemExit(1)
    try:
        settings = read_settings(root)
        imprint = pipeline.Imprint(settings.site_url, settings.author, settings.copyright)
        site = pipeline.publish(checked.verified, root, imprint)
        dead = tuple(folders.dead_links(site, root, settings.docs))
        warnings = [*site.warnings, *map(str, dead)]
        for warning in warnings:
            click.echo(f"warning: {warning}", err=True)
        if strict and warnings:
            raise SystemExit(1)
        count = folders.write(site, root, settings, folder)
    except pipeline.UnusableTemplate as problem:
        raise click.ClickException(f"{problem.finding}") from problem
    except (Unusable, folders.NotOurs, OSError) as problem:
        raise click.ClickException(f"{problem}. Nothing was written.") from problem
    if nobodys := placeholder(settings.site_url):
        click.echo(f"Before you publish: {nobodys}.")
    click.echo(f"Wrote {count} files to {folder}. Build them there with zensical or properdocs.")


@main.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--style",
    "styles",
    metavar="SHA256",
    multiple=True,
    callback=lambda _context, _option, given: _hashes(given),
    help="Allow a style sheet that a script of the host's writes; the browser's console names it.",
)
def guard(site: Path, styles: tuple[str, ...]) -> None:
    """Put the content security policy into the pages of a site that another host has built.

    SITE is the folder that was built. A build with our hook in MkDocs or ProperDocs has it already.
    """
    try:
        done, before = put_policy(site, styles)
    except (NoPlace, OSError, UnicodeDecodeError) as problem:
        raise click.ClickException(f"{problem}. Nothing was written.") from problem
    if not done + before:
        raise click.ClickException(f"there is no page in {site}")
    click.echo(f"{done} pages got their policy; {before} had one.")


@main.command()
@_ROOT
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def towns(root: Path, file: Path) -> None:
    """Make data/geo/towns.geojson, so that the maps show towns.

    FILE is a Cartographic Boundary File of county subdivisions, as the U.S. Census Bureau
    publishes it: cb_YYYY_SS_cousub_500k.zip.
    """
    folder = root / "data" / "geo"
    try:
        text = towns_geojson(file, load_region(folder, towns=False))
    except (OSError, ValueError) as problem:
        raise click.ClickException(f"{problem}. Nothing was written.") from problem
    (folder / TOWNS).write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"Wrote data/geo/{TOWNS}: {text.count(chr(10)) - 2} towns, {len(text):,} bytes.")


def _hashes(given: tuple[str, ...]) -> tuple[str, ...]:
    for each in given:
        if not re.fullmatch(r"sha256-[A-Za-z0-9+/]{43}=", each):
            raise click.BadParameter(f"{each} is not sha256- and 44 letters")
    return given


def _at_hand(root: Path, given: Path | None) -> Path | None:
    where = pipeline.archive_at_hand(root, given)
    if where is not None and not where.is_dir():
        raise click.UsageError(f"there is no folder {where}: check --archive or MICROSITE_ARCHIVE")
    return where


def _report(findings: Findings, style: Style) -> None:
    if findings or style == "json":
        click.echo(findings.format(style), err=style == "text")
    if findings and style == "text":
        click.echo(findings.summary(), err=True)


def _stop_if(findings: Findings, strict: bool) -> None:
    if findings.stops(strict=strict):
        raise SystemExit(1)
