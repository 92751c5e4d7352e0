"""Templates, compiled once for all tests that one process runs.

Jinja takes a second to compile our templates, four times as long as the pages of a small project
take, and a hundred tests render pages. What it compiles depends on the template's text and on how
the language is set up; the file's place is only written into the code, for errors to name it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from types import CodeType
from typing import Any

import pytest
from jinja2 import Environment

_compile = Environment.compile
_kept: dict[Hashable, CodeType] = {}


@contextmanager
def compiled_once() -> Iterator[None]:
    """Keep what Jinja compiles, as long as this is open, for whoever has the same text compiled."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", _compiled)
        yield


def _compiled(
    self: Environment,
    source: Any,
    name: str | None = None,
    filename: str | None = None,
    *more: Any,
    **other: Any,
) -> Any:
    if not isinstance(source, str) or filename is None or more or other:
        return _compile(self, source, name, filename, *more, **other)
    made_from = (source, name, *_set_up(self))
    if made_from not in _kept:
        _kept[made_from] = _compile(self, source, name, filename)
    return _placed(_kept[made_from], filename)


def _set_up(environment: Environment) -> Iterator[Hashable]:
    """All that compiling depends on besides the text, as far as our templates and a theme's go.

    What is known by then is worked out when a template is compiled; so its words belong to it.
    """
    yield from (type(environment), environment.code_generator_class)
    yield from (environment.autoescape, environment.trim_blocks, environment.lstrip_blocks)
    yield from map(frozenset, (environment.extensions, environment.filters, environment.tests))
    yield getattr(environment.bytecode_cache, "known", None)


def _placed(code: CodeType, filename: str) -> CodeType:
    """Give the same code as if it stood in another file."""
    if code.co_filename == filename:
        return code
    inner = (
        _placed(each, filename) if isinstance(each, CodeType) else each for each in code.co_consts
    )
    return code.replace(co_filename=filename, co_consts=tuple(inner))
