"""How Jinja compiles our templates: what is known by then is worked out then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

KNOWN = frozenset({"t", "term", "to"})
"""Functions whose results depend on nothing but the words and what they are given."""


class PlainCalls(Context):
    """Calls functions as they are; none of ours asks for the template that calls it."""

    def call(__self, __obj: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Call a function. To ask each what it wants, as Jinja does, takes an eighth of a page."""
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return __obj(*args, **kwargs)


def escaped(value: Any) -> Markup:
    """Escape a value; markup, as what macros make, stays as it is and is not copied."""
    return value if type(value) is Markup else escape(value)


class Compiler(CodeGenerator):
    """Compiles a template in which `t("a.text")` is the text."""

    def write_commons(self) -> None:
        """Begin a function with the names that it uses."""
        super().write_commons()
        self.writeline("escape = environment.globals['escaped']")

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """Work out what is known, and compile the rest."""
        _Known(self.environment).visit(node)
        super().visit_Template(node, frame)


class _Known(NodeTransformer):
    """Puts the result in place of a call with constants."""

    def __init__(self, environment: Environment) -> None:
        self._functions: Mapping[str, Any] = environment.globals

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        """Replace a call of a function, its arguments before it."""
        self.generic_visit(node)
        if not isinstance(node.node, nodes.Name) or node.node.name not in KNOWN:
            return node
        try:
            args, named = nodes.args_as_const(node, None)
            made = self._functions[node.node.name](*args, **named)
        except Exception:
            # It depends on the page; or it is a mistake, which is told when a page gets there.
            return node
        return nodes.Const(made, lineno=node.lineno)
