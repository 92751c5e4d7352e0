"""JSON Schemas of the data files, for editors: what a field means, its words, the ids there are.

They are made from the records' types (`microsite.model`) and from the records themselves, which
give the ids to choose from. The checks judge; a schema helps while somebody types, and a test holds
that both take and refuse the same. `docs/decisions/0016-schemas-for-editors.md` says why so.
"""

from microsite.schemas.files import FOLDER, refresh, stale, write
from microsite.schemas.whole import file_schema, schemas

__all__ = ["FOLDER", "file_schema", "refresh", "schemas", "stale", "write"]
