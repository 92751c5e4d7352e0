"""What is published besides the pages, for machines and for whoever wants to check us."""

from __future__ import annotations

from microsite.artifacts import Artifact
from microsite.checks import Verified
from microsite.citations import UNKNOWN, Imprint
from microsite.exports.annotations import web_annotations
from microsite.exports.json_files import json_files
from microsite.exports.site_files import site_files
from microsite.views.lookup import Lookup


def exports(verified: Verified, imprint: Imprint = UNKNOWN) -> tuple[Artifact, ...]:
    """Make every published data file, under `data/`, and what stands at fixed places.

    Args:
        verified: the checked records.
        imprint: the site's address and publisher, as far as the host knows them.
    """
    lookup = Lookup(verified)
    security = verified.project.investigation.security
    words = web_annotations(lookup, imprint)
    return (*json_files(lookup, imprint), words, *site_files(security, imprint))
