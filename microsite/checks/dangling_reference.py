"""The name of a record that does not exist.

Records name each other by their ids: a statement its speakers, a response its agency, and nearly
everything its sources. An id that no record has is a slip of the pen, or its record was renamed or
deleted, or a letter only looks like the right one. An id that several places name is reported once,
at the first of them, with the others.

Passes:

    about: [northfield-police]

Fails:

    about: [northfeild-police]
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from difflib import get_close_matches

from microsite.checks.kinds import a_record, any_of
from microsite.checks.subject import Subject
from microsite.findings import Finding, nearest, odd_letters
from microsite.load import Entry
from microsite.model import SLUG
from microsite.model.references import Reference

RULE = "dangling-reference"

_SHOWN = 4
_LOOKED_FOR = 100
"""For so many ids the nearest one is looked for among all there are. Where more lead to nothing,
a file is gone or was made anew, and not each of them is a misspelling."""


def check(subject: Subject) -> Iterator[Finding]:
    """Report each id that leads to nothing, with the nearest id there is."""
    by_id: dict[str, list[tuple[Entry, Reference]]] = {}
    for entry, reference in subject.dangling:
        by_id.setdefault(reference.id, []).append((entry, reference))
    named = {reference.id for _, reference in subject.references} if by_id else set()
    for n, (id, places) in enumerate(by_id.items()):
        if finding := _finding(subject, id, places, named, look=n < _LOOKED_FOR):
            yield finding


def _finding(
    subject: Subject,
    id: str,
    places: list[tuple[Entry, Reference]],
    named: Container[str],
    *,
    look: bool,
) -> Finding | None:
    ids = subject.loaded.ids
    kinds = min((reference.kinds for _, reference in places), key=len)
    known = {each for kind in kinds for each in ids[kind] if each} if look else set()
    spelled = {_as_id(each): each for each in known}
    meant = spelled.get(_as_id(id)) or next(iter(get_close_matches(id, sorted(known), n=1)), "")
    if meant and not re.match(SLUG, meant):
        return None  # It cannot be an id, which is a finding at that record.
    spans = sorted(entry.span(reference.path) for entry, reference in places)
    if meant and meant not in named and len(places) > 1:
        entry = next(
            each for kind in kinds for each in subject.loaded.of_kind(kind) if each.id == meant
        )
        shown = ", ".join(f"{each.path}:{each.line}" for each in spans[:_SHOWN])
        problem = f"nothing names '{meant}', but {len(places)} places name '{id}' ({shown}"
        hint = f"write '{id}' here, or '{meant}' there"
        more = " …)" if len(spans) > _SHOWN else ")"
        return Finding(entry.span(("id",)), RULE, problem + more, hint)
    problem = f"there is no {any_of(kinds)} '{id}'{odd_letters(id)}"
    if others := [kind for kind, all_ids in ids.items() if id in all_ids]:
        problem += f"; that is the id of {a_record(others[0])}"
    if spans[1:]:
        shown = ", ".join(f"{each.path}:{each.line}" for each in spans[1 : _SHOWN + 1])
        problem += f"; named also at {shown}{' …' if len(spans) > _SHOWN + 1 else ''}"
    hint = f"did you mean '{meant}'?" if meant else nearest(id, known)
    if spans[1:] and not meant:
        hint = f"get the record back, or name another in each place; {hint}"
    return Finding(spans[0], RULE, problem, hint.removesuffix("; "))


def _as_id(name: str) -> str:
    """What a name would be as an id."""
    return re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")
