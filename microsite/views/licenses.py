"""Whose work the site is made of, besides its own: for readers who want to know, or to reuse it."""

from __future__ import annotations

from dataclasses import dataclass

from microsite.model import License
from microsite.shipped import Component
from microsite.views.lookup import Lookup


@dataclass(frozen=True, slots=True)
class LicensesPage:
    """The page about what others made."""

    license: License | None
    """Of the site's own words and data."""
    components: tuple[Component, ...]
    credits: tuple[str, ...]
    """Who made the maps' outlines and names, each with its terms."""
    gazetteers: tuple[str, ...]
    """Where the agencies' points come from, each once."""


def licenses_page(
    lookup: Lookup, components: tuple[Component, ...], credits: tuple[str, ...]
) -> LicensesPage:
    """Build the page.

    Args:
        lookup: the checked records.
        components: what the site ships.
        credits: what the files say that the maps are drawn from.
    """
    agencies = lookup.project.agencies.values()
    points = tuple(dict.fromkeys(each.location.gazetteer for each in agencies))
    return LicensesPage(lookup.project.investigation.license, components, credits, points)
