"""Mutants of what stands outside of functions: patterns, tables and numbers.

mutmut makes none there, and there stand the characters that count as quotation marks, the pattern
of an omission, the fields of a source that have to be printed. Of each pattern and each set of
characters one character is left out, of each table one entry, and each number is one larger.
"""

from __future__ import annotations

import ast
import json
import random
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from trust.mutants.groups import ENGINE
from trust.mutants.noticing import notice
from trust.mutants.outcomes import Fate

_KEPT = "constants.json"

_Replaced = tuple[ast.expr, str, tuple[int, int] | None]
"""An expression, what to put there, and the lines of the entry that it leaves out, if it does."""
_WORDS = re.compile("[A-Za-z0-9]")
_UNIT = re.compile(r"\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\.|.", re.DOTALL)
"""What has to be left out of a pattern as a whole."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A module with a mistake in one of its constants."""

    was: str
    """The lines that it changes, without their indent."""
    now: str
    source: str
    """The whole module."""


def changed(source: str) -> Iterator[Changed]:
    """Yield a module with one mistake after the other; a pattern stays one that can be compiled."""
    for statement in ast.parse(source).body:
        value = statement.value if isinstance(statement, ast.Assign | ast.AnnAssign) else None
        if value is None or ast.unparse(statement).startswith("__all__"):
            continue
        lines = source.splitlines()
        for node, text, left_out in _replaced(value):
            mutated = _put(source, node, text)
            first, last = left_out or (node.lineno, node.end_lineno or node.lineno)
            after = [] if left_out else mutated.splitlines()[first - 1 : last]
            yield Changed(_plain(lines[first - 1 : last]), _plain(after), mutated)


def _replaced(value: ast.expr) -> Iterator[_Replaced]:
    calls = [each for each in ast.walk(value) if isinstance(each, ast.Call)]
    patterns = {each.args[0] for each in calls if ast.unparse(each.func) == "re.compile"}
    # A tuple inside of a table has as many members as whoever reads it expects.
    tables = [value, *(value.args if isinstance(value, ast.Call) else ())]
    for table in tables:
        yield from _without_one(table)
    formatted = [each for each in ast.walk(value) if isinstance(each, ast.JoinedStr)]
    inside = {child for each in formatted for child in ast.walk(each)}
    for node in ast.walk(value):
        if not isinstance(node, ast.Constant) or node in inside:
            continue
        if isinstance(node.value, int) and not isinstance(node.value, bool):
            yield node, str(node.value + 1), None
        elif isinstance(node.value, str):
            for fewer in _shortened(node.value, pattern=node in patterns):
                yield node, ascii(fewer), None


def _without_one(table: ast.expr) -> Iterator[_Replaced]:
    if isinstance(table, ast.Tuple | ast.List | ast.Set) and len(table.elts) > 1:
        for n, entry in enumerate(table.elts):
            fewer = type(table)([*table.elts[:n], *table.elts[n + 1 :]])
            yield table, ast.unparse(fewer), _own_lines(table, entry, entry)
    elif isinstance(table, ast.Dict) and len(table.keys) > 1:
        for n, (key, entry) in enumerate(zip(table.keys, table.values, strict=True)):
            keys, values = ([*some[:n], *some[n + 1 :]] for some in (table.keys, table.values))
            yield table, ast.unparse(ast.Dict(keys, values)), _own_lines(table, key or entry, entry)


def _own_lines(table: ast.expr, first: ast.expr, last: ast.expr) -> tuple[int, int] | None:
    """The lines of an entry; None where the table is written in one line."""
    if table.lineno == table.end_lineno:
        return None
    return first.lineno, last.end_lineno or last.lineno


def _shortened(text: str, *, pattern: bool) -> Iterator[str]:
    """A pattern, or some characters that are no words, without one of its characters."""
    if not pattern and _WORDS.search(text):
        return
    units = _UNIT.findall(text) if pattern else list(text)
    for n in range(len(units)):
        fewer = "".join([*units[:n], *units[n + 1 :]])
        if fewer and (not pattern or _compiles(fewer)):
            yield fewer


def _compiles(pattern: str) -> bool:
    with warnings.catch_warnings(action="error"):
        try:
            re.compile(pattern)
        except (re.error, FutureWarning):
            return False
    return True


def _put(source: str, node: ast.expr, text: str) -> str:
    """Replace an expression; its place is given in bytes of the line."""
    lines = source.encode().splitlines(keepends=True)
    first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
    before, after = lines[first][: node.col_offset], lines[last][node.end_col_offset :]
    return b"".join([*lines[:first], before + text.encode() + after, *lines[last + 1 :]]).decode()


def _plain(lines: list[str]) -> str:
    return "\n".join(each.strip() for each in lines)


def of(folder: Path, module: str) -> list[Changed]:
    """List the mistakes in the constants of one module of a copy."""
    return list(changed(_path(folder, module).read_text("utf-8")))


def sampled(
    every: list[tuple[str, Changed]], count: int, chance: random.Random
) -> list[tuple[str, Changed]]:
    """Choose so many of each module."""
    by_module: dict[str, list[tuple[str, Changed]]] = {}
    for each in every:
        by_module.setdefault(each[0], []).append(each)
    return [
        each for some in by_module.values() for each in chance.sample(some, min(count, len(some)))
    ]


def noticed(folder: Path, module: str, mistake: Changed, tests: Iterable[str]) -> bool:
    """Make a mistake in a copy, and say whether tests notice; the module's own come first."""
    path = _path(folder, module)
    source = path.read_text("utf-8")
    own = Path("tests", module).with_name(f"test_{Path(module).name}.py")
    path.write_text(mistake.source, "utf-8")
    try:
        return notice([*([str(own)] if (folder / own).exists() else []), *tests], folder)
    finally:
        path.write_text(source, "utf-8")


def key(module: str, mistake: Changed) -> str:
    """Name a mistake, for as long as its lines are the same."""
    return "\n".join((module, mistake.was, "->", mistake.now))


def read_fates(folder: Path) -> dict[str, Fate]:
    """Read what became of the mistakes in a copy that were tried before, by their keys."""
    kept = folder / _KEPT
    found: dict[str, Fate] = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    return found


def write_fates(folder: Path, fates: dict[str, Fate]) -> None:
    """Keep what became of the mistakes that were tried."""
    (folder / _KEPT).write_text(json.dumps(fates, indent=1), "utf-8")


def _path(folder: Path, module: str) -> Path:
    return folder / ENGINE / f"{module}.py"
