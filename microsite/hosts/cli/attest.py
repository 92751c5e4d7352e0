"""attest: whether a copy of the site is what this project makes."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Literal

import click
from rich.text import Text

from microsite.hosts.cli import options, output
from microsite.hosts.cli.group import command
from microsite.hosts.record.attesting import (
    Attested,
    Difference,
    Rebuilt,
    against_own,
    against_rebuild,
    measured,
)
from microsite.hosts.record.reading import NoRecord, read
from microsite.hosts.record.rebuilding import CannotRebuild, address, rebuild
from microsite.hosts.record.record import PATH

_INDENT = " " * 10
_EDITED = "This is not the site that was built: it has been changed since."


@command
@options.ROOT
@options.form("text", "json")
@click.option(
    "--rebuild/--no-rebuild",
    "again",
    default=True,
    help="Whether to build the site again, or only to hold FOLDER against its own build.json.",
)
@click.option(
    "--partial",
    is_flag=True,
    help="Files may be missing in FOLDER, as in what was fetched by following links.",
)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def attest(
    root: Path, form: Literal["text", "json"], again: bool, partial: bool, folder: Path
) -> None:
    """Say whether FOLDER, a copy of the site, is what this project makes, file by file.

    First FOLDER is held against its own build.json, which names every published file with its hash.
    Then the project is built with MkDocs into a folder of its own, as build.json says that the site
    was built, and FOLDER is held against that: a build.json may be forged as well. Check out the
    commit that it names before. Nothing of FOLDER is run, and nothing in the project changes.

    Another Python or another version of a package is told, and counts only if a file differs.

    Exit codes: 0 all that is there agrees; 1 something differs, or the project cannot be built; 2
    FOLDER has no build.json that can be read, or nothing else.
    """
    try:
        record, canonical = read(folder)
    except NoRecord as problem:
        raise click.UsageError(f"{_visible(str(problem))}.") from problem
    copy = measured(folder)
    if partial and not copy.keys() - {PATH}:
        raise click.UsageError(f"{folder} holds nothing but {PATH}, so nothing was compared.")
    own = tuple(against_own(copy, record, canonical=canonical))
    rebuilt, builds_for = None, None
    if again:
        with tempfile.TemporaryDirectory(prefix="attest-") as beside:
            site = Path(beside, "site")
            try:
                rebuild(root, record, site)
            except CannotRebuild as problem:
                raise click.ClickException(
                    f"the project in {root.resolve()} cannot be built, so nothing was compared "
                    f"with it:\n{problem}"
                ) from problem
            made = read(site)[0]
            rebuilt = against_rebuild(folder, copy, record, site, made)
            builds_for = address(root) if made.site_url == record.site_url else made.site_url
    found = Attested(record, own, rebuilt, partial, builds_for)
    if form == "json":
        click.echo(json.dumps(_plain(found), ensure_ascii=False, indent=2))
    else:
        out = output.console()
        for line in _lines(found, folder, len(copy.keys() - {PATH})):
            out.print(line)
    if not found.agrees:
        raise SystemExit(1)


def _plain(found: Attested) -> dict[str, object]:
    record = found.record
    return {
        "agrees": found.agrees,
        "commit": record.commit,
        "edited": record.edited,
        "site_url": record.site_url,
        "builds_for": found.builds_for,
        "files": len(record.files),
        "own": [asdict(each) for each in found.own],
        "rebuilt": asdict(found.rebuilt) if found.rebuilt else None,
    }


def _lines(found: Attested, folder: Path, count: int) -> Iterator[Text]:
    elsewhere = found.builds_for not in (None, found.record.site_url)
    if elsewhere:
        yield _addresses(found)
    yield from _compared(f"{folder} and its own {PATH}", found.own, count, found.partial)
    if found.rebuilt is not None:
        yield from _compared(f"{folder} and a rebuild", found.rebuilt.files, count, found.partial)
        yield from _circumstances(found.rebuilt, elsewhere)
    yield from _conclusion(found)


def _addresses(found: Attested) -> Text:
    theirs, ours = (_visible(each or "none") for each in (found.record.site_url, found.builds_for))
    line = Text(f"site_url: the site says {theirs}; this project builds for {ours}", style="yellow")
    differing = found.rebuilt.circumstances if found.rebuilt else ()
    fixed = any(each.what == "site_url" for each in differing)
    return line.append(f". The rebuild was made for {ours if fixed else theirs}.", style="")


def _compared(
    title: str, files: tuple[Difference, ...], count: int, partial: bool
) -> Iterator[Text]:
    kinds = Counter(each.kind for each in files)
    lacking = kinds.pop("missing", 0) if partial else 0
    counted = ", ".join(f"{n} {kind}" for kind, n in kinds.items())
    said = f"{title} differ: {counted}" if kinds else f"{title} agree in {count} files"
    if lacking:
        said += f"; {'1 file is' if lacking == 1 else f'{lacking} files are'} not in this copy, "
        said += "which --partial allows"
    yield Text(f"{said}.")
    for each in files:
        harmless = partial and each.kind == "missing"
        line = Text(f"  {each.kind:7}", style="" if harmless else "bold red")
        line.append(f" {_visible(each.path)}", style="")
        for told in each.first.splitlines():
            line.append(f"\n{_INDENT}{told}", style="")
        yield line


def _circumstances(rebuilt: Rebuilt, elsewhere: bool) -> Iterator[Text]:
    if not rebuilt.circumstances:
        if not elsewhere:
            yield Text("Both were built from the same, with the same.")
        return
    yield Text("What they were built from or with differs:")
    for each in rebuilt.circumstances:
        style = "bold red" if each.decides else "yellow"
        line = Text(f"  {_visible(each.what)}", style=style)
        for where, said in (("the site:", each.there), ("here:", each.here)):
            line.append(f"\n{_INDENT}{where:9} {_visible(said)}", style="")
        yield line


def _conclusion(found: Attested) -> Iterator[Text]:
    record = found.record
    if record.commit is None:
        yield Text("No commit is named: where the site was built, git could not tell.")
    elif record.edited:
        yield Text("The site was built from edited files, which nobody has by its commit.")
    elif found.rebuilt and any(each.what == "commit" for each in found.rebuilt.circumstances):
        yield Text(f"To compare it with its own commit: git checkout {record.commit}, make site.")
    if not found.agrees:
        yield Text("This is not the site that was built here." if found.rebuilt else _EDITED)
    elif found.rebuilt:
        yield Text(f"Agreed: this is what is built here, from {record.commit or 'these files'}.")
        if found.rebuilt.circumstances:
            yield Text(f"That is so of every file but {PATH}, of which see above.")
    else:
        yield Text("Agreed with itself. Without a rebuild, that does not say who made it.")


def _visible(text: str) -> str:
    """Give what somebody else wrote, with signs that a terminal acts upon or hides as escapes."""
    shown = (each if each.isprintable() else ascii(each)[1:-1] for each in text)
    return "".join(shown)
