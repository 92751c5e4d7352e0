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
from microsite.checks.outlines import FOLDER
from microsite.checks.subject import Subject
from microsite.findings import Finding, Span

RULE = "outlines-unusable"
_HINT = "data/geo/README.md says how each file is made"


def check(subject: Subject) -> Iterator[Finding]:
    """Report the first thing in data/geo/ that cannot be drawn."""
    problem = subject.outlines.problem
    if isinstance(problem, FileNotFoundError):
        yield Finding(Span(FOLDER), RULE, "there is no file region.geojson", _HINT)
    elif problem is not None:
        name = f"{FOLDER}/{problem.file}"
        span = Span(name, problem.line, problem.column)
        if problem.path:
            # JSON is YAML, whose reader here knows where everything stands.
            text = (subject.loaded.root / name).read_text("utf-8")
            span = yamlfile.parse(text, name)[0].span(problem.path)
        yield Finding(span, RULE, problem.problem, _HINT)
