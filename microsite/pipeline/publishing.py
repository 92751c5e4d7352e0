"""From a checked project to its site."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from microsite.artifacts import Site
from microsite.cache import UNKEPT, Cache
from microsite.checks import Verified
from microsite.citations import UNKNOWN, Imprint
from microsite.exports import exports
from microsite.maps import load_region, map_layers
from microsite.render import citation_files, render_site
from microsite.running import aside, settled
from microsite.views.lookup import Lookup


def publish(
    verified: Verified, root: Path, imprint: Imprint = UNKNOWN, cache: Cache = UNKEPT
) -> Site:
    """Render a checked project: its pages with their maps, and its data files.

    Args:
        verified: the checked records.
        root: the project's folder, which holds templates/ and may hold outlines in data/geo/.
        imprint: the site's whole address and its publisher, for citations; as far as known.
        cache: keeps what was made for the next build.

    Raises:
        UnusableTemplate: a template or the catalog of words cannot be read; it holds the finding.
    """
    geometry, templates = root / "data" / "geo", root / "templates"
    drawn = geometry.is_dir()
    lookup = Lookup(verified)
    cited = citation_files(lookup, templates, imprint=imprint)
    layers = map_layers(geometry) if drawn else ()
    with settled(), aside(lambda: exports(lookup, imprint, layers, cited)) as made:
        region = load_region(geometry) if drawn else None
        site = render_site(
            lookup, templates, region, imprint=imprint, data=lambda: made().page, cache=cache
        )
        return replace(site, files=(*site.files, *made().files, *cited))
