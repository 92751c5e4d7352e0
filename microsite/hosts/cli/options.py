"""Options that several commands take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from microsite import pipeline

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="Folder of the project. Default: the current one.",
)
ARCHIVE = click.option(
    "--archive",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the archived articles. Default: $MICROSITE_ARCHIVE, or archive/ if it exists.",
)
FORMAT = click.option(
    "--format",
    "style",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    help="How findings are written.",
)
YES = click.option("--yes", is_flag=True, help="Write without asking.")
DRY_RUN = click.option("--dry-run", is_flag=True, help="Show what would be written, and stop.")
STRICT = click.option("--strict", is_flag=True, help="Let warnings stop the command as well.")


def form(*forms: str, help: str = "How it is written.") -> Callable[[Any], Any]:
    """Make the option --format of a command that writes something else than findings.

    Args:
        forms: what can be chosen, the usual one first.
        help: what the choice is about.
    """
    return click.option("--format", "form", type=click.Choice(forms), default=forms[0], help=help)


def at_hand(root: Path, given: Path | None) -> Path | None:
    """Choose the archive, or None where there is none.

    Raises:
        click.UsageError: one was named, and there is no such folder.
    """
    where = pipeline.archive_at_hand(root, given)
    if where is not None and not where.is_dir():
        raise click.UsageError(f"there is no folder {where}: check --archive or MICROSITE_ARCHIVE")
    return where


def needed(root: Path, given: Path | None, why: str) -> Path:
    """Choose the archive for a command that does nothing without one.

    Args:
        root: the project's folder.
        given: what --archive names.
        why: what needs it, such as "sealing".

    Raises:
        click.UsageError: there is none.
    """
    where = at_hand(root, given)
    if where is None:
        raise click.UsageError(
            f"{why} needs the archived articles: give --archive DIR, set MICROSITE_ARCHIVE, or "
            "put them into archive/"
        )
    return where
