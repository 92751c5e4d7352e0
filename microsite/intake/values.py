"""One proposed value with how it is known."""

from __future__ import annotations

from dataclasses import dataclass

from microsite.model import Basis


@dataclass(frozen=True, slots=True)
class Proposed:
    """A value for the front matter; the fields are those of the model's `KnownText`."""

    value: str | None
    basis: Basis
    printed: str | None = None
    because: str | None = None
    how: str = "nothing in the copy says"
    """Where it was found, for the maintainer who reads the proposal; it is not published."""


UNKNOWN = Proposed(None, "unknown")


def stated(value: str, *, printed: str | None = None, how: str) -> Proposed:
    """Give a value that the copy's text states."""
    return Proposed(value, "stated", printed=printed, how=how)
