"""What looks like a mistake and is none: nothing is said, and what is built is the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from microsite import pipeline
from microsite.checks import Verified
from tests.mistakes.kit import EVENTS, FIGURES, PEOPLE, STATEMENTS, Deed, swap
from tests.support import GOOD


def everywhere(old: bytes, new: bytes, *, at_the_beginning: bool = False) -> Deed:
    """Change the bytes of every file of records and of every description of a source."""

    def deed(root: Path) -> None:
        for path in (*root.glob("data/*.yaml"), *root.glob("content/sources/*.md")):
            raw = path.read_bytes()
            path.write_bytes(new + raw if at_the_beginning else raw.replace(old, new))

    return deed


HARMLESS: dict[str, Deed] = {
    "files with a byte-order mark": everywhere(b"", b"\xef\xbb\xbf", at_the_beginning=True),
    "the line ends of Windows": everywhere(b"\n", b"\r\n"),
    "an empty line at the beginning of a file": swap(PEOPLE, "- id: dora", "\n\n- id: dora"),
    "spaces at the end of a line": swap(STATEMENTS, "stance: critical", "stance: critical   "),
    "a tab after a colon": swap(STATEMENTS, "stance: critical", "stance:\tcritical"),
    "no where false is due": swap(PEOPLE, "named: false", "named: no"),
    "a comment": swap(STATEMENTS, "stance: critical", "stance: critical  # ask again"),
    "a list in lines": swap(EVENTS, "involved: [state-house]", "involved:\n    - state-house"),
    "a value between quotation marks": swap(FIGURES, "label: Pages", "label: 'Pages'"),
    "a list that is not indented": swap(
        STATEMENTS, "about: [eastbrook-police]", "about:\n  - eastbrook-police"
    ),
}


def verified(root: Path) -> Verified:
    done = pipeline.check(root, root / "archive")
    assert done.findings.format() == ""
    assert done.verified is not None
    return done.verified


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_no_mistake_gives_no_finding_and_the_same_site(tmp_path: Path, name: str) -> None:
    root = Path(shutil.copytree(GOOD, tmp_path / "project"))
    HARMLESS[name](root)
    # A view takes nothing but a Verified, so that equal ones give equal pages.
    assert verified(root) == verified(GOOD)
