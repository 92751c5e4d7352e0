"""The measuring itself: rounds in which everybody takes a turn, so that all meet one machine."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from pathlib import Path

from rich.progress import Progress, TaskID

from bench.generate import Shape
from bench.scale import small, workspace
from bench.scale.machine import described
from bench.scale.measuring import Failed, run, weigh
from bench.scale.peers import eleventy, hugo, hugo_bodies, material, ours, zensical
from bench.scale.peers.peer import CLONE, NotInstalled, Peer, Size
from bench.scale.results import OURS, Measured, Results

PEERS: dict[str, Callable[[Size], Peer]] = {
    "ours": ours.make,
    "hugo": hugo.make,
    "hugo-bodies": hugo_bodies.make,
    "material": material.make,
    "eleventy": eleventy.make,
    "zensical": zensical.make,
}
SEED = 1
_LONG = (200, 200)
"""The project with long articles: so many agencies, and kilobytes of each article."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure."""

    folder: Path
    sizes: tuple[int, ...]
    rounds: tuple[int, ...]
    """How many for each size; the last counts for all further ones."""
    slow_rounds: int
    """Rounds for those who are slow, at sizes above the smallest; 0 for as many as the others."""
    peers: tuple[str, ...]
    single: bool = False
    """Whether our records stand in one file for each kind."""
    micro: bool = True
    """Whether to measure what does not depend on a size as well."""

    def rounds_at(self, size: int) -> int:
        """Say how many rounds there are at a size."""
        return self.rounds[min(self.sizes.index(size), len(self.rounds) - 1)]


def measure(plan: Plan, progress: Progress, results: Results) -> None:
    """Measure, and keep what is found after each size, so that what is broken off is not lost."""
    results.machine, results.day = described(plan.folder), date.today().isoformat()
    results.rounds = list(map(plan.rounds_at, plan.sizes))
    if plan.micro:
        _micro(plan, progress, results)
        results.write(plan.folder)
    for size in plan.sizes:
        _size(plan, size, progress, results)
        results.write(plan.folder)


def _size(plan: Plan, agencies: int, progress: Progress, results: Results) -> None:
    folder = plan.folder / str(agencies)
    task = progress.add_task(f"{agencies:,} agencies: making them", total=None)
    results.sizes[agencies] = found = []
    size = Size(agencies, folder, folder / workspace.PROJECT, SEED)
    peers = []
    for name in plan.peers:
        progress.update(task, description=f"{agencies:,} agencies: pages for {name}")
        try:
            if name == OURS:
                shape = Shape(seed=SEED, single=plan.single)
                results.sealing[agencies] = workspace.make(folder, agencies, shape)
            peers.append(PEERS[name](size))
        except (Failed, NotInstalled, OSError) as failure:
            found.append(Measured(name, "cold", failure=str(failure)))
    count = plan.rounds_at(agencies)
    slow = count if agencies == min(plan.sizes) else plan.slow_rounds or count
    found += take_turns(f"{agencies:,} agencies", peers, count, slow, progress, task)
    results.write(plan.folder)
    if OURS in {peer.name for peer in peers}:
        progress.update(task, description=f"{agencies:,} agencies: mkdocs serve")
        found += _reloads(size, count)


def take_turns(
    title: str, peers: Sequence[Peer], rounds: int, slow: int, progress: Progress, task: TaskID
) -> list[Measured]:
    """Let each peer do each of its ways in each round; who fails does not stop the others.

    Each round begins with another peer, so that nobody always comes after the same one.
    """
    todo = [
        (peer, way, Measured(peer.name, way.name, peer.version))
        for peer in peers
        for way in peer.ways
    ]
    begins = [0, *accumulate(len(peer.ways) for peer in peers[:-1])]
    turns = sum(rounds if way.often else min(slow, rounds) for _, way, _ in todo)
    progress.update(task, total=turns, completed=0)
    for n in range(rounds):
        begin = begins[n % len(begins)]
        for peer, way, measured in todo[begin:] + todo[:begin]:
            if measured.failure or (not way.often and n >= slow):
                continue
            told = f"{title}, round {n + 1} of {rounds}: {peer.name}, {way.name}"
            progress.update(task, description=told)
            try:
                measured.runs.append(way.measure())
                if measured.weight is None:
                    measured.weight = weigh(peer.site)
            except (Failed, OSError) as failure:
                measured.failure = str(failure)
            progress.advance(task)
    return [measured for _, _, measured in todo]


def _reloads(size: Size, times: int) -> list[Measured]:
    rebuilt, shown = Measured("ours", "serve: rebuild"), Measured("ours", "serve: save to page")
    try:
        for one, other in ours.reloads(size, times):
            rebuilt.runs.append(one)
            shown.runs.append(other)
    except (Failed, OSError) as failure:
        rebuilt.failure = str(failure)
    return [rebuilt, shown]


def _micro(plan: Plan, progress: Progress, results: Results) -> None:
    """Measure this repository's own site, and how fast quotations are found."""
    task = progress.add_task("this site", total=None)
    folder = plan.folder / "here"
    count = plan.rounds[0]
    results.small = take_turns("this site", [small.make(folder)], count, count, progress, task)
    try:
        results.rates["needless imports of a check"] = len(small.imported(folder))
        progress.update(task, description="verification")
        many = plan.folder / str(min(plan.sizes))
        workspace.make(many, min(plan.sizes), Shape(seed=SEED, single=plan.single))
        much = plan.folder / "long"
        agencies, kilobytes = _LONG if min(plan.sizes) >= _LONG[0] else (4, 20)
        workspace.make(much, agencies, Shape(SEED, quotes=1, kilobytes=kilobytes, single=True))
        log = plan.folder / "here/logs/verification.txt"
        dense, long = many / workspace.PROJECT, much / workspace.PROJECT
        run((sys.executable, "-m", "bench.scale.verification", dense, long), CLONE, log)
        results.rates |= json.loads(log.read_text("utf-8"))
    except (Failed, OSError) as failure:
        results.small.append(Measured("ours", "verification", failure=str(failure)))
