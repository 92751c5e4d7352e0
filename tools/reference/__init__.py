"""The reference in docs/reference/, written from the engine so that it cannot grow old.

Each module here but `__main__` is one generator. It has a function `pages()`, which returns the
text of each page by its path below the repository, with slashes. `make reference` writes them all,
and tests/reference/ holds what is committed against them. To add a generator, add a module.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from importlib import import_module

FOLDER = "docs/reference"


def pages() -> Mapping[str, str]:
    """Return the text of every page of the reference, by its path below the repository."""
    found: dict[str, str] = {}
    for module_info in pkgutil.iter_modules(__path__, f"{__name__}."):
        if not module_info.name.endswith("__main__"):
            found |= import_module(module_info.name).pages()
    return found
