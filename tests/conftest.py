"""Settings for all tests, and the good project that many of them read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests import archived, flagship

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from microsite.checks import Verified
    from microsite.views.lookup import Lookup

# How long an example takes depends on the machine and proves nothing. Continuous integration tries
# the same examples each time, so that a change is judged and not its luck; other runs explore.
# Fewer suffice where all tests are run thousands of times (trust/mutants).
settings.register_profile(
    "microsite",
    deadline=None,
    derandomize="CI" in os.environ,
    max_examples=int(os.environ.get("EXAMPLES", "100")),
)
# `make fuzz` explores anywhere, and says how to repeat what fails.
settings.register_profile("fuzz", deadline=None, derandomize=False, print_blob=True)
settings.load_profile("microsite")


assert archived  # It puts the variable aside before any test module reads the environment.


def pytest_itemcollected(item: pytest.Item) -> None:
    """Keep together, for tests that run side by side, what shares something costly.

    The tests that judge the visits to all pages share these visits; the others that use a browser
    share it by file, as do those that share a whole project. All the rest goes to whoever is free.
    """
    fixtures = getattr(item, "fixturenames", ())
    if "visits" in fixtures:
        item.add_marker(pytest.mark.xdist_group("visits"))
    elif {"browser", "built_site", "reader", "started"} & {*fixtures}:
        item.add_marker(pytest.mark.xdist_group(item.path.stem))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what is about the flagship's own records where others stand in their place."""
    if not flagship.is_here():
        for item in items:
            if item.get_closest_marker("flagship"):
                item.add_marker(pytest.mark.skip(reason=flagship.WHY_NOT))


@pytest.fixture(scope="session", autouse=True)
def _compiled_once() -> Iterator[None]:
    """Compile each template once for all tests of a process."""
    from tests.compiled_once import compiled_once

    with compiled_once():
        yield


@pytest.fixture(scope="session")
def verified() -> Verified:
    """The good project, checked once for all tests."""
    from tests.support import GOOD, checked  # takes time that not every file of tests needs

    found, findings = checked(GOOD)
    assert found is not None, findings.format()
    return found


@pytest.fixture(scope="session")
def lookup(verified: Verified) -> Lookup:
    """Its records, as the pages look them up."""
    from microsite.views.lookup import Lookup

    return Lookup(verified)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium that can reach nothing but this machine: one for all tests of a process."""
    from tests.site.visiting import chromium

    with chromium() as browser:
        yield browser
