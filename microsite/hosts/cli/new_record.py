"""new agency, person, event, …: a command for each kind of record, with the model's own fields.

What a journalist needs besides the fields (the passage in the archive, what an answer makes
doubtful, what is to be corrected) stands in modules of its own.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import rich_click

from microsite.drafting import Blank, assemble, judge
from microsite.hosts.cli import asking, options, output
from microsite.hosts.cli.filing import FILE, checked, file_for
from microsite.hosts.cli.filling import Kind, Suggest, fill, told
from microsite.hosts.cli.placing import Desk, place, refuse_draft
from microsite.load import Loaded
from microsite.model import KINDS
from microsite.writing import append, inline
from microsite.yamlfile import parse

PLAIN = (
    Kind("agencies", "agency", "Add an agency that the investigation is about."),
    Kind(
        "people",
        "person",
        "Add somebody who is quoted or holds a role that matters.",
        also=("printed-as",),
    ),
    Kind("organizations", "organization", "Add a body that speaks or is spoken for."),
    Kind("documents", "document", "Add a document that sources rely on.", also=("by",)),
    Kind("allegations", "allegation", "Add what is alleged, by whom and about whom."),
    Kind("figures", "figure", "Add a quantity, with what each source gives for it."),
    Kind("bills", "bill", "Add a bill, an act or a proposal.", also=("legislature",)),
    Kind("events", "event", "Add something that the sources date.", also=("agencies",)),
    Kind("updates", "update", "Say what is new on the site.", also=("records",)),
)


@dataclass(frozen=True, slots=True)
class Beside:
    """A place beside a record that is there already."""

    name: str
    """The file, as a path below the project's folder."""
    edit: Callable[[str], str]
    """Gives the file's new text for its old one."""


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

    def callback(
        root: Path,
        archive: Path | None,
        yes: bool,
        dry_run: bool,
        file: str | None,
        **given: Any,
    ) -> None:
        answers = {name.replace("_", "-"): value for name, value in given.items()}
        for blank in kind.form():
            if blank.form == "group" and (typed := answers.get(blank.name)):
                answers[blank.name] = [_group(blank, each) for each in typed]
        run(kind, Desk(root, archive, yes, dry_run, checked(file, kind.kind)), _answered(answers))

    callback.__doc__ = kind.help
    made = rich_click.RichCommand(name=kind.name, callback=callback, help=_HELP.format(kind.help))
    made.params += [_option(each) for each in kind.form()]
    made.params += [*extra, FILE]
    for add in (options.DRY_RUN, options.YES, options.ARCHIVE, options.ROOT):
        add(callback)
    made.params += reversed(callback.__click_params__)  # type: ignore[attr-defined]
    return made


_HELP = """{}

What is required and not given as an option is asked for at a terminal. The record is shown before
it is written, and checked afterwards.

Exit codes: 0 it is written; 1 there are findings, or it was refused; 2 something is missing, and
there is no terminal to ask at.
"""


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
    given: Mapping[str, Any] | None = None,
    beside: Callable[[Mapping[str, Any]], Beside | None] = lambda record: None,
) -> None:
    """Ask for what is missing, judge the record, and put it into its file.

    Args:
        kind: of which kind it is.
        desk: where to work.
        loaded: the project.
        answers: what is filled in already, by name of a blank.
        suggest: what Enter stands for.
        more: fields of the record that are no blanks, such as `printings`.
        given: options of the command that are no fields, such as `passage`.
        beside: finds the record's place beside one that is there already.
    """
    form = kind.form(loaded.project.vocabulary)
    try:
        fill(kind, desk.asks, loaded, answers, suggest)
    except click.Abort:
        # Somebody who stops to look something up has not typed all of it for nothing.
        asking.tell("\nNothing was written. To go on from here:")
        output.say(again(kind, desk, {**(given or {}), **answers}))
        raise
    record = _record(kind, answers, more)

    def fits(loaded: Loaded) -> None:
        if problems := judge(kind.kind, record, loaded):
            raise refuse_draft(problems, form, record, shown=desk.asks)

    fits(loaded)
    found = beside(record)
    if found and desk.file in (None, found.name):
        place(desk, found.name, found.edit, fits)
    else:
        name = file_for(desk, kind.kind, record, loaded)
        place(desk, name, lambda text: append(text, record), fits)


def again(kind: Kind, desk: Desk, answers: Mapping[str, Any]) -> str:
    """Write the command, with its answers as options, as a shell takes it."""
    words = ["python", "build.py", "new", kind.name]
    if desk.root != Path():
        words += ["--root", str(desk.root)]
    if desk.archive is not None:
        words += ["--archive", str(desk.archive)]
    if desk.file is not None:
        words += ["--file", desk.file]
    fields = {each.name for each in kind.form()}
    for name, answer in answers.items():
        if isinstance(answer, bool) and name not in fields:
            words += [f"--{name}"] if answer else []
            continue
        for each in answer if isinstance(answer, (list, tuple)) else [answer]:
            if each is not None and each != "":
                text = inline(each) if isinstance(each, Mapping) else str(each)
                words += [f"--{name}", text]
    return shlex.join(words)


def _record(
    kind: Kind, answers: Mapping[str, Any], more: Mapping[str, Any] | None
) -> dict[str, Any]:
    record = assemble(kind.form(), answers) | dict(more or {})
    order = list(KINDS[kind.kind].model_fields)
    return dict(sorted(record.items(), key=lambda each: order.index(each[0])))


_METAVARS: Mapping[str, str | None] = {
    "date": "DATE",
    "group": "YAML",
    "id": "ID",
    "number": "NUMBER",
    "reference": "ID",
    "truth": None,
}


def _option(blank: Blank) -> click.Option:
    described = told(blank)
    if blank.form == "group":
        parts = ", ".join(f"{each.name}: …" for each in blank.parts if each.required)
        described += f"; as YAML: {{{parts}}}"
    elif blank.known:
        described += "; or unknown"
    if blank.many:
        described += "; may be given several times"
    return click.Option(
        [f"--{blank.name}"],
        multiple=blank.many,
        type=bool if blank.form == "truth" else str,
        metavar=_METAVARS.get(blank.form, "TEXT"),
        help=f"{described[:1].upper()}{described[1:]}.",
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


COMMANDS = {each.name: command(each, run_plain) for each in PLAIN}
