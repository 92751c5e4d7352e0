"""What was published no longer holds, and no correction tells readers so (a warning).

`python build.py diff REV` warns of each record of which something that readers could rely on has
changed or is gone since a revision: a quotation, a speaker, an answer, a figure, an allegation, a
date. A correction that was added since and names the record ends the warning; for a record that is
gone, one that names a record that it was about, since its own id would lead nowhere. The warning
asks, it does not judge: a better wording is no mistake, and needs no correction.

Passes, where the words of the printing `holt-did-not-know` changed, with a new entry in
data/corrections.yaml:

    - id: what-holt-said
      date: 2019-03-20
      was: The quotation left out a word.
      now: It has all of them.
      records: [holt-did-not-know]

Passes as well: only quotation marks changed, or the record is new.

Fails, where the words changed, and the last correction of that statement was there before:

    fragments: ["We did not know about it at all,"]

Two further warnings belong to it. `correction-withdrawn`: a published correction is gone, or no
longer names a record that it named. `not-compared`: today's types do not take something that was
published, so that nobody can tell whether it changed.
"""

# `weight.owes_correction` says what readers could rely on.
from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from microsite.changes.compare import Comparison, RecordChange, State
from microsite.changes.plain import Loss
from microsite.findings import Finding, Findings, Span

RULE = "no-correction"
WITHDRAWN = "correction-withdrawn"
NOT_COMPARED = "not-compared"

CORRECTIONS = "data/corrections.yaml"


def corrected_by(change: RecordChange, since: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """List the corrections, of those added since, that tell of a change.

    Args:
        change: the record.
        since: the records that each of these corrections names.
    """
    wanted = set(change.related) if change.op == "removed" else {change.id}
    return tuple(id for id, records in since.items() if wanted & set(records))


def corrections_since(old: State, new: State) -> Mapping[str, tuple[str, ...]]:
    """List the corrections that were not there before, with the records that each names.

    Where nobody can tell which were there, none counts as new.
    """
    if "corrections" not in old.loaded.ids and old.loaded.files["corrections"]:
        return {}
    known = {each.id for each in old.loaded.of_kind("corrections")}
    now = new.loaded.project.corrections
    return {id: each.records for id, each in now.items() if id not in known}


def warnings(comparison: Comparison, old: State, new: State, since: str) -> Findings:
    """Warn of what changed in silence, and of what could not be compared.

    Args:
        comparison: what changed.
        old: what was published.
        new: what is to be published.
        since: what to call the revision, such as `main`.
    """
    added = corrections_since(old, new)
    taken = new.loaded.project.corrections

    def found() -> Iterator[Finding]:
        for change in comparison.records:
            if change.owes_correction and not corrected_by(change, added):
                yield _no_correction(change, since, taken)
            if change.kind == "corrections":
                yield from _withdrawn(change)
        for loss in comparison.losses:
            yield _not_compared(loss, since)

    return Findings.of(found())


def _no_correction(change: RecordChange, since: str, taken: Collection[str]) -> Finding:
    name = f"{change.kind}/{change.id}"
    owed = [each for each in change.fields if each.owes_correction]
    if change.op == "removed":
        # Its line is one of the old file; today's has none for it.
        span = Span(change.span.path)
        what = f"{name}, published at {since}, is gone"
    else:
        span = owed[0].span
        labels = ", ".join(each.label for each in owed[:3]) + (" …" if len(owed) > 3 else "")
        once = f"'{change.suggestion.old}'" if change.suggestion else "it"
        what = f"{name} no longer says what {once} said at {since} ({labels})"
    hint = f"if that was a mistake, add to {CORRECTIONS}: {draft(change, taken)}"
    if change.suggestion and change.op == "removed":
        hint = f"if it is now called '{change.suggestion.new}', call it as before, since ids are "
        hint += f"addresses; else add to {CORRECTIONS}: {draft(change, taken)}"
    return Finding(span, RULE, f"{what}, and no correction added since tells it", hint, "warning")


def _not_compared(loss: Loss, since: str) -> Finding:
    message = f"this was not compared: {loss.because}"
    if loss.now:
        return Finding(loss.span, NOT_COMPARED, message, "mend it first", "warning")
    # A file at a revision is written as git writes it.
    span = replace(loss.span, path=f"{since}:{loss.span.path}")
    hint = f"compare it by eye: git show {since}:./{loss.span.path}"
    return Finding(span, NOT_COMPARED, message, hint, "warning")


def draft(change: RecordChange, taken: Collection[str]) -> str:
    """Draft the entry for data/corrections.yaml, on one line.

    Its words and its day are to be set: as it stands it is no valid record.
    """
    id = f"{change.id}-corrected"
    while id in taken:
        id += "-again"
    records = change.related if change.op == "removed" else (change.id,)
    named = ", ".join(records[:4]) if records else "…"
    return f'- {{id: {id}, date: YYYY-MM-DD, was: "", now: "", records: [{named}]}}'


def _withdrawn(change: RecordChange) -> Iterator[Finding]:
    gone = change.op == "removed"
    fewer = any(
        each.label == "records"
        and isinstance(each.before, list)
        and isinstance(each.after, list)
        and set(each.before) - set(each.after)
        for each in change.fields
    )
    if gone or (fewer and change.op == "changed"):
        what = "is gone" if gone else "no longer names all records that it named"
        span = Span(CORRECTIONS) if gone else change.span
        message = f"the published correction '{change.id}' {what}"
        yield Finding(span, WITHDRAWN, message, "put it back, and add another", "warning")
