"""One project after the other: attacked, checked, built by MkDocs, opened in Chromium, read."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser

from microsite import pipeline
from trust.hostile import besides, published
from trust.hostile.browse import Seen, browse
from trust.hostile.records import COPIES, attacked, write
from trust.hostile.refusing import Outcome, names, settle

ROOT = Path(__file__).parents[2]
SITE = "plates"


@dataclass
class Tally:
    """What came of all rounds."""

    tried: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    """By rule."""
    refused_pages: int = 0
    """Written by hand, with a finding."""
    followed: int = 0
    published: int = 0
    combinations: set[tuple[str, str]] = field(default_factory=set)
    """Of a field and a payload."""
    pages: int = 0
    files: int = 0
    ran: int = 0
    asked: int = 0
    faults: list[str] = field(default_factory=list)

    def take(self, outcome: Outcome) -> None:
        """Add what became of one project's payloads."""
        self.tried += outcome.tried
        self.refused.update(outcome.rules)
        self.followed += len(outcome.followed)
        self.published += len(outcome.published)
        every = [each for each, _ in outcome.refused] + outcome.followed + outcome.published
        self.combinations |= {(each.field, one.text) for each in every for one in each.payloads}

    @property
    def fields(self) -> int:
        """How many fields were attacked."""
        return len({name for name, _ in self.combinations})

    @property
    def payloads(self) -> int:
        """How many payloads were tried."""
        return len({text for _, text in self.combinations})


def project(root: Path) -> None:
    """Put into a folder what a build needs besides records."""
    (root / "content").mkdir(parents=True)
    for name, text in _PAGES.items():
        (root / "content" / name).write_text(text, "utf-8")
    for name in ("build.py", "mkdocs.yml"):
        shutil.copy(ROOT / name, root / name)
    for name in ("templates", "microsite"):
        (root / name).symlink_to(ROOT / name)
    geo = root / "data/geo"
    shutil.copytree(ROOT / "data/geo", geo)


_PAGES = {
    "about.md": "# About\n\nNothing here happened.\n",
    "methodology.md": "# Methodology\n\nEverything is made up, to be attacked.\n",
    "privacy.md": "# Privacy\n\nNobody reads this.\n",
}


def attack(
    turn: int,
    tally: Tally,
    browser: Browser,
    paths: list[str] | None = None,
    copies: int = COPIES,
) -> None:
    """Attack one project, and add what came of it to the tally."""
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        root, site = Path(folder, "project"), Path(folder, SITE)
        project(root)
        before = _names(Path(folder))
        for part in ("ids", "references"):
            refused, missed = names(attacked(turn, copies, part), root)
            tally.take(refused)
            tally.faults += [f"turn {turn}: {each}" for each in missed]
        listed = besides.write_pages(root / "content", besides.chosen(turn, copies))
        write(attacked(turn, copies), root)
        found = pipeline.check(root, None).findings
        tally.refused_pages += len(besides.refused(found, root))
        _list(root / "mkdocs.yml", [each for each in listed if (root / "content" / each).exists()])
        outcome = settle(attacked(turn, copies), root)
        tally.take(outcome)
        done = build(root, site)
        if done.returncode != 0 or "Traceback" in done.stdout + done.stderr:
            tally.faults.append(f"turn {turn}: the build failed: {done.stderr[-2000:]}")
            return
        tally.faults += [f"turn {turn}: {each}" for each in _unprintable(done.stderr + done.stdout)]
        left = {name for name in _names(Path(folder)) - before if name not in _MADE}
        tally.faults += [f"turn {turn}: something was written at {name}" for name in left]
        read, faults = published.read(site, outcome.published)
        tally.files += read
        tally.faults += [f"turn {turn}: {each}" for each in faults]
        _look(browse(browser, site, paths), turn, tally)
        besides.write_panels(found, Path(folder, "panels"))
        written = besides.write_sheet(root, Path(folder, "sheet"))
        if written.returncode != 0:
            tally.faults.append(f"turn {turn}: there is no sheet: {written.stderr[-2000:]}")
        for shown in ("panels", "sheet"):
            _look(browse(browser, Path(folder, shown), search=False), turn, tally)


def _look(seen: Seen, turn: int, tally: Tally) -> None:
    tally.pages += seen.pages
    tally.ran += seen.ran
    tally.asked += seen.asked
    tally.faults += [f"turn {turn}: {each}" for each in seen.faults]


def _list(configuration: Path, pages: list[str]) -> None:
    """Put pages into the navigation, which shows what they call themselves."""
    text, last = configuration.read_text("utf-8"), "  - About: about.md\n"
    assert text.count(last) == 1
    more = "".join(f"      - {page}\n" for page in pages)
    configuration.write_text(text.replace(last, f"{last}  - Odd:\n{more}"), "utf-8")


_OWN = ("archive", ".schemas", ".cache", ".gitignore", "__pycache__")
_MADE = {SITE, *(f"project/{each}" for each in _OWN)}
"""What the attack itself, or a build, makes beside the project's files."""


def build(root: Path, site: Path) -> subprocess.CompletedProcess[str]:
    """Build a project as a maintainer does, in a process of its own."""
    environment = {k: v for k, v in os.environ.items() if k != "MICROSITE_ARCHIVE"}
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--no-strict", "--site-dir", str(site)],
        cwd=root,
        env={**environment, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": f"https://x.test/{SITE}/"},
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        timeout=300,
        check=False,
    )


def _names(folder: Path) -> set[str]:
    """List what is in a folder and in the project's own: names two levels deep."""
    return {
        each.relative_to(folder).as_posix() for each in (*folder.glob("*"), *folder.glob("*/*"))
    } - {f"{SITE}/{each.name}" for each in (folder / SITE).glob("*")}


def _unprintable(said: str) -> list[str]:
    bad = sorted({f"U+{ord(each):04X}" for each in said if each in "\x1b\x07\x00\x9b\u202e\u2066"})
    return [f"the terminal was sent {', '.join(bad)}"] if bad else []
