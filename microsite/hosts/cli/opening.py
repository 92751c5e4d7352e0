"""What most commands begin with: the records, or the archived articles, opened or refused."""

from __future__ import annotations

from pathlib import Path

from microsite import pipeline
from microsite.evidence import Examination
from microsite.findings import Findings
from microsite.hosts.cli import output
from microsite.load import Loaded, read_project


def records(root: Path) -> Loaded:
    """Read a project's records, whatever mistakes there may be in them.

    Raises:
        SystemExit: nothing of them can be read; the findings are printed.
    """
    loaded, findings = read_project(root)
    if loaded is None:
        output.report(Findings.of(findings), "text")
        raise SystemExit(1)
    return loaded


def articles(root: Path, archive: Path) -> tuple[Loaded, Examination]:
    """Read a project's records and look for their words in the archived articles.

    What is wrong with a file of either is printed; the rest is used.

    Raises:
        SystemExit: nothing can be read.
    """
    with output.progress() as watch:
        opened, findings = pipeline.open_archive(root, archive, watch)
    output.report(findings, "text")
    if opened is None:
        raise SystemExit(1)
    return opened
