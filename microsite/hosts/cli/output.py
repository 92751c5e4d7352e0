"""What commands print: results to standard output, findings and progress to standard error.

Rich decides by the terminal: colors where there is one and NO_COLOR is not set, plain text into a
file or a pipe. Lines are never broken, so that a path stays in one piece.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from microsite.findings import Finding, Findings, Style, visible
from microsite.progress import Watch, unwatched

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_COLORS = {"error": "bold red", "warning": "bold yellow"}
_PATIENCE, _PAUSE = 0.5, 0.1
"""Seconds after which a work is long enough for a bar, and between two looks at it."""


_SHOWN = {
    **{code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n"},
    0x7F: 0x2421,
    **dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
}
"""What stands for a character that a terminal obeys, one for one: ␛ for an escape."""


def shown(text: str) -> str:
    """Write a text so that no terminal takes any of it for a command, character for character."""
    return text if text.isprintable() else text.translate(_SHOWN)


def say(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Print a text in which words of records or articles may stand."""
    click.echo(shown(text), err=err, nl=nl)


def console(*, err: bool = False) -> Console:
    """Open the terminal, or what stands in its place, as it is now."""
    # Imported by whoever has something to print: most checks say one line, by Click.
    from rich.console import Console
    from rich.text import Text

    class Safe(Console):
        def print(self, *objects: Any, **options: Any) -> None:
            for each in objects:
                if isinstance(each, Text):
                    each.plain = shown(each.plain)
            made = (shown(each) if isinstance(each, str) else each for each in objects)
            super().print(*made, **options)

    # Without emoji, or `:100:` in a place would become one.
    return Safe(stderr=err, soft_wrap=True, highlight=False, markup=False, emoji=False)


def report(findings: Findings, style: Style) -> None:
    """Print findings; as text they go to standard error, with a count at the end."""
    if style != "text":
        if findings or style == "json":
            click.echo(findings.format(style))
        return
    if findings:
        out = console(err=True)
        for finding in findings.printed:
            out.print(_colored(finding) if out.is_terminal else str(finding))
        if findings.more:
            out.print(findings.more)
        for line in findings.advice:
            out.print(line)
        out.print(findings.summary())


def stop_if(findings: Findings, strict: bool) -> None:
    """End with exit code 1 on an error and, if strict, on a warning."""
    if findings.stops(strict=strict):
        raise SystemExit(1)


@contextmanager
def progress() -> Iterator[Watch]:
    """Show how far a long work is, on a terminal only, and clear the bar away at its end.

    Yields:
        What the work calls with the name of its stage, how much of it is done, and how much there
        is.
    """
    if not sys.stderr.isatty():
        yield unwatched
        return
    with ExitStack() as shown:
        update: Watch | None = None
        due = monotonic() + _PATIENCE

        def watch(stage: str, done: int, total: int) -> None:
            nonlocal update, due
            now = monotonic()
            if now < due:
                return
            due = now + _PAUSE
            update = update or shown.enter_context(_bar())
            update(stage, done, total)

        yield watch


@contextmanager
def _bar() -> Iterator[Watch]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console(err=True),
        transient=True,
    )
    with bar:
        task = bar.add_task("")
        yield lambda stage, done, total: bar.update(
            task, description=stage, completed=done, total=total
        )


def _colored(finding: Finding) -> Text:
    from rich.text import Text

    text = Text(str(finding))
    head = visible(f"{finding.span}: ")
    text.stylize("bold", 0, len(head))
    rule = len(head) + len(finding.severity)
    text.stylize(_COLORS[finding.severity], len(head), rule)
    # A terminal that knows links opens the manual from the rule's name, where it is on this disk.
    manual = Path(finding.manual)
    if manual.is_file():
        text.stylize(f"link {manual.resolve().as_uri()}", rule + 1, rule + 1 + len(finding.rule))
    return text
