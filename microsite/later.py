"""Names of a package that are imported when somebody asks for them, so that nobody else waits."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping
from importlib import import_module


def later(package: str, places: Mapping[str, Collection[str]]) -> Callable[[str], object]:
    """Make a package's `__getattr__` (PEP 562).

    Args:
        package: its name.
        places: the names that each module gives.

    Returns:
        What imports the module of a name, and gives what it holds. It raises AttributeError where
        no module gives the name.
    """
    modules = {name: module for module, names in places.items() for name in names}

    def found(name: str) -> object:
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value: object = getattr(import_module(modules[name]), name)
        setattr(sys.modules[package], name, value)
        return value

    return found
