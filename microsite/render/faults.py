"""What is wrong with a template, turned into a finding that names its line.

Python's own traceback leads to what a template was compiled to, where nobody can mend anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from traceback import extract_tb, walk_tb
from types import TracebackType

from jinja2 import Template, TemplateNotFound, TemplateRuntimeError, TemplateSyntaxError

from microsite.findings import Finding, Span
from microsite.render import template_fails, template_syntax
from microsite.render.catalog import UnusableTemplate


@contextmanager
def template_faults(page: str = "", folder: str = "templates") -> Iterator[None]:
    """Turn what goes wrong in a template meanwhile into a finding.

    Templates must be rendered with `make_module`: `render` has tracebacks of its own making.

    Args:
        page: what is rendered, for who reads the finding.
        folder: where the templates are, below the project's folder.

    Raises:
        UnusableTemplate: a template cannot be read, or fails; it holds the finding.
    """
    try:
        yield
    except UnusableTemplate:
        raise
    except TemplateSyntaxError as error:
        problem = error.message or "this is not a valid template"
        raise _unusable(
            f"{folder}/{error.name}",
            error.lineno,
            template_syntax.RULE,
            problem,
            "the mistake is there or above",
        ) from error
    except Exception as error:
        place = _place(error.__traceback__)
        if place is None:
            raise
        template, line = place
        shows = f"this shows on the page {page}" if page else ""
        raise _unusable(
            f"{folder}/{template.name}", line, template_fails.RULE, _told(error), shows
        ) from error


def _unusable(path: str, line: int, rule: str, problem: str, hint: str) -> UnusableTemplate:
    return UnusableTemplate(Finding(Span(path, line), rule, problem, hint))


def _place(traceback: TracebackType | None) -> tuple[Template, int] | None:
    """Find the template that went wrong, and its line: the innermost one that was running."""
    running = [
        (found, line)
        for frame, line in walk_tb(traceback)
        if isinstance(found := frame.f_globals.get("__jinja_template__"), Template)
    ]
    if not running:
        return None
    template, line = running[-1]
    return template, template.get_corresponding_lineno(line)


def _told(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.name}"
    if isinstance(error, TemplateRuntimeError):
        return error.message or "this cannot be rendered"
    # Python's own words, and where in the program they come from, for who changes that.
    last = extract_tb(error.__traceback__)[-1]
    source = PurePath(last.filename)
    where = f" ({source.name}:{last.lineno})" if source.suffix == ".py" else ""
    return f"{type(error).__name__}: {error}{where}"
