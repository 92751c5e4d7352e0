"""The whole way, from a folder to a site: a module for each thing that can be asked for.

The names are handed out when they are asked for, since what the ways need takes very different time
to import: a check has no use for templates, maps or the forms of the data. Use
`pipeline.check(…)` rather than `from microsite.pipeline import check` where a command may not need
it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microsite.later import later

if TYPE_CHECKING:
    from microsite.citations import Imprint
    from microsite.factcheck import UnknownRecord
    from microsite.pipeline.at_hand import archive_at_hand
    from microsite.pipeline.building import Built, build
    from microsite.pipeline.checking import Checked, check, open_archive, state
    from microsite.pipeline.comparing import diff
    from microsite.pipeline.editors import write_schemas
    from microsite.pipeline.factchecking import Factchecked, factcheck
    from microsite.pipeline.publishing import publish
    from microsite.pipeline.sealing import seal
    from microsite.progress import Watch
    from microsite.render.catalog import UnusableTemplate
    from microsite.revisions import NoRevision

__all__ = [
    "Built",
    "Checked",
    "Factchecked",
    "Imprint",
    "NoRevision",
    "UnknownRecord",
    "UnusableTemplate",
    "Watch",
    "archive_at_hand",
    "build",
    "check",
    "diff",
    "factcheck",
    "open_archive",
    "publish",
    "seal",
    "state",
    "write_schemas",
]

__getattr__ = later(
    __name__,
    {
        "microsite.citations": ("Imprint",),
        "microsite.factcheck": ("UnknownRecord",),
        "microsite.pipeline.at_hand": ("archive_at_hand",),
        "microsite.pipeline.building": ("Built", "build"),
        "microsite.pipeline.checking": ("Checked", "check", "open_archive", "state"),
        "microsite.pipeline.comparing": ("diff",),
        "microsite.pipeline.editors": ("write_schemas",),
        "microsite.pipeline.factchecking": ("Factchecked", "factcheck"),
        "microsite.pipeline.publishing": ("publish",),
        "microsite.pipeline.sealing": ("seal",),
        "microsite.progress": ("Watch",),
        "microsite.render.catalog": ("UnusableTemplate",),
        "microsite.revisions": ("NoRevision",),
    },
)
