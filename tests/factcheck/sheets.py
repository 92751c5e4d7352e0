"""Sheets of the made-up project, made without git, and what is missing in one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from microsite import dates
from microsite.artifacts import Page
from microsite.checks import Verified
from microsite.citations import UNKNOWN
from microsite.evidence import Archive, examine
from microsite.exports.json_files import published_rows
from microsite.exports.table_rows import Values, filled_tables
from microsite.exports.tables import RECORDS, Table
from microsite.factcheck import Material, Sheet, make_sheet
from microsite.render import render_site
from microsite.render.reading import Reading
from microsite.views.lookup import Lookup
from tests.support import GOOD, checked, loaded

ROOT = Path(__file__).parents[2]
READING = Reading(ROOT / "templates")

FOR_PROGRAMS = {"position", "seal", "start", "end", "occurrence", "page", "where", "named"}
"""Columns that say to programs what is no fact: an order, a hash, an offset, an address; and two
whose line is in words (a place outside the article; that no source gives a name)."""
OF_THE_SOURCE = {"archive_file", "sha256"}
"""Columns of printings that repeat what their source's lines say."""
BOUNDS = ("_earliest", "_latest", "_kind")
"""Columns worked out from the one before them."""


@cache
def material(root: Path = GOOD, *, archive: bool = True, private: bool = False) -> Material:
    verified, findings = checked(root, archive=archive)
    assert verified is not None, findings.format()
    read = loaded(root)
    # What is rendered does not depend on whether the articles are at hand, but for one word.
    pages = material(root).pages if root == GOOD and (private or not archive) else _pages(verified)
    copies = examine(read.project, Archive(root / "archive")).articles if private else None
    return Material(verified, read, pages, READING, root, copies)


def _pages(verified: Verified) -> tuple[Page, ...]:
    return render_site(Lookup(verified), ROOT / "templates", cards=False).pages


@cache
def sheet(root: Path = GOOD, *, archive: bool = True, private: bool = False) -> Sheet:
    return make_sheet(material(root, archive=archive, private=private))


def missing(found: Sheet, lookup: Lookup) -> list[str]:
    """The values of the published tables that no line of their record says."""
    said: dict[str, str] = {}
    for record in {line.record for line in found.lines}:
        lines = [line for line in found.lines if line.record == record]
        whole = [" ".join(line.words for line in lines)]
        for line in lines:
            whole += [line.basis, line.sources, line.state]
            whole += [lookup.name("sources", each.source) for each in line.stands]
        said[record] = "".join(map(words, whole))
    return [
        f"{filled.table.name} {row[0]}: {column.name}: {value}"
        for filled in filled_tables(lookup, published_rows(lookup, UNKNOWN))
        if filled.table.name != RECORDS
        for row in filled.rows
        for column, value in zip(filled.table.all_columns[1:], row[1:], strict=True)
        if value is not None
        and column.name not in FOR_PROGRAMS
        and not column.name.endswith(BOUNDS)
        and column not in filled.table.owners
        and not any(
            words(form) in said.get(_record(filled.table, column.name, row), "")
            for form in forms(filled.table.kind, column.name, column.kinds, value, lookup)
        )
    ]


def _record(table: Table, column: str, row: Values) -> str:
    """The record whose lines are to say a value."""
    if table.name == "statement_printings" and column in OF_THE_SOURCE:
        names = [each.name for each in table.all_columns]
        return f"sources/{row[names.index('source')]}"
    return f"{table.kind}/{row[0]}"


def forms(
    kind: str, column: str, kinds: Iterable[str], value: object, lookup: Lookup
) -> Iterator[str]:
    """How a value may be put in words."""
    yield str(value)
    yield " ".join(block for _, block in READING.blocks(str(value)))
    for each in kinds:
        if value in lookup.project.records(each):
            yield lookup.name(each, str(value))
    if isinstance(value, (int, float)):
        yield f"{value:,}"
    for group in (kind.removesuffix("s"), column, column.rpartition("_")[2]):
        yield READING.term(group, str(value))
    if isinstance(value, str) and re.match(r"[\d.]", value):
        try:
            yield READING.date(dates.parse(value))
        except dates.InvalidEDTF:
            return


def words(text: str) -> str:
    """The words alone, in small letters, each between spaces."""
    return " " + " ".join(re.findall(r"\w+", re.sub("['’]", "", text).casefold())) + " "
