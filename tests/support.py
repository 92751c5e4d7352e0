"""What several tests need: the projects, edited copies of them, and what a check says of them."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from microsite import evidence, pipeline
from microsite.checks import Verified, verify
from microsite.findings import Findings
from microsite.load import Loaded, read_project

PROJECTS = Path(__file__).parent / "projects"
MINIMAL = PROJECTS / "minimal"
GOOD = PROJECTS / "good"
BROKEN = tuple(sorted(path for path in (PROJECTS / "broken").iterdir() if path.is_dir()))


def loaded(root: Path) -> Loaded:
    """Read a project of which something is usable."""
    found, _ = read_project(root)
    assert found is not None
    return found


def checked(root: Path, *, archive: bool = True) -> tuple[Verified | None, Findings]:
    """Read and check a project, against its own archive if it has one."""
    project, earlier = read_project(root)
    if project is None:
        return None, Findings.of(earlier)
    lock = evidence.read_lock(root / evidence.LOCK_FILE)
    examined = None
    if archive and (root / "archive").is_dir():
        examined = evidence.examine(project.project, evidence.Archive(root / "archive"))
    return verify(project, lock, examined, earlier)


def edited(folder: Path, *edits: tuple[str, str, str], of: Path = MINIMAL) -> Path:
    """Copy a project, without its archive, and replace texts in its files.

    Args:
        folder: an empty folder for the copy.
        edits: file, what stands there once, and what shall stand there; where nothing stands
            there, the third is the whole file.
        of: the project to copy.
    """
    root = folder / "project"
    shutil.copytree(of, root, ignore=shutil.ignore_patterns("archive"))
    for name, old, new in edits:
        path = root / name
        text = path.read_text("utf-8") if old else ""
        assert not old or text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new) if old else new, "utf-8")
    return root


def shown_whole(folder: Path) -> Path:
    """Copy the minimal project with its archive, and seal its one article to be shown whole."""
    root = folder / "project"
    shutil.copytree(MINIMAL, root)
    source = root / "content/sources/ledger.md"
    text, body = source.read_text("utf-8"), "body: [[6, 8]]\n"
    assert text.count(body) == 1
    license = 'license: "[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)"'
    source.write_text(text.replace(body, f"{body}rights: full\n{license}\n"), "utf-8")
    sealed, findings = pipeline.seal(root, root / "archive")
    assert sealed is not None, findings.format()
    return root


def said(root: Path, rule: str) -> list[str]:
    """Check a project and return what one rule finds, each as place and message."""
    _, findings = checked(root)
    return [f"{each.span}: {each.message}" for each in findings if each.rule == rule]


def print_in(root: Path, source: str, line: int, text: str) -> None:
    """Put a text at the end of a line of an archived article, and its new hash into the source."""
    article, page = root / f"archive/{source}.txt", root / f"content/sources/{source}.md"
    old = article.read_bytes()
    lines = old.decode().split("\n")
    lines[line - 1] += f" {text}"
    article.write_text("\n".join(lines), "utf-8")
    one, other = (hashlib.sha256(each).hexdigest() for each in (old, article.read_bytes()))
    page.write_text(page.read_text("utf-8").replace(one, other), "utf-8")
