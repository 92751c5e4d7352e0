"""An answer in somebody's words that is given to somebody else.

Where a response points to a `statement`, whoever stands in `spoken_by` is one of that statement's
`speakers`. If not, one of the two has the wrong speaker, or the response points to the wrong words.

Passes, where the statement `we-will-ask` has the speaker `bram-holt`:

    statement: we-will-ask
    spoken_by: [bram-holt]

Fails:

    statement: we-will-ask
    spoken_by: [ines-vole]
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.speaker_not_named import unnamed
from microsite.checks.subject import SPEAKERS, Subject
from microsite.findings import Finding

RULE = "spoken-by-another"


def check(subject: Subject) -> Iterator[Finding]:
    """Report each speaker of a response who is none of its statement's, at the speaker's id."""
    project = subject.loaded.project
    known = {id for kind in SPEAKERS for id in subject.loaded.ids.get(kind, ())}
    doubtful = {id for id, _, _ in unnamed(project)}  # `speaker-not-named` says so
    for id, response in project.responses.items():
        statement = project.statements.get(response.statement or "")
        if statement is None or statement.id in doubtful:
            continue
        if not known.issuperset(statement.speakers):  # a misspelled id
            continue
        for n, speaker in enumerate(response.spoken_by):
            if speaker in known and speaker not in statement.speakers:
                span = subject.loaded.span("responses", id, ("spoken_by", n))
                speakers = " and ".join(f"'{each}'" for each in statement.speakers)
                problem = f"'{response.statement}' is spoken by {speakers}, not by '{speaker}'"
                hint = (
                    f"write whoever of them speaks for '{response.agency}', or correct the "
                    "statement's id or its speakers"
                )
                yield Finding(span, RULE, problem, hint)
