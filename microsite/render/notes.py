"""The sources that a page names, numbered in the order in which it names them.

On paper a link is only its text. So each link to a source carries a number there, and the page ends
with the sources under their numbers, in full.
"""

from __future__ import annotations

from collections.abc import Mapping

from microsite.views.notes import SourceNote


class Notes:
    """The numbered sources of one page; filled while the page is rendered."""

    def __init__(self, here: str, described: Mapping[str, SourceNote]) -> None:
        """Begin a page.

        Args:
            here: the page.
            described: the sources by their pages.
        """
        self._described = described
        # The sources' own pages say all of it in their text.
        self._wanted = not here.startswith("sources/")
        self._numbers: dict[str, int] = {}

    def number(self, page: str) -> int | None:
        """Give the number of the source that a page is about, the next free one at first.

        Returns:
            None for any other page, and where no numbers are wanted.
        """
        if not self._wanted or page not in self._described:
            return None
        return self._numbers.setdefault(page, len(self._numbers) + 1)

    @property
    def listed(self) -> tuple[SourceNote, ...]:
        """The sources in the order of their numbers."""
        return tuple(self._described[page] for page in self._numbers)
