"""What an agency's new answer makes doubtful, and the words that it may point to."""

from __future__ import annotations

from dataclasses import dataclass

from microsite.findings import Span
from microsite.load import Loaded


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Something recorded of an agency that may no longer hold once there is a new answer."""

    span: Span
    what: str
    """Such as `not_known`, or the response's kind."""
    text: str


def doubtful(agency: str, loaded: Loaded) -> tuple[Doubtful, ...]:
    """List what is recorded as open or unanswered of an agency.

    Args:
        agency: its id.
        loaded: the project.
    """
    found = []
    record = loaded.project.agencies.get(agency)
    for n, each in enumerate(record.not_known if record else ()):
        span = loaded.span("agencies", agency, ("not_known", n))
        found.append(Doubtful(span, "not known", each.text))
    for id, response in loaded.project.responses.items():
        like = loaded.project.vocabulary.response_kind(response.kind)
        if response.agency == agency and like not in ("statement", "reported statement"):
            found.append(Doubtful(loaded.span("responses", id), response.kind, response.says))
    return tuple(found)


def spoken_for(agency: str, loaded: Loaded) -> tuple[str, ...]:
    """List the statements that were made for an agency, those that no response has first."""
    project = loaded.project
    used = {each.statement for each in project.responses.values()}
    made = [
        id
        for id, each in project.statements.items()
        if agency in (each.on_behalf_of, *each.speakers)
    ]
    return tuple(sorted(made, key=lambda id: id in used))


def spoken_about(agency: str, loaded: Loaded) -> tuple[str, ...]:
    """List the statements about an agency, whoever made them."""
    statements = loaded.project.statements
    return tuple(id for id, each in statements.items() if agency in each.about)
