"""What has to hold of each reader, whatever bytes it is given; a broken promise raises.

A target takes bytes and returns nothing. Everything that it raises is a fault of ours: a reader
answers bad input with a finding, or with its own exception, which the target expects.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from trust.fuzz.targets import articles, records, texts

CORPUS = Path(__file__).parents[1] / "corpus"
"""A folder for each target: inputs, made up or grown from made-up ones, that reach its code."""


@dataclass(frozen=True, slots=True)
class Target:
    """A reader under test."""

    name: str
    run: Callable[[bytes], None]
    longest: int = 2_000
    """Bytes of the longest input that atheris makes."""

    @property
    def holds(self) -> str:
        """What has to hold, in one sentence: the first line of its docstring."""
        return (self.run.__doc__ or "").partition("\n")[0]

    @property
    def corpus(self) -> tuple[bytes, ...]:
        """The inputs that the repository keeps for it."""
        return tuple(path.read_bytes() for path in sorted((CORPUS / self.name).glob("*")))


TARGETS: Mapping[str, Target] = {
    target.name: target
    for target in (
        Target("yaml", records.yaml_text),
        Target("front-matter", records.front_matter),
        Target("edits", records.edits),
        Target("lock", records.lock, 4_000),
        Target("settings", records.settings),
        Target("dates", texts.dates, 60),
        Target("words", texts.words),
        Target("markdown", texts.markdown),
        Target("archive", articles.archive),
        Target("intake-text", articles.intake_text, 4_000),
        Target("intake-page", articles.intake_page, 4_000),
    )
}
