"""From a project's folder to what a host publishes, or to why there is nothing to publish."""

from __future__ import annotations

import sys
from pathlib import Path

from microsite.artifacts import Site
from microsite.findings import Findings
from microsite.hosts.preview import Preview
from microsite.pipeline import Imprint, archive_at_hand, build


class Stopped(Exception):
    """Nothing can be published; the text says why in a sentence, `findings` what to mend."""

    def __init__(self, problem: str, findings: Findings) -> None:
        super().__init__(problem)
        self.findings = findings


def make_site(
    root: Path, imprint: Imprint, *, strict: bool, preview: Preview | None = None
) -> Site:
    """Check everything and render it; nothing is written. Findings go to standard error.

    Args:
        root: the project's folder.
        imprint: the site's address and publisher.
        strict: whether warnings stop it too.
        preview: what takes note of everything that is wrong, and has the last good site.

    Returns:
        The site; in a preview, the last good one if this one is not, or one without any page.

    Raises:
        Stopped: there are findings, a template cannot be read, or the archive is not there; not in
            a preview.
    """
    if preview is None:
        return _made(root, imprint, strict)
    try:
        return preview.made(_made(root, imprint, strict))
    except Stopped as problem:
        return preview.stopped(problem.findings, str(problem))
    except Exception as problem:
        return preview.broke(problem)


def _made(root: Path, imprint: Imprint, strict: bool) -> Site:
    archive = archive_at_hand(root)
    if archive is not None and not archive.is_dir():
        raise Stopped(f"There is no folder {archive}: check MICROSITE_ARCHIVE.", Findings())
    built = build(root, archive, imprint, strict=strict)
    if built.findings:
        print(built.findings.format(), *built.findings.advice, sep="\n", file=sys.stderr)
    if built.site is None:
        raise Stopped(f"Nothing was built: {built.findings.summary()}.", built.findings)
    return built.site
