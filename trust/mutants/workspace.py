"""The copy of the project that is mutated, so that the working tree never is."""

from __future__ import annotations

import ast
import json
import shutil
from pathlib import Path

from trust.mutants import quickest_first
from trust.mutants.groups import ENGINE, ROOT, Group

_COPIED = (
    *("pyproject.toml", "build.py", "mkdocs.yml", "templates", "data/geo", "tests"),
    "docs/reference",
)
_BESIDE = ("__pycache__", "*.pyc")
_LEFT_AS_THEY_ARE = {"staticmethod", "classmethod", "overload"}
_CACHES = ("cache", "lru_cache")
_SETTINGS = """
[tool.mutmut]
source_paths = ["{engine}"]
only_mutate = {modules}
also_copy = ["build.py", "mkdocs.yml", "templates", "data", "docs", "quickest_first.py"]
# mutmut copies what a link leads to in its place, so that the project with a link has none.
pytest_add_cli_args = [
    "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "quickest_first", "--deselect",
    "tests/test_broken_projects.py::test_a_broken_project_gives_exactly_its_finding[outside-project]",
]
pytest_add_cli_args_test_selection = {tests}
# A server that has run no test is forked for each mutant: what a test has cached cannot hide one.
process_isolation = "forkserver"
# A mutant that takes three times as long as its tests, and a minute, runs for ever.
timeout_multiplier = 3.0
timeout_constant = 20.0
track_dependencies = false
use_git_change_detection = false
"""


def prepare(folder: Path, group: Group) -> None:
    """Copy the project into a folder, or bring the copy there up to date.

    Files that hold the same already stay as they are, so that mutmut knows which functions are
    unchanged and need no second run.

    Args:
        folder: where the copy is; it may be there already.
        group: what shall be mutated in it, and the tests.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in _COPIED:
        _fresh(folder / name)
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns(*_BESIDE)
            shutil.copytree(ROOT / name, folder / name, ignore=ignored, symlinks=True)
        else:
            shutil.copy2(ROOT / name, folder / name)
    shutil.copy2(quickest_first.__file__, folder)
    _fresh(folder / "mutants/tests")
    for module in group.modules:
        _unless_mutated(folder / "mutants" / ENGINE / f"{module}.py")
    _copy_engine(folder / ENGINE)
    settings = _SETTINGS.format(
        engine=ENGINE,
        modules=json.dumps([f"{ENGINE}/{each}.py" for each in group.modules]),
        tests=json.dumps(group.tests),
    )
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(settings)


def _fresh(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)


def _unless_mutated(path: Path) -> None:
    # mutmut takes any newer file for one that it has mutated, also one that it left as it was.
    if path.is_file() and "__mutmut_" not in path.read_text("utf-8"):
        path.unlink()


def _copy_engine(folder: Path) -> None:
    here = ROOT / ENGINE
    wanted = {path.relative_to(here) for path in here.rglob("*") if path.is_file()}
    wanted = {path for path in wanted if "__pycache__" not in path.parts}
    for path in [each for each in folder.rglob("*") if each.is_file()]:
        if path.relative_to(folder) not in wanted:
            path.unlink()
    for name in wanted:
        content = (here / name).read_bytes()
        if name.suffix == ".py":
            content = undecorated(content.decode()).encode()
        path = folder / name
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def undecorated(source: str) -> str:
    """Write the decorators of functions as calls below them, which is what they stand for.

    mutmut passes decorated functions over, and half of what checks know stands in cached
    properties. What a function only keeps its results with is left out: of the tests, just the
    first would be seen to reach the function.
    """
    lines = source.splitlines(keepends=True)
    for function in reversed(_functions(ast.parse(source))):
        names = [ast.unparse(each) for each in function.decorator_list]
        if not names or _LEFT_AS_THEY_ARE.intersection(names) or function.end_lineno is None:
            continue
        call = function.name
        for name in reversed(names):
            call = call if name.partition("(")[0] in _CACHES else f"{name}({call})"
        if call != function.name:
            indent = " " * function.col_offset
            lines.insert(function.end_lineno, f"{indent}{function.name} = {call}\n")
        del lines[function.decorator_list[0].lineno - 1 : function.lineno - 1]
    return "".join(lines)


def _functions(module: ast.Module) -> list[ast.FunctionDef]:
    """The functions and methods of a module in order, without those inside others."""
    found: list[ast.FunctionDef] = []
    for statement in module.body:
        inside = statement.body if isinstance(statement, ast.ClassDef) else [statement]
        found += [each for each in inside if isinstance(each, ast.FunctionDef)]
    return found
