"""All agencies' names are found at once, and the same ones as one by one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite import text
from microsite.evidence import Archive, paragraphs_naming
from microsite.evidence.archive import Article, cut
from microsite.evidence.naming import Names
from tests.archived import ARCHIVE
from tests.made_up import agency
from tests.support import GOOD, loaded

words = st.text(st.sampled_from("Aab'-. \u2019\xe9\u2022e\u0301\u201c1"), min_size=1, max_size=6)
names = words.filter(text.has_words).filter(lambda name: name.strip())
documents = st.lists(words, min_size=1, max_size=8).map("\n".join)


@given(st.lists(names, min_size=1, max_size=5, unique=True), documents, st.data())
def test_what_one_name_finds_all_find(listed, document, data) -> None:
    # Every name is printed at least now and then, alone and inside of something.
    document = f"{document}\n{data.draw(st.sampled_from(listed))} x{listed[0]}\u2019s\nEnd"
    made = cut(document.encode(), "a.txt", ((1, len(text.line_starts(document))),), "line")
    assert isinstance(made, Article)
    # Their order is not that of their ids.
    ids = {f"a{9 - n}": name for n, name in enumerate(listed)}
    agencies = {id: agency(id, [name, listed[0]]) for id, name in ids.items()}
    one_by_one = {id: paragraphs_naming(each, made) for id, each in agencies.items()}
    together = Names(agencies).paragraphs(made)
    assert together == {id: numbers for id, numbers in one_by_one.items() if numbers}
    assert list(together) == [id for id in agencies if id in together]
    assert Names({}).paragraphs(made) == {}


@pytest.mark.parametrize(
    "line",
    ["\u2022Northfield", "Northfield\u2026", "\u00abNorthfield\u00bb", "Northfield\u2022here"],
)
def test_a_name_is_found_between_any_marks(line: str) -> None:
    made = cut(line.encode(), "a.txt", ((1, 1),), "line")
    assert isinstance(made, Article)
    names = Names({"northfield": agency("northfield", ["Northfield"])})
    assert names.paragraphs(made) == {"northfield": (1,)}


def test_the_projects_agencies_are_found_as_one_by_one() -> None:
    root = Path(__file__).parents[2]
    for project_root, folder in ((GOOD, GOOD / "archive"), (root, ARCHIVE)):
        if folder is None:
            continue
        project = loaded(project_root).project
        all_names = Names(project.agencies)
        for source in project.sources.values():
            if source.archive_file and isinstance(made := Archive(folder).read(source), Article):
                one_by_one = {
                    id: numbers
                    for id, each in project.agencies.items()
                    if (numbers := paragraphs_naming(each, made))
                }
                assert all_names.paragraphs(made) == one_by_one
