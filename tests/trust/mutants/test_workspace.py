from __future__ import annotations

import ast
import importlib.util
from pathlib import Path

import pytest

from trust.mutants import workspace
from trust.mutants.groups import ENGINE, GROUPS, ROOT, chosen
from trust.mutants.workspace import undecorated

DECORATED = '''\
from functools import cache, cached_property, lru_cache, wraps


def once_more(by):
    def decorate(function):
        @wraps(function)
        def again(n):
            return by * function(n)

        return again

    return decorate


@once_more(
    by=2,
)
@lru_cache(maxsize=2)
@once_more(3)
def twice(n):
    return 2 * n


@cache
def kept():
    return []


class Sheet:
    @staticmethod
    def plain():
        return 1

    @cached_property
    def text(self):
        """What stands there."""

        @cache
        def inner():
            return "text"

        return inner()
    number = 1
'''


def test_a_decorator_becomes_a_call_and_does_the_same(tmp_path: Path) -> None:
    source = undecorated(DECORATED)
    assert "\ntwice = once_more(by=2)(once_more(3)(twice))\n" in source
    assert "\n    text = cached_property(text)\n" in source
    assert "    @staticmethod\n" in source
    path = tmp_path / "made_up.py"
    path.write_text(source, "utf-8")
    spec = importlib.util.spec_from_file_location("made_up", path)
    assert spec and spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    sheet = made.Sheet()
    assert (made.twice(3), made.Sheet.plain(), sheet.text) == (36, 1, "text")
    assert made.kept() is not made.kept(), "what it keeps would hide who calls it"
    assert sheet.__dict__ == {"text": "text"}


@pytest.mark.parametrize("group", GROUPS, ids=lambda each: each.name)
def test_every_module_is_there_and_none_keeps_a_decorator_that_hides_it(group) -> None:
    for module in group.modules:
        source = (ROOT / ENGINE / f"{module}.py").read_text("utf-8")
        for node in ast.walk(ast.parse(undecorated(source))):
            names = getattr(node, "decorator_list", []) if isinstance(node, ast.FunctionDef) else []
            assert {ast.unparse(each) for each in names} <= {"staticmethod", "classmethod"}
    assert all((ROOT / each).exists() for each in group.tests)


def test_modules_are_chosen_by_name_or_by_folder() -> None:
    assert chosen(()) == GROUPS
    [evidence, dates] = chosen(["evidence/lock", "dates"])
    assert (evidence.modules, dates.modules) == (("evidence/lock",), ("dates",))
    assert chosen(["checks"]) == (GROUPS[3],)
    with pytest.raises(ValueError, match="called evidence/key"):
        chosen(["evidence/key", "text"])


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two modules in the place of ours."""
    root = tmp_path / "project"
    for name in (
        "pyproject.toml",
        "build.py",
        "mkdocs.yml",
        "templates/a.html",
        "data/geo/a",
        "docs/reference/a.md",
        "tests/test_a.py",
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("# as it is\n", "utf-8")
    folder = root / ENGINE / "evidence"
    folder.mkdir(parents=True)
    (folder / "hashing.py").write_text("def hash_of(): ...\n", "utf-8")
    (folder / "lock.py").write_text("@property\ndef bound(): ...\n", "utf-8")
    monkeypatch.setattr(workspace, "ROOT", root)
    return root


def test_a_second_copy_keeps_what_is_unchanged_and_the_project_as_it_is(
    tmp_path: Path, project: Path
) -> None:
    [group] = chosen(["evidence/hashing"])
    copy = tmp_path / "copy"
    workspace.prepare(copy, group)
    lock, hashing = (copy / ENGINE / f"evidence/{each}.py" for each in ("lock", "hashing"))
    assert lock.read_text("utf-8") == "def bound(): ...\nbound = property(bound)\n"
    written = lock.stat().st_mtime_ns
    hashing.write_text("changed", "utf-8")
    for gone in (f"{ENGINE}/gone.py", "tests/test_gone.py", "mutants/tests/test_gone.py"):
        (copy / gone).parent.mkdir(parents=True, exist_ok=True)
        (copy / gone).touch()
    workspace.prepare(copy, group)
    assert lock.stat().st_mtime_ns == written
    assert hashing.read_text("utf-8") == "def hash_of(): ...\n"
    assert not list(copy.rglob("*gone.py"))
    settings = (copy / "pyproject.toml").read_text("utf-8")
    assert settings.count('only_mutate = ["microsite/evidence/hashing.py"]') == 1
    assert (project / "pyproject.toml").read_text("utf-8") == "# as it is\n"
    assert (project / ENGINE / "evidence/lock.py").read_text("utf-8").startswith("@property")
