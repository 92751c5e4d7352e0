"""Which file a new record goes into: the one that is named, the only likely one, or an answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from microsite.drafting import files_for, problem_with_file
from microsite.hosts.cli import asking
from microsite.hosts.cli.placing import Desk
from microsite.load import Loaded

FILE = click.Option(
    ["--file"],
    metavar="FILE",
    help="Put it into this file, where the records of its kind are split over several; one that is "
    "not there is begun.",
)
_SHOWN = 15  # files that are listed at once


def checked(name: str | None, kind: str) -> str | None:
    """Take what --file names.

    Raises:
        click.UsageError: it cannot hold records of this kind.
    """
    if name is not None and (problem := problem_with_file(name, kind)):
        raise click.UsageError(f"--file: {problem}")
    return name


def file_for(desk: Desk, kind: str, record: Mapping[str, Any], loaded: Loaded) -> str:
    """Choose the file for a record, as a path below the project's folder.

    Raises:
        click.UsageError: it could be one of several, and there is nobody who can be asked.
    """
    if desk.file is not None:
        return desk.file
    names = files_for(kind, record, loaded)
    if len(names) == 1:
        return names[0]
    shown = ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
    if not desk.asks:
        raise click.UsageError(f"{kind} stand in several files: name one with --file ({shown})")

    def read(typed: str) -> str:
        if problem := problem_with_file(typed.strip(), kind):
            raise click.UsageError(problem)
        return typed.strip()

    asking.tell(f"\n  there are: {shown}")
    chosen: str = click.prompt(
        "Into which file, one of these or a new one?", value_proc=read, err=True
    )
    return chosen
