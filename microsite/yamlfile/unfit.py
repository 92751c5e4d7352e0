"""That a text cannot be read as YAML, for all who read it or ask somebody to."""

from __future__ import annotations

from microsite.findings import Finding

RULE = "yaml-syntax"


class Unfit(Exception):
    """The text cannot be read further; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding
