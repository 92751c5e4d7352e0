"""The first page: what is alleged and by whom, what is answered, and the way in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from microsite.dates import EdtfDate
from microsite.views.allegations import Charge, charge
from microsite.views.corrections import CorrectionEntry, corrections
from microsite.views.figures import FigureCard, figure
from microsite.views.lookup import Link, Lookup
from microsite.views.map import map_page
from microsite.views.quotes import Quote, quotes
from microsite.views.responses import BoardRow, board
from microsite.views.shelves import LIMITS
from microsite.views.updates import UpdateEntry, updates

UNASKED = "not known to have been asked"
"""What an agency without any answer counts as, as on the maps."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records of each kind there are."""

    sources: int
    agencies: int
    statements: int
    speakers: int
    entries: int
    figures: int
    bills: int
    people: int
    corrections: int


@dataclass(frozen=True, slots=True)
class HomePage:
    """The first page."""

    title: str
    standfirst: str
    read_on: EdtfDate
    """The day on which the maintainers last read all sources."""
    region: str
    precisions: tuple[str, ...]
    """What the map's points mark."""
    charges: tuple[Charge, ...]
    """The first ones."""
    charges_more: int
    """How many more allegations there are."""
    lead: tuple[Quote, ...]
    """Answers by others than the agencies."""
    board: tuple[BoardRow, ...]
    """None where there are too many agencies for the first page, which then has the tally alone."""
    key_figures: tuple[FigureCard, ...]
    counts: Counts
    latest_correction: CorrectionEntry | None
    latest_update: UpdateEntry | None
    unarchived: tuple[Link, ...]
    """Sources without an archived copy."""
    archive_checked: bool
    """Whether this build had the archived copies at hand."""
    tally: tuple[tuple[str, int], ...]
    """How many agencies' leading answer is of which kind, in the order of the maps' legend."""


def home_page(lookup: Lookup) -> HomePage:
    """Build the first page."""
    project = lookup.project
    investigation = project.investigation
    corrected = corrections(lookup)
    alleged = tuple(project.allegations)
    rows = board(lookup)
    leading = Counter(row.lead.kind if row.lead else UNASKED for row in rows)
    kinds = project.vocabulary.words("response_kinds")
    return HomePage(
        title=investigation.title,
        standfirst=investigation.standfirst,
        read_on=investigation.read_on,
        region=investigation.region,
        precisions=map_page(lookup).precisions,
        charges=tuple(charge(lookup, id) for id in alleged[: LIMITS.front]),
        charges_more=max(0, len(alleged) - LIMITS.front),
        lead=quotes(lookup, investigation.lead_statements),
        board=rows if len(rows) <= LIMITS.told else (),
        key_figures=tuple(figure(lookup, id) for id in investigation.key_figures),
        counts=Counts(
            sources=len(project.sources),
            agencies=len(project.agencies),
            statements=len(project.statements),
            speakers=len(lookup.statements_by),
            entries=len(project.events),
            figures=len(project.figures),
            bills=len(project.bills),
            people=len(project.people) + len(project.organizations),
            corrections=len(corrected),
        ),
        latest_correction=corrected[0] if corrected else None,
        latest_update=next(iter(updates(lookup)), None),
        unarchived=lookup.links(
            "sources", (id for id, each in project.sources.items() if each.archive_file is None)
        ),
        archive_checked=lookup.verified.archive_checked,
        tally=tuple((kind, leading[kind]) for kind in kinds if leading[kind]),
    )
