"""Writing into the YAML files that maintainers keep, without touching what stands there.

`append`, `insert`, `add` and `replace` take a file's text and return it with something more in it;
`files` puts a text on disk, whole or not at all.

Only the new lines are written (by ruamel.yaml, see
`emit`) and put among the old ones, in the form that the file has: a round trip of the whole file
keeps less than everything (docs/decisions/0015-new-lines-among-old-ones.md). What comes out is read
by the same reader as everything else before anybody gets it, so that it holds what it was to hold,
and the old values besides, or nothing is written.
"""

from microsite.writing.edits import add, append, front_matter, insert, replace
from microsite.writing.emit import as_yaml, inline
from microsite.writing.files import Changed, Exists, create, overwrite, read
from microsite.writing.unwritable import Unwritable

__all__ = [
    "Changed",
    "Exists",
    "Unwritable",
    "add",
    "append",
    "as_yaml",
    "create",
    "front_matter",
    "inline",
    "insert",
    "overwrite",
    "read",
    "replace",
]
