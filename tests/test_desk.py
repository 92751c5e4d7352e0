"""What stands on a maintainer's desk: yamllint, the hooks for git, and the settings of VS Code."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from microsite.findings import Finding, Span
from microsite.hosts.cli import main
from microsite.load.files import SINGLE
from microsite.model import KINDS

ROOT = Path(__file__).parents[1]
LINT = ROOT / "tools" / "lint_yaml.py"
DATA = {f"data/{kind}.yaml" for kind in (*KINDS, *SINGLE)}


def lint(*files: Path | str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, LINT, *files], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def settings(name: str) -> Any:
    return json.loads((ROOT / ".vscode" / f"{name}.json").read_text("utf-8"))


# -------------------------------------------------------------------------------- yamllint


def test_all_files_have_the_usual_form() -> None:
    assert lint() == (0, "")


RECORD = "- id: one\n  name: A name\n  about: [one, other]\n"
SOURCE = "---\nlabel: A label\nkind: report\n---\n\nA summary: with a colon, and *stars*.  \n"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("one.yaml", RECORD, ""),
        ("one.yaml", RECORD.replace("  name", "\tname"), "2:1: [error] syntax error"),
        ("one.yaml", RECORD.replace("name\n", "name \n"), "2:15: [error] trailing spaces"),
        ("one.yaml", f"{RECORD}  name: Another\n", "4:3: [error] duplication of key"),
        ("one.yaml", RECORD.replace("\n", "\r\n"), "1:10: [error] wrong new line character"),
        ("one.yaml", RECORD.replace("  about", "   about"), "3:"),
        ("one.yaml", RECORD.replace("A name", "yes"), "2:9: [warning] truthy value"),
        ("one.yaml", RECORD.rstrip("\n"), "3:22: [error] no new line character"),
        ("one.md", SOURCE, ""),
        ("one.md", SOURCE.replace("report\n", "report \n"), "3:13: [error] trailing spaces"),
        ("one.md", SOURCE.replace("kind", "label"), "3:1: [error] duplication of key"),
    ],
)
def test_a_fault_of_form_is_found_at_its_place(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    file = tmp_path / name
    file.write_bytes(text.encode())
    code, found = lint(file)
    assert code == (1 if said else 0), found
    assert found.startswith(f"{file}:{said}" if said else "")


# ------------------------------------------------------------------------------- pre-commit


def hooks() -> dict[str, dict[str, Any]]:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    assert [each["repo"] for each in config["repos"]] == ["local"]
    return {each["id"]: each for each in config["repos"][0]["hooks"]}


def test_pre_commit_takes_its_configuration() -> None:
    program = Path(sys.executable).with_name("pre-commit")
    done = subprocess.run(
        [program, "validate-config", ROOT / ".pre-commit-config.yaml"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    assert all(each["language"] == "system" for each in hooks().values())


@pytest.mark.parametrize("hook", ["records", "yaml", "format"])
def test_a_hook_is_content_with_what_it_would_be_given(hook: str) -> None:
    told = hooks()[hook]
    names = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    given = [name for name in names if re.search(told.get("files", r"\.py$"), name)]
    assert given
    if told.get("pass_filenames", True) is False:
        given = []
    done = subprocess.run(
        [*told["entry"].split(), *given], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_file_of_records_calls_the_hooks() -> None:
    split = ("data/people/north/mayors.yaml", "content/sources/some-article.md")
    for name in (*DATA, *split):
        for hook in ("records", "yaml"):
            assert re.search(hooks()[hook]["files"], name), (hook, name)


# ---------------------------------------------------------------------------------- VS Code


def test_every_file_of_records_has_its_schema() -> None:
    given = settings("settings")["yaml.schemas"]
    whole = {f".schemas/{name}.json": f"data/{name}.yaml" for name in SINGLE}
    split = {f".schemas/{k}.json": [f"data/{k}.yaml", f"data/{k}/**/*.yaml"] for k in KINDS}
    assert given == whole | split


@pytest.mark.flagship
def test_every_file_of_records_names_its_schema_first() -> None:
    for name in DATA:
        if not (ROOT / name).exists():
            continue  # a project without words of its own has no data/vocabulary.yaml
        with (ROOT / name).open(encoding="utf-8") as file:
            first = file.readline()
        kind = Path(name).stem
        assert first == f"# yaml-language-server: $schema=../.schemas/{kind}.json\n"


def test_a_finding_is_one_line_of_problems() -> None:
    span = Span("content/sources/a-b.md", 12, 3)
    for severity in ("error", "warning"):
        finding = Finding(span, "no-response", "it: is [wrong]; so", "do this", severity)  # type: ignore[arg-type]
        for task in settings("tasks")["tasks"]:
            pattern = task["problemMatcher"]["pattern"]
            match = re.fullmatch(pattern["regexp"], str(finding))
            assert match is not None
            parts = [match[pattern[part]] for part in ("file", "line", "column", "severity")]
            assert parts == [span.path, "12", "3", severity]
            assert match[pattern["code"]] == "no-response"
            assert match[pattern["message"]] == "it: is [wrong]; so; do this"


def test_every_task_is_a_command() -> None:
    for task in settings("tasks")["tasks"]:
        assert task["args"][0] == "build.py"
        assert task["args"][1] in {*main.commands, "serve"}


def test_an_editor_asks_nobody_for_schemas_and_tells_nobody_anything() -> None:
    given = settings("settings")
    assert given["yaml.schemaStore.enable"] is False
    assert given["redhat.telemetry.enabled"] is False


# ---------------------------------------------------------------------------------- make


@pytest.mark.parametrize(
    ("target", "said"), [("check", "build.py check"), ("hooks", "pre-commit install")]
)
def test_make_knows_the_quick_ways(target: str, said: str) -> None:
    make = shutil.which("make")
    assert make is not None
    done = subprocess.run(
        [make, "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert said in done.stdout
