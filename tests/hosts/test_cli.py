"""The command line: what each command says, writes and exits with."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from microsite.hosts.cli import main
from microsite.manuals import manuals
from tests.made_up_region import write_region
from tests.made_up_towns import dozen, parts, zipped
from tests.support import BROKEN, GOOD, MINIMAL, edited

ROOT = Path(__file__).parents[2]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


def test_a_sound_project_passes_every_check() -> None:
    for project in (GOOD, MINIMAL):
        done = run("check", "--strict", "--root", project)
        assert (done.exit_code, done.stderr) == (0, "")
        assert "No findings" in done.stdout


@pytest.mark.parametrize("project", BROKEN, ids=lambda project: project.name)
def test_a_broken_project_gives_its_findings_and_exit_code_1(project: Path) -> None:
    done = run("check", "--strict", "--root", project)
    expected = (project / "expected.txt").read_text("utf-8")
    assert done.exit_code == 1
    assert done.stderr.startswith(expected)
    assert done.stdout == ""


def test_findings_as_json_and_for_github(tmp_path: Path) -> None:
    root = edited(tmp_path, ("data/agencies.yaml", "kind:", "knd:"))
    found = json.loads(run("check", "--root", root, "--format", "json").stdout)
    assert {each["rule"] for each in found} == {"unknown-field"}
    assert all(each["line"] > 0 and each["column"] > 0 for each in found)
    lines = run("check", "--root", root, "--format", "github").stdout.splitlines()
    assert all(line.startswith("::error file=data/agencies.yaml,line=") for line in lines)
    assert len(lines) == len(found)


def test_no_findings_as_json_are_an_empty_list() -> None:
    assert json.loads(run("check", "--root", GOOD, "--format", "json").stdout) == []


def test_verify_prints_what_was_found() -> None:
    done = run("verify", "--root", GOOD)
    assert done.exit_code == 0
    assert "printings" in done.stdout
    assert f"letter by letter in {GOOD / 'archive'}" in done.stdout


def test_verify_without_an_archive_says_so(tmp_path: Path) -> None:
    done = run("verify", "--root", edited(tmp_path))
    assert done.exit_code == 0
    assert "No archive is at hand" in done.stdout


def test_an_archive_that_is_not_there_is_not_understood() -> None:
    done = run("verify", "--root", GOOD, "--archive", "/no/such/folder")
    assert done.exit_code == 2
    assert "/no/such/folder" in done.stderr


def test_seal_needs_the_archive(tmp_path: Path) -> None:
    done = run("seal", "--root", edited(tmp_path))
    assert done.exit_code == 2
    assert "--archive" in done.stderr


def test_seal_writes_the_lock_only_when_everything_is_found(tmp_path: Path) -> None:
    root = edited(tmp_path)
    lock = root / "data/evidence.lock"
    good = lock.read_bytes()
    archive = MINIMAL / "archive"

    lock.unlink()
    assert run("seal", "--root", root, "--archive", archive).exit_code == 0
    assert lock.read_bytes() == good

    changed = tmp_path / "changed"
    shutil.copytree(archive, changed)
    file = changed / "ledger.txt"
    file.write_text(file.read_text("utf-8") + "One line more.\n", "utf-8")
    done = run("seal", "--root", root, "--archive", changed)
    assert done.exit_code == 1
    assert "error[archive-changed]" in done.stderr
    assert lock.read_bytes() == good


def test_seal_refuses_a_warning_unless_told(tmp_path: Path) -> None:
    root = edited(tmp_path)
    archive = tmp_path / "archive"
    shutil.copytree(MINIMAL / "archive", archive)
    file = archive / "ledger.txt"
    file.write_text(file.read_text("utf-8").rstrip() + " “Nobody curated this.”\n", "utf-8")
    source = root / "content/sources/ledger.md"
    text = source.read_text("utf-8")
    old = hashlib.sha256((MINIMAL / "archive/ledger.txt").read_bytes()).hexdigest()
    new = hashlib.sha256(file.read_bytes()).hexdigest()
    source.write_text(text.replace(old, new), "utf-8")
    lock = (root / "data/evidence.lock").read_bytes()

    done = run("seal", "--root", root, "--archive", archive)
    assert done.exit_code == 1
    assert "warning[uncurated-quotation]" in done.stderr
    assert (root / "data/evidence.lock").read_bytes() == lock
    assert run("seal", "--root", root, "--archive", archive, "--allow-warnings").exit_code == 0
    assert run("verify", "--root", root, "--archive", archive).exit_code == 0
    assert run("verify", "--strict", "--root", root, "--archive", archive).exit_code == 1


def test_the_script_teaches_its_commands() -> None:
    done = subprocess.run(
        [sys.executable, "build.py", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for command in ("check", "verify", "seal", "diff", "build", "write", "guard", "towns"):
        assert f"\n  {command} " in done.stdout


def test_without_the_packages_no_command_seems_to_have_found_something() -> None:
    command = [sys.executable, "-S", "build.py", "check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("error: the packages are not installed in this Python; run `make")
    assert done.stdout == ""


def test_towns_says_what_is_wrong_with_a_file_and_writes_nothing(tmp_path: Path) -> None:
    root = with_region(tmp_path)
    towns = root / "data/geo/towns.geojson"
    towns.write_text("broken by hand", "utf-8")
    file = tmp_path / "cb_2019_99_cousub_500k.zip"
    file.write_bytes(b"not a zip")
    done = run("towns", "--root", root, file)
    assert done.exit_code == 1
    assert "Error: cb_2019_99_cousub_500k.zip is not a zip file" in done.stderr
    assert "Nothing was written." in done.stderr
    assert towns.read_text("utf-8") == "broken by hand"


def test_towns_writes_the_file_that_the_maps_read(tmp_path: Path) -> None:
    root = with_region(tmp_path)
    done = run("towns", "--root", root, zipped(tmp_path, parts(dozen())))
    assert done.exit_code == 0
    assert done.stdout.startswith("Wrote data/geo/towns.geojson: 12 towns, ")
    assert run("check", "--root", root).exit_code == 0


def with_region(folder: Path) -> Path:
    root = edited(folder)
    (root / "data/geo").mkdir()
    write_region(root / "data/geo")
    return root


def test_a_misspelled_command_is_told_in_one_line_with_the_nearest_one() -> None:
    done = run("sael")
    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1] == "Error: No such command 'sael'. Did you mean 'seal'?"


@pytest.mark.parametrize("color", [True, False], ids=["color", "NO_COLOR"])
def test_findings_are_colored_on_a_terminal_unless_no_color_is_set(
    color: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    if color:
        monkeypatch.delenv("NO_COLOR", raising=False)
    else:
        monkeypatch.setenv("NO_COLOR", "1")
    project = BROKEN[0]
    shown = CliRunner().invoke(main, ["check", "--strict", "--root", str(project)], color=True)
    assert ("\x1b[1;3" in shown.stderr) == color
    plain = re.sub(r"\x1b(\[[0-9;?]*[A-Za-z]|\]8;.*?\x1b\\)", "", shown.stderr)
    assert (project / "expected.txt").read_text("utf-8").strip() in plain


def test_every_command_explains_itself_and_says_how_it_ends() -> None:
    assert "Exit codes: 0" in run("--help").stdout
    for name, command in main.commands.items():
        assert command.help, name
        assert run(name, "--help").exit_code == 0


def test_a_finding_leads_to_its_manual_in_every_form() -> None:
    project = next(each for each in BROKEN if each.name == "raw-html")
    page = "docs/reference/rules/raw-html.md"
    assert (ROOT / page).is_file()
    as_text = run("check", "--root", project).stderr.splitlines()
    assert as_text[1:] == ["More on this rule: python build.py explain raw-html", "1 error"]
    [as_json] = json.loads(run("check", "--root", project, "--format", "json").stdout)
    assert as_json["manual"] == page
    assert run("check", "--root", project, "--format", "github").stdout.endswith(f" ({page})\n")


def test_explain_prints_a_manual_lists_all_and_suggests_the_nearest() -> None:
    shown = run("explain", "raw-html").stdout
    assert shown.startswith("raw-html\n\nHTML in a text in our own words.\n")
    assert "    note: The union <b>denies</b> it.\n" in shown
    listed = run("explain").stdout.splitlines()
    assert len(listed) == len(manuals())
    assert listed == sorted(listed)
    wrong = run("explain", "raw-htlm")
    assert (wrong.exit_code, "did you mean 'raw-html'?" in wrong.stderr) == (2, True)
