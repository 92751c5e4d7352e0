"""From a folder to what a check finds in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from microsite import evidence, schemas
from microsite.checks import Subject, Verified, rules, verify
from microsite.evidence import Evidence, Examination
from microsite.findings import Finding, Findings
from microsite.load import Loaded, read_project
from microsite.load.reader import collecting_no_garbage
from microsite.progress import Watch, unwatched

_OF_COPIES = ("archive-changed", "archive-missing", "archive-unreadable", "body-outside-file")
"""The rules that say why an archived copy is not to be searched, or is another one."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found; `verified` is there when nothing was an error."""

    verified: Verified | None
    findings: Findings


def check(root: Path, archive: Path | None, watch: Watch = unwatched) -> Checked:
    """Load a project and check all of it; bring the schemas for its editors up to date.

    Args:
        root: the project's folder, which holds data/ and content/.
        archive: the folder of archived articles; without it the lock decides.
        watch: is told how far it is.
    """
    loaded, findings = read_project(root)
    if loaded is None:
        return Checked(None, Findings.of(findings))
    schemas.refresh(root, loaded)
    return judge(root, loaded, findings, archive, watch)[2]


def judge(
    root: Path,
    loaded: Loaded,
    findings: list[Finding],
    archive: Path | None,
    watch: Watch = unwatched,
) -> tuple[Evidence, Examination | None, Checked]:
    """Hold what was read against the lock, the archive if one is at hand, and all rules.

    Args:
        root: the project's folder.
        loaded: what was read there.
        findings: what is wrong with its files.
        archive: the folder of archived articles.
        watch: is told how far it is.

    Returns:
        The lock, what the archive says, and what was found.
    """
    lock = evidence.read_lock(root / evidence.LOCK_FILE)
    kept = evidence.Archive(archive) if archive else None
    with collecting_no_garbage():
        examined = evidence.examine(loaded.project, kept, watch) if kept else None
        return lock, examined, Checked(*verify(loaded, lock, examined, findings))


def open_archive(
    root: Path, archive: Path, watch: Watch = unwatched
) -> tuple[tuple[Loaded, Examination] | None, Findings]:
    """Read a project and its archived articles, whatever mistakes there may be in the records.

    Args:
        root: the project's folder.
        archive: the folder of archived articles.
        watch: is told how far it is.

    Returns:
        What was read and where the records' words stand; None where nothing could be read. And
        what is wrong with the records' files, or with an archived one.
    """
    loaded, findings = read_project(root)
    if loaded is None:
        return None, Findings.of(findings)
    examined = evidence.examine(loaded.project, evidence.Archive(archive), watch)
    subject = Subject(loaded, Evidence(), examined, evidence.read_full_texts(root))
    for rule in rules():
        if rule.name in _OF_COPIES and rule.check is not None:
            findings += rule.check(subject)
    return (loaded, examined), Findings.of(findings)


def state(
    root: Path, archive: Path | None
) -> tuple[Loaded, Evidence, Findings, Examination | None] | None:
    """Read a project and check it, for who asks how it stands; nothing is written.

    Returns:
        What was read, its lock, what a check finds, and what the archive says where it is at hand;
        None where there is no folder of data.
    """
    loaded, findings = read_project(root)
    if loaded is None:
        return None
    lock, examined, checked = judge(root, loaded, findings, archive)
    return loaded, lock, checked.findings, examined
