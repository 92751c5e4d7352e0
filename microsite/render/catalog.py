"""The words of the interface, in one language: everything a reader sees that no record says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from microsite import yamlfile
from microsite.dates import DateWords
from microsite.findings import Finding
from microsite.yamlfile import textfile


class UnusableTemplate(Exception):
    """A template or a catalog that cannot be read; `finding` says where and why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


class Catalog:
    """Texts by key, such as `agency.answers.title`, and the words for dates.

    A text may name parts in braces, `{name}`. One that depends on a number `{n}` has the forms
    `one` and `other`. Groups under `terms` hold the names of the values that records use.
    """

    def __init__(self, texts: Mapping[str, str], dates: DateWords) -> None:
        self._texts = texts
        self.dates = dates

    @property
    def texts(self) -> Mapping[str, str]:
        """Every text by its key, names of its parts in braces."""
        return self._texts

    @property
    def keys(self) -> frozenset[str]:
        """Every key, the forms for one and several as one."""
        return frozenset(_stem(key) for key in self._texts)

    def plain(self, key: str, **parts: str) -> str:
        """Give a text for where there is no HTML; names in braces without a part are kept."""
        text = self._texts[key]
        return text.format(**parts) if parts else text

    def text(self, key: str, **parts: Any) -> Markup:
        """Give a text with its parts put in, safe to stand in HTML.

        Args:
            key: which text.
            parts: what stands in for the names in braces; escaped unless it is markup. The number
                `n` also chooses between the forms for one and several.

        Raises:
            KeyError: if there is no such text or a part is missing.
        """
        if f"{key}.other" in self._texts:
            key = f"{key}.{'one' if parts['n'] == 1 else 'other'}"
        if isinstance(number := parts.get("n"), int):
            parts["n"] = f"{number:,}"
        return Markup(escape(self._texts[key])).format(**parts)

    def term(self, group: str, value: str) -> Markup:
        """Give the name of a value that records use, such as the response kind `statement`."""
        return self.text(f"terms.{group}.{value}")


def read_catalog(path: Path) -> Catalog:
    """Read a language's file.

    Raises:
        UnusableTemplate: if the file is not valid, with the first finding.
        ValueError: if it has words for dates that nobody asks for.
    """
    name = "/".join(path.parts[-3:])
    text = textfile.read_text(path, name)
    if isinstance(text, Finding):
        raise UnusableTemplate(text)
    parsed, findings = yamlfile.parse(text, name)
    if findings:
        raise UnusableTemplate(findings[0])
    words = parsed.value.pop("dates")
    lists = {name: tuple(value) for name, value in words.items() if isinstance(value, list)}
    if unknown := set(words) - {each.name for each in fields(DateWords)}:
        raise ValueError(f"{path.name}: unknown words for dates: {', '.join(sorted(unknown))}")
    return Catalog(dict(_flat(parsed.value)), DateWords(**{**words, **lists}))


def _flat(tree: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", str(value)


def _stem(key: str) -> str:
    stem, _, form = key.rpartition(".")
    return stem if form in ("one", "other") and not key.startswith("terms.") else key
