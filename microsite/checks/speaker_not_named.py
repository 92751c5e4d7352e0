"""A speaker whom no source of the statement names.

Whoever is given as the speaker stands, by a name or a role, in a source that prints the words. If
none of these sources is recorded as naming them, the quotation has most likely got the wrong
speaker. A statement with `attribution: inferred` is left out, since a note says how its speaker is
known, and so are sources of which there is no archived copy.

Passes, where the article names Bram Holt, or calls him the police chief:

    speakers: [bram-holt]

Fails, where it names Bram Holt alone:

    speakers: [dora-quill]
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.subject import Subject
from microsite.findings import Finding
from microsite.model import Agency, Document, Organization, Project

RULE = "speaker-not-named"


def check(subject: Subject) -> Iterator[Finding]:
    """Report each speaker who is in the wrong place, at the speaker's id."""
    for id, n, printed in unnamed(subject.loaded.project):
        speaker = subject.loaded.project.statements[id].speakers[n]
        span = subject.loaded.span("statements", id, ("speakers", n))
        sources = " or ".join(f"'{each}'" for each in sorted(printed))
        problem = f"no name or role of '{speaker}' is recorded from {sources}"
        hint = (
            "check in the article whose words these are; if they are theirs, add the name "
            "or the role to their record as it is printed there"
        )
        yield Finding(span, RULE, problem, hint)


def unnamed(project: Project) -> Iterator[tuple[str, int, set[str]]]:
    """List the speakers whom no source names: the statement, which one, and its sources."""
    for id, statement in project.statements.items():
        printed = {each.source for each in statement.printings}
        archived = {each for each in printed if _archived(each, project)}
        if statement.attribution == "inferred" or archived != printed or not archived:
            continue
        for n, speaker in enumerate(statement.speakers):
            naming = _naming(speaker, project)
            if naming is not None and not naming & printed:
                yield id, n, printed


def _archived(source: str, project: Project) -> bool:
    return source in project.sources and project.sources[source].archive_file is not None


def _naming(id: str, project: Project) -> set[str] | None:
    """Return the sources that are recorded as naming somebody; None where there is no record."""
    if person := project.people.get(id):
        roles = {each.source for each in person.roles}
        return roles | {each.source for each in person.printed_as}
    for kind in (project.organizations, project.agencies, project.documents):
        if id in kind:
            named: Organization | Agency | Document = kind[id]
            return {each.source for each in named.printed_as}
    return None
