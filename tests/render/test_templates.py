"""Templates and catalog fit each other, and templates use only documented names."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from jinja2 import Environment, FileSystemLoader, nodes

from microsite import model, views
from microsite.dates import DateWords
from microsite.findings import Finding, Findings
from microsite.model.vocabulary import GROUPS, STANDARD_WORDS
from microsite.render.atlas import PageMaps
from microsite.render.catalog import read_catalog
from microsite.render.citations import Citations, Cited
from microsite.render.notes import Notes
from microsite.render.preview import Panel
from microsite.views import citing, entries, figures, sources

TEMPLATES = Path(__file__).parents[2] / "templates"
CATALOG = read_catalog(TEMPLATES / "strings" / "en.yaml")
ENVIRONMENT = Environment(loader=FileSystemLoader(TEMPLATES))
NAMES = sorted(
    path.relative_to(TEMPLATES).as_posix()
    for folder in ("pages", "partials", "preview")
    for path in (TEMPLATES / folder).glob("*.html")
)
# The words of the maps are used in atlas.py; those of cards, citations and feeds in modules of that
# name.
USED_IN_CODE = {
    "maps.",
    "number.",
    "card.",
    "citation.",
    "feed.",
    "terms.response.",
    "terms.precision.",
}


def tree(name: str) -> nodes.Template:
    return ENVIRONMENT.parse((TEMPLATES / name).read_text("utf-8"))


def patterns(expression: nodes.Expr) -> Iterator[str]:
    """Give the keys that an expression can be; `*` stands for what is known only later."""
    match expression:
        case nodes.Const(value=value):
            yield str(value)
        case nodes.CondExpr(expr1=first, expr2=second):
            yield from patterns(first)
            if second is not None:
                yield from patterns(second)
        case nodes.Concat(nodes=parts):
            yield "".join(next(patterns(part)) for part in parts)
        case _:
            yield "*"


def calls(function: str) -> Iterator[tuple[str, str]]:
    """Give each template and each key it asks for by a function."""
    for name in NAMES:
        for call in tree(name).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == function:
                for key in patterns(call.args[0]):
                    yield name, key


def fits(key: str, pattern: str) -> bool:
    start, star, end = pattern.partition("*")
    return key.startswith(start) and key.endswith(end) if star else key == pattern


def test_every_text_that_a_template_asks_for_exists() -> None:
    missing = [
        (name, pattern)
        for name, pattern in calls("t")
        if not any(fits(key, pattern) for key in CATALOG.keys)
    ]
    assert missing == []


def test_every_text_is_used() -> None:
    asked = {pattern for _, pattern in calls("t")} - {"*"}
    groups = {f"terms.{group}." for _, group in calls("term")}
    unused = [
        key
        for key in sorted(CATALOG.keys)
        if not any(fits(key, pattern) for pattern in asked)
        and not key.startswith((*groups, *USED_IN_CODE))
    ]
    # The key of a count is put together in partials/filter.html from a name that it is given.
    assert [key for key in unused if ".count_" not in key] == []


@pytest.mark.parametrize(
    ("group", "values"),
    [
        ("basis", get_args(model.Basis)),
        *((GROUPS[name], tuple(words)) for name, words in STANDARD_WORDS.items()),
        ("state", get_args(citing.State)),
        ("agreement", get_args(figures.Agreement)),
        ("family", get_args(entries.Family)),
        ("withheld", get_args(model.Withheld.model_fields["reason"].annotation)),
        ("detail", (*sources.TEXT_FIELDS, "published")),
        ("kind", get_args(model.AnyId)[1].kinds),
    ],
)
def test_every_value_of_a_vocabulary_has_a_name(group: str, values: tuple[str, ...]) -> None:
    assert values
    prefix = f"terms.{group}."
    assert {key.removeprefix(prefix) for key in CATALOG.keys if key.startswith(prefix)} == set(
        values
    )


def test_dates_have_all_their_words() -> None:
    assert CATALOG.dates == DateWords()


def documented() -> set[str]:
    """Collect the fields and properties of the views, and of the values that they hold."""
    found: set[str] = set()
    for info in pkgutil.iter_modules(views.__path__, f"{views.__name__}."):
        for value in vars(importlib.import_module(info.name)).values():
            if isinstance(value, type) and dataclasses.is_dataclass(value):
                found |= {each.name for each in dataclasses.fields(value)}
                found |= {name for name, kept in vars(value).items() if isinstance(kept, property)}
    for record in (model.KnownText, model.Location):
        found |= set(record.model_fields)
    for told in (Panel, Findings, Finding):
        found |= {each.name for each in dataclasses.fields(told)}
    for helper in (PageMaps, Notes, Citations, Cited):
        found |= {name for name in vars(helper) if not name.startswith("_")}
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_template_uses_only_documented_names(name: str) -> None:
    parsed = tree(name)
    modules = {each.target for each in parsed.find_all(nodes.Import)}
    used = {
        each.attr
        for each in parsed.find_all(nodes.Getattr)
        if not (isinstance(each.node, nodes.Name) and each.node.name in {*modules, "loop"})
    }
    assert used <= documented()


@pytest.mark.parametrize("name", NAMES)
def test_macros_are_read_once_and_not_for_each_page(name: str) -> None:
    assert not any(each.with_context for each in tree(name).find_all(nodes.Import))


@pytest.mark.parametrize("name", NAMES)
def test_a_template_holds_no_style_script_or_word_of_its_own(name: str) -> None:
    text = (TEMPLATES / name).read_text("utf-8")
    assert " style=" not in text
    assert "<script>" not in text and "javascript:" not in text
    words = [
        data.data
        for output in tree(name).find_all(nodes.Output)
        for data in output.nodes
        if isinstance(data, nodes.TemplateData)
    ]
    shown = ENVIRONMENT.from_string("{{ text | striptags }}").render(text="".join(words))
    # What is left between the tags: separators, and no letter.
    assert not any(letter.isalpha() for letter in shown.replace("&nbsp;", ""))


def reached(name: str, macro: str) -> Iterator[nodes.Macro]:
    """Give a macro, and all that it calls."""
    whole = tree(name)
    [found] = [each for each in whole.find_all(nodes.Macro) if each.name == macro]
    yield found
    files = {each.target: each.template.value for each in whole.find_all(nodes.Import)}
    own = {each.name for each in whole.find_all(nodes.Macro)} - {macro}
    for call in found.find_all(nodes.Call):
        match call.node:
            case nodes.Getattr(node=nodes.Name(name=library), attr=attr) if library in files:
                yield from reached(files[library], attr)
            case nodes.Name(name=other) if other in own:
                yield from reached(name, other)


def test_what_is_written_once_for_all_pages_asks_for_nothing_that_a_page_takes_note_of() -> None:
    """A page that is kept remembers what it asked for, and not what was asked for another one."""
    written = 0
    for name in NAMES:
        whole = tree(name)
        files = {each.target: each.template.value for each in whole.find_all(nodes.Import)}
        for call in whole.find_all(nodes.Call):
            if not (isinstance(call.node, nodes.Name) and call.node.name == "once"):
                continue
            macro = call.args[0]
            assert isinstance(macro, nodes.Getattr) and isinstance(macro.node, nodes.Name)
            names = {
                each.name
                for one in reached(files[macro.node.name], macro.attr)
                for each in one.find_all(nodes.Name)
            }
            assert not names & {"cite", "corrected", "maps", "notes", "here", "view"}
            written += 1
    assert written
