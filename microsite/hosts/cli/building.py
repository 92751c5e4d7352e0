"""build, and write and guard for other hosts."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import click

from microsite import cache, pipeline
from microsite.disk.by_file import Unfinished
from microsite.findings import Style
from microsite.hosts import folder as folders
from microsite.hosts import staging
from microsite.hosts.cli import options, output
from microsite.hosts.cli.group import command
from microsite.hosts.guard import guard as put_policy
from microsite.hosts.published import placeholder
from microsite.hosts.settings import NoSuchChoice, Unusable, check_choices, read_settings, repeated
from microsite.policy import NoPlace


@command
@options.ROOT
@options.FORMAT
@click.option("--strict/--no-strict", default=True, help="Whether warnings stop the build.")
def build(root: Path, style: Style, strict: bool) -> None:
    """Check, then build the site with MkDocs into site/.

    `mkdocs build` does the same. On a finding, the last good site stays as it is.
    """
    # Whatever comes of this build, the one before it ends whole. What is wrong with the settings is
    # told after what is wrong with the records, by MkDocs.
    try:
        with suppress(Unusable):
            staging.mend(read_settings(root).site)
    except OSError as problem:
        raise click.ClickException(
            f"{problem}. The last build's exchange is unfinished."
        ) from problem
    with output.progress() as watch:
        checked = pipeline.check(root, options.at_hand(root, None), watch)
    if checked.findings.stops(strict=strict):
        output.report(checked.findings, style)
        output.stop_if(checked.findings, strict)
    from microsite.hosts import mkdocs  # takes a quarter of a second that no other command needs

    mkdocs.build_site(root.resolve(), strict=strict)


@command
@options.ROOT
@options.ARCHIVE
@options.FORMAT
@click.option("--strict/--no-strict", default=True, help="Whether warnings stop the command.")
@click.argument("folder", type=click.Path(path_type=Path))
def write(root: Path, archive: Path | None, style: Style, strict: bool, folder: Path) -> None:
    """Check, then write the site into a folder for another site generator.

    FOLDER is made, or, if this command wrote it before, replaced. See docs/other-hosts.md.
    """

    def wait() -> None:
        click.echo(f"Another command writes into {folder}: waiting for it.", err=True)

    with output.progress() as watch:
        checked = pipeline.check(root, options.at_hand(root, archive), watch)
    output.report(checked.findings, style)
    output.stop_if(checked.findings, strict)
    if checked.verified is None:
        raise SystemExit(1)
    try:
        settings = read_settings(root)
        check_choices(settings.values.get("extra") or {})
        imprint = pipeline.Imprint(settings.site_url, settings.author, settings.copyright)
        with cache.of(root) as store:
            site = pipeline.publish(checked.verified, root, imprint, store)
        dead = tuple(folders.dead_links(site, root, settings.docs))
        warnings = [
            *repeated(root),
            *settings.disagreements(site.language),
            *site.warnings,
            *map(str, dead),
        ]
        for warning in warnings:
            output.say(f"warning: {warning}", err=True)
        if strict and warnings:
            raise click.ClickException("there are warnings. Nothing was written.")
        count = folders.write(site, root, settings, folder, wait)
    except pipeline.UnusableTemplate as problem:
        raise click.ClickException(f"{problem.finding}") from problem
    except (Unusable, NoSuchChoice, folders.NotOurs, OSError) as problem:
        raise click.ClickException(f"{problem}. Nothing was written.") from problem
    except Unfinished as problem:
        raise click.ClickException(f"{problem} Say the same again.") from problem
    if nobodys := placeholder(settings.site_url):
        output.say(f"Before you publish: {nobodys}.")
    output.say(f"Wrote {count} files to {folder}. Build them there with zensical or properdocs.")


@command
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
    output.say(f"{done} pages got their policy; {before} had one.")


def _hashes(given: tuple[str, ...]) -> tuple[str, ...]:
    for each in given:
        if not re.fullmatch(r"sha256-[A-Za-z0-9+/]{43}=", each):
            raise click.BadParameter(f"{each} is not sha256- and 44 letters")
    return given
