"""The schemas of whole files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from microsite.load import Loaded
from microsite.model import KINDS, Investigation, Record, Source
from microsite.model.vocabulary import VocabularyFile
from microsite.schemas.ids import with_ids
from microsite.schemas.shapes import DIALECT, record_schema

NAMES: Mapping[str, str] = {
    "investigation": "data/investigation.yaml",
    "vocabulary": "data/vocabulary.yaml",
    "sources": "the front matter of content/sources/*.md",
    **{kind: f"data/{kind}.yaml" for kind in KINDS},
}
"""What has a schema, and what that is for."""
WHOLE: Mapping[str, type[Record]] = {
    "investigation": Investigation,
    "vocabulary": VocabularyFile,
    "sources": Source,
}
"""What is not a list of records."""


def schemas(loaded: Loaded) -> dict[str, dict[str, Any]]:
    """Make the schema of every file of records.

    Args:
        loaded: the project's records, whose ids are offered; mistakes in them do no harm.

    Returns:
        By kind the JSON Schema (draft 7) of its file: `investigation`, `sources` for the front
        matter of one source, and each kind of `model.KINDS`.
    """
    return {name: file_schema(name, loaded) for name in NAMES}


def file_schema(name: str, loaded: Loaded) -> dict[str, Any]:
    """Make the schema of one kind's file.

    Raises:
        KeyError: there is no such kind.
    """
    heading = {"$schema": DIALECT, "$comment": f"Of {NAMES[name]}; made anew by each check."}
    if name in WHOLE:
        return heading | with_ids(record_schema(WHOLE[name]), loaded)
    made = record_schema(KINDS[name])
    record = {key: value for key, value in made.items() if key != "definitions"}
    record["title"] = KINDS[name].__name__.lower()  # an editor offers a whole one by this name
    listed = {
        # A file that holds only comments is as good as an empty list.
        "type": ["array", "null"],
        "description": made.get("description", ""),
        "items": {"$ref": "#/definitions/record"},
        "definitions": {**made["definitions"], "record": record},
    }
    return heading | with_ids(listed, loaded)
