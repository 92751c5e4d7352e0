"""What an editor signs off: the changes since a revision, and what every form of it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from microsite.changes.compare import Comparison, FieldChange, RecordChange
from microsite.changes.weight import Weight
from microsite.findings import Findings
from microsite.revisions import Revision

HEADINGS: Mapping[Weight, str] = {
    Weight.ATTRIBUTED: "Quotations, answers, allegations, figures, corrections",
    Weight.FACT: "Other facts",
    Weight.OWN_WORDS: "Our own words",
    Weight.TECHNICAL: "Technical",
}


@dataclass(frozen=True, slots=True)
class Report:
    """Everything there is to sign off."""

    revision: Revision
    comparison: Comparison
    corrected: Mapping[tuple[str, str], tuple[str, ...]]
    """Per kind and id of a record the corrections, added since, that tell of its change."""
    warnings: Findings
    drafts: tuple[str, ...] = ()
    """Entries for data/corrections.yaml that the warnings ask for, as YAML, one a line."""

    def summary(self) -> str:
        """Count the records in words."""
        counted = Counter(each.op for each in self.comparison.records)
        parts = [f"{counted[op]} {op}" for op in ("changed", "added", "removed") if counted[op]]
        if not parts:
            rules = {each.rule for each in self.warnings}
            but = ", as far as it could be compared" if "not-compared" in rules else ""
            return f"No published fact changed{but}."
        owed = sum(each.owes_correction for each in self.comparison.records)
        told = f" Need a correction: {owed}; of these told by one: {len(self.corrected)}."
        return f"Records: {', '.join(parts)}.{told if owed else ''}"

    def by_weight(self) -> Iterator[tuple[str, list[RecordChange]]]:
        """Group the records under headings, the gravest first."""
        for weight, heading in HEADINGS.items():
            found = [each for each in self.comparison.records if each.weight == weight]
            if found:
                yield heading, found

    def state(self, change: RecordChange) -> str:
        """Say of a change that readers must be told of whether they are."""
        if not change.owes_correction:
            return ""
        by = self.corrected.get((change.kind, change.id), ())
        if not by:
            return "needs a correction; none added since names it"
        return f"told by the correction {', '.join(by)}"


def since(revision: Revision) -> str:
    """Name the revision."""
    return f"{revision.given} ({revision.commit[:10]}, {revision.day}, “{revision.subject}”)"


def name(change: RecordChange) -> str:
    """Name a record."""
    if change.kind == "investigation" or not change.id:
        return change.kind
    return change.id if change.kind == "pages" else f"{change.kind}/{change.id}"


def seen(change: RecordChange) -> str:
    """Say where readers see it, or saw it; empty where they do not."""
    if change.page is None:
        return ""
    verb = "saw" if change.op == "removed" else "see"
    return f"readers {verb} it at {change.page or 'the home page'}"


def place(report: Report, change: RecordChange) -> str:
    """Give the record's place; a file of the revision is written as git writes it."""
    gone = f"{report.revision.given}:" if change.op == "removed" else ""
    return f"{gone}{change.span}"


def hint(change: RecordChange) -> str:
    """Say of what came or went what else it may be called."""
    if (found := change.suggestion) is None:
        return ""
    alike = "the same content" if found.same else "nearly the same content"
    if change.op == "removed":
        return f"perhaps only renamed: the new '{found.new}' has {alike}"
    but = "" if found.same else ", but for this"
    return f"perhaps only renamed: '{found.old}', which is gone, has {alike}{but}"


def following(change: RecordChange) -> str:
    """Name the fields that only follow an id that was suggested to be another one's."""
    return ", ".join(each.label for each in change.fields if each.op == "renamed")


def compared(change: RecordChange) -> bool:
    """Whether its fields are differences, and not all that the record says."""
    return change.op == "changed" or change.suggestion is not None


def how(field: FieldChange) -> str:
    """Say what happened to a field."""
    return {
        "order": "only reordered; moved",
        "typing": "typed otherwise (quotation marks, dashes, spaces)",
    }.get(field.op, field.op)
