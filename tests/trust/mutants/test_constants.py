from __future__ import annotations

from pathlib import Path

import pytest

from trust.mutants import constants
from trust.mutants.groups import ENGINE, GROUPS, ROOT

SOURCE = """\
\'\'\'A docstring.\'\'\'
__all__ = ["one", "two"]
_PATTERN = re.compile(r"a\\.[b]")  # with a comment
_MARKS = \'“”\'
_WORDS = "stay as they are"
_TABLE = {
    1: ("b", "c"),
    "d": 2,
}


def function():
    return 3
"""


def test_constants_lose_a_character_or_an_entry_and_numbers_grow() -> None:
    found = [(each.was, each.now) for each in constants.changed(SOURCE)]
    pattern, marks = SOURCE.splitlines()[2:4]
    assert found == [
        (pattern, pattern.replace('r"a\\.[b]"', text))
        for text in ("'\\\\.[b]'", "'a[b]'", "'a\\\\.b]'")
    ] + [
        (marks, r"_MARKS = '\u201d'"),
        (marks, r"_MARKS = '\u201c'"),
        ('1: ("b", "c"),', ""),
        ('"d": 2,', ""),
        ('1: ("b", "c"),', '2: ("b", "c"),'),
        ('"d": 2,', '"d": 3,'),
    ]


@pytest.mark.parametrize("group", GROUPS, ids=lambda each: each.name)
def test_every_mistake_changes_the_module_and_leaves_it_python(group) -> None:
    for module in group.modules:
        source = (ROOT / ENGINE / f"{module}.py").read_text("utf-8")
        for each in constants.changed(source):
            compile(each.source, module, "exec")
            assert each.source != source
            assert each.was in "\n".join(line.strip() for line in source.splitlines())


def test_a_mistake_is_made_in_the_copy_and_taken_back(tmp_path: Path) -> None:
    module, test = tmp_path / ENGINE / "marks.py", tmp_path / "tests/test_marks.py"
    module.parent.mkdir()
    test.parent.mkdir()
    module.write_text("MARKS = '<>'\n", "utf-8")
    test.write_text("def test():\n    assert '<' in open('microsite/marks.py').read()\n", "utf-8")
    before, after = constants.of(tmp_path, "marks")
    assert constants.noticed(tmp_path, "marks", before, ["tests"])
    assert not constants.noticed(tmp_path, "marks", after, ["tests"])
    assert module.read_text("utf-8") == "MARKS = '<>'\n"


def test_what_became_of_a_mistake_is_kept_for_as_long_as_its_lines_are_the_same(
    tmp_path: Path,
) -> None:
    one, other = list(constants.changed(SOURCE))[:2]
    assert constants.read_fates(tmp_path) == {}
    constants.write_fates(tmp_path, {constants.key("a", one): "killed"})
    assert constants.read_fates(tmp_path) == {constants.key("a", one): "killed"}
    keys = {constants.key("a", one), constants.key("a", other), constants.key("b", one)}
    assert len(keys) == 3
