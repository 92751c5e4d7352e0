"""Rounds: everybody takes turns, the slow fewer, and who fails does not stop the others."""

from __future__ import annotations

from pathlib import Path

from rich.progress import Progress

from bench.scale.measuring import Failed, Run
from bench.scale.peers.peer import Peer, Way
from bench.scale.rounds import take_turns


def test_turns_are_taken_and_a_failure_is_kept(tmp_path: Path) -> None:
    order: list[str] = []

    def way(name: str, *, often: bool = True, fails: bool = False) -> Way:
        def measure() -> Run:
            order.append(name)
            if fails:
                raise Failed("no such thing")
            return Run(1.0)

        return Way(name, measure, often)

    peers = [
        Peer("a", "", tmp_path, (way("quick"), way("slow", often=False))),
        Peer("b", "", tmp_path, (way("broken", fails=True), way("last"))),
    ]
    with Progress(disable=True) as progress:
        task = progress.add_task("", total=None)
        found = take_turns("test", peers, 3, 1, progress, task)
    assert order == ["quick", "slow", "broken", "last", "last", "quick", "quick", "last"]
    assert [(each.way, len(each.runs), each.failure) for each in found] == [
        ("quick", 3, ""),
        ("slow", 1, ""),
        ("broken", 0, "no such thing"),
        ("last", 3, ""),
    ]
