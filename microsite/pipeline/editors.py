"""From a folder to the schemas that editors of its files read."""

from __future__ import annotations

from pathlib import Path

from microsite import schemas
from microsite.findings import Findings
from microsite.load import read_project


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
