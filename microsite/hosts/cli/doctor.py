"""doctor: the whole situation at a glance."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Literal

import click
from rich.text import Text

from microsite import pipeline
from microsite.doctor import Remark, SiteFacts, Situation, examine
from microsite.hosts import staging
from microsite.hosts.cli import options, output
from microsite.hosts.cli.group import command
from microsite.hosts.published import placeholder
from microsite.hosts.settings import Unusable, read_settings

_COLORS = {"ok": "green", "note": "yellow", "problem": "bold red"}


@command
@options.ROOT
@options.ARCHIVE
@options.form("text", "json")
def doctor(root: Path, archive: Path | None, form: Literal["text", "json"]) -> None:
    """Look at the whole situation: what is well, and what to do about the rest.

    The machine, git, the records, the archive, the site's settings, days that pass, and words that
    a newer source may have overtaken. Nothing is written, and no network is used.

    Exit codes: 0 no problem, notes or not; 1 there is a problem.
    """
    where = options.at_hand(root, archive)
    read = pipeline.state(root, where)
    if read is None:
        raise click.ClickException("there is no folder 'data' here: name a project's with --root")
    loaded, lock, findings, examined = read
    remarks = examine(
        Situation(root, loaded, lock, findings, where, _site(root), date.today(), examined)
    )
    if form == "json":
        click.echo(json.dumps([asdict(each) for each in remarks], ensure_ascii=False, indent=2))
    else:
        out = output.console()
        for remark in remarks:
            out.print(_line(remark))
    if any(each.level == "problem" for each in remarks):
        raise SystemExit(1)


def _site(root: Path) -> SiteFacts:
    try:
        settings = read_settings(root)
    except Unusable as problem:
        return SiteFacts(unreadable=" ".join(str(problem).split()))
    name = str(settings.values.get("site_name") or "")
    address, unfinished = placeholder(settings.site_url), staging.unfinished(settings.site)
    return SiteFacts(name, address, unfinished=unfinished)


def _line(remark: Remark) -> Text:
    text = Text(f"{remark.level:8}", style=_COLORS[remark.level])
    text.append(f" {remark.topic:10} {remark.says}", style="")
    if remark.todo:
        text.append(f"\n{'':19} → {remark.todo}")
    return text
