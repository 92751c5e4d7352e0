"""What is wrong with a template, turned into a finding that names its line.

Python's own traceback leads to what a template was compiled to, where nobody can mend anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from traceback import extract_tb, walk_tb
from types import TracebackType

from jinja2 import Template, TemplateNotFound, TemplateRuntimeError, TemplateSyntaxError

from microsite.findings import Finding, Span
from microsite.render import template_fails, template_syntax
from microsite.render.catalog import UnusableTemplate
from microsite.yamlfile.textfile import read_text

_ENGINE = Path(__file__).parents[1]
_STANDS_IN = re.compile(r"t_\d+")
"""How Jinja names what it has in place of a filter or test that is not there."""


@contextmanager
def template_faults(templates: Path, *, page: str = "", reads: str = "") -> Iterator[None]:
    """Turn what goes wrong in a template meanwhile into a finding.

    Templates must be rendered with `make_module`: `render` has tracebacks of its own making.

    Args:
        templates: the project's folder of templates.
        page: what is rendered, for who reads the finding.
        reads: which template is read, as a path below that folder.

    Raises:
        UnusableTemplate: a template cannot be read, or fails; it holds the finding.
    """
    try:
        yield
    except UnusableTemplate as error:
        raise _asked_for(error, _place(error.__traceback__, templates)) from error
    except TemplateSyntaxError as error:
        problem = error.message or "this is not a valid template"
        path = _named(error.filename or str(error.name or reads), templates)
        hint = "the mistake is there or above"
        raise _unusable(Span(path, error.lineno), template_syntax.RULE, problem, hint) from error
    except Exception as error:
        place = _place(error.__traceback__, templates)
        if place is not None:
            shows = f" (on the page {page})" if page else ""
            raise _unusable(place, template_fails.RULE, f"{_told(error)}{shows}") from error
        if isinstance(error, TemplateNotFound):
            missing = Span(_named(str(error.name or reads), templates))
            problem, hint = "there is no such template", "put it back"
            raise _unusable(missing, template_fails.RULE, problem, hint) from error
        if isinstance(error, UnicodeDecodeError) and reads:
            found = read_text(templates / reads, _named(reads, templates))
            if isinstance(found, Finding):
                raise UnusableTemplate(found) from error
        raise


def _unusable(span: Span, rule: str, problem: str, hint: str = "") -> UnusableTemplate:
    return UnusableTemplate(Finding(span, rule, problem, hint))


def _asked_for(error: UnusableTemplate, place: Span | None) -> UnusableTemplate:
    """Say which template asks for a text that is not in the catalog."""
    if place is None:
        return error
    found = error.finding
    message = f"{found.message}, and {place.path}:{place.line} asks for it"
    return UnusableTemplate(replace(found, message=message))


def _place(traceback: TracebackType | None, templates: Path) -> Span | None:
    """Find the line of the template that went wrong: the innermost one that was running."""
    running = [
        (found, line)
        for frame, line in walk_tb(traceback)
        if isinstance(found := frame.f_globals.get("__jinja_template__"), Template)
        and not _STANDS_IN.fullmatch(frame.f_code.co_name)
    ]
    if not running:
        return None
    template, line = running[-1]
    name = template.filename or template.name or ""
    return Span(_named(name, templates), template.get_corresponding_lineno(line))


def _named(file: str, templates: Path) -> str:
    """Give a template's path below the project's folder."""
    path = Path(file)
    within = path.relative_to(templates) if path.is_relative_to(templates) else path
    return f"templates/{within.as_posix()}"


def _told(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.name}"
    if isinstance(error, TemplateRuntimeError):
        return error.message or "this cannot be rendered"
    # Python's own words, and where in the engine they come from, for who changes that.
    last = extract_tb(error.__traceback__)[-1]
    source = Path(last.filename)
    ours = source.is_relative_to(_ENGINE)
    where = f" (microsite/{source.relative_to(_ENGINE)}:{last.lineno})" if ours else ""
    return f"{type(error).__name__}: {error}{where}"
