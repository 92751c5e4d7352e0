"""From a folder to a sheet for somebody to sign."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from microsite.factcheck import Material, Sheet, as_csv, make_sheet
from microsite.findings import Findings
from microsite.load import read_project
from microsite.pipeline.checking import judge
from microsite.pipeline.comparing import diff
from microsite.progress import Watch, unwatched
from microsite.render import render_sheet, render_site
from microsite.render.reading import Reading
from microsite.views.lookup import Lookup


@dataclass(frozen=True, slots=True)
class Factchecked:
    """A fact-check sheet and its two forms."""

    sheet: Sheet
    html: str
    csv: str


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
    _, examined, checked = judge(root, loaded, found, archive, watch)
    verified, findings = checked.verified, checked.findings
    if verified is None:
        return None, findings
    report = diff(root, since)[0] if since is not None else None
    templates = root / "templates"
    watch("rendering pages", 0, 2)
    pages = render_site(Lookup(verified), templates, cards=False).pages
    watch("rendering pages", 1, 2)
    articles = examined.articles if context and examined else None
    material = Material(
        verified, loaded, pages, Reading(templates, verified.project), root, articles
    )
    sheet = make_sheet(material, records=records, since=report)
    watch("rendering pages", 2, 2)
    return Factchecked(sheet, render_sheet(templates, sheet), as_csv(sheet)), findings
