"""Made-up sources and records, as small as a test of the evidence needs them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from microsite.model import KINDS, Agency, Investigation, Project, Source, Statement


def source(content: str | bytes, **fields: Any) -> Source:
    """Make a source for an archived text; its body is the whole file unless it says otherwise."""
    raw = content if isinstance(content, bytes) else content.encode()
    lines = len(raw.decode(errors="replace").splitlines())
    unknown = ("title", "publisher", "byline", "dateline", "published", "url", "archive_url")
    given = {
        "label": "The Ledger",
        "kind": "news article",
        **dict.fromkeys(unknown, "unknown"),
        "archive_file": "ledger.txt",
        "sha256": sha256(raw).hexdigest(),
        "body": [[1, max(1, lines)]],
        **fields,
    }
    return Source.model_validate(given)


def statement(
    id: str, printings: Mapping[str, Sequence[str]] | Sequence[Any], **fields: Any
) -> Statement:
    """Make a statement from its printings, or from their fragments by source."""
    if isinstance(printings, Mapping):
        printings = [{"source": each, "fragments": words} for each, words in printings.items()]
    given = {
        "id": id,
        "summary": "What was said.",
        "speakers": ["somebody"],
        "capacity": "police chief",
        "stance": "descriptive",
        "said": "unknown",
        "channel": "unknown",
        "printings": printings,
        **fields,
    }
    return Statement.model_validate(given)


def agency(id: str, named_by: Sequence[str], **fields: Any) -> Agency:
    """Make an agency with the words that name it."""
    point = {"latitude": 41.5, "longitude": -72.8, "precision": "town center"}
    given = {
        "id": id,
        "name": id,
        "short_name": id,
        "kind": "municipal police department",
        "place": id,
        "location": {**point, "gazetteer": "made up", "gazetteer_id": "none"},
        "printed_as": [{"words": named_by[0], "source": "ledger"}],
        "named_by": named_by,
        **fields,
    }
    return Agency.model_validate(given)


def project(sources: Mapping[str, Source], **records: Sequence[Any]) -> Project:
    """Make a project from sources by id and lists of records by kind."""
    investigation = Investigation.model_validate(
        {"title": "A case", "standfirst": "A case.", "read_on": "2019-03-20", "region": "Nowhere"}
    )
    kinds = KINDS.keys() - {"withheld"}
    listed: dict[str, Any] = {kind: {r.id: r for r in records.get(kind, ())} for kind in kinds}
    withheld = {r.key: r for r in records.get("withheld", ())}
    return Project(investigation, sources, **listed, withheld=withheld, summaries={})


def archive(folder: Path, content: str | bytes, name: str = "ledger.txt") -> Path:
    """Put a file into an archive and return the archive's folder."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder
