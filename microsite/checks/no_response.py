"""An agency without a response, not even that none is known to have been asked for.

An agency that is accused and whose answer is left out is treated unfairly, and silence must not
look like a refusal.

Passes:

    agency: eastbrook-police
    kind: not known to have been asked

Fails, where no response names the agency:

    - id: eastbrook-police
      name: Eastbrook Police Department
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.subject import Subject
from microsite.findings import Finding

RULE = "no-response"


def check(subject: Subject) -> Iterator[Finding]:
    """Report the agencies without a response, where their records begin."""
    loaded = subject.loaded
    responses = loaded.of_kind("responses")
    # One that is not valid may be the response that seems to be missing.
    if "responses" not in loaded.ids or any(each.record is None for each in responses):
        return
    if any(entry.kind == "responses" for entry, _ in subject.dangling):
        return
    heard = {
        reference.id
        for entry, reference in subject.references
        if entry.kind == "responses" and reference.path == ("agency",)
    }
    for entry in loaded.of_kind("agencies"):
        if entry.id and entry.id not in heard:
            problem = f"there is no response of '{entry.id}'"
            hint = "add one to data/responses.yaml, if only: not known to have been asked"
            yield Finding(entry.span(), RULE, problem, hint)
