"""The good project where its archive is not at hand."""

from __future__ import annotations

import pytest

from microsite.views.lookup import Lookup
from tests.support import GOOD, checked


@pytest.fixture(scope="session")
def sealed_lookup() -> Lookup:
    """The same project, built where the archive is not at hand."""
    found, findings = checked(GOOD, archive=False)
    assert found is not None, findings.format()
    return Lookup(found)
