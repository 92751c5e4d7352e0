"""What the doctor says of a project and of what stands around it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from microsite import pipeline, schemas
from microsite.doctor import Remark, SiteFacts, Situation, currency, desk, examine, publication
from microsite.doctor.machine import browser, git, packages, python
from microsite.hosts.cli import main
from tests.history import History
from tests.support import GOOD, edited, print_in

TODAY = date(2022, 11, 25)
NAME = "Plate readers and a towing company"


def situation(root: Path, archive: Path | None = None, **site: Any) -> Situation:
    read = pipeline.state(root, archive)
    assert read is not None
    loaded, lock, findings, examined = read
    facts = SiteFacts(**site)
    return Situation(root, loaded, lock, findings, archive, facts, TODAY, examined)


def said(remarks: Iterator[Remark]) -> list[tuple[str, str]]:
    return [(each.level, each.says) for each in remarks]


# --------------------------------------------------------------------------------- the machine


def test_this_python_and_its_packages_are_well() -> None:
    assert [each.level for each in python()] == ["ok"]


def test_a_package_that_is_not_the_pinned_one_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text(
        "# made\nclick==0.1 \\\n    --hash=sha256:00\n    # via x\nno-such-package==1.0 \\\n"
        'colorama==0.1 ; sys_platform == "no-such-system"\n',
        "utf-8",
    )
    [remark] = packages(tmp_path)
    assert remark.level == "problem"
    assert "click is " in remark.says
    assert "no-such-package is not installed" in remark.says
    assert "colorama" not in remark.says
    assert remark.todo.startswith("run make site")


def test_git_counts_what_is_not_committed(tmp_path: Path) -> None:
    history = History.begin(tmp_path, "project")
    assert said(git(history.root))[0][0] == "ok"
    history.edit("data/investigation.yaml", "title: Plate", "title: The plate")
    [(level, says)] = said(git(history.root))
    assert level == "note"
    assert says.startswith("1 file of data")
    assert "data/investigation.yaml" in says


def test_a_folder_outside_git_is_said(tmp_path: Path) -> None:
    assert said(git(tmp_path)) == [("note", "this is not a repository")]


def test_a_browser_is_found_where_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "chromium"
    program.touch()
    monkeypatch.setenv("CHROMIUM", str(program))
    assert said(browser()) == [("ok", f"{program}, for make test")]
    monkeypatch.delenv("CHROMIUM")
    monkeypatch.setenv("PATH", "")
    assert [each.level for each in browser()] == ["note"]


# ------------------------------------------------------------------------------------ the desk


def test_a_whole_archive_is_well_and_a_changed_or_lost_file_is_a_problem(tmp_path: Path) -> None:
    kept = tmp_path / "archive"
    shutil.copytree(GOOD / "archive", kept)
    assert said(desk.archive(situation(GOOD, kept))) == [
        ("ok", "all 3 archived files are there and unchanged")
    ]
    (kept / "valley-radio.txt").unlink()
    with (kept / "league-release.txt").open("a", encoding="utf-8") as file:
        file.write("More.")
    found = said(desk.archive(situation(GOOD, kept)))
    assert [level for level, _ in found] == ["problem", "problem"]
    assert "valley-radio.txt" in found[0][1]
    assert "league-release.txt" in found[1][1]


def test_without_an_archive_the_lock_alone_is_spoken_of() -> None:
    assert [level for level, _ in said(desk.archive(situation(GOOD)))] == ["note"]


def test_a_lock_that_does_not_fit_is_a_problem(tmp_path: Path) -> None:
    assert [each.level for each in desk.lock(situation(GOOD))] == ["ok"]
    root = edited(tmp_path, ("data/evidence.lock", "", "{}\n"), of=GOOD)
    [remark] = desk.lock(situation(root))
    assert remark.level == "problem"
    assert "seal" in remark.todo


def test_a_lock_too_large_for_github_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "_LARGE", 1000)
    [remark] = desk.lock(situation(GOOD))
    assert (remark.level, "100 MB" in remark.says) == ("note", True)


def test_quotations_that_nobody_has_decided_on_are_noted(tmp_path: Path) -> None:
    assert list(desk.printings(situation(GOOD))) == []
    assert [level for level, _ in said(desk.printings(situation(GOOD, GOOD / "archive")))] == ["ok"]
    root = edited(tmp_path, of=GOOD)
    shutil.copytree(GOOD / "archive", root / "archive")
    line = '"People here were never told that a company," she said.'
    print_in(root, "valley-radio", 5, line)
    [remark] = desk.printings(situation(root, root / "archive"))
    assert (remark.level, remark.todo) == ("note", "run python build.py printings")
    assert remark.says.startswith("1 pair of quotations")


def test_schemas_that_do_not_fit_are_named(tmp_path: Path) -> None:
    root = edited(tmp_path, of=GOOD)
    assert [each.level for each in desk.editors(situation(root))] == ["note"]
    now = situation(root)
    schemas.write(root, now.loaded)
    assert [each.level for each in desk.editors(now)] == ["ok"]


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    root = edited(tmp_path, of=GOOD)
    (root / "templates" / "pages").mkdir(parents=True)
    now = situation(root)
    assert [each.level for each in desk.files(now)] == ["ok"]
    (root / "templates" / "pages" / "home.html").write_bytes(b"\xff\xfe")
    (root / "content" / "long.md").write_text("x" * 4_500_000, "utf-8")
    found = said(desk.files(now))
    assert found == [
        ("note", "content/long.md has 4.5 MB of 5"),
        ("problem", "templates/pages/home.html is not UTF-8 text"),
    ]


def test_findings_are_counted(tmp_path: Path) -> None:
    root = edited(tmp_path, ("data/agencies.yaml", "Millbrook College Police\n", "\n"), of=GOOD)
    assert [each.level for each in desk.records(situation(GOOD))] == ["ok"]
    assert [each.level for each in desk.records(situation(root))] == ["problem"]


# ------------------------------------------------------------------------------------ the site


def test_the_name_and_the_address_are_held_against_the_investigation() -> None:
    well = situation(GOOD, name=NAME)
    assert [each.level for each in publication.site(well)] == ["ok", "ok"]
    ill = situation(GOOD, name="Another", placeholder="there is no site_url; set it")
    assert said(publication.site(ill)) == [
        ("note", "there is no site_url"),
        ("note", f"mkdocs.yml calls the site 'Another', data/investigation.yaml '{NAME}'"),
    ]
    broken = situation(GOOD, name=NAME, unfinished=True)
    assert [each.level for each in publication.site(broken)] == ["ok", "note", "ok"]
    unread = situation(GOOD, unreadable="mkdocs.yml cannot be read")
    assert said(publication.site(unread)) == [("problem", "mkdocs.yml cannot be read")]


SECURITY = "security: {contact: [mailto:desk@paper.example], expires: DAY}\ntitle: Plate"


@pytest.mark.parametrize(
    ("day", "level", "words"),
    [
        ("2022-11-24", "problem", "held until 2022-11-24"),
        ("2022-12-01", "note", "6 more days"),
        ("2024-12-01", "note", "more than a year ahead"),
        ("2023-06-01", "ok", "holds until 2023-06-01"),
    ],
)
def test_an_end_that_comes_near_is_spoken_of(
    tmp_path: Path, day: str, level: str, words: str
) -> None:
    until = SECURITY.replace("DAY", day)
    root = edited(tmp_path, ("data/investigation.yaml", "title: Plate", until), of=GOOD)
    [mistakes, security] = said(publication.reports(situation(root)))
    assert mistakes[0] == "note"
    assert security[0] == level
    assert words in security[1]


# --------------------------------------------------------------------------- what may be overtaken


def test_a_source_that_came_after_the_reading_is_named(tmp_path: Path) -> None:
    history = History.begin(tmp_path, "project")
    history.edit("data/investigation.yaml", "read_on: 2022-11-20", "read_on: 2022-12-20")
    history.commit("Read all again")
    assert [each.level for each in currency.reading(situation(history.root))] == ["ok"]
    sources = history.root / "content" / "sources"
    shutil.copy(sources / "valley-radio.md", sources / "another-radio.md")
    [(level, says)] = said(currency.reading(situation(history.root)))
    assert level == "note"
    assert "'another-radio' came after that" in says


NOT_KNOWN = """\
  named_by: [Northfield]
  not_known:
    - text: Who asked first.
      sources: [northfield-ledger, league-release, valley-radio]
