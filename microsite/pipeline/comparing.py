"""From a folder and a revision to what changed in between."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from microsite import changes, evidence
from microsite.findings import Finding, Findings
from microsite.load import read_project
from microsite.revisions import NoRevision, restore


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


def _state(root: Path) -> tuple[changes.State | None, list[Finding]]:
    loaded, findings = read_project(root)
    if loaded is None:
        return None, findings
    lock = evidence.read_lock(root / evidence.LOCK_FILE)
    return changes.State(loaded, tuple(findings), lock), findings
