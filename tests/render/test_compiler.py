"""What is known when a template is compiled is worked out then, and nothing is told differently."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, UndefinedError

from microsite.cache import Cache
from microsite.dates import DateWords
from microsite.render.catalog import Catalog, UnusableTemplate
from microsite.render.environment import make_environment

TEXTS = {"a": "A & B", "b": "Of {what}", "n.one": "{n} thing", "n.other": "{n} things"}


def environment(folder: Path, cache: Cache | None = None, **texts: str) -> Environment:
    texts = {"quote.open": "“", "quote.close": "”", **TEXTS, **texts}
    catalog = Catalog(texts, DateWords())
    return make_environment(folder, catalog, cache) if cache else make_environment(folder, catalog)


@pytest.mark.parametrize(
    ("template", "html"),
    [
        ('<p>{{ t("a") }}</p>', "<p>A &amp; B</p>"),
        ('{{ t("b", what="<i>") }}{{ t("n", n=2) }}', "Of &lt;i&gt;2 things"),
        ('{{ t("b", what=t("a")) }}', "Of A &amp; B"),
        ('{{ t("a" if yes else "b") }}', "A &amp; B"),
        ('{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m(t("a")) }}', "[A &amp; B]"),
    ],
)
def test_texts_are_the_same(tmp_path: Path, template: str, html: str) -> None:
    assert environment(tmp_path).from_string(template).render(yes=True) == html


def test_a_text_without_parts_costs_a_page_nothing(tmp_path: Path) -> None:
    made = environment(tmp_path)
    source = made.compile('<p>{{ t("a") }}</p>', raw=True)
    assert "'<p>A &amp; B</p>'" in source and "call" not in source


def test_a_missing_text_is_told_where_it_is_asked_for(tmp_path: Path) -> None:
    template = environment(tmp_path).from_string('{% if wanted %}{{ t("c") }}{% endif %}')
    assert template.render(wanted=False) == ""
    with pytest.raises(UnusableTemplate, match="the text 'c' is missing"):
        template.render(wanted=True)


def test_what_is_not_there_cannot_be_called(tmp_path: Path) -> None:
    template = environment(tmp_path).from_string("{% for x in 'ab' %}{{ gone(x) }}{% endfor %}")
    with pytest.raises(UndefinedError, match="'gone' is undefined"):
        template.render()


def test_a_compiled_template_is_kept_for_its_words_alone(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text('{{ t("a") }}', "utf-8")
    shown = []
    for text in ("one", "other", "one"):
        with Cache(tmp_path / "made.sqlite") as cache:
            shown.append(environment(tmp_path, cache, a=text).get_template("x.html").render())
    assert shown == ["one", "other", "one"]
