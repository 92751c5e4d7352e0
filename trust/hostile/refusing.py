"""What the checks say of a project full of payloads, and what is left of it for a build."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from microsite import pipeline
from microsite.findings import Finding, Findings
from microsite.load import Entry, Loaded, read_project
from trust.hostile import records as written
from trust.hostile.case import SUMMARY
from trust.hostile.records import Placed, Records

_TRIES = 40


@dataclass
class Outcome:
    """What became of the payloads of one project."""

    tried: int = 0
    refused: list[tuple[Placed, str]] = field(default_factory=list)
    """Those that a finding stands at, and its rule."""
    followed: list[Placed] = field(default_factory=list)
    """Those taken back with another one, since a finding stood only at something they cause."""
    published: list[Placed] = field(default_factory=list)

    @property
    def rules(self) -> Counter[str]:
        """How many each rule refused."""
        return Counter(rule for _, rule in self.refused)


def settle(records: Records, root: Path) -> Outcome:
    """Write the records, take back what the checks refuse until nothing is, and seal.

    Raises:
        AssertionError: findings remain that no payload explains, or one is not in our form.
    """
    outcome = Outcome(tried=len(records.placed))
    for _ in range(_TRIES):
        written.write(records, root)
        sealed, findings = pipeline.seal(root, root / "archive", allow_warnings=True)
        if sealed is not None:
            outcome.published = list(records.placed)
            return outcome
        for finding in findings.errors:
            _is_in_our_form(finding, root)
        _take_back(records, root, findings.errors, outcome)
    raise AssertionError(f"findings remain:\n{findings.format()[:4000]}")


def names(records: Records, root: Path) -> tuple[Outcome, list[str]]:
    """Check a project whose ids and references are payloads; each has to be refused at its place.

    Returns:
        What was refused, and, for each that was not, its field and text.
    """
    written.write(records, root)
    checked = pipeline.check(root, None)
    for finding in checked.findings.errors:
        _is_in_our_form(finding, root)
    loaded, _ = read_project(root)
    assert loaded is not None
    found = {(each.span.path, each.span.line): each.rule for each in checked.findings.errors}
    outcome, missed = Outcome(tried=len(records.placed)), []
    for placed in records.placed:
        [place, *_] = _lines(loaded, placed)
        if place in found:
            outcome.refused.append((placed, found[place]))
        else:
            missed.append(f"not refused: {placed.field}: {placed.text!r}")
    return outcome, missed


def _take_back(records: Records, root: Path, errors: tuple[Finding, ...], outcome: Outcome) -> None:
    loaded, _ = read_project(root)
    assert loaded is not None
    lines: dict[tuple[str, int], Placed] = {}
    for placed in records.placed:
        for line in _lines(loaded, placed):
            lines[line] = placed
    back = {
        id(found): (found, finding.rule)
        for finding in errors
        if (found := lines.get((finding.span.path, finding.span.line))) is not None
    }
    for placed, rule in back.values():
        records.take_back(placed)
        outcome.refused.append((placed, rule))
    if back:
        return
    # Something that a payload causes elsewhere: all payloads of the record that is spoken of.
    for finding in errors:
        for placed in _around(records, loaded, finding):
            records.take_back(placed)
            outcome.followed.append(placed)
            back[id(placed)] = (placed, finding.rule)
    assert back, "\n".join(map(str, errors[:20]))


def _entry(loaded: Loaded, kind: str, index: int) -> Entry:
    return loaded.of_kind(kind)[index]


def _lines(loaded: Loaded, placed: Placed) -> list[tuple[str, int]]:
    entry = _entry(loaded, placed.kind, placed.index)
    if placed.path == (SUMMARY,):
        first = entry.file.after_line
        last = first + entry.file.after.count("\n")
        return [(entry.file.name, line) for line in range(first, last + 1)]
    span = entry.span(placed.path)
    return [(span.path, span.line)]


def _around(records: Records, loaded: Loaded, finding: Finding) -> list[Placed]:
    found = []
    for placed in records.placed:
        entry = _entry(loaded, placed.kind, placed.index)
        if entry.file.name != finding.span.path:
            continue
        after = [each.span().line for each in loaded.of_kind(placed.kind)[placed.index + 1 :][:1]]
        end = after[0] if after and entry.file.name.startswith("data/") else 1 << 30
        if entry.span().line <= finding.span.line < end:
            found.append(placed)
    return found


def _is_in_our_form(finding: Finding, root: Path) -> None:
    """Hold that a finding is one printable line, and names a place that is there."""
    said = Findings.of([finding])
    for line in (said.format("text"), said.format("github")):
        assert not set(line) & set("\n\r\x1b\x07\x00\x9b\u202e"), repr(line)
        assert "Traceback" not in line, line
    # Before it is sealed, a project has no lock, which is a finding as well.
    there = (root / finding.span.path).exists() or finding.rule == "lock-unreadable"
    assert there, str(finding)
