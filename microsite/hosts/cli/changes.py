"""diff: what changed since a revision."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from microsite import changes, pipeline
from microsite.hosts.cli import options, output
from microsite.hosts.cli.group import command


@command
@options.ROOT
@options.STRICT
@options.form(
    "text",
    "json",
    "markdown",
    "github",
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
        output.report(findings, "text")
        output.say("Nothing was compared.", err=True)
        raise SystemExit(1)
    if form == "github":
        output.report(report.warnings, "github")
    else:
        output.say(changes.write(report, form))
    if form == "text":
        output.report(report.warnings, "text")
    output.stop_if(report.warnings, strict)
