"""Two states of a project, record by record and field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from microsite.changes.matching import Difference, Renames, differences
from microsite.changes.plain import LOST, Loss, Plain, Side, side
from microsite.changes.renames import Suggestion, renames
from microsite.changes.seals import SEAL_OF, seal_differences
from microsite.changes.weight import Weight, missed, owes_correction, weight, weight_of_order
from microsite.evidence import LOCK_FILE, Evidence
from microsite.findings import Finding, Span
from microsite.load import Loaded
from microsite.model.references import references
from microsite.model.walk import Steps
from microsite.views.addresses import address
from microsite.views.shelves import Places


@dataclass(frozen=True, slots=True)
class State:
    """A project at one time: what was read, what reading said, and its lock."""

    loaded: Loaded
    findings: tuple[Finding, ...]
    lock: Evidence


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that changed."""

    label: str
    op: str
    before: object
    after: object
    weight: Weight
    owes_correction: bool
    """Whether what was published no longer holds, so that readers must be told."""
    span: Span
    """Where it stands now, or what it stood in."""
    steps: Steps = ()
    """The way to it in its record, as far as it is there."""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record that was added, removed or changed; its fields, the gravest first."""

    kind: str
    id: str
    op: Literal["added", "removed", "changed"]
    weight: Weight
    """What its gravest change touches."""
    fields: tuple[FieldChange, ...]
    span: Span
    """Where it stands now; of one that is gone, where it stood at the revision."""
    page: str | None
    """The address, below the site's root, at which readers see it, or saw it."""
    related: tuple[str, ...] = ()
    """For one that is gone: the records that it was about, which a correction can name."""
    suggestion: Suggestion | None = None
    """For one that came or went: the other id that it may have. Its fields are then what differs
    between the two, told at the one that came."""

    @property
    def owes_correction(self) -> bool:
        """Whether readers must be told of what became of it."""
        if self.op == "removed":
            return missed(self.kind)
        # Of kinds whose records are missed, the one that is gone stands for both.
        renamed = self.suggestion is not None and not missed(self.kind)
        return (self.op == "changed" or renamed) and any(f.owes_correction for f in self.fields)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that changed, the gravest records first, and all that could not be compared."""

    records: tuple[RecordChange, ...]
    losses: tuple[Loss, ...]
    """Their places are those of the revision, unless they are of now."""


def compare(old: State, new: State) -> Comparison:
    """Compare a project with what it was.

    Args:
        old: what was published. What today's types do not take of it is told as a loss, and the
            rest is compared.
        new: what is to be published, read without an error.
    """
    before, after = side(old.loaded, old.findings), side(new.loaded, new.findings)
    suggestions = renames(before, after)
    called = {each.old: each.new for each in suggestions}
    seals = seal_differences(old.lock, new.lock)
    old_places, new_places = Places(old.loaded.project), Places(new.loaded.project)
    changes = _Changes(before, after, old_places, new_places, called, seals)
    found = [each for kind in after.records for each in changes.of_kind(kind)]
    hinted = tuple(changes.suggested(each, suggestions) for each in found)
    losses = [*before.losses, *(replace(each, now=True) for each in after.losses)]
    if old.lock.problem and (old.loaded.root / LOCK_FILE).exists():
        losses.append(Loss(Span(LOCK_FILE), old.lock.problem))
    if new.lock.problem:
        losses.append(Loss(Span(LOCK_FILE), new.lock.problem, now=True))
    # Sorting is stable: what weighs the same keeps the order of the kinds and the files.
    gravest_first = sorted(hinted, key=lambda each: (each.weight, not each.owes_correction))
    return Comparison(tuple(gravest_first), tuple(losses))


@dataclass(frozen=True, slots=True)
class _Changes:
    before: Side
    after: Side
    old: Places
    new: Places
    called: Renames
    seals: Mapping[tuple[str, str], tuple[Difference, ...]]

    def of_kind(self, kind: str) -> Iterator[RecordChange]:
        was, now = self.before.records.get(kind, {}), self.after.records[kind]
        for id, plain in now.items():
            if id in was:
                if fields := tuple(self._fields(was[id], plain)):
                    yield self._record(plain, "changed", fields, self.new)
            elif not self._unknown(kind, id):
                yield self._record(plain, "added", _whole(plain, "added"), self.new)
        for id, plain in was.items():
            if id not in now:
                yield self._record(plain, "removed", _whole(plain, "removed"), self.old)
        if order := _order(kind, was, now):
            yield order

    def _unknown(self, kind: str, id: str) -> bool:
        """Whether nobody can tell if the record was there."""
        unread = self.before.unread_sources if kind == "sources" else ()
        return kind in self.before.unread or id in unread

    def _fields(self, was: Plain, now: Plain) -> Iterator[FieldChange]:
        found = tuple(differences(was, now, self.called))
        yield from _gravest_first(now, found)
        reworded = {each.names[:1] for each in found if each.op in ("changed", "added", "removed")}
        for difference in self.seals.get((now.kind, now.id), ()):
            if difference.label.startswith(SEAL_OF) and difference.names in reworded:
                continue  # it only follows the words
            names = difference.label.startswith("paragraphs that name")
            heavy = Weight.FACT if names else Weight.TECHNICAL
            yield _field(difference, heavy, False, now.span())

    def _record(
        self,
        plain: Plain,
        op: Literal["added", "removed", "changed"],
        fields: tuple[FieldChange, ...],
        places: Places,
    ) -> RecordChange:
        related = tuple(self._related(plain)) if op == "removed" else ()
        page = _page(places, plain)
        heavy = min(each.weight for each in fields) if fields else Weight.TECHNICAL
        return RecordChange(plain.kind, plain.id, op, heavy, fields, plain.span(), page, related)

    def suggested(self, change: RecordChange, suggestions: tuple[Suggestion, ...]) -> RecordChange:
        """Add to a record that came or went what it may be called otherwise."""
        for each in suggestions:
            id = {"added": each.new, "removed": each.old}.get(change.op)
            if (each.kind, id) == (change.kind, change.id):
                one = self.before.records[each.kind][each.old]
                other = self.after.records[each.kind][each.new]
                fields = tuple(_gravest_first(other, differences(one, other, self.called)))
                shown = fields if change.op == "added" else ()
                return replace(change, suggestion=each, fields=shown)
        return change

    def _related(self, plain: Plain) -> Iterator[str]:
        """List the records, still there, that a gone one was about; sources where there are none.

        Whoever looked for it there is to find the correction.
        """
        if plain.type is None:
            return
        found = [
            (reference.kinds, reference.id)
            for reference in references(plain.type, _without_lost(plain.fields))
            if any(reference.id in self.after.records.get(kind, {}) for kind in reference.kinds)
        ]
        others = [id for kinds, id in found if kinds != ("sources",)]
        yield from dict.fromkeys(others or [id for _, id in found])


def _gravest_first(plain: Plain, found: Iterable[Difference]) -> list[FieldChange]:
    fields = [
        _field(each, weight(plain, each), owes_correction(plain, each), plain.span(each.steps))
        for each in found
    ]
    return sorted(fields, key=lambda each: (each.weight, not each.owes_correction))


def _field(difference: Difference, heavy: Weight, owes: bool, span: Span) -> FieldChange:
    d = difference
    return FieldChange(d.label, d.op, d.before, d.after, heavy, owes, span, d.steps)


def _whole(plain: Plain, op: Literal["added", "removed"]) -> tuple[FieldChange, ...]:
    """List what a record that came or went says, apart from what is technical."""
    every = [
        Difference((name,), name, op, *((None, value) if op == "added" else (value, None)))
        for name, value in plain.fields.items()
        if value is not LOST
    ]
    fields = _gravest_first(plain, every)
    telling = tuple(each for each in fields if each.weight < Weight.TECHNICAL)
    return telling or tuple(fields)


def _order(kind: str, was: Mapping[str, Plain], now: Mapping[str, Plain]) -> RecordChange | None:
    """Tell that the records of a kind stand in another order, which some lists keep."""
    old, new = [id for id in was if id in now], [id for id in now if id in was]
    if old == new or kind in ("sources", "pages"):
        return None
    first = next(iter(now.values())).span()
    file, heavy = Span(first.path), weight_of_order(kind)
    change = FieldChange("records", "order", old, new, heavy, False, file)
    return RecordChange(kind, "", "changed", heavy, (change,), file, None)


def _page(places: Places, plain: Plain) -> str | None:
    if plain.kind == "pages":
        return address(plain.id.removeprefix("content/"))
    if plain.kind == "investigation":
        return ""
    if plain.entry is not None and plain.entry.record is None:
        # Where it was published depends on fields that cannot be read.
        return None
    place = places.of(plain.kind, plain.id)
    if place is None:
        return None
    page, anchor = place
    return address(page) + (f"#{anchor}" if anchor else "")


def _without_lost(value: Any) -> Any:
    if isinstance(value, dict):
        return {n: _without_lost(part) for n, part in value.items() if part is not LOST}
    return [_without_lost(p) for p in value] if isinstance(value, list) else value
