"""new agency, person, event, …: a command for each kind of record, with the model's own fields.

What a journalist needs besides the fields (the passage in the archive, what an answer makes
doubtful, what is to be corrected) stands in modules of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
import rich_click

from microsite.drafting import Blank, assemble, blanks, judge, problem_with_id, propose
from microsite.hosts.cli import asking, options
from microsite.hosts.cli.placing import Desk, place, refuse_draft
from microsite.load import Loaded
from microsite.model import KINDS
from microsite.writing import append
from microsite.yamlfile import parse

Suggest = Callable[[str, Mapping[str, Any]], Any]
"""Gives, for the name of a blank and what is answered so far, what Enter stands for."""

_NAMED_BY = ("name", "title", "label", "claim", "was")
"""The fields that an id is made of, the first that there is."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of records, as the commands have it."""

    kind: str
    """Such as `agencies`."""
    name: str
    """Such as `agency`."""
    help: str
    first: tuple[str, ...] = ()
    """The blanks to ask for before the others."""
    also: tuple[str, ...] = ()
    """The optional ones to ask for."""
    without: tuple[str, ...] = ()
    """Fields that are no options."""
    when: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """By name of an optional blank, the other one and its answer that make it a required one."""

    @property
    def form(self) -> tuple[Blank, ...]:
        """What there is to fill in."""
        every = blanks(KINDS[self.kind])
        return tuple(each for each in every if each.path[0] not in self.without)


PLAIN = (
    Kind("agencies", "agency", "Add an agency that the investigation is about."),
    Kind("people", "person", "Add somebody who is quoted or holds a role that matters."),
    Kind("organizations", "organization", "Add a body that speaks or is spoken for."),
    Kind("documents", "document", "Add a document that sources rely on.", also=("by",)),
    Kind("allegations", "allegation", "Add what is alleged, by whom and about whom."),
    Kind("figures", "figure", "Add a quantity, with what each source gives for it."),
    Kind("bills", "bill", "Add a bill, an act or a proposal.", also=("legislature",)),
    Kind("events", "event", "Add something that the sources date.", also=("agencies",)),
    Kind("updates", "update", "Say what is new on the site.", also=("records",)),
)


def command(
    kind: Kind,
    run: Callable[[Kind, Desk, dict[str, Any]], None],
    extra: Sequence[click.Option] = (),
) -> click.Command:
    """Make the command that adds a record of a kind.

    Args:
        kind: which.
        run: what it does, given what was filled in by options, by name of a blank.
        extra: options besides the fields.
    """

    def callback(root: Path, archive: Path | None, yes: bool, dry_run: bool, **given: Any) -> None:
        answers = {name.replace("_", "-"): value for name, value in given.items()}
        for blank in kind.form:
            if blank.form == "group" and (typed := answers.get(blank.name)):
                answers[blank.name] = [_group(blank, each) for each in typed]
        run(kind, Desk(root, archive, yes, dry_run), _answered(answers))

    callback.__doc__ = kind.help
    made = rich_click.RichCommand(name=kind.name, callback=callback, help=_HELP.format(kind.help))
    made.params += [_option(each) for each in kind.form]
    made.params += extra
    for add in (_DRY_RUN, _YES, options.ARCHIVE, options.ROOT):
        add(callback)
    made.params += reversed(callback.__click_params__)  # type: ignore[attr-defined]
    return made


_HELP = """{}

What is required and not given as an option is asked for at a terminal. The record is shown before
it is written, and checked afterwards.

Exit codes: 0 it is written; 1 there are findings, or it was refused; 2 something is missing, and
there is no terminal to ask at.
"""
_YES = click.option("--yes", is_flag=True, help="Write without asking.")
_DRY_RUN = click.option("--dry-run", is_flag=True, help="Show what would be written, and stop.")


def run_plain(kind: Kind, desk: Desk, answers: dict[str, Any]) -> None:
    """Fill in what is missing and add the record."""
    add(kind, desk, desk.loaded(), answers)


def add(
    kind: Kind,
    desk: Desk,
    loaded: Loaded,
    answers: dict[str, Any],
    suggest: Suggest = lambda name, answers: None,
    more: Mapping[str, Any] | None = None,
) -> None:
    """Ask for what is missing, judge the record, and put it into its file.

    Args:
        kind: of which kind it is.
        desk: where to work.
        loaded: the project.
        answers: what is filled in already, by name of a blank.
        suggest: what Enter stands for.
        more: fields of the record that are no blanks, such as `printings`.
    """
    form = kind.form
    fill(kind, desk, loaded, answers, suggest)
    record = assemble(form, answers) | dict(more or {})
    order = list(KINDS[kind.kind].model_fields)
    record = dict(sorted(record.items(), key=lambda each: order.index(each[0])))
    if problems := judge(kind.kind, record, loaded):
        raise refuse_draft(problems, form, record, shown=desk.asks)
    place(desk, kind.kind, lambda text: append(text, record))


