"""The template language, set up: what a template may use besides its view.

A name that is not there is an error. Everything is escaped unless it was made as markup here.
Macros are imported without context: they know no page, so that each is made once for all of them,
and links get their addresses when a page is done (`linking`).

Own-words fields are CommonMark, in which HTML, images and headings are off: no record can fetch
anything or break a page's outline.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache, partial
from html import unescape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

from microsite import dates
from microsite.cache import UNKEPT, Cache, digest
from microsite.compiled import Compiled
from microsite.render.catalog import Catalog
from microsite.render.compiler import Compiler, PlainCalls, escaped
from microsite.render.linking import link, to
from microsite.views.shelves import LIMITS

_PLAIN = re.compile(r"(?!.*_)[^\W\d][\w ,.;:()?!%/–—-]*(?<! )")
"""A text in which CommonMark finds one paragraph of mere words, as most are: to parse it takes a
hundred times as long. It begins with a letter, and has no quotation mark, which would be curled."""


def make_environment(templates: Path, catalog: Catalog, cache: Cache = UNKEPT) -> Environment:
    """Set up the template language with everything that a template may use besides its view."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        bytecode_cache=Compiled(
            cache, digest("words", catalog.texts, catalog.dates, catalog.language)
        ),
        # A build reads each of them once.
        auto_reload=False,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.code_generator_class, environment.context_class = Compiler, PlainCalls
    quotes = [catalog.plain("quote.open"), catalog.plain("quote.close"), "‘", "’"]
    settings = {"html": False, "typographer": True, "quotes": quotes}
    markdown = MarkdownIt("commonmark", settings)
    markdown.enable("smartquotes").disable(["image", "heading", "lheading"])
    # What has signs of CommonMark stands on the pages of an agency, of a source, on the timeline.
    rendered = lru_cache(maxsize=1 << 14)(lambda text: Markup(markdown.render(text)))
    inline = lru_cache(maxsize=1 << 14)(lambda text: Markup(markdown.renderInline(text)))
    environment.globals |= {"t": catalog.text, "term": catalog.term, "link": link, "to": to}
    environment.globals |= {"escaped": escaped, "limits": LIMITS}
    # For what stands on very many pages; not for macros that `cite` or ask for what is `corrected`,
    # since a page is to take note of what it asked for.
    environment.globals["once"] = lru_cache(maxsize=1 << 12)(lambda macro, thing: macro(thing))
    environment.globals["language"] = catalog.language
    environment.filters |= {
        "markdown": lambda text: (
            Markup(f"<p>{text}</p>\n") if _PLAIN.fullmatch(text) else rendered(text)
        ),
        "inline": lambda text: Markup(text) if _PLAIN.fullmatch(text) else inline(text),
        "date": lambda value: dates.display(value, catalog.dates),
        "datetime": dates.machine,
        "month": partial(_month, catalog),
        "number": partial(number, catalog),
        "degrees": lambda value: catalog.number(Decimal(f"{value:.3f}")),
        "spans": _spans,
        "bytes": partial(_bytes, catalog),
    }
    return environment


def number(catalog: Catalog, value: int | float) -> str:
    """Write a number; one that is a round count of millions or billions, in words."""
    for size, key in ((10**9, "number.billion"), (10**6, "number.million")):
        if value >= size and value * 100 % size == 0:
            return catalog.text(key, n=catalog.number(Decimal(f"{value / size:g}")))
    return catalog.number(value)


def _bytes(catalog: Catalog, size: int) -> str:
    """Write the size of a file, in bytes or, from ten thousand on, in thousands of them."""
    if size < 10_000:
        return catalog.text("number.bytes", n=size)
    return catalog.text("number.kilobytes", n=round(size / 1000))


def _month(catalog: Catalog, number: int) -> str:
    return catalog.dates.months[number - 1]


def _spans(numbers: tuple[int, ...]) -> str:
    """Write numbers with runs joined: 1, 3-5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        f"{r[0]}–{r[-1]}" if len(r) > 2 else ", ".join(f"{n}" for n in r) for r in runs
    )


def plain_text(environment: Environment) -> Callable[[str], str]:
    """Give a function that turns an own-words field into the text a reader sees."""
    markdown = environment.filters["markdown"]
    return lambda text: plain(markdown(text))


def plain(markup: str) -> str:
    """Turn markup into the text a reader sees."""
    text = re.sub(r"<[^>]*>", "", markup)
    return " ".join(unescape(text).split())
