"""The minimal project with an address for its one source, sealed anew."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

from microsite import pipeline
from microsite.views.lookup import Lookup
from tests.support import MINIMAL, edited

URL = "https://ledger.example/2019/plates"


def addressed(folder: Path, basis: str = "stated") -> Path:
    """Copy the minimal project; its archived copy prints its own address under the article.

    Args:
        folder: an empty folder for the copy.
        basis: whether the record says that the copy states it (`stated`), or not (`inferred`).
    """
    article = (MINIMAL / "archive/ledger.txt").read_bytes()
    printed = article + f"\n{URL}\n".encode()
    because = ", because: It has such addresses." if basis == "inferred" else ""
    root = edited(
        folder,
        (
            "content/sources/ledger.md",
            "\nurl: unknown",
            f'\nurl: {{value: "{URL}", basis: {basis}{because}}}',
        ),
        (
            "content/sources/ledger.md",
            sha256(article).hexdigest(),
            sha256(printed).hexdigest(),
        ),
    )
    shutil.copytree(MINIMAL / "archive", root / "archive")
    (root / "archive/ledger.txt").write_bytes(printed)
    sealed, findings = pipeline.seal(root, root / "archive")
    assert sealed is not None, findings.format()
    return root


def lookup(root: Path) -> Lookup:
    """Check such a project."""
    verified = pipeline.check(root, root / "archive").verified
    assert verified is not None
    return Lookup(verified)
