"""Records written as YAML are read back as they were."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from bench.generate.yamltext import dump

VALUES: dict[str, Any] = {
    "a long text": [{"id": "a", "summary": " ".join(["word", "don’t", "“so,”"] * 40)}],
    "words that mean else": [{"id": "on", "kind": "yes", "number": "12", "empty": "null"}],
    "punctuation": [{"name": "A: b", "words": "#1, [x]", "quoted": 'say "no"', "dash": "- a"}],
    "lists": [{"body": [[8, 30]], "about": ["one", "two"], "words": ["a b", "c, d"]}],
    "depth": [{"location": {"latitude": 41.5, "named": False}, "roles": [{"words": "Chief"}]}],
    "nothing": [],
}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())
def test_what_is_written_is_read_back(value: Any) -> None:
    text = dump(value)
    assert yaml.safe_load(text) == value
    assert max(map(len, text.splitlines())) <= 100


def test_dates_stand_as_people_write_them() -> None:
    assert dump([{"date": "2024-05-14", "span": "2024-05-13/.."}]) == (
        "- date: 2024-05-14\n  span: 2024-05-13/..\n"
    )
