"""The outlines for the maps can be drawn.

The files in data/geo/ are JSON: `region.geojson` with the region's divisions and its neighbors,
`context.json` with names to orient by, `towns.geojson` with the outlines of towns. All three are
made by commands. This rule is for edits by hand, which break them easily.

Passes, as one feature of data/geo/towns.geojson:

    {"type": "Feature", "properties": {"name": "Northfield"}, "geometry": {"type": "Polygon",
     "coordinates": [[[-72.9, 41.4], [-72.7, 41.4], [-72.7, 41.6], [-72.9, 41.4]]]}}

Fails, because the outline does not come back to where it began:

    {"type": "Feature", "properties": {"name": "Northfield"}, "geometry": {"type": "Polygon",
     "coordinates": [[[-72.9, 41.4], [-72.7, 41.4], [-72.7, 41.6]]]}}
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite import yamlfile
from microsite.checks.subject import Subject
from microsite.findings import Finding, Span
from microsite.maps import UnusableOutlines, load_region

RULE = "outlines-unusable"
_HINT = "data/geo/README.md says how each file is made"


def check(subject: Subject) -> Iterator[Finding]:
    """Report the first thing in data/geo/ that cannot be drawn."""
    folder = subject.loaded.root / "data" / "geo"
    try:
        if folder.is_dir():
            load_region(folder)
    except FileNotFoundError:
        yield Finding(Span("data/geo"), RULE, "there is no file region.geojson", _HINT)
    except UnusableOutlines as error:
        name = f"data/geo/{error.file}"
        span = Span(name, error.line, error.column)
        if error.path:
            # JSON is YAML, whose reader here knows where everything stands.
            text = (folder / error.file).read_text("utf-8")
            span = yamlfile.parse(text, name)[0].span(error.path)
        yield Finding(span, RULE, error.problem, _HINT)
