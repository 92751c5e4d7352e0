"""The files of a built site that programs read: whether each is whole, and says what it should."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from lxml import etree

from trust.hostile.payloads import HOST, MARK
from trust.hostile.records import Placed

_MAP = "assets/map.js"
"""Folium's script: the names of agencies are texts in it."""
_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def read(site: Path, published: Sequence[Placed]) -> tuple[int, list[str]]:
    """Read all files; give how many there are, and what is wrong with them.

    Args:
        site: the folder of the built site.
        published: the payloads in it.
    """
    faults: list[str] = []
    count = 0
    texts: set[str] = set()
    for path in sorted(each for each in site.rglob("*") if each.is_file()):
        name = path.relative_to(site).as_posix()
        count += 1
        try:
            texts |= set(_texts(path, name, faults))
        except (ValueError, sqlite3.Error, etree.LxmlError, csv.Error) as problem:
            faults.append(f"{name} cannot be read: {problem}")
        if path.is_symlink() or not path.resolve().is_relative_to(site.resolve()):
            faults.append(f"{name} leads out of the site")
    quoted = {
        each.text.strip()
        for each in published
        if each.kind == "statements" and "fragments" in each.path
    }
    lost = [text for text in quoted if text not in texts]
    faults += [f"a quotation is not in the data as it is printed: {text!r}" for text in lost]
    return count, faults


def _texts(path: Path, name: str, faults: list[str]) -> Iterator[str]:
    if path.suffix in (".json", ".geojson", ".jsonld", ".map"):
        yield from _values(json.loads(path.read_text("utf-8")))
    elif path.suffix in (".xml", ".svg"):
        tree = etree.fromstring(
            path.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True)
        )
        if any(isinstance(each.tag, str) and MARK in each.tag for each in tree.iter()):
            faults.append(f"{name} has an element of a payload")
    elif path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, strict=True))
        if len({len(row) for row in rows}) > 1:
            faults.append(f"{name} has rows of several lengths")
    elif path.suffix == ".db":
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            if database.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                faults.append(f"{name} is not whole")
    elif path.suffix == ".html":
        for found in _LD.findall(path.read_text("utf-8")):
            json.loads(found)
            if "</" in found or "<!--" in found:
                faults.append(f"{name} has a tag in its structured data")
    elif path.suffix == ".js" and name != _MAP and HOST in path.read_text("utf-8"):
        faults.append(f"{name}, a script, holds a payload")


def _values(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _values(each)
    elif isinstance(value, list):
        for each in value:
            yield from _values(each)
