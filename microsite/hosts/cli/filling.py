"""Filling in a record's form: what is asked for, when, and what is missing if nobody is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import click

from microsite.drafting import Blank, blanks, problem_with_id, propose
from microsite.hosts.cli import asking
from microsite.load import Loaded
from microsite.model import KINDS
from microsite.model.vocabulary import STANDARD, Vocabulary

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
    when: Mapping[str, Callable[[Mapping[str, Any], Vocabulary], bool]] = field(
        default_factory=dict
    )
    """By name of an optional blank, whether the answers so far make it a required one."""

    def form(self, vocabulary: Vocabulary = STANDARD) -> tuple[Blank, ...]:
        """What there is to fill in."""
        every = blanks(KINDS[self.kind], vocabulary)
        return tuple(each for each in every if each.path[0] not in self.without)


def fill(kind: Kind, asks: bool, loaded: Loaded, answers: dict[str, Any], suggest: Suggest) -> None:
    """Ask for what is missing, or say which options are where nobody can be asked.

    Raises:
        click.UsageError: something required is missing, and there is no terminal.
    """
    vocabulary = loaded.project.vocabulary
    form = kind.form(vocabulary)
    if not asks:
        missing = [
            each for each in form if _needed(each, kind, answers, vocabulary) and each.form != "id"
        ]
        if missing:
            options = "".join(f"\n  --{each.name}: {told(each)}" for each in missing)
            raise click.UsageError(
                f"these are missing, and there is no terminal to ask at:{options}"
            )
        _name(kind, asks, loaded, answers, suggest)
        return
    first = [each for name in kind.first for each in form if each.name == name]
    others = [each for each in form if each not in first and each.form != "id"]
    order = [*first, *others, *(each for each in form if each.form == "id")]
    asked: list[int] = []
    told_how = False
    at = 0
    while at < len(order):
        blank = order[at]
        if not _asks_for(blank, kind, answers, vocabulary):
            at += 1
            continue
        if not told_how:
            asking.tell(_HOW)
            told_how = True
        try:
            _ask(blank, kind, loaded, answers, suggest)
            asked.append(at)
            at += 1
        except asking.Stopped as stopped:
            answers[blank.name] = stopped.found
            raise
        except asking.Back:
            if asked:
                at = asked.pop()
                answers.pop(order[at].name, None)


_HOW = (
    "An answer of < goes back one question. Ctrl-C stops, and prints a command that holds all "
    "answers so far."
)


def _asks_for(blank: Blank, kind: Kind, answers: Mapping[str, Any], vocabulary: Vocabulary) -> bool:
    if answers.get(blank.name) is not None:
        return False
    if blank.form == "id":
        return True
    return _needed(blank, kind, answers, vocabulary) or _wanted(blank, kind, answers)


def _ask(
    blank: Blank, kind: Kind, loaded: Loaded, answers: dict[str, Any], suggest: Suggest
) -> None:
    if blank.form == "id":
        _name(kind, True, loaded, answers, suggest)
        return
    needed = _needed(blank, kind, answers, loaded.project.vocabulary)
    offered = suggest(f"{blank.name}?", answers) or ()
    default = suggest(blank.name, answers)
    # What the other answers make a required one cannot be left empty either.
    answers[blank.name] = asking.ask(replace(blank, required=needed), loaded, default, offered)


def _name(
    kind: Kind, asks: bool, loaded: Loaded, answers: dict[str, Any], suggest: Suggest
) -> None:
    """Give the record an id: the one that was given, or one made of its name."""
    if answers.get("id"):
        return
    text = suggest("id", answers) or next(
        (answers[each] for each in _NAMED_BY if answers.get(each)), ""
    )
    id = propose(str(text), loaded.ids.get(kind.kind, ()))
    if not asks:
        if not id:
            raise click.UsageError("no id can be made of its name: give --id")
        answers["id"] = id
        return

    def read(typed: str) -> str:
        if typed.strip().lower() in ("y", "yes", "n", "no"):
            how = "press Enter to take it, or type" if id else "type"
            raise click.UsageError(f"this is no question of yes or no: {how} an id")
        if problem := problem_with_id(typed.strip(), kind.kind, loaded):
            raise click.UsageError(problem)
        return typed.strip()

    blank = next(each for each in kind.form() if each.form == "id")
    asking.tell("")
    answers["id"] = asking.prompt(f"id: {blank.description}", default=id or None, value_proc=read)


def _needed(blank: Blank, kind: Kind, answers: Mapping[str, Any], vocabulary: Vocabulary) -> bool:
    if answers.get(blank.name) is not None:
        return False
    if blank.within and not any(
        name.startswith(f"{blank.within}-") and each is not None for name, each in answers.items()
    ):
        return False
    if blank.name in kind.when:
        return kind.when[blank.name](answers, vocabulary)
    whole, _, part = blank.name.rpartition("-")
    value = answers.get(whole)
    if part == "basis" and blank.path[-1] == "basis":
        return value not in (None, "unknown")
    if part == "because" and blank.path[-1] == "because":
        return answers.get(f"{whole}-basis") == "inferred"
    return blank.required


def _wanted(blank: Blank, kind: Kind, answers: Mapping[str, Any]) -> bool:
    if blank.path[-1] == "printed" and len(blank.path) > 1:
        basis = answers.get(blank.name.removesuffix("-printed") + "-basis")
        return basis in ("stated", "inferred")
    return blank.name in kind.also


def told(blank: Blank) -> str:
    """Describe a blank in the model's words, with those that it takes."""
    words = f" ({', '.join(blank.words)})" if blank.words else ""
    return f"{blank.description}{words}"
