"""The real records against the real articles, which are private.

With another newsroom's records, these are checked against its articles; what is said of ours alone
is skipped.

They are found by MICROSITE_ARCHIVE, in archive/, or beside the repository; nothing is skipped then.
Whoever lacks them is told what was not run.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from microsite import evidence, pipeline, text
from microsite.evidence import Archive, Article
from microsite.findings import Findings
from microsite.model import Project
from tests import flagship
from tests.archived import ARCHIVE, WHY_NOT

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def archive() -> Path:
    if ARCHIVE is None:
        pytest.skip(WHY_NOT)
    return ARCHIVE


@pytest.fixture(scope="module")
def project() -> Project:
    checked = pipeline.check(ROOT, None)
    assert checked.verified is not None, checked.findings.format()
    return checked.verified.project


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in ("content", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.mark.flagship
def test_all_of_the_flagships_records_are_there(project: Project) -> None:
    """So that what is held of all records is held of many."""
    assert (len(project.agencies), len(project.sources)) == (8, 5)
    kinds = (project.statements, project.responses, project.events, project.figures)
    kinds += (project.people, project.organizations, project.bills, project.withheld)
    assert all(kinds)
    assert sum(map(len, kinds)) > 100


def rules(findings: Findings) -> set[str]:
    return {finding.rule for finding in findings.errors}


def test_everything_holds_without_the_archive() -> None:
    assert list(pipeline.check(ROOT, None).findings) == []


def test_everything_holds_with_the_archive(archive: Path) -> None:
    """No error and no warning: every quotation is found, and each is curated or withheld."""
    assert list(pipeline.check(ROOT, archive).findings) == []


def test_the_lock_is_what_sealing_writes(archive: Path, copy: Path) -> None:
    lock = copy / evidence.LOCK_FILE
    lock.unlink()
    sealed, findings = pipeline.seal(copy, archive)
    assert sealed is not None, findings.format()
    assert lock.read_bytes() == (ROOT / evidence.LOCK_FILE).read_bytes()


def letters_changed(project: Project) -> Iterator[tuple[str, Project]]:
    """Each printing's fragments, each with one letter changed in its middle."""
    for id, statement in project.statements.items():
        for n, printing in enumerate(statement.printings):
            for k, fragment in enumerate(printing.fragments):
                letters = [i for i, letter in enumerate(fragment) if letter.isalpha()]
                at = letters[len(letters) // 2]
                wrong = "x" if fragment[at].lower() != "x" else "y"
                fragments = list(printing.fragments)
                fragments[k] = fragment[:at] + wrong + fragment[at + 1 :]
                changed = printing.model_copy(update={"fragments": tuple(fragments)})
                printings = list(statement.printings)
                printings[n] = changed
                record = statement.model_copy(update={"printings": tuple(printings)})
                yield (
                    f"statements/{id}/printings/{printing.source}",
                    replace(project, statements={**project.statements, id: record}),
                )


def test_one_letter_changed_in_any_quotation_is_noticed(archive: Path, project: Project) -> None:
    lock = evidence.read_lock(ROOT / evidence.LOCK_FILE)
    tried = 0
    for key, changed in letters_changed(project):
        examination = evidence.examine(changed, Archive(archive))
        assert [miss.passage.key for miss in examination.misses] == [key]
        [passage] = [each for each in evidence.passages(changed) if each.key == key]
        source = project.sources[passage.sources[0]]
        assert source.sha256 is not None
        assert (
            evidence.binding(passage, passage.sources[0], source, source.sha256)
            != lock.passages[key].sha256
        )
        tried += 1
    assert tried > (50 if flagship.is_here() else 0)


@pytest.mark.flagship
@pytest.mark.parametrize("with_archive", [True, False])
def test_a_changed_letter_and_swapped_fragments_fail_the_check(
    archive: Path, copy: Path, with_archive: bool
) -> None:
    at_hand = archive if with_archive else None
    statements = copy / "data/statements.yaml"
    good = statements.read_text("utf-8")

    statements.write_text(good.replace("daily lives. It is", "daily lifes. It is", 1), "utf-8")
    noticed = "quote-not-found" if with_archive else "quote-not-sealed"
    assert rules(pipeline.check(copy, at_hand).findings) == {noticed}

    first, second = re.findall(
        r"        - >-\n(?:          .+\n)+", good[good.index("- id: mcguire-multitude") :]
    )[:2]
    assert f"{first}{second}" in good
    statements.write_text(good.replace(f"{first}{second}", f"{second}{first}", 1), "utf-8")
    noticed = "quote-out-of-order" if with_archive else "quote-not-sealed"
    assert rules(pipeline.check(copy, at_hand).findings) == {noticed}


def test_one_byte_changed_in_any_article_is_noticed(
    archive: Path, copy: Path, project: Project, tmp_path: Path
) -> None:
    files = {each.archive_file for each in project.sources.values()} - {None}
    assert files
    if flagship.is_here():
        assert files == {each.name for each in archive.glob("*.txt")} and len(files) == 5
    for name in sorted(files):
        changed = tmp_path / "changed"
        shutil.copytree(archive, changed)
        changed.chmod(0o755)
        file = changed / name
        file.chmod(0o644)
        content = file.read_bytes()
        file.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        findings = pipeline.check(copy, changed).findings
        assert "archive-changed" in rules(findings), name
        shutil.rmtree(changed)


def test_no_eight_words_of_a_reporters_prose_stand_in_the_tree(
    archive: Path, project: Project
) -> None:
    """Headlines are metadata, quotations are quoted; the rest of the articles is not ours."""
    prose: dict[tuple[str, ...], str] = {}
    for id, source in project.sources.items():
        if source.rights == "full":
            continue
        article = Archive(archive).read(source)
        assert isinstance(article, Article)
        for block in article.body:
            spoken = text.quotations(block.place.text)
            ends = [0, *(edge for each in spoken for edge in (each.start, each.end))]
            for start, end in zip(ends[::2], [*ends[1::2], len(block.place.text)], strict=True):
                prose |= dict.fromkeys(runs_of_eight(block.place.text[start:end]), id)
    assert len(prose) > (1000 if flagship.is_here() else 0)
    found = Counter(
        f"{file}: {' '.join(run)}"
        for file in tracked_files()
        if not file.startswith("archive/")  # what may be committed there, is in .gitignore
        for run in runs_of_eight((ROOT / file).read_text("utf-8", errors="ignore"))
        if run in prose
    )
    assert not found, "\n".join(found)


def runs_of_eight(words: str) -> Iterator[tuple[str, ...]]:
    all_words = re.findall(r"[a-z0-9$']+", words.lower().replace("’", "'"))
    return zip(*(all_words[n:] for n in range(8)), strict=False)


def tracked_files() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")
    return [name for name in listed if name and (ROOT / name).is_file()]
