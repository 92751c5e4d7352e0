"""The lock: what was found in the archive, for all builds that do not have the archive.

`data/evidence.lock` holds positions, counts and hashes, and none of the articles' words. The words
of those that may be reprinted stand beside it, in data/full/ (`fulltext`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from microsite import disk
from microsite.evidence.hashing import PACKED, hash_of
from microsite.evidence.passages import Passage
from microsite.model import Agency, Source
from microsite.text.normalization import normal

LOCK_FILE = "data/evidence.lock"


@dataclass(frozen=True, slots=True)
class SealedFragment:
    """Where one fragment stands in the archived file."""

    paragraph: int | None
    """Which paragraph of the body, from 1; None outside the body."""
    line: int
    """The line of the file on which it begins, from 1."""
    start: int
    end: int
    """Its first character and the one after its last, in code points from the file's beginning."""
    occurrence: int
    """Which occurrence of these words it is, from 1: in the body, or in the whole file for words
    that may stand anywhere on the page."""


@dataclass(frozen=True, slots=True)
class SealedPassage:
    """Where a passage was found, and the hash that ties it to that copy."""

    source: str
    sha256: str
    fragments: tuple[SealedFragment, ...]

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """The paragraphs of the body it stands in, in order, each once."""
        numbers = (each.paragraph for each in self.fragments)
        return tuple(sorted({number for number in numbers if number is not None}))


@dataclass(frozen=True, slots=True)
class SealedText:
    """What ties the whole text of a source that may be reprinted to the archived file."""

    sha256: str
    """Of its file in data/full/."""
    starts: tuple[int, ...]
    """Where each paragraph begins in the archived file, in code points from its beginning."""


@dataclass(frozen=True, slots=True)
class SealedSource:
    """What was counted in one archived file."""

    archive_file: str
    sha256: str
    body: tuple[tuple[int, int], ...]
    split: Literal["line", "blank line"]
    """What ends a paragraph."""
    words: int
    """Words of the body."""
    paragraphs: int
    """Paragraphs of the body."""
    names: Mapping[str, tuple[int, ...]]
    """Agency id to the paragraphs that print one of its `named_by` words and mean it; an agency
    that the body does not name is not in it."""
    full: SealedText | None = None
    """Its whole text, where that may be reprinted."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a lock holds."""

    sources: Mapping[str, SealedSource] = field(default_factory=dict)
    passages: Mapping[str, SealedPassage] = field(default_factory=dict)
    agencies: Mapping[str, str] = field(default_factory=dict)
    """Agency id to the hash of the words that named it; see `agency_binding`."""
    problem: str = ""
    """Why the lock could not be read; empty when it could."""


def binding(
    passage: Passage,
    source_id: str,
    source: Source,
    file_sha256: str | None,
    plain: Sequence[str] | None = None,
) -> str:
    """Hash a passage together with the copy it was found in.

    Any reader can compute it: the SHA-256 of a JSON list, without spaces and in UTF-8, of the
    source's id, the SHA-256 of the archived file, the line ranges of the body, what ends a
    paragraph, where the words may stand, and the normalized fragments in order.

    Args:
        passage: the words.
        source_id: the source's id.
        source: the source.
        file_sha256: the hash of its copy.
        plain: the fragments, if they are normalized already.

    Returns:
        64 hexadecimal digits. They change with any letter, with the order of the fragments and
        with the place where one fragment ends and the next begins.
    """
    copy = _copy(source_id, file_sha256, source.body, source.paragraphs)
    plain = plain or tuple(map(normal, passage.fragments))
    fragments = ",".join(map(PACKED.encode, plain))
    return sha256(f'{copy},"{passage.where}",[{fragments}]]'.encode()).hexdigest()


@lru_cache(maxsize=64)
def _copy(*material: Any) -> str:
    """Write what all the passages of one copy have in common: the list without its end."""
    return PACKED.encode(material)[:-1]


