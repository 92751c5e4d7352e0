"""What lies beside the records: the archive, the lock, the schemas, the files themselves."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from microsite import evidence, schemas
from microsite.bounds import FILE
from microsite.doctor.situation import Level, Remark, Situation
from microsite.evidence import LOCK_FILE

_LOCK_RULES = {"lock-unreadable", "quote-not-sealed"}
_LARGE = 50_000_000
"""Bytes of a lock from which on GitHub warns of it."""
_BINARY = {".woff2", ".ttf", ".otf", ".png", ".webp", ".ico"}


def records(situation: Situation) -> Iterator[Remark]:
    """Count what a check finds."""
    found = situation.findings
    count = sum(1 for each in situation.loaded.entries if each.kind != "investigation")
    if found.errors:
        yield Remark("records", "problem", found.summary(), "run python build.py check")
    elif found:
        yield Remark("records", "note", found.summary(), "run python build.py check")
    else:
        yield Remark("records", "ok", f"{count} records, and no findings")


def archive(situation: Situation) -> Iterator[Remark]:
    """Hold the archived files against the sources' hashes."""
    kept = {
        id: source
        for id, source in situation.loaded.project.sources.items()
        if source.archive_file is not None
    }
    where = situation.archive
    if where is None or not where.is_dir():
        says = "none is at hand: quotations are held against data/evidence.lock alone"
        todo = "put the archived files into archive/, or set MICROSITE_ARCHIVE"
        yield Remark("archive", "note", says, todo)
        return
    absent, changed = [], []
    for source in kept.values():
        try:
            content = (where / str(source.archive_file)).read_bytes()
        except OSError:
            absent.append(str(source.archive_file))
            continue
        if sha256(content).hexdigest() != source.sha256:
            changed.append(str(source.archive_file))
    if absent:
        says = f"{len(absent)} of {len(kept)} files cannot be read in {where}: {absent[0]}"
        yield Remark("archive", "problem", says, "put the file back, under that name")
    if changed:
        says = f"{changed[0]} is not the file that was sealed"
        todo = "put the sealed file back, or correct sha256 and body, then seal"
        yield Remark("archive", "problem", says, todo)
    if not absent and not changed:
        yield Remark("archive", "ok", f"all {len(kept)} archived files are there and unchanged")


def lock(situation: Situation) -> Iterator[Remark]:
    """Say whether data/evidence.lock agrees with the records."""
    rules = {each.rule for each in situation.findings.errors}
    sealed = len(situation.lock.passages)
    if rules & _LOCK_RULES:
        says = "data/evidence.lock does not agree with the records"
        yield Remark("lock", "problem", says, "run python build.py seal, with the archive at hand")
    elif (size := _size(situation.root / LOCK_FILE)) > _LARGE:
        says = f"data/evidence.lock has {size / 1e6:.0f} MB; GitHub refuses a file of 100 MB"
        yield Remark("lock", "note", says, "see docs/decisions/0020-evidence-at-scale.md")
    else:
        yield Remark("lock", "ok", f"data/evidence.lock holds {sealed} passages, as the records do")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def printings(situation: Situation) -> Iterator[Remark]:
    """Say whether quotations of two articles may be one utterance, and nobody has decided."""
    if situation.examination is None:
        return
    opened = len(evidence.echoes(situation.loaded.project, situation.examination).open)
    if opened:
        pairs = "1 pair" if opened == 1 else f"{opened} pairs"
        says = f"{pairs} of quotations with a run of words in common, neither joined nor linked"
        yield Remark("printings", "note", says, "run python build.py printings")
    else:
        yield Remark("printings", "ok", "quotations that share a run of words are joined or linked")


def editors(situation: Situation) -> Iterator[Remark]:
    """Say whether the schemas that editors read fit the records."""
    if stale := schemas.stale(situation.root, situation.loaded):
        says = f"{len(stale)} in {schemas.FOLDER}/ are missing or out of date"
        yield Remark("schemas", "note", says, "run python build.py schema")
    else:
        yield Remark("schemas", "ok", f"{schemas.FOLDER}/ fits the records")


def files(situation: Situation) -> Iterator[Remark]:
    """Look for files that cannot be read, or are nearly too large to be."""
    root, count, fine = situation.root, 0, True
    places = (root / "data", root / "content", root / "templates")
    for path in sorted(each for place in places for each in place.rglob("*") if each.is_file()):
        count += 1
        if told := _unfit(path):
            fine = False
            name = path.relative_to(root).as_posix()
            yield Remark("files", told[0], f"{name} {told[1]}", told[2])
    if not (root / "templates").is_dir():
        says = "there is no folder templates, without which no site can be built"
        yield Remark("files", "problem", says, "take it from the repository of the engine")
    elif fine:
        yield Remark("files", "ok", f"all {count} of data, content and templates can be read")


def _unfit(path: Path) -> tuple[Level, str, str] | None:
    try:
        content = path.read_bytes()
        if path.suffix not in _BINARY:
            content.decode("utf-8")
    except OSError as problem:
        return "problem", f"cannot be read: {problem.strerror}", "check that it may be read"
    except UnicodeDecodeError:
        return "problem", "is not UTF-8 text", "save it as UTF-8"
    if path.suffix in (".yaml", ".md") and len(content) > FILE.most * 0.8:
        size = f"has {len(content) / 1e6:.1f} MB of {FILE.most / 1e6:.0f}"
        return "note", size, "look for what should not be in it"
    return None
