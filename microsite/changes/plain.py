"""Records as plain values, those too that today's types do not take as they were.

What today's engine knows of an old record is compared; the rest is told to be lost. A field that
was missing then is no loss: nothing was published in its place.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from microsite.findings import Finding, Span
from microsite.load import Entry, Loaded
from microsite.load.loaded import RECORD_TYPES
from microsite.load.validate import validate
from microsite.model import OwnWords, Record
from microsite.model.walk import Steps, leaves

Names = tuple[str, ...]
"""The way to a value by names of fields alone, without the indexes of lists."""
Fields = Mapping[str, Any]


class _Lost:
    """Stands where an old value was that cannot be compared."""

    def __repr__(self) -> str:
        return "LOST"


LOST: Final = _Lost()
_OF_FILES = (
    "duplicate-key",
    "unknown-file",
    "unreadable-file",
    "yaml-alias",
    "yaml-syntax",
)
"""The rules of reading that leave something of a file out."""


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that cannot be compared: where it stood, and why."""

    span: Span
    because: str
    now: bool = False
    """Whether it is today's state that cannot be read, and not that of the revision."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A record of one side: its fields, and for each name of a field the marks of its type."""

    kind: str
    id: str
    type: type[Record] | None
    """None for a page written by hand."""
    fields: Fields
    marks: Mapping[Names, tuple[Any, ...]]
    entry: Entry | None
    """None for a page written by hand."""

    def span(self, steps: Steps = ()) -> Span:
        """Find where a value stands, or the deepest thing around it that stands somewhere."""
        if self.entry is None:
            return Span(self.id)
        if (self.kind, steps) == ("sources", ("summary",)):
            return Span(self.entry.file.name, self.entry.file.after_line)
        return self.entry.span(steps)


@dataclass(frozen=True, slots=True)
class Side:
    """All records of one side, by kind and id, in the order of the files."""

    records: Mapping[str, Mapping[str, Plain]]
    unread: frozenset[str]
    """Kinds of which nobody knows the records, since their file cannot be read."""
    unread_sources: frozenset[str]
    losses: tuple[Loss, ...]


def side(loaded: Loaded, findings: Sequence[Finding]) -> Side:
    """Take a project's records apart.

    Args:
        loaded: what was read, with mistakes or without.
        findings: what reading said.
    """
    records: dict[str, dict[str, Plain]] = {kind: {} for kind in RECORD_TYPES}
    losses = [Loss(each.span, each.message) for each in findings if each.rule in _OF_FILES]
    unread_sources = set()
    for entry in loaded.entries:
        if entry.kind == "sources" and entry.file.layout is None:
            unread_sources.add(entry.id)
        elif not entry.id:
            losses.append(Loss(entry.span(), "this record has no id, so nothing can be matched"))
        elif entry.id in records[entry.kind]:
            losses.append(Loss(entry.span(), f"'{entry.id}' stands twice; only the first counts"))
        else:
            plain, lost = _plain(entry)
            records[entry.kind][entry.id] = plain
            losses += lost
    missing = {each.span.path for each in findings if each.rule == "missing-file"}
    files = {
        kind: set(loaded.files.get(kind) or (f"data/{kind}.yaml",)) - missing
        for kind in RECORD_TYPES.keys() - loaded.ids.keys() - {"sources"}
    }
    unread = {kind for kind, names in files.items() if names}
    told = {each.span.path for each in losses} | {each.file.name for each in loaded.entries}
    untold = {name for kind in unread for name in files[kind]} - told
    losses += [Loss(each.span, each.message) for each in findings if each.span.path in untold]
    own: dict[Names, tuple[Any, ...]] = {("text",): (OwnWords(),)}
    pages = {
        name: Plain("pages", name, None, {"text": text.strip()}, own, None)
        for name, text in loaded.pages.items()
    }
    every = {**records, "pages": pages}
    return Side(every, frozenset(unread), frozenset(unread_sources), tuple(dict.fromkeys(losses)))


def _plain(entry: Entry) -> tuple[Plain, list[Loss]]:
    losses: list[Loss] = []
    if entry.record is not None:
        fields = entry.record.model_dump(mode="json")
    else:
        salvage = _Salvage(entry.type, entry.raw)
        fields = salvage.fields
        losses = list(_told(entry, salvage.lost))
    fields.pop("id", None)
    marks = _marks(entry.type, fields)
    if entry.kind == "sources":
        fields["summary"] = entry.file.after.strip()
        marks["summary",] = (OwnWords(),)
    return Plain(entry.kind, entry.id, entry.type, _pruned(fields), marks, entry), losses


def names(steps: Steps) -> Names:
    """Drop the indexes of lists from a way to a value."""
    return tuple(step for step in steps if isinstance(step, str))


def _marks(record_type: type[Record], fields: Fields) -> dict[Names, tuple[Any, ...]]:
    return {names(leaf.path): leaf.marks for leaf in leaves(record_type, fields)}


def _pruned(value: Any) -> Any:
    """Leave out what is empty: an empty field and none are the same to a reader."""
    if isinstance(value, dict):
        held = {name: _pruned(part) for name, part in value.items()}
        return {name: part for name, part in held.items() if part not in (None, "", [], (), {})}
    return [_pruned(each) for each in value] if isinstance(value, list) else value


def _told(entry: Entry, lost: list[Steps]) -> Iterator[Loss]:
    """Say of each lost value why, in the words of the rule that does not take it."""
    _, findings = validate(entry.type, entry.raw, entry.span)
    said = {each.span: each.message for each in findings}
    for steps in lost:
        spans = entry.span(steps, key=True), entry.span(steps)
        span = next((each for each in spans if each in said), spans[0])
        yield Loss(span, said.get(span, "today's rules do not take this"))


class _Salvage:
    """The parts of a record's raw fields that today's types take."""

    def __init__(self, record_type: type[Record], raw: Mapping[str, Any]) -> None:
        self.lost: list[Steps] = []
        self.fields: dict[str, Any] = self._record(record_type, raw, ())

    def _record(
        self, record_type: type[Record], raw: Mapping[str, Any], steps: Steps
    ) -> dict[str, Any]:
        hints = get_type_hints(record_type, include_extras=True)
        known = record_type.model_fields
        self.lost += [(*steps, name) for name in raw if name not in known]
        return {
            name: info.get_default()
            if raw.get(name) is None
            else self._value(hints[name], raw[name], (*steps, name))
            for name, info in known.items()
            if raw.get(name) is not None or not info.is_required()
        }

    def _value(self, hint: Any, raw: Any, steps: Steps) -> Any:
        bare = _bare(hint)
        is_record = isinstance(bare, type) and issubclass(bare, Record)
        adapter: TypeAdapter[Any] = (
            TypeAdapter(bare) if is_record else TypeAdapter(hint, config=Record.model_config)
        )
        try:
            return adapter.dump_python(adapter.validate_python(raw), mode="json")
        except ValidationError:
            if is_record and isinstance(raw, Mapping):
                return self._record(bare, raw, steps)
            is_list = get_origin(bare) is tuple and get_args(bare)[-1] is Ellipsis
            if is_list and raw and isinstance(raw, list):
                item = get_args(bare)[0]
                return [self._value(item, part, (*steps, n)) for n, part in enumerate(raw)]
        self.lost.append(steps)
        return LOST


def _bare(hint: Any) -> Any:
    if get_origin(hint) is Annotated:
        return _bare(get_args(hint)[0])
    if get_origin(hint) in (Union, types.UnionType):
        chosen = [each for each in get_args(hint) if each is not types.NoneType]
        return _bare(chosen[0]) if len(chosen) == 1 else hint
    return hint
