"""JSON Schemas of the data files, for editors: what a field means, its words, the ids there are.

They are made from the records' types (`microsite.model`) and from the records themselves, which
give the ids to choose from. The checks judge; a schema helps while somebody types, and a test holds
that both take and refuse the same. `docs/decisions/0016-schemas-for-editors.md` says why so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microsite.later import later
from microsite.schemas.standing import FOLDER, known

if TYPE_CHECKING:
    from microsite.schemas.files import first_line, refresh, stale, write
    from microsite.schemas.whole import file_schema, schemas

__all__ = ["FOLDER", "file_schema", "first_line", "known", "refresh", "schemas", "stale", "write"]

# As in `microsite.pipeline`: what makes schemas is imported by whoever makes one.
__getattr__ = later(
    __name__,
    {
        "microsite.schemas.files": ("first_line", "refresh", "stale", "write"),
        "microsite.schemas.whole": ("file_schema", "schemas"),
    },
)
