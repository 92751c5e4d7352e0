"""From a folder and its archive to the lock."""

from __future__ import annotations

from pathlib import Path

from microsite import evidence, schemas
from microsite.checks import verify
from microsite.evidence import Evidence
from microsite.findings import Findings
from microsite.load import read_project
from microsite.progress import Watch, unwatched


def seal(
    root: Path, archive: Path, *, allow_warnings: bool = False, watch: Watch = unwatched
) -> tuple[Evidence | None, Findings]:
    """Check a project against the archive and write its lock, unless something is wrong.

    The whole texts of sources that may be reprinted are written with it, into data/full/.

    Args:
        root: the project's folder.
        archive: the folder of archived articles.
        allow_warnings: whether to seal in spite of warnings, such as a quotation that is not yet
            curated; builds without the archive cannot give them again.
        watch: is told how far it is.

    Returns:
        What was sealed, and all findings; None, and no lock written, when they forbid it.
    """
    loaded, findings = read_project(root)
    if loaded is None:
        return None, Findings.of(findings)
    schemas.refresh(root, loaded)
    examined = evidence.examine(loaded.project, evidence.Archive(archive), watch)
    # Held against what is about to be written, so that only the old lock's faults do not count.
    texts = evidence.full_texts(loaded.project, examined.articles)
    there = evidence.read_full_texts(root) | texts
    verified, found = verify(loaded, examined.evidence, examined, findings, there)
    if verified is None or found.stops(strict=not allow_warnings):
        return None, found
    evidence.write_full_texts(root, texts)
    evidence.write_lock(root / evidence.LOCK_FILE, examined.evidence)
    return examined.evidence, found
