"""A record read back, from a copy of a site that anybody may have written."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, TypeAdapter, ValidationError

from microsite.hosts.record.record import PATH, SCHEMA, File, Record

_LARGEST = 256 * 1024 * 1024
"""Bytes. Some 200 for each published file: a site of a million files has less."""
_Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class NoRecord(Exception):
    """A folder does not say what it was built from, or not legibly; the text says why."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _File(_Strict):
    size: Annotated[int, Field(ge=0)]
    sha256: _Hash


class _Written(_Strict):
    version: Annotated[Literal[1], Field(alias="schema")]
    commit: Annotated[str, Field(pattern=r"^([0-9a-f]{40}|[0-9a-f]{64})$")] | None
    edited: tuple[str, ...] | None
    source_date_epoch: Annotated[int, Field(ge=0)] | None
    site_url: str
    archive: bool
    python: str
    packages: dict[str, str]
    inputs: dict[str, _Hash]
    files: dict[str, _File]


def read(site: Path) -> tuple[Record, bool]:
    """Read the record of a site.

    Args:
        site: the folder of the site, or of a copy of it.

    Returns:
        The record, and whether its file is, byte for byte, what a build writes of it.

    Raises:
        NoRecord: there is none, or it is not one of this version.
    """
    file = site / PATH
    try:
        if file.stat().st_size > _LARGEST:
            raise NoRecord(f"{file} has more than {_LARGEST >> 20} MB, which no record has")
        raw = file.read_bytes()
    except FileNotFoundError:
        raise NoRecord(
            f"there is no {PATH} in {site}: fetch it from the site's address, or name the folder "
            "that the whole site is in"
        ) from None
    except OSError as problem:
        raise NoRecord(f"{file} cannot be read: {problem}") from problem
    try:
        found = _Written.model_validate_json(raw)
        if found.site_url:
            TypeAdapter(HttpUrl).validate_python(found.site_url)
    except ValidationError as problem:
        first = problem.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise NoRecord(
            f"{file} is not what a build with schema {SCHEMA} writes: "
            f"{f'{where}: ' * bool(where)}{first['msg']}"
        ) from problem
    record = Record(
        commit=found.commit,
        edited=found.edited,
        source_date_epoch=found.source_date_epoch,
        site_url=found.site_url,
        archive=found.archive,
        python=found.python,
        packages=found.packages,
        inputs=found.inputs,
        files={path: File(each.size, each.sha256) for path, each in found.files.items()},
    )
    return record, record.text().encode() == raw
