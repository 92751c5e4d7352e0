"""The page on commands, from the command line itself: help, arguments, options, exit codes."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping

import click

from microsite.hosts.cli import main

PAGE = "docs/reference/commands.md"
PROGRAM = "python build.py"
_INTRODUCTION = f"""# Commands

`{PROGRAM} COMMAND`, in an activated environment (`. .venv/bin/activate`).
`{PROGRAM} COMMAND --help` says the same in the terminal. This page is written from the command line
itself (`make reference`).

"""
# By command, what one types. A command without any shows its form alone.
EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "attest": ("attest downloaded-site", "attest downloaded-site --no-rebuild"),
    "build": ("build", "build --no-strict"),
    "check": ("check", "check --strict", "check --format github"),
    "diff": ("diff main", "diff HEAD~3 --format markdown"),
    "doctor": ("doctor", "doctor --format json"),
    "explain": ("explain", "explain quote-not-found"),
    "factcheck": ("factcheck", "factcheck --since main"),
    "find": ('find "words of an article"', "find -"),
    "guard": ("guard site",),
    "init": ('init ../my-case --title "What the site is called"',),
    "new source": ("new source article.html --dry-run", "new source article.pdf"),
    "new statement": ("new statement",),
    "printings": ("printings", "printings northfield-ledger --all"),
    "quotes": ("quotes", "quotes northfield-ledger --all"),
    "schema": ("schema",),
    "seal": ("seal --archive ../articles",),
    "serve": ("serve --open", "serve --port 8001"),
    "towns": ("towns cb_2022_09_cousub_500k.zip",),
    "verify": ("verify", "verify --archive ../articles"),
    "write": ("write ../other-host",),
}


def pages() -> Mapping[str, str]:
    """Return the page on commands."""
    return {PAGE: _INTRODUCTION + "".join(_page())}


def commands(group: click.Group = main, above: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every command by its whole name, such as `new source`, in the order of the alphabet."""
    for name, command in sorted(group.commands.items()):
        if command.hidden:
            continue
        yield f"{above}{name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{above}{name} ")


def _page() -> Iterator[str]:
    yield f"{_help(main)}\n\n"
    if main.epilog:
        yield f"{main.epilog}\n\n"
    yield "| command | |\n|---|---|\n"
    for name, command in commands():
        anchor = name.replace(" ", "-")
        yield f"| [`{name}`](#{anchor}) | {_cell(command.get_short_help_str(200))} |\n"
    for name, command in commands():
        yield f"\n## {name}\n\n{_help(command)}\n\n"
        context = click.Context(command, info_name=f"{PROGRAM} {name}")
        usage = " ".join(command.collect_usage_pieces(context))
        yield f"```\n{PROGRAM} {name} {usage}\n```\n"
        if shown := EXAMPLES.get(name):
            lines = "\n".join(f"{PROGRAM} {each}" for each in shown)
            yield f"\nFor example:\n\n```\n{lines}\n```\n"
        if options := [each for each in command.params if isinstance(each, click.Option)]:
            yield "\n| option | |\n|---|---|\n"
            yield from (_row(each, context) for each in options if not each.hidden)
        if command.epilog:
            yield f"\n{command.epilog}\n"


def _help(command: click.Command) -> str:
    text = inspect.cleandoc(command.help or "").partition("\f")[0]
    # Click's sign for lines that are not to be joined: an example, or a list.
    blocks = [_block(each) for each in re.split(r"\n\s*\n", text)]
    return "\n\n".join(blocks)


def _block(text: str) -> str:
    if text.startswith("\b"):
        return f"```\n{inspect.cleandoc(text[1:]).strip()}\n```"
    return " ".join(text.split()) if not text.startswith(("- ", "* ", "|", "    ")) else text


def _row(option: click.Option, context: click.Context) -> str:
    names = ", ".join(f"`{each}`" for each in (*option.opts, *option.secondary_opts))
    takes = "" if option.is_flag else f" `{option.make_metavar(context)}`"
    told = " ".join((option.help or "").split())
    return f"| {names}{_cell(takes)} | {_cell(told)} |\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
