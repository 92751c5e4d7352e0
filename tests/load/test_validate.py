"""However a record's fields are mangled, it is a record or findings; and a record survives a trip.

The fields are those of all records at hand, so that every kind of record and nearly every field has
its turn.
"""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microsite.findings import Finding
from microsite.load import Entry
from microsite.load.validate import SOURCING, validate
from microsite.model import Record
from microsite.writing import append
from microsite.yamlfile import parse
from tests.strategies import holders
from tests.support import GOOD, loaded

LOADED = [loaded(root) for root in (GOOD, Path(__file__).parents[2])]
ENTRIES = [(project, entry) for project in LOADED for entry in project.entries]
JARGON = ("Input should", "validation", "NoneType", "dict", "tuple", "pydantic")
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=12),
    st.sampled_from(["unknown", "2019-02-30", "2019~", "stated", "no-such-id", "", " ", "{x}"]),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["value", "basis", "source", "words", "id"]), inner)
    ),
    max_leaves=5,
)


def judged(index: int, raw: Any) -> tuple[Record | None, list[Finding]]:
    project, entry = ENTRIES[index]
    record, findings = validate(entry.type, raw, entry.span, project.project.vocabulary)
    assert (record is None) == bool(findings)
    for finding in findings:
        assert finding.message and finding.hint
        assert not any(each in finding.message + finding.hint for each in JARGON), finding
        assert finding.span.line >= 1 and finding.span.column >= 1
    return record, findings


def survives(entry: Entry, record: Record) -> None:
    """Hold that a record is the same after it was written and read again.

    A withheld quotation is written by nobody, so that its hash goes nowhere.
    """
    if entry.kind == "withheld":
        return
    dumped = record.model_dump(mode="json", by_alias=True, exclude_none=True)
    file, findings = parse(append("[]\n", dumped), "a.yaml")
    assert not findings
    again, findings = validate(entry.type, file.value[0], entry.span, None)
    assert not findings
    assert again == record


INDEXES = st.integers(0, len(ENTRIES) - 1)


@pytest.mark.parametrize("index", range(len(ENTRIES)))
def test_every_record_survives_a_trip(index: int) -> None:
    record, findings = judged(index, ENTRIES[index][1].raw)
    assert record is not None, findings
    survives(ENTRIES[index][1], record)


@settings(max_examples=300)
@given(
    INDEXES, st.lists(st.sampled_from(["other", "drop", "double", "wrap"]), max_size=2), st.data()
)
def test_mangled_fields_are_a_record_that_survives_or_findings(
    index: int, edits: list[str], data: st.DataObject
) -> None:
    raw = deepcopy(ENTRIES[index][1].raw)
    for edit in edits:
        places = holders(raw)
        if not places:
            break
        holder, step = data.draw(st.sampled_from(places))
        if edit == "other":
            holder[step] = data.draw(VALUES)
        elif edit == "drop":
            del holder[step]
        elif edit == "wrap":
            holder[step] = [holder[step]]
        elif isinstance(holder, list):
            holder.append(deepcopy(holder[step]))
    record, _ = judged(index, raw)
    if record is not None:
        survives(ENTRIES[index][1], record)


@given(INDEXES, st.text(st.characters(codec="utf-8"), min_size=1, max_size=9), VALUES, st.data())
def test_an_unknown_field_anywhere_is_a_finding(
    index: int, name: str, value: Any, data: st.DataObject
) -> None:
    raw = deepcopy(ENTRIES[index][1].raw)
    groups = [raw] + [h[s] for h, s in holders(raw) if isinstance(h[s], dict)]
    data.draw(st.sampled_from(groups))[f"{name}-none"] = value
    record, findings = judged(index, raw)
    assert record is None
    assert "unknown-field" in {each.rule for each in findings}


@given(INDEXES, st.data(), st.sampled_from(["drop", "empty", "none"]))
def test_a_fact_that_loses_its_source_is_a_finding(
    index: int, data: st.DataObject, how: str
) -> None:
    raw = deepcopy(ENTRIES[index][1].raw)
    places = [(holder, step) for holder, step in holders(raw) if step in SOURCING]
    if not places:
        return
    holder, step = data.draw(st.sampled_from(places))
    if how == "drop":
        del holder[step]
    else:
        holder[step] = [] if how == "empty" and isinstance(holder[step], list) else None
    record, findings = judged(index, raw)
    allowed = record is not None and step in _not_needed(ENTRIES[index][1])
    assert allowed or "fact-without-source" in {each.rule for each in findings}


def _not_needed(entry: Entry) -> set[str]:
    """List the fields of that name which a record may do without."""
    fields = entry.type.model_fields
    return {name for name in SOURCING if name in fields and not fields[name].is_required()}
