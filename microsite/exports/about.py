"""What the descriptors say of the data as a whole: whose it is, its sources, its terms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from microsite.citations import Imprint
from microsite.model import License
from microsite.views.lookup import Lookup

QUOTATIONS = (
    "Quotations belong to those who spoke or printed them; they stand here as quotations, each "
    "with its source, and the license does not cover them."
)


@dataclass(frozen=True, slots=True)
class About:
    """The data as a whole."""

    name: str
    """A name for programs, made of the title."""
    title: str
    description: str
    homepage: str
    """The site's address, empty if unknown."""
    publisher: str
    license: License | None
    sources: tuple[dict[str, str], ...]
    """The archived sources: `title`, and `path` where the copy names an address."""


def about(lookup: Lookup, imprint: Imprint) -> About:
    """Describe the data, from the records alone."""
    investigation = lookup.project.investigation
    return About(
        name=re.sub(r"[^a-z0-9]+", "-", investigation.title.lower()).strip("-") or "records",
        title=investigation.title,
        description=f"{investigation.standfirst.strip()} {QUOTATIONS}",
        homepage=imprint.address(""),
        publisher=imprint.author,
        license=investigation.license,
        sources=tuple(
            {"title": source.label, **({"path": source.url.value} if source.url.value else {})}
            for _, source in sorted(lookup.project.sources.items())
        ),
    )


def license_entry(license: License) -> dict[str, Any]:
    """Write a license as a Data Package has it."""
    return {"name": license.name, "path": license.url, "title": license.title}
