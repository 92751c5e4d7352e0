"""The good project, and its tables, made once."""

from __future__ import annotations

import pytest

from microsite.checks import Verified
from microsite.citations import Imprint
from microsite.exports.json_files import published_rows
from microsite.exports.table_rows import Filled, filled_tables
from microsite.views.lookup import Lookup

AT = Imprint("https://x.test/plates/", "The Ledger")


@pytest.fixture(scope="session")
def good(verified: Verified) -> Verified:
    return verified


@pytest.fixture(scope="session")
def filled(good: Verified) -> tuple[Filled, ...]:
    lookup = Lookup(good)
    return filled_tables(lookup, published_rows(lookup, AT))
