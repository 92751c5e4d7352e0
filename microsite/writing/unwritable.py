"""Why something was not written."""

from __future__ import annotations

from microsite.findings import Finding


class Unwritable(Exception):
    """It cannot be put into this file without changing something else, or cannot be read back.

    `findings` holds the mistakes of the file, where it has any; they have to be mended first.
    """

    def __init__(self, problem: str, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(problem)
        self.findings = findings