"""


def test_an_open_point_that_a_check_warns_of_is_not_told_again(tmp_path: Path) -> None:
    history = History.begin(tmp_path, "project")
    late = NOT_KNOWN.replace("northfield-ledger, league-release, valley-radio", "league-release")
    history.edit("data/agencies.yaml", "  named_by: [Northfield]\n", late)
    now = situation(history.root)
    assert "open-point-outdated" in now.findings.rules
    assert said(currency.not_known(now)) == []


def test_an_open_point_is_held_against_newer_sources_that_name_the_agency(tmp_path: Path) -> None:
    history = History.begin(tmp_path, "project")
    history.edit("data/agencies.yaml", "  named_by: [Northfield]\n", NOT_KNOWN)
    history.commit("Say what is not known")
    now = situation(history.root)
    assert [each.level for each in currency.not_known(now)] == ["ok"]
    sources = history.root / "content" / "sources"
    shutil.copy(sources / "valley-radio.md", sources / "another-radio.md")
    sealed = now.lock.sources["northfield-ledger"]
    later = situation(history.root)
    lock = replace(later.lock, sources={**later.lock.sources, "another-radio": sealed})
    found = said(currency.not_known(replace(later, lock=lock)))
    assert {level for level, _ in found} == {"note"}
    assert all(says.startswith("data/agencies.yaml:") for _, says in found)
    assert any("'another-radio' names Northfield" in says for _, says in found)


def test_numbers_of_sources_in_our_words_are_held_against_the_records(tmp_path: Path) -> None:
    root = edited(
        tmp_path,
        ("content/about.md", "", "# About\n\nIt rests on the [five\nsources](s.md).\n"),
        (
            "data/investigation.yaml",
            "were seen.",
            "were seen. None of the nine sources says more; two articles do. All four texts agree.",
        ),
        of=GOOD,
    )
    found = said(currency.counts(situation(root)))
    assert [level for level, _ in found] == ["note", "note"]
    assert found[0][1].startswith("content/about.md:3: this says “the five sources”")
    assert found[1][1].startswith("data/investigation.yaml:3:")
    assert [each.level for each in currency.counts(situation(GOOD))] == ["ok"]


# --------------------------------------------------------------------------------- the command


def test_the_command_says_all_of_it_and_ends_by_it(tmp_path: Path) -> None:
    root = edited(tmp_path, of=GOOD)
    (root / "templates").mkdir()
    (root / "mkdocs.yml").write_text(
        f"site_name: {NAME}\nsite_url: https://towing.example/\n", "utf-8"
    )
    done = CliRunner().invoke(main, ["doctor", "--root", str(root)])
    assert done.exit_code == 0, done.output
    assert "ok       records" in done.stdout
    assert "note     security" in done.stdout
    (root / "data" / "evidence.lock").write_text("{}\n", "utf-8")
    done = CliRunner().invoke(main, ["doctor", "--root", str(root), "--format", "json"])
    assert done.exit_code == 1
    remarks = json.loads(done.stdout)
    assert {each["topic"] for each in remarks if each["level"] == "problem"} == {"records", "lock"}
    assert all(each["todo"] for each in remarks if each["level"] == "problem")


def test_a_folder_without_a_project_is_said(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["doctor", "--root", str(tmp_path)])
    assert done.exit_code == 1
    assert "there is no folder 'data' here" in done.output


def test_every_problem_says_what_to_do(tmp_path: Path) -> None:
    remarks = examine(situation(GOOD, tmp_path / "nowhere", unreadable="it is gone"))
    assert any(each.level == "problem" for each in remarks)
    assert all(each.todo for each in remarks if each.level == "problem")
