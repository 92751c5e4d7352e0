"""The words of the interface, in one language: everything a reader sees that no record says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from decimal import Decimal
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from microsite import yamlfile
from microsite.dates import DateWords
from microsite.findings import Finding, Span
from microsite.model import Project, Vocabulary
from microsite.model.vocabulary import GROUPS
from microsite.render import unusable_text
from microsite.render.translation import problems
from microsite.yamlfile import YamlFile, textfile

_FORMS = ("zero", "one", "two", "few", "many", "other")
"""CLDR's names for the forms of a text that depend on a number."""

_Piece = tuple[str, str | None]
"""What stands before a name in braces, and that name; None at the end of a text."""


class UnusableTemplate(Exception):
    """A template or a catalog that cannot be read; `finding` says where and why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)
        self.finding = finding

    def __str__(self) -> str:
        return str(self.finding)


class Catalog:
    """Texts by key, such as `agency.answers.title`, and the words for dates.

    A text may name parts in braces, `{name}`. One that depends on a number `{n}` has the forms
    `one` and `other`. Groups under `terms` hold the names of the values that records use.
    """

    def __init__(self, texts: Mapping[str, str], dates: DateWords, language: str = "en") -> None:
        self._texts = texts
        self.dates = dates
        self.language = language
        self._locale = _locale(language)
        self._counted = frozenset(
            stem for stem, _, form in (key.rpartition(".") for key in texts) if form == "other"
        )
        # A page has hundreds of these, and a site the same few on every page.
        self._escaped: dict[str, Markup | tuple[_Piece, ...]] = {}
        self._whole = cache(self._number)

    def with_words(self, vocabulary: Vocabulary) -> Catalog:
        """Give the catalog with the labels of a project's own words."""
        own: dict[str, str] = {}
        for name, group in GROUPS.items():
            for word in vocabulary.entries(name):
                own |= {f"terms.{group}.{word.word}": word.label} if word.label else {}
                own |= {f"map.where.{word.word}": word.where} if word.where else {}
        return Catalog({**self._texts, **own}, self.dates, self.language)

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
        text = self._text(key)
        return self._filled(key, text, parts) if parts else text

    def text(self, key: str, **parts: Any) -> Markup:
        """Give a text with its parts put in, safe to stand in HTML.

        Args:
            key: which text.
            parts: what stands in for the names in braces; escaped unless it is markup. The number
                `n` also chooses between the forms for one and several, and the others that a
                language has (CLDR's `few`, `many`, …) where the text has them.

        Raises:
            UnusableTemplate: there is no such text, or it has a part that is not given.
        """
        if key in self._counted:
            form = f"{key}.{self._locale.plural_form(parts['n'])}"
            key = form if form in self._texts else f"{key}.other"
        if isinstance(number := parts.get("n"), int):
            parts["n"] = self.number(number)
        text = self._escaped.get(key)
        if text is None:
            text = self._escaped[key] = self._pieces(key)
        if isinstance(text, Markup):
            return text
        try:
            filled = [
                lead if name is None else f"{lead}{escape(parts[name])}" for lead, name in text
            ]
        except KeyError as error:
            raise self._unusable(_ungiven(key, error)) from error
        return Markup("".join(filled))

    def _text(self, key: str) -> str:
        if key not in self._texts:
            raise self._unusable(f"the text '{key}' is missing")
        return self._texts[key]

    def _pieces(self, key: str) -> Markup | tuple[_Piece, ...]:
        """Take a text apart at the names in braces, escaped; one without any stays whole."""
        try:
            parsed = list(Formatter().parse(escape(self._text(key))))
        except ValueError as error:
            raise self._unusable(_ungiven(key, error)) from error
        for _, name, form, conversion in parsed:
            if name is not None and (form or conversion or not name.isidentifier()):
                raise self._unusable(_ungiven(key, f"'{name}' is more than a name"))
        pieces = tuple((lead, name) for lead, name, _, _ in parsed)
        whole = all(name is None for _, name in pieces)
        return Markup("".join(lead for lead, _ in pieces)) if whole else pieces

    def _filled(self, key: str, text: str, parts: Mapping[str, Any]) -> str:
        try:
            return text.format(**parts)
        except (LookupError, ValueError) as error:
            raise self._unusable(_ungiven(key, error)) from error

    def _unusable(self, problem: str) -> UnusableTemplate:
        span = Span(f"templates/strings/{self.language}.yaml")
        hint = "put back what stood there in the revision before, or in another language's file"
        return UnusableTemplate(Finding(span, unusable_text.RULE, problem, hint))

    def number(self, value: float | Decimal) -> str:
        """Write a number as the language does, with all the digits that it was given with."""
        return self._whole(value) if type(value) is int else self._number(value)

    def _number(self, value: float | Decimal) -> str:
        exact = Decimal(str(value))
        decimals = max(0, -int(exact.as_tuple().exponent))
        form = f"#,##0.{'0' * decimals}" if decimals else None
        return format_decimal(exact, form, self._locale)

    def term(self, group: str, value: str) -> Markup:
        """Give the name of a value that records use, such as the response kind `statement`."""
        return self.text(f"terms.{group}.{value}")


