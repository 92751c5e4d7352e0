"""new statement: from a passage of an article to a statement, or to another printing of one."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

import click

from microsite.drafting import Quoted, Unquotable, judge, quote, slug
from microsite.findings import nearest
from microsite.hosts.cli import asking
from microsite.hosts.cli.filling import Kind
from microsite.hosts.cli.new_record import add, command
from microsite.hosts.cli.placing import Desk, place, refuse, refuse_draft
from microsite.load import Loaded
from microsite.writing import Changed
from microsite.writing import add as add_to

KIND = Kind(
    "statements",
    "statement",
    "Add a statement, or another printing of one, from a passage of an archived article.",
    first=("speakers", "capacity", "on-behalf-of", "about"),
    also=("on-behalf-of", "about"),
    without=("printings",),
)
_EXTRA = (
    click.Option(["--source"], metavar="ID", help="The source that prints it."),
    click.Option(
        ["--passage"],
        metavar="TEXT",
        help="The passage as it stands in the article, with its quotation marks, and with “he "
        "said” in between; - reads it from standard input. What stands between the marks is found "
        "in the archive, and becomes the fragments.",
    ),
    click.Option(
        ["--fragments"],
        metavar="TEXT",
        multiple=True,
        help="Instead of a passage, where the article is not archived: what stands between the "
        "quotation marks; may be given several times.",
    ),
    click.Option(
        ["--sic"], metavar="TEXT", multiple=True, help="Words printed so, kept as they are."
    ),
    click.Option(["--printing-note"], metavar="TEXT", help="What else to know of this printing."),
    click.Option(
        ["--add-to"],
        metavar="ID",
        help="Add the printing to this statement, which holds the same words of another source.",
    ),
    click.Option(
        ["--separate"],
        is_flag=True,
        help="Make it a statement of its own although another one holds the same words.",
    ),
)


def run(kind: Kind, desk: Desk, answers: dict[str, Any]) -> None:
    """Find the passage, then fill in what the statement needs besides."""
    own = {name: answers.pop(name, None) for name in _OWN}
    if own["fragments"]:
        if not own["source"]:
            raise click.UsageError("--fragments needs --source, the source that prints them")
        loaded = desk.loaded()
        _known_source(own["source"], loaded)
        printing = {"source": own["source"], "fragments": list(own["fragments"])}
        existing = own["add-to"]
    else:
        loaded, quoted, own["passage"] = _quoted(desk, own["source"], own["passage"])
        own["source"] = quoted.source
        printing = {"source": quoted.source, "fragments": list(quoted.fragments)}
        existing = own["add-to"] or _same_words(desk, quoted, own["separate"], loaded)
        own["separate"] = bool(quoted.same_words)  # as it was answered just now, or given
    if own["sic"]:
        printing["sic"] = list(own["sic"])
    if own["printing-note"]:
        printing["note"] = own["printing-note"]
    if existing:
        if answers:
            given = ", ".join(f"--{each}" for each in answers)
            raise click.UsageError(f"'{existing}' has its fields already; leave out {given}")
        _add_printing(desk, existing, printing, loaded)
        return
    hints = _Hints(loaded, printing)
    add(kind, desk, loaded, answers, hints, {"printings": [printing]}, own)


_OWN = ("source", "passage", "fragments", "sic", "printing-note", "add-to", "separate")


def _quoted(desk: Desk, source: str | None, passage: str | None) -> tuple[Loaded, Quoted, str]:
    """Return the records, the place, and the passage as it was typed or given."""
    if passage == "-":
        passage = sys.stdin.buffer.read().decode(errors="replace")
    if passage is None and not desk.asks:
        raise click.UsageError(
            "these are missing, and there is no terminal to ask at: --passage, or --source and "
            "--fragments"
        )
    loaded, examined = desk.opened()
    if source is not None:
        _known_source(source, loaded)
    typed = passage is None
    while True:
        words = passage if passage is not None else _ask_passage()
        found = quote(words, source, loaded.project, examined)
        if not isinstance(found, Unquotable):
            return loaded, _chosen(desk, found), words
        if not typed:
            raise refuse(found.problem, found.hint)
        asking.tell(f"Error: {found.problem}{f'; {found.hint}' if found.hint else ''}")


def _known_source(source: str, loaded: Loaded) -> None:
    known = loaded.ids.get("sources", frozenset())
    if source not in known:
        raise click.UsageError(f"--source: there is no '{source}'; {nearest(source, known)}")


def _ask_passage() -> str:
    told = "The passage, as it stands in the article, with its quotation marks."
    while not (words := asking.passage(told)).strip():
        asking.tell("Error: this cannot be left empty")
    return words


def _chosen(desk: Desk, found: Sequence[Quoted]) -> Quoted:
    sources = [each.source for each in found]
    if len(set(sources)) > 1 and not desk.asks:
        listed = ", ".join(dict.fromkeys(sources))
        raise click.UsageError(f"the passage stands in {listed}: name one with --source")
    several = len(set(sources)) > 1 or len({each.fragments for each in found}) > 1
    if several and desk.asks:
        among = [f"{_where(each)}: {' … '.join(each.fragments)}" for each in found]
        quoted = found[asking.choose("Which place?", among)]
    else:
        quoted = found[0]
    asking.tell(f"Found letter by letter in {_where(quoted)}. Fragments:")
    for each in quoted.fragments:
        asking.tell(f"  - {each}")
    if quoted.shorter:
        asking.tell("Mind: a fragment is all that stands between two marks, more than you gave.")
    return quoted


def _where(quoted: Quoted) -> str:
    plural = "s" if len(quoted.paragraphs) > 1 else ""
    return f"{quoted.source}, paragraph{plural} {', '.join(map(str, quoted.paragraphs))}"


def _same_words(desk: Desk, quoted: Quoted, separate: bool | None, loaded: Loaded) -> str | None:
    """Say which statement the printing is to be added to; None for a new one."""
    if separate or not quoted.same_words:
        return None
    for id in quoted.same_words:
        told = f"statements/{id} prints these words from another source"
        if not desk.asks:
            raise refuse(
                told,
                f"add this printing to it with --add-to {id}, or say --separate if it is another "
                "utterance",
            )
        asking.tell(f"\n{told}:\n  {loaded.project.statements[id].summary}")
        if asking.confirm("Is this the same utterance, so that it gets another printing?"):
            return id
    return None


def _add_printing(desk: Desk, id: str, printing: dict[str, Any], loaded: Loaded) -> None:
    entry = loaded.by_id.get(("statements", id))
    if entry is None:
        hint = nearest(id, loaded.ids.get("statements", ()))
        raise click.UsageError(f"--add-to: there is no '{id}'; {hint}")
    if desk.file not in (None, entry.file.name):
        raise click.UsageError(f"--file: '{id}' stands in {entry.file.name}; leave it out")
    statement = loaded.project.statements.get(id)
    if statement and any(each.source == printing["source"] for each in statement.printings):
        raise refuse(
            f"statements/{id} has a printing of {printing['source']} already, at {entry.span()}",
            "a source prints a statement once; add its fragments there",
        )
    record = deepcopy(dict(entry.raw))
    record["printings"] = [*record.get("printings", ()), printing]
    if problems := judge("statements", record, loaded, new=False):
        raise refuse_draft(problems, KIND.form(), record, shown=False)
    path = (*entry.path, "printings")

    def fits(loaded: Loaded) -> None:
        now = loaded.by_id.get(("statements", id))
        if now is None or (now.path, now.raw) != (entry.path, entry.raw):
            raise Changed(f"statements/{id} was changed in the meantime")

    place(desk, entry.file.name, lambda text: add_to(text, path, printing), fits)


class _Hints:
    """What Enter stands for, going by who speaks and where it is printed."""

    def __init__(self, loaded: Loaded, printing: Mapping[str, Any]) -> None:
        self._project = loaded.project
        self._printing = printing

    def __call__(self, name: str, answers: Mapping[str, Any]) -> Any:
        speakers = str(answers.get("speakers") or "").split(",")
        person = self._project.people.get(speakers[0].strip())
        if name == "id":
            who = speakers[0].strip().rsplit("-", 1)[-1]
            return f"{who} {slug(self._printing['fragments'][0], 5)}"
        if name == "capacity" and person:
            return person.roles[0].words
        if name == "on-behalf-of" and person:
            return person.roles[0].organization
        if name == "about":
            body = answers.get("on-behalf-of")
            return body if body in self._project.agencies else None
        if name == "said":
            source = self._project.sources.get(self._printing["source"])
            published = source.published.value if source else None
            if published is not None:
                asking.tell(f"\n{self._printing['source']} was published {published.text}.")
        return None


COMMAND = command(KIND, run, _EXTRA)
