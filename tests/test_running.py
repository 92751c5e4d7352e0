"""Work on several processors gives what one would have given."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading

import pytest

from microsite.findings import Finding, Span
from microsite.render.catalog import UnusableTemplate
from microsite.running import aside, settled, side_by_side

MANY = list(range(50))


def test_results_come_in_order_whoever_made_them() -> None:
    assert list(side_by_side(lambda n: n * n, MANY, least=10)) == [n * n for n in MANY]


def test_a_few_are_done_here() -> None:
    assert set(side_by_side(lambda _: os.getpid(), MANY, least=51)) == {os.getpid()}


@pytest.mark.skipif(
    not hasattr(os, "sched_getaffinity") or len(os.sched_getaffinity(0)) < 2,
    reason="there is one processor",
)
def test_many_are_done_elsewhere() -> None:
    """In a process of its own, for here other threads may run."""
    script = (
        "import os; from microsite.running import aside, side_by_side;"
        "print(os.getpid() in set(side_by_side(lambda _: os.getpid(), range(50), least=10)))\n"
        "with aside(os.getpid) as made: print(os.getpid() == made())"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    assert done.stdout == "False\nFalse\n"


def test_nothing_is_done_elsewhere_while_other_threads_run() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert set(side_by_side(lambda _: os.getpid(), MANY, least=10)) == {os.getpid()}
    finally:
        done.set()
        other.join()


def test_an_error_arrives_whole() -> None:
    def fail(_: int) -> None:
        raise UnusableTemplate(Finding(Span("templates/x.html", 3), "template-syntax", "wrong"))

    with pytest.raises(UnusableTemplate, match=r"templates/x\.html:3.*wrong") as caught:
        list(side_by_side(fail, MANY, least=10))
    assert caught.value.finding.span.line == 3


def test_work_aside_gives_its_result_or_its_error() -> None:
    with aside(lambda: "done") as made:
        assert made() == "done"
    with aside(lambda: 1 // 0) as made, pytest.raises(ZeroDivisionError):
        made()


def test_the_collector_goes_on_afterwards() -> None:
    with settled():
        assert gc.get_freeze_count() > 0
    assert gc.get_freeze_count() == 0 and gc.isenabled()