def project_catalog(project: Project, templates: Path) -> Catalog:
    """Read the words of a project: in its language, with the labels of its own vocabulary.

    Raises:
        UnusableTemplate: the file of its language is not there, or is not valid.
    """
    path = templates / "strings" / f"{project.investigation.language}.yaml"
    standard = path.with_name("en.yaml")
    if path != standard and standard.is_file():
        _hold(_read(path), _read(standard))
    return read_catalog(path).with_words(project.vocabulary)


def read_catalog(path: Path) -> Catalog:
    """Read a language's file, whose name is the language's code (BCP 47).

    Raises:
        UnusableTemplate: if the file is not valid, with the first finding.
    """
    file = _read(path)
    for key in _pointed(file.value):
        problem = f"'{key[-1]}' is one key with a point in it, which could be meant for several"
        raise _unusable(file, key, problem, "write each of its parts as a key, one in another")
    words = file.value.pop("dates")
    lists = {name: tuple(value) for name, value in words.items() if isinstance(value, list)}
    if unknown := set(words) - {each.name for each in fields(DateWords)}:
        problem = f"unknown words for dates: {', '.join(sorted(unknown))}"
        raise _unusable(file, ("dates", min(unknown)), problem, "delete them")
    try:
        dates = DateWords(**{**words, **lists})
    except ValueError as error:
        raise _unusable(file, ("dates",), str(error), "give all of them") from error
    return Catalog(dict(_flat(file.value)), dates, path.stem)


def usable_text(path: Path, name: str) -> str:
    """Read a file that pages are made with.

    Args:
        path: the file.
        name: its path relative to the project, for the finding.

    Raises:
        UnusableTemplate: it cannot be read.
    """
    text = textfile.read_text(path, name)
    if isinstance(text, Finding):
        raise UnusableTemplate(text)
    return text


def _read(path: Path) -> YamlFile:
    name = "/".join(path.parts[-3:])
    file, findings = yamlfile.parse(usable_text(path, name), name)
    if findings:
        raise UnusableTemplate(findings[0])
    if not isinstance(file.value, dict) or not isinstance(file.value.get("dates"), dict):
        raise _unusable(file, (), "'dates' is missing", "begin with a copy of en.yaml")
    return file


def _hold(file: YamlFile, standard: YamlFile) -> None:
    """Hold another language's file against the one that comes with the engine."""
    found = tuple(problems(dict(_flat(file.value)), dict(_flat(standard.value))))
    if found:
        key, problem = found[0]
        more = f" ({len(found)} such mistakes)" if len(found) > 1 else ""
        hint = "en.yaml has every text with its parts"
        raise _unusable(file, tuple(key.split(".")), problem + more, hint)


def _unusable(file: YamlFile, key: tuple[str, ...], problem: str, hint: str) -> UnusableTemplate:
    return UnusableTemplate(Finding(file.span(key), unusable_text.RULE, problem, hint))


def _locale(language: str) -> Locale:
    """What CLDR knows of a language: its plurals, how it writes numbers; English for no other."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def _flat(tree: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", str(value)


def _pointed(tree: Mapping[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for key, value in tree.items():
        if "." in str(key):
            yield (*above, key)
        if isinstance(value, Mapping):
            yield from _pointed(value, (*above, key))


def _ungiven(key: str, problem: object) -> str:
    return f"'{key}' has something in braces that no page gives ({problem})"


def _stem(key: str) -> str:
    stem, _, form = key.rpartition(".")
    return stem if form in _FORMS and not key.startswith("terms.") else key
