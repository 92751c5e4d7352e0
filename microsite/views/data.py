"""What is published for machines: every file, every table, every column."""

from __future__ import annotations

from dataclasses import dataclass

from microsite.model import License


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file to take away."""

    key: str
    """What it is, for the catalog: `csv`, `sqlite`."""
    path: str
    """Where it is, below the site's root."""
    name: str
    size: int
    """In bytes, as it is published."""
    sha256: str
    """SHA-256 of these bytes, in hexadecimal."""
    media_type: str
    """As registered with IANA where it is, with its parameters."""


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column of a table."""

    name: str
    type: str
    required: bool
    in_key: bool
    """Whether it is part of the table's primary key."""
    meaning: str
    values: tuple[str, ...]
    """The words of a vocabulary; empty for anything else."""
    refers_to: str
    """The table of the record that it names; empty if it names none."""


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table: one row per record, or per entry of a list in records."""

    name: str
    meaning: str
    rows: int
    csv: DataFile
    json: DataFile | None
    """The same records nested; a list's table has none of its own."""
    columns: tuple[DataColumn, ...]


@dataclass(frozen=True, slots=True)
class DataKind:
    """A kind of records: its own table, and those of its lists."""

    name: str
    tables: tuple[DataTable, ...]

    @property
    def own(self) -> DataTable:
        """The table with a row for each record."""
        return self.tables[0]

    @property
    def lists(self) -> tuple[DataTable, ...]:
        """The tables of the lists."""
        return self.tables[1:]


@dataclass(frozen=True, slots=True)
class DataPage:
    """The page about the data."""

    files: tuple[DataFile, ...]
    """Those that hold everything, and those about one thing; not those of single tables."""
    kinds: tuple[DataKind, ...]
    """The table of all records first."""
    license: License | None
    record: str
    """Where the site says what it was built from, a path in it; empty if it does not."""
    formulas: tuple[str, ...]
    """Columns with a text that a spreadsheet may take for a formula, as `table.column`."""
    word: str
    """A word that some quotation holds, for examples of a search; empty if there is none."""
    examples: tuple[str, ...]
    """Names of the examples, in order: `csv`, `sqlite`."""

    @property
    def records(self) -> int:
        """How many records there are, of all kinds."""
        return sum(kind.own.rows for kind in self.kinds[1:])
