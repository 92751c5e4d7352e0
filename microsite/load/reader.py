"""Reading the files of a project."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from microsite import dates
from microsite.bounds import ALL_MISTAKES, RECORDS
from microsite.findings import Finding, Span
from microsite.load import files
from microsite.load.loaded import RECORD_TYPES, Entry, Loaded
from microsite.load.validate import id_hint, validate
from microsite.load.vocabulary import vocabulary_of
from microsite.model import (
    KINDS,
    OPTIONAL,
    SLUG,
    STANDARD,
    Investigation,
    Project,
    Vocabulary,
)
from microsite.yamlfile import YamlFile, parse, parse_front_matter
from microsite.yamlfile.textfile import read_text

_NONE_YET = ", or write [] into it if there are no such records"
# How the files are called that articles come in. MkDocs publishes what stands in content/.
_ARTICLES = {".txt", ".text", ".html", ".htm", ".mhtml", ".pdf", ".doc", ".docx", ".odt", ".rtf"}
# Stands in for an investigation that cannot be read, so that the rest can be checked all the same.
# The finding about it keeps this one from being published.
_UNREAD = Investigation(title="…", standfirst="…", region="…", read_on=dates.parse("9999-12-31"))


def read_project(root: Path) -> tuple[Loaded | None, list[Finding]]:
    """Read the files of data/ and content/sources/*.md.

    Args:
        root: the project's folder.

    Returns:
        What was read, and what is wrong with it. None only where there is no folder of data.
    """
    if not (root / "data").is_dir():
        problem = "there is no folder 'data' here"
        hint = "name the folder of a project"
        return None, [Finding(Span("data"), "missing-file", problem, hint)]
    reader = _Reader(root)
    with collecting_no_garbage():
        reader.read()
        return reader.loaded(), reader.findings


@dataclass
class _Reader:
    root: Path
    findings: list[Finding] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    """The kinds whose ids are all known."""
    pages: dict[str, str] = field(default_factory=dict)
    unread_source: bool = False
    vocabulary: Vocabulary | None = STANDARD
    """None where the project's words cannot be read."""
    files: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The files of each kind in data/."""
    misnamed: dict[str, str] = field(default_factory=dict)
    """What in data/ is likely meant for a file or folder that is missing, and that one's name."""

    def read(self) -> None:
        self._read_vocabulary()
        self._read_investigation()
        self._read_sources()
        self._read_pages()
        for kind in KINDS:
            self._read_kind(kind)
        self.findings += files.strangers(self.root, self.misnamed)

    def loaded(self) -> Loaded:
        found: dict[str, dict[str, Any]] = {kind: {} for kind in RECORD_TYPES}
        summaries = {}
        for entry in self.entries:
            if entry.record is not None:
                found[entry.kind].setdefault(entry.id, entry.record)
            if entry.kind == "sources":
                summaries[entry.id] = entry.file.after.strip()
        investigation = found.pop("investigation").get("investigation", _UNREAD)
        project = Project(
            investigation=investigation,
            summaries=summaries,
            vocabulary=self.vocabulary or STANDARD,
            **found,
        )
        ids = {
            kind: frozenset(each.id for each in self.entries if each.kind == kind)
            for kind in sorted(self.kinds)
        }
        complete = ids.keys() == RECORD_TYPES.keys() and not self.unread_source
        return Loaded(
            self.root, project, ids, tuple(self.entries), self.files, self.pages, complete
        )

    def _read_vocabulary(self) -> None:
        if (self.root / "data/vocabulary.yaml").exists():
            file = self._parsed("data/vocabulary.yaml")
            self.vocabulary, findings = vocabulary_of(file) if file else (None, [])
            self.findings += findings

    def _read_investigation(self) -> None:
        name = "data/investigation.yaml"
        if not os.path.lexists(self.root / name):
            self._missing("investigation", "add it: its fields say what the site is about")
        elif file := self._parsed(name):
            self.kinds.add("investigation")
            self._add("investigation", "investigation", file, (), file.value)

    def _read_kind(self, kind: str) -> None:
        listed = files.listing(self.root, kind)
        self.files[kind] = listed.names
        self.findings += listed.findings
        # All are read, also after one that cannot be: all mistakes are found in one run.
        read = [self._read_list(kind, name) for name in listed.names]
        if not all(read) or listed.findings:
            return
        if read or kind in OPTIONAL:
            self.kinds.add(kind)
        else:
            hint = "add it, with only [] in it if there are no such records"
            self._missing(kind, hint, folder=True)

    def _read_list(self, kind: str, name: str) -> bool:
        """Read one file of a kind, and say whether all records in it are known."""
        file = self._parsed(name, empty=_NONE_YET)
        if file is None:
            return False
        if not isinstance(file.value, list | None):
            problem = "the file should hold a list of records"
            self._note(file.span(), "wrong-type", problem, "begin each record with a hyphen")
            return False
        for index, raw in enumerate(file.value or ()):
            if self._is_enough(file.span, (index,)):
                return False
            self._add(kind, _id(kind, raw), file, (index,), raw)
        return True

    def _is_enough(self, span: Callable[[Any], Span], place: Any) -> bool:
        """Say whether no more records are read, and report it at the next one."""
        if len(self.entries) >= RECORDS.most:
            problem = f"with this record the project has more than {RECORDS}, and no more are read"
            self._note(span(place), "too-large", problem, "divide the investigation")
        elif len(self.findings) >= ALL_MISTAKES.most:
            problem = f"there are more than {ALL_MISTAKES}, and no records are read from here on"
            self._note(span(place), "too-large", problem, "mend those before first")
        else:
            return False
        return True

    def _read_sources(self) -> None:
        folder = self.root / "content" / "sources"
        if not folder.is_dir():
            problem, hint = "there is no folder of sources", "add a file in it for each source"
            self._note(Span("content/sources"), "missing-file", problem, hint)
            return
        self.kinds.add("sources")
        # An index.md is a page of its own, written by hand like any other in content/.
        for path in sorted(folder.iterdir()):
            if path.suffix == ".md" and path.name != "index.md":
                if self._is_enough(Span, f"content/sources/{path.name}"):
                    self.unread_source = True
                    break
                self._read_source(path)
            elif path.suffix.lower() in _ARTICLES:
                problem = "an article is no source's description, and here it would be published"
                hint = "put it into archive/; a description is a file that ends in .md"
                self._note(Span(f"content/sources/{path.name}"), "unknown-file", problem, hint)

    def _read_source(self, path: Path) -> None:
        name = f"content/sources/{path.name}"
        if not re.fullmatch(SLUG, path.stem):
            problem = f"a source's file name is its id, and '{path.stem}' cannot be one"
            self._note(Span(name), "wrong-value", problem, id_hint(path.stem))
        file = self._parsed(name, front_matter=True)
        if file is None:
            self.unread_source = True
            unread = YamlFile(name, None, None)
            self.entries.append(Entry("sources", path.stem, unread, (), {}, None))
            return
        self._add("sources", path.stem, file, (), file.value)
        if not file.after.strip():
            problem, hint = "the summary is missing", "write it under the second line of ---"
            self._note(file.span(), "missing-field", problem, hint)

    def _read_pages(self) -> None:
        folder = self.root / "content"
        for path in sorted(folder.rglob("*.md")):
            if path.parent == folder / "sources" and path.name != "index.md":
                continue
            name = path.relative_to(self.root).as_posix()
            text = read_text(path, name)
            if isinstance(text, Finding):
                self.findings.append(text)
            else:
                self.pages[name] = text

    def _missing(self, stem: str, hint: str, *, folder: bool = False) -> None:
        """Report a missing file, unless one that nothing reads is likely meant for it."""
        for name in (f"{stem}.yaml", stem) if folder else (f"{stem}.yaml",):
            if meant := files.misnamed(self.root, name):
                self.misnamed[meant] = name
                return
        self._note(Span(f"data/{stem}.yaml"), "missing-file", "the file is missing", hint)

    def _parsed(self, name: str, *, front_matter: bool = False, empty: str = "") -> YamlFile | None:
        """Return the file, or None where it cannot be read to its end.

        Args:
            name: its path below the project's folder.
            front_matter: whether it is one with a text under its fields.
            empty: what else can be done with an empty file than to fill it.
        """
        text = read_text(self.root / name, name)
        if isinstance(text, Finding):
            self.findings.append(text)
            return None
        if not text.strip():
            hint = f"get back what was in it{empty}"
            self._note(Span(name), "missing-file", "the file is empty", hint)
            return None
        file, findings = (parse_front_matter if front_matter else parse)(text, name)
        self.findings += findings
        return None if findings else file

    def _add(
        self, kind: str, id: str, file: YamlFile, path: tuple[str | int, ...], raw: Any
    ) -> None:
        seen = Entry(kind, id, file, path, raw if isinstance(raw, dict) else {}, None)
        record, findings = validate(seen.type, raw, seen.span, self.vocabulary)
        self.findings += findings
        self.entries.append(Entry(kind, id, file, path, seen.raw, record))

    def _note(self, span: Span, rule: str, message: str, hint: str) -> None:
        self.findings.append(Finding(span, rule, message, hint))


def _id(kind: str, raw: Any) -> str:
    """Return a record's id as far as it has one; a withheld quotation's is its `Withheld.key`."""
    if not isinstance(raw, dict):
        return ""
    if kind != "withheld" and isinstance(id := raw.get("id"), str):
        return id.strip()
    named_by = ("sha256",) if raw.get("sha256") else ("paragraph", "quotation")
    parts = ("source", *named_by) if kind == "withheld" else ("id",)
    values = [raw.get(part) for part in parts]
    whole = all(isinstance(each, (str, int)) and not isinstance(each, bool) for each in values)
    return "/".join(str(each).strip() for each in values) if whole else ""


@contextmanager
def collecting_no_garbage() -> Iterator[None]:
    """Keep Python's cyclic garbage collector off: no cycles are made, and it doubles the time.

    What has been read is kept from it afterwards as well, or it would go through all records again
    and again while pages are made. The next reading hands it back what the last one kept.
    """
    enabled = gc.isenabled()
    gc.disable()
    gc.unfreeze()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()
            gc.enable()
