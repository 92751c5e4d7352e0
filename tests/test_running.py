"""Work on several processors gives what one would have given."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from microsite.findings import Finding, Span
from microsite.render.catalog import UnusableTemplate
from microsite.running import aside, settled, side_by_side

MANY = list(range(50))

elsewhere = pytest.mark.skipif(
    not hasattr(os, "sched_getaffinity") or len(os.sched_getaffinity(0)) < 2,
    reason="there is one processor",
)


def test_results_come_in_order_whoever_made_them() -> None:
    with side_by_side(lambda n: n * n, pays=True) as each:
        assert list(each(MANY)) == [n * n for n in MANY]
        assert list(each(MANY[:3])) == [0, 1, 4]


def test_a_few_are_done_here() -> None:
    with side_by_side(lambda _: os.getpid(), pays=False) as each:
        assert set(each(MANY)) == {os.getpid()}


@elsewhere
def test_many_are_done_elsewhere() -> None:
    """In a process of its own, for here other threads may run."""
    script = (
        "import os; from microsite.running import side_by_side\n"
        "with side_by_side(lambda _: os.getpid(), pays=True) as each:"
        " print(os.getpid() in set(each(range(50))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    assert done.stdout == "False\n"


@elsewhere
@pytest.mark.parametrize(
    "working",
    [
        # Results that no pipe holds: who made them waits for somebody to take them.
        "side_by_side(lambda _: (say(), 'x' * 10**7), pays=True) as each: list(each(range(50)))",
        "aside(lambda: (say(), time.sleep(60))) as result: result()",
    ],
)
def test_no_process_outlives_the_one_that_it_works_for(working: str) -> None:
    script = (
        "import os, time; from microsite.running import aside, side_by_side\n"
        "say = lambda: print(os.getpid(), flush=True)\n"
        f"with {working}"
    )
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    worker = int(process.stdout.readline())
    process.kill()
    process.wait()
    until = time.monotonic() + 20
    while _runs(worker) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _runs(worker)


def _runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"  # nobody has asked yet how it ended


def test_nothing_is_done_elsewhere_while_other_threads_run() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        with side_by_side(lambda _: os.getpid(), pays=True) as each:
            assert set(each(MANY)) == {os.getpid()}
    finally:
        done.set()
        other.join()


def test_an_error_arrives_whole() -> None:
    def fail(_: int) -> None:
        raise UnusableTemplate(Finding(Span("templates/x.html", 3), "template-syntax", "wrong"))

    with (
        pytest.raises(UnusableTemplate, match=r"templates/x\.html:3.*wrong") as caught,
        side_by_side(fail, pays=True) as each,
    ):
        list(each(MANY))
    assert caught.value.finding.span.line == 3


ALONE = """
import os, sys
from microsite.running import aside, side_by_side

def fail():
    raise LookupError("not there")

with aside(os.getpid) as made, aside(fail) as wrong, aside(lambda: os._exit(3)) as dead:
    assert made() == made() != os.getpid()
    with side_by_side(lambda _: os.getpid(), pays=True) as each:
        assert os.getpid() not in set(each(range(50)))
    try:
        wrong()
    except LookupError as error:
        print(error)
    try:
        dead()
    except ChildProcessError as error:
        print(error)
with aside(sys.stdin.read) as unwanted:
    pass
"""


@elsewhere
def test_work_is_done_aside_until_it_is_wanted() -> None:
    """In a process of its own; and one whose result nobody wants does not go on."""
    done = subprocess.run(
        [sys.executable, "-c", ALONE], stdin=subprocess.PIPE, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["not there", "a process gave no result: it ended with 3"]


def test_where_nothing_can_be_done_aside_it_is_done_when_it_is_wanted() -> None:
    asked = []
    end = threading.Event()
    other = threading.Thread(target=end.wait)
    other.start()
    try:
        with aside(lambda: asked.append(1) or os.getpid()) as made:
            assert not asked
            assert made() == made() == os.getpid()
        assert asked == [1]
    finally:
        end.set()
        other.join()


def test_the_collector_goes_on_afterwards() -> None:
    with settled():
        assert gc.get_freeze_count() > 0
    assert gc.get_freeze_count() == 0 and gc.isenabled()
