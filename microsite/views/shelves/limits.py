"""How much one page may hold."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Limits:
    """How many records, names or cells stand on one page.

    A statement with its seals takes about 1 kB of a compressed page and 9 kB of the page itself,
    the heaviest record of all; so a whole list stays below 300 kB.
    """

    whole: int = 200
    """The most records of a list that is one page."""
    part: int = 100
    """The most records of one part of a longer list."""
    named: int = 60
    """The most names in a sentence: of the agencies that a statement is about."""
    told: int = 60
    """The most things of one kind on the page of one record: statements about an agency."""
    lines: int = 15
    """The most lines that one entry of a list has of a kind: what a person said."""
    front: int = 12
    """The most allegations on the first page."""
    choices: int = 200
    """The most choices that a filter offers."""
    cells: int = 6000
    """The most cells of a table of sources by agencies."""
    points: int = 300
    """The most agencies that a map draws one by one."""
    shard: int = 400
    """About how many former addresses stand in one file of them."""


LIMITS = Limits()
"""Those of every page. They are no setting: what a reader can take in is not a project's choice."""
