"""The whole way, from a folder to a site."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from microsite import changes, evidence, schemas
from microsite.artifacts import Site
from microsite.checks import Subject, Verified, rules, verify
from microsite.citations import UNKNOWN, Imprint
from microsite.evidence import Evidence, Examination
from microsite.exports import data_page, exports
from microsite.factcheck import Material, Sheet, UnknownRecord, as_csv, make_sheet
from microsite.findings import Finding, Findings
from microsite.load import Loaded, read_project
from microsite.maps import load_region, map_layers
from microsite.progress import Watch, unwatched
from microsite.render import citation_files, render_sheet, render_site
from microsite.render.catalog import UnusableTemplate
from microsite.render.reading import Reading
from microsite.revisions import NoRevision, restore
from microsite.views.lookup import Lookup

__all__ = [
    "Checked",
    "Imprint",
    "NoRevision",
    "UnknownRecord",
    "UnusableTemplate",
    "Watch",
    "archive_at_hand",
    "check",
    "diff",
    "factcheck",
    "open_archive",
    "publish",
    "seal",
    "state",
    "write_schemas",
]


@dataclass(frozen=True, slots=True)
class Factchecked:
    """A fact-check sheet and its two forms."""

    sheet: Sheet
    html: str
    csv: str


_OF_COPIES = ("archive-changed", "archive-missing", "archive-unreadable", "body-outside-file")
"""The rules that say why an archived copy is not to be searched, or is another one."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found; `verified` is there when nothing was an error."""

    verified: Verified | None
    findings: Findings


def archive_at_hand(root: Path, given: Path | None = None) -> Path | None:
    """Choose the archive: the one given, $MICROSITE_ARCHIVE, archive/ in the project, or none."""
    if given is not None:
        return given
    if named := os.environ.get("MICROSITE_ARCHIVE"):
        return Path(named)
    kept = root / "archive"
    return kept if kept.is_dir() else None


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
    return _judge(root, loaded, findings, archive, watch)[2]


def _judge(
    root: Path,
    loaded: Loaded,
    findings: list[Finding],
    archive: Path | None,
    watch: Watch = unwatched,
) -> tuple[Evidence, Examination | None, Checked]:
    lock = evidence.read_lock(root / evidence.LOCK_FILE)
    kept = evidence.Archive(archive) if archive else None
    examined = evidence.examine(loaded.project, kept, watch) if kept else None
    return lock, examined, Checked(*verify(loaded, lock, examined, findings))


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
    lock, examined, checked = _judge(root, loaded, findings, archive)
    return loaded, lock, checked.findings, examined


def write_schemas(root: Path) -> tuple[tuple[Path, ...] | None, Findings]:
    """Write the JSON Schemas of a project's files into its folder .schemas/.

    Args:
        root: the project's folder.

    Returns:
        The files that changed, and what is wrong with the records, which stops nothing; None where
        there are no records.

    Raises:
        OSError: a file cannot be written.
    """
    loaded, findings = read_project(root)
    if loaded is None:
        return None, Findings.of(findings)
    return schemas.write(root, loaded), Findings.of(findings)


def diff(root: Path, revision: str) -> tuple[changes.Report | None, Findings]:
    """Compare what a project publishes now with what it published at a revision.

    Args:
        root: the project's folder, in the work tree of a git repository.
        revision: what git takes for a commit.

    Returns:
        What changed, and no finding; None, and the findings, where today's records do not load.

    Raises:
        NoRevision: there is no such revision, or no project in it.
    """
    now, findings = _state(root)
    if now is None or Findings.of(findings).errors:
        return None, Findings.of(findings)
    with TemporaryDirectory(prefix="microsite-") as folder:
        at = restore(root, revision, Path(folder))
        before, _ = _state(Path(folder))
        if before is None:
            raise NoRevision(f"at {revision} there is no folder 'data'; name another revision")
        return changes.since(before, now, at), Findings()


def factcheck(
    root: Path,
    archive: Path | None,
    *,
    records: Iterable[str] = (),
    since: str | None = None,
    context: bool = False,
    watch: Watch = unwatched,
) -> tuple[Factchecked | None, Findings]:
    """List everything that a project publishes, line by line, for somebody to sign.

    Args:
        root: the project's folder.
        archive: the folder of archived articles; without it the lock decides.
        records: ids of records, or `kind/id`, to restrict the sheet to.
        since: a revision, to restrict it to what changed since.
        context: whether to add the articles' paragraphs; for that the archive must be at hand.
        watch: is told how far it is.

    Returns:
        The sheet, and all findings; no sheet where there is an error.

    Raises:
        NoRevision: there is no such revision, or no project in it.
        UnknownRecord: there is no such record.
        UnusableTemplate: a template or the catalog of words cannot be read; it holds the finding.
    """
    loaded, found = read_project(root)
    if loaded is None:
        return None, Findings.of(found)
    lock = evidence.read_lock(root / evidence.LOCK_FILE)
    kept = evidence.Archive(archive) if archive else None
    examined = evidence.examine(loaded.project, kept, watch) if kept else None
    verified, findings = verify(loaded, lock, examined, found)
    if verified is None:
        return None, findings
    report = diff(root, since)[0] if since is not None else None
    templates = root / "templates"
    watch("rendering pages", 0, 2)
    pages = render_site(verified, templates, cards=False).pages
    watch("rendering pages", 1, 2)
    articles = examined.articles if context and examined else None
    material = Material(
        verified, loaded, pages, Reading(templates, verified.project), root, articles
    )
    sheet = make_sheet(material, records=records, since=report)
    watch("rendering pages", 2, 2)
    return Factchecked(sheet, render_sheet(templates, sheet), as_csv(sheet)), findings


def _state(root: Path) -> tuple[changes.State | None, list[Finding]]:
    loaded, findings = read_project(root)
    if loaded is None:
        return None, findings
    lock = evidence.read_lock(root / evidence.LOCK_FILE)
    return changes.State(loaded, tuple(findings), lock), findings


def publish(verified: Verified, root: Path, imprint: Imprint = UNKNOWN) -> Site:
    """Render a checked project: its pages with their maps, and its data files.

    Args:
        verified: the checked records.
        root: the project's folder, which holds templates/ and may hold outlines in data/geo/.
        imprint: the site's whole address and its publisher, for citations; as far as known.

    Raises:
        UnusableTemplate: a template or the catalog of words cannot be read; it holds the finding.
    """
    geometry, templates = root / "data" / "geo", root / "templates"
    drawn = geometry.is_dir()
    cited = citation_files(verified, templates, imprint=imprint)
    files = (*exports(verified, imprint, map_layers(geometry) if drawn else (), cited), *cited)
    data = data_page(Lookup(verified), imprint, files)
    region = load_region(geometry) if drawn else None
    site = render_site(verified, templates, region, imprint=imprint, data=data)
    return replace(site, files=(*site.files, *files))
