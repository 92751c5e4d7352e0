"""What was measured, in a form that is kept between runs: results.json in the bench's folder."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

from bench.scale.arithmetic import paired_ratio
from bench.scale.measuring import Run, Weight

FILE = "results.json"
OURS = "ours"


@dataclass(slots=True)
class Measured:
    """All runs of one way of one peer at one size."""

    peer: str
    way: str
    version: str = ""
    runs: list[Run] = field(default_factory=list)
    weight: Weight | None = None
    failure: str = ""
    """Its last lines, where it failed."""

    @property
    def seconds(self) -> list[float]:
        """The times, in the order of the rounds."""
        return [each.seconds for each in self.runs]

    @property
    def median(self) -> float | None:
        """The median time, or None without a run."""
        return median(self.seconds) if self.runs else None

    @property
    def peak(self) -> int:
        """The largest peak of all runs, in bytes."""
        return max((each.peak for each in self.runs), default=0)


@dataclass(slots=True)
class Results:
    """What a whole bench has found."""

    machine: str = ""
    day: str = ""
    note: str = ""
    """What else readers must know of this run."""
    rounds: list[int] = field(default_factory=list)
    """In the order of the sizes."""
    sizes: dict[int, list[Measured]] = field(default_factory=dict)
    small: list[Measured] = field(default_factory=list)
    """What does not depend on a size."""
    rates: dict[str, float] = field(default_factory=dict)
    """Verification: megabytes and quotations a second, and what else is counted."""
    sealing: dict[int, float] = field(default_factory=dict)

    def find(self, size: int, peer: str, way: str) -> Measured | None:
        """Give what was measured there, if anything was."""
        for each in self.sizes.get(size, []):
            if (each.peer, each.way) == (peer, way) and each.runs:
                return each
        return None

    def ratio(self, size: int, way: str, other: str) -> float | None:
        """Hold a way of ours against another's cold build, round by round."""
        ours, theirs = self.find(size, OURS, way), self.find(size, other, "cold")
        return paired_ratio(ours.seconds, theirs.seconds) if ours and theirs else None

    def of_small(self, way: str) -> Measured | None:
        """Give what was measured under that name apart from the sizes."""
        return next((each for each in self.small if each.way == way and each.runs), None)

    def medians(self, peer: str, way: str) -> dict[int, float]:
        """Give the median times by size."""
        found = {size: self.find(size, peer, way) for size in sorted(self.sizes)}
        return {size: each.median for size, each in found.items() if each and each.median}

    def write(self, folder: Path) -> None:
        """Keep them."""
        (folder / FILE).write_text(json.dumps(asdict(self), indent=1), "utf-8")


def read(folder: Path) -> Results:
    """Read what was kept; nothing, if nothing was."""
    path = folder / FILE
    if not path.exists():
        return Results()
    kept = json.loads(path.read_text("utf-8"))
    kept["sizes"] = {
        int(size): [_measured(each) for each in some] for size, some in kept["sizes"].items()
    }
    kept["small"] = [_measured(each) for each in kept["small"]]
    kept["sealing"] = {int(size): seconds for size, seconds in kept["sealing"].items()}
    return Results(**kept)


def _measured(kept: dict[str, object]) -> Measured:
    runs: list[dict[str, float]] = kept.pop("runs")  # type: ignore[assignment]
    weight: dict[str, int] | None = kept.pop("weight")  # type: ignore[assignment]
    found = Measured(**kept)  # type: ignore[arg-type]
    found.runs = [Run(**each) for each in runs]  # type: ignore[arg-type]
    found.weight = Weight(**weight) if weight else None
    return found
