"""The good project, checked once, and its lookup."""

from __future__ import annotations

import pytest

from microsite.checks import Verified
from microsite.views.lookup import Lookup
from tests.support import GOOD, checked


@pytest.fixture(scope="session")
def verified() -> Verified:
    found, findings = checked(GOOD)
    assert found is not None, findings.format()
    return found


@pytest.fixture(scope="session")
def lookup(verified: Verified) -> Lookup:
    return Lookup(verified)


@pytest.fixture(scope="session")
def sealed_lookup() -> Lookup:
    """The same project, built where the archive is not at hand."""
    found, findings = checked(GOOD, archive=False)
    assert found is not None, findings.format()
    return Lookup(found)
