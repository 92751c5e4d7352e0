"""Questions at a terminal: what a field is, in the model's words, and what it takes.

They go to standard error, so that standard output holds the record and nothing else. Nobody is
asked where there is no terminal.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import click

from microsite import dates
from microsite.drafting import Blank, numbered
from microsite.findings import nearest
from microsite.hosts.cli import output
from microsite.load import Loaded

_SHOWN = 15  # ids that are listed at once
_BACK = "<"


class Stopped(click.Abort):
    """Somebody stopped within a list of groups, with some of them complete."""

    def __init__(self, found: list[dict[str, Any]]) -> None:
        super().__init__()
        self.found = found


class Back(Exception):
    """Somebody wants to answer the question before once more."""


def at_a_terminal() -> bool:
    """Say whether there is somebody who can be asked."""
    return sys.stdin.isatty()


def tell(text: str) -> None:
    """Say something that is no part of the result."""
    output.say(text, err=True)


def confirm(question: str, default: bool = True) -> bool:
    """Ask for yes or no."""
    return click.confirm(question, default=default, err=True)


def agreed(question: str, yes: bool) -> None:
    """Ask whether to write, unless --yes has said so.

    Raises:
        click.UsageError: there is nobody who can be asked.
        SystemExit: the answer is no.
    """
    if yes:
        return
    if not at_a_terminal():
        raise click.UsageError("there is no terminal to ask at: give --yes or --dry-run")
    if not confirm(question):
        tell("Nothing was written.")
        raise SystemExit(1)


def choose(question: str, among: Sequence[str]) -> int:
    """Ask which of several it is; returns its index from 0."""
    for number, each in enumerate(among, 1):
        tell(f"  {number}  {each}")
    chosen: int = click.prompt(question, type=click.IntRange(1, len(among)), err=True)
    return chosen - 1


def passage(question: str) -> str:
    """Ask for a text of one or more lines, which ends with an empty one."""
    tell(f"{question} End with an empty line:")
    lines: list[str] = []
    while line := click.prompt("", default="", show_default=False, prompt_suffix="> ", err=True):
        lines.append(line)
    return "\n".join(lines)


def prompt(question: str, *, value_proc: Callable[[str], str], **options: Any) -> Any:
    """Ask one question of a form.

    Raises:
        Back: the answer is `<`.
    """

    def read(typed: str) -> str:
        if typed.strip() == _BACK:
            raise Back
        return value_proc(typed)

    return click.prompt(question, value_proc=read, err=True, **options)


def ask(blank: Blank, loaded: Loaded, default: Any = None, offered: Sequence[str] = ()) -> Any:
    """Ask for what fills a blank, again and again until it can be that.

    Args:
        blank: what to fill in.
        loaded: the project, for the ids that there are.
        default: what Enter stands for; for an optional blank, nothing.
        offered: the ids that are most likely, first to last.

    Returns:
        What was typed, in the form that `drafting.assemble` takes; None where it was left empty.

    Raises:
        Back: the question before is to be asked again.
    """
    if blank.form == "group":
        return _groups(blank, loaded)
    told = f"{blank.name}: {blank.description}"
    if blank.known:
        told += "; 'unknown' if no source says it"
    tell("")
    if blank.words:
        tell(f"  one of: {', '.join(blank.words)}")
    ids = [id for kind in blank.kinds for id in sorted(loaded.ids.get(kind, ()))]
    if blank.kinds:
        listed = [*offered, *(id for id in ids if id not in offered)]
        more = " …" if len(listed) > _SHOWN else ""
        tell(f"  known: {', '.join(listed[:_SHOWN]) or 'none yet'}{more}")
    if blank.many and blank.form != "reference":
        return _lines(blank, told)
    if blank.many:
        told += " (put commas between them)"
        default = ", ".join(default) if isinstance(default, (list, tuple)) else default
    needed = blank.required or blank.words or default
    told += "" if needed else " (Enter: none)"
    typed = prompt(
        told,
        default=default if default is not None or needed else "",
        show_default=bool(default),
        value_proc=_reading(blank, ids if all(kind in loaded.ids for kind in blank.kinds) else ()),
    )
    return typed or None


def _reading(blank: Blank, ids: Sequence[str]) -> Callable[[str], str]:
    def read(typed: str) -> str:
        typed = typed.strip()
        if not typed:
            if blank.required:
                raise click.UsageError("this cannot be left empty")
            return typed
        if blank.words and typed not in blank.words:
            raise click.UsageError(f"'{typed}' is none of them; {nearest(typed, blank.words)}")
        for id in typed.split(",") if blank.many else [typed]:
            # Without ids: a file cannot be read, and nobody knows which there are.
            if ids and id.strip() not in ids:
                raise click.UsageError(f"there is no '{id.strip()}'; {nearest(id.strip(), ids)}")
        if blank.form == "number" and isinstance(numbered(typed), str):
            raise click.UsageError("this is no number; write it in digits")
        if blank.form == "date" and not (blank.known and typed == "unknown"):
            try:
                dates.parse(typed)
            except dates.InvalidEDTF as error:
                raise click.UsageError(f"{error.problem}; {error.hint}") from error
        return typed

    return read


def _lines(blank: Blank, told: str) -> list[str]:
    tell(f"{told}\n  One on a line; an empty line ends the list.")
    found: list[str] = []
    while True:
        line = click.prompt("", default="", show_default=False, prompt_suffix="> ", err=True)
        if line.strip() == _BACK:
            if not found:
                raise Back
            tell(f"  without: {found.pop()}")
        elif line.strip():
            found.append(line.strip())
        elif found or not blank.required:
            return found


def _groups(blank: Blank, loaded: Loaded) -> list[dict[str, Any]]:
    """Ask for the parts of each group; what else it may hold is added in the file."""
    tell(f"\n{blank.name}: {blank.description}")
    found: list[dict[str, Any]] = []
    try:
        _collect(blank, loaded, found)
    except click.Abort as stopped:
        raise Stopped(found) from stopped
    return found


def _collect(blank: Blank, loaded: Loaded, found: list[dict[str, Any]]) -> None:
    while not found or confirm("Another one?", default=False):
        try:
            group = _group(blank, loaded, optional=not blank.required and not found)
        except Back:
            if not found:
                raise
            continue
        if not group:
            break
        found.append(group)


def _group(blank: Blank, loaded: Loaded, *, optional: bool) -> dict[str, Any]:
    """Ask for one group; where it is optional, an empty first answer makes it an empty one."""
    group: dict[str, Any] = {}
    asked: list[int] = []
    at = 0
    try:
        while at < len(blank.parts):
            part = blank.parts[at]
            because = part.name == "because" and group.get("basis") == "inferred"
            if not (because or _matters(part)):
                at += 1
                continue
            skips = optional and not asked
            required = (part.required or because) and not skips
            try:
                typed = ask(replace(part, required=required), loaded)
            except Back:
                if not asked:
                    raise
                at = asked.pop()
                group.pop(blank.parts[at].path[-1], None)
                continue
            if typed is None and skips:
                return {}
            if typed is not None:
                group[part.path[-1]] = numbered(typed) if part.form == "number" else typed
            asked.append(at)
            at += 1
    except click.Abort:
        if group:
            tell(f"\nOf --{blank.name}, not finished, and so not in the command: {group}")
        raise
    return group


def _matters(part: Blank) -> bool:
    """Whether a part of a group is asked for: the required ones, a value, and whose role it is."""
    value = part.name == "value" and part.form == "number"
    return part.required or value or "organizations" in part.kinds
