"""The page of each rule teaches it: what passes, what fails, and what is said of it."""

import re

import pytest

from microsite.checks import rules
from microsite.findings import MANUALS
from microsite.manuals import Manual, manuals
from tests.support import BROKEN
from tools.reference.rules import pages

PAGES = pages()


@pytest.mark.parametrize("manual", manuals(), ids=lambda manual: manual.rule)
def test_a_page_has_an_example_that_passes_and_one_that_fails(manual: Manual) -> None:
    page = PAGES[f"{MANUALS}/{manual.rule}.md"]
    assert page.startswith(f"# {manual.rule}\n\n")
    assert "\n**Passes" in page
    assert re.search(r"\n\*\*Fails\*\*(?:(?!```).)*\n```yaml\n", page, re.DOTALL)
    assert page.count("```") % 2 == 0
    for line in manual.text.splitlines():
        assert re.sub("^(Passes|Fails)( as well)?", "", line).strip() in page


@pytest.mark.parametrize("project", BROKEN, ids=lambda project: project.name)
def test_a_page_shows_the_very_finding(project) -> None:
    assert (project / "expected.txt").read_text("utf-8") in PAGES[f"{MANUALS}/{project.name}.md"]


def test_the_index_names_every_rule_with_a_sentence() -> None:
    index = PAGES[f"{MANUALS}/README.md"]
    assert {rule.name for rule in rules()} <= {manual.rule for manual in manuals()}
    for manual in manuals():
        assert f"| [`{manual.rule}`]({manual.rule}.md) | {manual.about} |\n" in index
        assert manual.about.endswith(".") and "\n" not in manual.about