def agency_binding(agency: Agency) -> str:
    """Hash what decides in which paragraphs an agency is named, apart from the sources."""
    exceptions = sorted((each.source, each.paragraph) for each in agency.not_mentions)
    return hash_of([agency.named_by, exceptions])


def read_lock(path: Path) -> Evidence:
    """Read the lock; `problem` says why when it cannot be read."""
    try:
        stored = _STORED.validate_json(path.read_bytes())
    except FileNotFoundError:
        return Evidence(problem="there is no lock yet")
    except OSError as error:
        return Evidence(problem=f"the lock cannot be read: {error.strerror}")
    except ValidationError as error:
        first = error.errors()[0]
        place = "/".join(map(str, first["loc"]))
        message = f"{place}: {first['msg']}" if place else first["msg"]
        return Evidence(problem=f"the lock is damaged: {message}")
    return Evidence(stored.sources, stored.passages, stored.agencies)


def write_lock(path: Path, evidence: Evidence) -> None:
    """Write the lock, whole or not at all: sorted, one line per fragment, a newline at the end."""
    members = {
        "agencies": _agencies(evidence.agencies),
        "format": "1",
        "passages": _object(evidence.passages, _passage),
        "sources": _object(evidence.sources, _source),
    }
    lines = ",\n".join(f'  "{name}": {written}' for name, written in members.items())
    disk.replace(path, f"{{\n{lines}\n}}\n")


@dataclass(frozen=True, slots=True)
class _Stored:
    """The file's form; a later form gets the next number."""

    format: Literal[1]
    sources: Mapping[str, SealedSource]
    passages: Mapping[str, SealedPassage]
    agencies: Mapping[str, str]


_STORED = TypeAdapter(_Stored)


_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
_FEW = 50


def _passage(sealed: SealedPassage) -> str:
    # Field by field: there are hundreds of thousands of them.
    places = ",\n        ".join(
        f'{{"end": {each.end}, "line": {each.line}, "occurrence": {each.occurrence}, '
        f'"paragraph": {"null" if each.paragraph is None else each.paragraph}, '
        f'"start": {each.start}}}'
        for each in sealed.fragments
    )
    fragments = f"[\n        {places}\n      ]" if places else "[]"
    return (
        f'{{\n      "fragments": {fragments},\n      "sha256": {_JSON.encode(sealed.sha256)},\n'
        f'      "source": {_JSON.encode(sealed.source)}\n    }}'
    )


def _source(sealed: SealedSource) -> str:
    return _pretty(
        {
            field.name: getattr(sealed, field.name)
            for field in fields(sealed)
            if field.name != "full"
        }
        | ({"full": asdict(sealed.full)} if sealed.full is not None else {}),
        "    ",
    )


def _agencies(bindings: Mapping[str, str]) -> str:
    # Few stand on one line. Of many, each has its own, or any two changes would collide in a merge.
    return _JSON.encode(bindings) if len(bindings) <= _FEW else _object(bindings, _JSON.encode)


def _object(values: Mapping[str, Any], written: Callable[[Any], str]) -> str:
    """Write a part of the lock: an object with sorted keys, each beginning a line."""
    if not values:
        return "{}"
    inside = ",\n".join(f"    {json.dumps(key)}: {written(values[key])}" for key in sorted(values))
    return f"{{\n{inside}\n  }}"


def _pretty(value: Any, indent: str) -> str:
    """Write JSON with sorted keys; a list or object of plain values stays on one line."""
    children = value.values() if isinstance(value, Mapping) else value
    if not isinstance(value, (Mapping, list, tuple)) or not any(
        isinstance(each, (Mapping, list, tuple)) for each in children
    ):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    deeper = f"{indent}  "
    if isinstance(value, Mapping):
        items = [f"{json.dumps(k)}: {_pretty(value[k], deeper)}" for k in sorted(value)]
        opening, closing = "{", "}"
    else:
        items = [_pretty(each, deeper) for each in value]
        opening, closing = "[", "]"
    inside = ",\n".join(f"{deeper}{item}" for item in items)
    return f"{opening}\n{inside}\n{indent}{closing}"
