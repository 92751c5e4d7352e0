"""A whole project: every record of every kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from microsite.model.records import (
    Agency,
    Allegation,
    Bill,
    Correction,
    Document,
    Event,
    Figure,
    Investigation,
    Organization,
    Person,
    Response,
    Source,
    Statement,
    Update,
    Withheld,
)
from microsite.model.values import Record
from microsite.model.vocabulary import STANDARD, Vocabulary


@dataclass(frozen=True, slots=True)
class Project:
    """All records, each kind keyed by id in the order of its file."""

    investigation: Investigation
    sources: Mapping[str, Source]
    agencies: Mapping[str, Agency]
    people: Mapping[str, Person]
    organizations: Mapping[str, Organization]
    documents: Mapping[str, Document]
    allegations: Mapping[str, Allegation]
    statements: Mapping[str, Statement]
    responses: Mapping[str, Response]
    figures: Mapping[str, Figure]
    bills: Mapping[str, Bill]
    events: Mapping[str, Event]
    corrections: Mapping[str, Correction]
    updates: Mapping[str, Update]
    withheld: Mapping[str, Withheld]
    """Keyed by `Withheld.key`."""
    summaries: Mapping[str, str]
    """Per source, our summary: the CommonMark under its front matter."""
    vocabulary: Vocabulary = STANDARD
    """The words that kinds, stances and the like may be."""

    def records(self, kind: str) -> Mapping[str, Record]:
        """Return the records of a kind, such as `agencies`."""
        found: Mapping[str, Record] = getattr(self, kind)
        return found

    def speaker_name(self, speaker: str) -> str:
        """Return the name of a person, organization, agency or document."""
        for named in (self.people, self.organizations, self.agencies):
            if speaker in named:
                name: str = named[speaker].name
                return name
        return self.documents[speaker].title


KINDS: Mapping[str, type[Record]] = {
    "agencies": Agency,
    "people": Person,
    "organizations": Organization,
    "documents": Document,
    "allegations": Allegation,
    "statements": Statement,
    "responses": Response,
    "figures": Figure,
    "bills": Bill,
    "events": Event,
    "corrections": Correction,
    "updates": Update,
    "withheld": Withheld,
}
"""The kinds that stand as lists in data/<kind>.yaml. Sources stand in content/sources/."""

OPTIONAL = frozenset({"updates"})
"""The kinds whose file may be missing: a project without any is no less whole."""

assert set(KINDS) < {field.name for field in fields(Project)}
