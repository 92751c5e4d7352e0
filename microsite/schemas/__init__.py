"""JSON Schemas of the data files, for editors: what a field means, its words, the ids there are.

They are made from the records' types (`microsite.model`) and from the records themselves, which
give the ids to choose from. The checks judge; a schema helps while somebody types, and a test holds
that both take and refuse the same. `docs/decisions/0016-schemas-for-editors.md` says why so.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from microsite.schemas.standing import FOLDER, known

if TYPE_CHECKING:
    from microsite.schemas.files import refresh, stale, write
    from microsite.schemas.whole import file_schema, schemas

__all__ = ["FOLDER", "file_schema", "known", "refresh", "schemas", "stale", "write"]


def __getattr__(name: str) -> object:
    # As in `microsite.pipeline`: what makes schemas is imported by whoever makes one.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    of_files = name in ("refresh", "stale", "write")
    return getattr(import_module(f"{__name__}.{'files' if of_files else 'whole'}"), name)
