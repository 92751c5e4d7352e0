"""A plugin of pytest that repeats the tests' properties until the time is out.

`pytest -p trust.fuzz.rounds --fuzz-seconds 150 --fuzz-seed 7 --fuzz-report FILE` runs every test
that Hypothesis draws examples for, round by round, each with a seed of its own, and writes how many
examples each had. Where a browser or a whole site is needed for it, a test is left out.
"""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from collections.abc import Callable
from functools import wraps
from itertools import count, groupby
from pathlib import Path
from typing import Any

import pytest
from hypothesis import is_hypothesis_test, seed

_COSTLY = {"browser", "built_site", "reader", "started", "visits"}
_examples: Counter[str] = Counter()
_failed: set[str] = set()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take the bound, the seed, and where to write."""
    parser.addoption("--fuzz-seconds", type=float, required=True)
    parser.addoption("--fuzz-rounds", type=int, help="end after so many rounds at the latest")
    parser.addoption("--fuzz-seed", type=int, required=True)
    parser.addoption("--fuzz-report", type=Path, required=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the properties, and count their examples."""
    items[:] = [
        item
        for item in items
        if is_hypothesis_test(getattr(item, "obj", None))
        and _COSTLY.isdisjoint(getattr(item, "fixturenames", ()))
    ]
    for test, name in {item.obj: _name(item) for item in items}.items():  # type: ignore[attr-defined]
        _examples[name] = 0
        test.hypothesis.inner_test = _counted(test.hypothesis.inner_test, name)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool:
    """Run all properties in turn, the files in an order by chance, until the time is out."""
    number: int = session.config.getoption("--fuzz-seed")
    end = time.monotonic() + session.config.getoption("--fuzz-seconds")
    chance = random.Random(number)
    files = [list(some) for _, some in groupby(session.items, key=lambda item: item.path)]
    most: int | None = session.config.getoption("--fuzz-rounds")
    for round in count() if most is None else range(most):
        chance.shuffle(files)
        items = [item for file in files for item in file]
        for item, following in zip(items, [*items[1:], items[0]], strict=True):
            seed(number + round)(item.obj)  # type: ignore[attr-defined]
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if time.monotonic() > end or session.shouldstop:
                return True
    return True


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note what failed."""
    if report.failed:
        _failed.add(report.nodeid.partition("[")[0])


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the examples of each property, and which of them failed."""
    report: Path = session.config.getoption("--fuzz-report")
    found = {"examples": _examples, "failed": sorted(_failed)}
    report.write_text(json.dumps(found, indent=2), "utf-8")


def _name(item: pytest.Item) -> str:
    return item.nodeid.partition("[")[0]


def _counted(test: Callable[..., Any], name: str) -> Callable[..., Any]:
    @wraps(test)
    def counted(*args: Any, **kwargs: Any) -> Any:
        _examples[name] += 1
        return test(*args, **kwargs)

    return counted