def fill(kind: Kind, desk: Desk, loaded: Loaded, answers: dict[str, Any], suggest: Suggest) -> None:
    """Ask for what is missing, or say which options are where nobody can be asked.

    Raises:
        click.UsageError: something required is missing, and there is no terminal.
    """
    form = kind.form
    if not desk.asks:
        missing = [each for each in form if _needed(each, kind, answers) and each.form != "id"]
        if missing:
            told = "".join(f"\n  --{each.name}: {_told(each)}" for each in missing)
            raise click.UsageError(f"these are missing, and there is no terminal to ask at:{told}")
    first = [each for name in kind.first for each in form if each.name == name]
    for blank in (*first, *(each for each in form if each not in first)):
        if blank.form == "id" or answers.get(blank.name) is not None or not desk.asks:
            continue
        if _needed(blank, kind, answers) or _wanted(blank, kind, answers):
            offered = suggest(f"{blank.name}?", answers) or ()
            default = suggest(blank.name, answers)
            answers[blank.name] = asking.ask(blank, loaded, default, offered)
    _name(kind, desk, loaded, answers, suggest)


def _name(
    kind: Kind, desk: Desk, loaded: Loaded, answers: dict[str, Any], suggest: Suggest
) -> None:
    """Give the record an id: the one that was given, or one made of its name."""
    if answers.get("id"):
        return
    text = suggest("id", answers) or next(
        (answers[each] for each in _NAMED_BY if answers.get(each)), ""
    )
    id = propose(str(text), loaded.ids.get(kind.kind, ()))
    if not desk.asks:
        if not id:
            raise click.UsageError("no id can be made of its name: give --id")
        answers["id"] = id
        return

    def read(typed: str) -> str:
        if problem := problem_with_id(typed.strip(), kind.kind, loaded):
            raise click.UsageError(problem)
        return typed.strip()

    blank = next(each for each in kind.form if each.form == "id")
    asking.tell("")
    told = f"id: {blank.description}"
    answers["id"] = click.prompt(told, default=id or None, value_proc=read, err=True)


def _needed(blank: Blank, kind: Kind, answers: Mapping[str, Any]) -> bool:
    if answers.get(blank.name) is not None:
        return False
    if blank.within and not any(
        name.startswith(f"{blank.within}-") and each is not None for name, each in answers.items()
    ):
        return False
    if blank.name in kind.when:
        other, due = kind.when[blank.name]
        return bool(answers.get(other) == due)
    whole, _, part = blank.name.rpartition("-")
    value = answers.get(whole)
    if part == "basis" and blank.path[-1] == "basis":
        return value not in (None, "unknown")
    if part == "because" and blank.path[-1] == "because":
        return answers.get(f"{whole}-basis") == "inferred"
    return blank.required


def _wanted(blank: Blank, kind: Kind, answers: Mapping[str, Any]) -> bool:
    if blank.path[-1] == "printed" and len(blank.path) > 1:
        return answers.get(blank.name.removesuffix("-printed") + "-basis") == "stated"
    return blank.name in kind.also


def _told(blank: Blank) -> str:
    words = f" ({', '.join(blank.words)})" if blank.words else ""
    return f"{blank.description}{words}"


_METAVARS: Mapping[str, str | None] = {
    "date": "DATE",
    "group": "YAML",
    "id": "ID",
    "number": "NUMBER",
    "reference": "ID",
    "truth": None,
}


def _option(blank: Blank) -> click.Option:
    told = _told(blank)
    if blank.form == "group":
        parts = ", ".join(f"{each.name}: …" for each in blank.parts if each.required)
        told += f"; as YAML: {{{parts}}}"
    elif blank.known:
        told += "; or unknown"
    if blank.many:
        told += "; may be given several times"
    return click.Option(
        [f"--{blank.name}"],
        multiple=blank.many,
        type=bool if blank.form == "truth" else str,
        metavar=_METAVARS.get(blank.form, "TEXT"),
        help=f"{told[:1].upper()}{told[1:]}.",
    )


def _group(blank: Blank, text: str) -> dict[str, Any]:
    file, findings = parse(text if text.lstrip().startswith("{") else f"{{{text}}}", "")
    if findings or not isinstance(file.value, dict):
        why = findings[0].message if findings else "this is no group of fields"
        parts = ", ".join(f"{each.name}: …" for each in blank.parts if each.required)
        raise click.UsageError(f"--{blank.name}: {why}; write {{{parts}}}")
    return file.value


def _answered(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what was not given; an option that may be given several times is then empty."""
    return {name: each for name, each in answers.items() if each not in (None, ())}


COMMANDS = tuple(command(each, run_plain) for each in PLAIN)
