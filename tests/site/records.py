"""What tests pick from the built site's records, whatever investigation these are of."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

Row = dict[str, Any]


@dataclass(frozen=True)
class Records:
    """The records, as the built site publishes them."""

    site: Path

    def rows(self, kind: str) -> list[Row]:
        """All records of a kind, by the name of its file; there may be none."""
        found: list[Row] = json.loads((self.site / f"data/{kind}.json").read_text("utf-8"))
        return found

    def some(self, kind: str) -> list[Row]:
        """All records of a kind; without any, the test that asks is skipped and says so."""
        return self.rows(kind) or pytest.skip(f"these records hold no {kind}")

    @cached_property
    def agency(self) -> Row:
        """The agency that most is told of: the one with the largest page."""
        return max(
            self.some("agencies"),
            key=lambda each: (self.site / f"agencies/{each['id']}/index.html").stat().st_size,
        )

    @cached_property
    def agency_page(self) -> str:
        """The address of that agency's page, below the site's own."""
        return f"agencies/{self.agency['id']}/"

    @cached_property
    def rarest(self) -> tuple[str, str]:
        """A long word that one statement alone prints, and the statement's address."""
        printed = {each["id"]: _words(each) for each in self.some("statements")}
        found = [
            (len(word), word, id)
            for id, words in printed.items()
            for word in words
            if not any(word in others for other, others in printed.items() if other != id)
        ]
        _, word, id = max(found)
        return word, f"statements/#{id}"

    @cached_property
    def last_words(self) -> tuple[str, str]:
        """The first five words of the last statement, and the statement's address."""
        last = self.some("statements")[-1]
        words = last["printings"][0]["fragments"][0].split()[:5]
        return " ".join(words), f"statements/#{last['id']}"

    @cached_property
    def with_apostrophe(self) -> tuple[str, str]:
        """Some words in a row, the first with an apostrophe, and their statement's address."""
        for each in self.some("statements"):
            for printing in each["printings"]:
                if found := re.search(r"\w+[’']\w+(?: \w+){1,3}", " ".join(printing["fragments"])):
                    return found[0].replace("’", "'"), f"statements/#{each['id']}"
        pytest.skip("these records quote no word with an apostrophe")


def _words(statement: Row) -> set[str]:
    """The words of all printings of a statement, without those that hold an apostrophe."""
    text = " ".join(words for each in statement["printings"] for words in each["fragments"])
    return {word.lower() for word in re.findall(r"(?<![\w’'-])[^\W\d_]+(?![\w’'-])", text)}
