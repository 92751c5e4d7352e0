"""What changed since a revision in what the site publishes, for an editor to sign off.

Two states of a project are compared record by record and field by field: `plain` makes values of
records, also of old ones that today's types do not take; `matching` compares them; `weight` says
what a change touches and whether readers must be told; `no_correction` warns where they are not;
`report` holds all of it, and `as_text`, `as_json` and `as_markdown` write it. A kind of records
that the model gains is compared without being named here; only what is grave in it has to be listed
in `weight`.
"""

from collections.abc import Callable, Mapping
from typing import Literal

from microsite.changes.as_json import as_json
from microsite.changes.as_markdown import as_markdown
from microsite.changes.as_text import as_text
from microsite.changes.compare import Comparison, State, compare
from microsite.changes.no_correction import corrected_by, corrections_since, draft, warnings
from microsite.changes.report import Report
from microsite.revisions import Revision

Form = Literal["text", "json", "markdown"]

__all__ = ["Comparison", "Form", "Report", "State", "since", "write"]


def since(old: State, new: State, revision: Revision) -> Report:
    """Compare what is to be published with what was.

    Args:
        old: the project at a revision, with whatever mistakes today's rules find in it.
        new: the project now, read without an error.
        revision: that revision.
    """
    comparison = compare(old, new)
    added = corrections_since(old, new)
    corrected = {
        (each.kind, each.id): by
        for each in comparison.records
        if each.owes_correction and (by := corrected_by(each, added))
    }
    owing = [each for each in comparison.records if each.owes_correction]
    taken = new.loaded.project.corrections
    drafts = (draft(each, taken) for each in owing if (each.kind, each.id) not in corrected)
    told = warnings(comparison, old, new, revision.given)
    return Report(revision, comparison, corrected, told, tuple(drafts))


def write(report: Report, form: Form) -> str:
    """Write a report for a terminal, a machine, or a pull request."""
    forms: Mapping[Form, Callable[[Report], str]] = {
        "text": as_text,
        "json": as_json,
        "markdown": as_markdown,
    }
    return forms[form](report)
