"""The three forms of a report."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from microsite.changes import Form, Report, write
from microsite.changes.as_markdown import _code, _literal
from microsite.findings import Finding, Findings, Span
from tests.changes.states import (
    LEDGER,
    RESPONSES,
    STATEMENTS,
    VOLE,
    Edit,
    correction,
    since,
)

QUOTE = (STATEMENTS, VOLE, VOLE.replace("needs", "has"))
VOLES = "vole-nobody-needs-to-know"
OTHERS: tuple[Edit, ...] = (
    (LEDGER, "furniture: The head of the page", "furniture: The top of the page"),
    (STATEMENTS, "summary: The vendor says that", "summary: The company says that"),
    ("data/agencies.yaml", "latitude: 41.62", "latitude: 41.63"),
    (RESPONSES, "did not know and will ask", "did not know, and will ask"),
)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return since(tmp_path_factory.mktemp("mixed"), QUOTE, *OTHERS, correction(VOLES))


def test_the_text_as_a_whole(mixed: Report) -> None:
    assert (
        write(mixed, "text") + "\n"
        == """\
Since main (0123456789, 2022-11-22, “Publish”)
Records: 5 changed, 1 added. Need a correction: 2; of these told by one: 1.

QUOTATIONS, ANSWERS, ALLEGATIONS, FIGURES, CORRECTIONS (3)

data/statements.yaml:40:3: statements/vole-nobody-needs-to-know changed
    readers see it at statements/#vole-nobody-needs-to-know
    told by the correction another
  ! printings[valley-radio].fragments[1] changed:
        Nobody at a company [-needs-] {+has+} to know where our neighbors sleep,

data/responses.yaml:9:3: responses/northfield-did-not-know changed
    readers see it at agencies/northfield-police/#northfield-did-not-know
    needs a correction; none added since names it
  ! says changed: The department did not [-know-] {+know,+} and will ask the vendor.

data/corrections.yaml:7:3: corrections/another added
    readers see it at corrections/#another
  - date: 2022-11-23
  - was: It was wrong.
  - now: It is right.
  - records: vole-nobody-needs-to-know

OTHER FACTS (1)

data/agencies.yaml:17:3: agencies/eastbrook-police changed
    readers see it at agencies/eastbrook-police/
  - location.latitude changed: [-41.62-] {+41.63+}

OUR OWN WORDS (1)

data/statements.yaml:56:3: statements/platewatch-customers-decide changed
    readers see it at statements/#platewatch-customers-decide
  - summary changed: The [-vendor-] {+company+} says that its customers decide with whom they share.

TECHNICAL (1)

content/sources/northfield-ledger.md:2:1: sources/northfield-ledger changed
    readers see it at sources/northfield-ledger/
  - furniture changed: The [-head-] {+top+} of the page, the byline, and a link to another article.
"""
    )


def test_the_json_has_every_value_whole(mixed: Report) -> None:
    told = json.loads(write(mixed, "json"))
    assert told["revision"]["commit"] == mixed.revision.commit
    first = told["records"][0]
    assert {name: first[name] for name in ("kind", "id", "op", "weight", "line")} == {
        "kind": "statements",
        "id": VOLES,
        "op": "changed",
        "weight": "attributed",
        "line": 40,
    }
    assert (first["needs_correction"], first["corrections"]) == (True, ["another"])
    [field] = first["fields"]
    assert (field["before"], field["after"]) == (VOLE, QUOTE[2])
    assert field["line"] == 51
    assert [each["rule"] for each in told["warnings"]] == ["no-correction"]


def test_the_markdown_has_a_box_to_tick_for_each_record(mixed: Report) -> None:
    text = write(mixed, "markdown")
    assert text.count("- [ ] **") == len(mixed.comparison.records) == 6
    assert (
        "- [ ] **statements/vole-nobody-needs-to-know** changed, at `data/statements.yaml:40:3`; "
        "readers see it at statements/#vole-nobody-needs-to-know; "
        "**told by the correction another**\n"
        "  - `printings[valley-radio].fragments[1]` changed: Nobody at a company "
        "<del>needs</del> <ins>has</ins> to know where our neighbors sleep,\n"
    ) in text
    assert "**1 warning**" in text
    assert "```yaml\n- {id: northfield-did-not-know-corrected, date: YYYY-MM-DD," in text


def test_what_could_not_be_compared_is_no_proof_that_nothing_changed(tmp_path: Path) -> None:
    report = since(tmp_path)
    doubt = Finding(Span("data/evidence.lock"), "not-compared", "there is no lock", "", "warning")
    doubtful = replace(report, warnings=Findings((doubt,)))
    assert doubtful.summary() == "No published fact changed, as far as it could be compared."


def test_nothing_changed_in_every_form(tmp_path: Path) -> None:
    report = since(tmp_path)
    assert write(report, "text").splitlines()[1:] == ["No published fact changed."]
    assert json.loads(write(report, "json"))["records"] == []
    assert write(report, "markdown").splitlines()[2:] == ["No published fact changed."]


def test_every_form_is_the_same_twice(tmp_path: Path, mixed: Report) -> None:
    again = since(tmp_path, QUOTE, *OTHERS, correction(VOLES))
    forms: tuple[Form, ...] = ("text", "json", "markdown")
    for form in forms:
        assert write(again, form) == write(mixed, form)


HOSTILE = "<img src=x> [a](https://b.example) `code` @somebody #12 *bold* www.b.example ~~x~~ $1$"


def test_what_records_hold_is_never_markup_in_a_pull_request(tmp_path: Path) -> None:
    report = since(
        tmp_path, (RESPONSES, "says: The department did not know and", f"says: '{HOSTILE}' #")
    )
    html = MarkdownIt("commonmark", {"html": True}).render(write(report, "markdown"))
    assert "&lt;img" in html
    for tag in ("<img", "<a ", "<em>"):
        assert tag not in html
    assert "@s" not in html and "#1" not in html and "www." not in html and "://" not in html


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    flat = " ".join(text.split())
    for shield in (_literal, _code) if flat else ():
        [line] = MarkdownIt("commonmark").parseInline(f"x {shield(text)} x")
        shown = "".join(each.content for each in line.children or ())
        assert shown.replace("\u2060", "").split() == f"x {flat} x".replace("\u2060", "").split()
        if shield is _literal:
            assert {each.type for each in line.children or ()} <= {"text", "text_special"}
