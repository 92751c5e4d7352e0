"""A name is imported when it is asked for, once."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from microsite.later import later


def test_a_name_comes_from_its_module_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    package = ModuleType("package")
    monkeypatch.setitem(sys.modules, "package", package)
    monkeypatch.delitem(sys.modules, "this", raising=False)
    package.__getattr__ = later("package", {"json": ("dumps",), "this": ("zen",)})  # type: ignore[method-assign]
    assert package.dumps([1]) == "[1]"
    assert "dumps" in vars(package)
    assert "this" not in sys.modules
    with pytest.raises(AttributeError, match="module 'package' has no attribute 'loads'"):
        _ = package.loads
