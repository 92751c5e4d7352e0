"""What is published besides the pages, for machines and for whoever wants to check us."""

from __future__ import annotations

from microsite.artifacts import Artifact
from microsite.checks import Verified
from microsite.exports.json_files import json_files


def exports(verified: Verified) -> tuple[Artifact, ...]:
    """Make every published data file, under `data/`."""
    return json_files(verified)
