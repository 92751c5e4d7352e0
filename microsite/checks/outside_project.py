"""A link in `content/` or `data/` that leads out of the project, or from there into the archive.

What a link leads to is published as if it stood there. A link, which a pull request can bring
along, could so publish any file of the machine that builds, or an article. Links within the project
are followed.

Passes:

    content/terms.md -> about.md

Fails:

    content/terms.md -> /etc/hostname
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from microsite.checks.subject import Subject
from microsite.findings import Finding, Span

RULE = "outside-project"

_ARCHIVE = "archive"
_HINT = "put the file itself here"


def check(subject: Subject) -> Iterator[Finding]:
    """Report links that lead to a place from which nothing is published."""
    root = subject.loaded.root
    home = Path(os.path.realpath(root))
    for folder in ("content", "data"):
        for link in _links(root / folder):
            to = Path(os.path.realpath(link))
            name = link.relative_to(root).as_posix()
            if not to.is_relative_to(home):
                problem = f"this link leads out of the project, to '{link.readlink()}'"
                yield Finding(Span(name), RULE, problem, _HINT)
            elif folder == "content" and to.is_relative_to(home / _ARCHIVE):
                problem = "this link leads into the archive, which is not published"
                yield Finding(Span(name), RULE, problem, "delete it")


def _links(folder: Path) -> Iterator[Path]:
    """List the links below a folder, sorted; those to folders are not gone into."""
    try:
        inside = sorted(os.scandir(folder), key=lambda each: each.name)
    except OSError:  # the loader says so, where something should be in it
        return
    for each in inside:
        if each.is_symlink():
            yield Path(each.path)
        elif each.is_dir():
            yield from _links(Path(each.path))
