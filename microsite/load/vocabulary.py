"""The words that a project adds, from data/vocabulary.yaml, which may be missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from microsite.bounds import ID
from microsite.findings import Finding, nearest
from microsite.load.validate import validate
from microsite.model import STANDARD, Vocabulary
from microsite.model.vocabulary import REASONED, AddedWord, Name, VocabularyFile, Word
from microsite.model.walk import leaves
from microsite.text.unseen import unseen
from microsite.yamlfile import YamlFile

RULE = "unusable-word"
_NAMES = cast(tuple[Name, ...], tuple(VocabularyFile.model_fields))


def vocabulary_of(file: YamlFile) -> tuple[Vocabulary, list[Finding]]:
    """Make a project's vocabulary: the standard words, and those of its file among them.

    Args:
        file: data/vocabulary.yaml, as it was read.

    Returns:
        The vocabulary, and what is wrong with the file: `wrong-type`, `wrong-value`,
        `missing-field`, `unknown-field`, `unusable-word`, `invisible-character`, `too-large`. Where
        something is, every word that stands there is known all the same, so that records that use
        it get no finding for that.
    """
    raw = {} if file.value is None else file.value
    whole, findings = validate(VocabularyFile, raw, file.span)
    findings += _unfit(file, raw)
    if not isinstance(whole, VocabularyFile):
        return _with({name: tuple(_seen(raw, name)) for name in _NAMES}), findings
    added: dict[Name, tuple[AddedWord, ...]] = {name: getattr(whole, name) for name in _NAMES}
    for name, words in added.items():
        findings += _unusable(file, name, words)
    return _with({name: tuple(map(_word, words)) for name, words in added.items()}), findings


def _unfit(file: YamlFile, raw: Any) -> Iterator[Finding]:
    """Report what no text for readers may hold, as the checks do in records."""
    for leaf in leaves(VocabularyFile, raw) if isinstance(raw, Mapping) else ():
        if found := next(unseen(leaf.text), None):
            problem = f"{found.name} stands in a text for readers"
            yield Finding(file.span(leaf.path), "invisible-character", problem, "delete it")
        if len(leaf.text) > ID.most and leaf.path[-1] != "description":
            problem = f"the text has {len(leaf.text):,} {ID.unit}; the limit is {ID.most}"
            yield Finding(file.span(leaf.path), "too-large", problem, "shorten it")


def _unusable(file: YamlFile, name: Name, words: tuple[AddedWord, ...]) -> Iterator[Finding]:
    """Report what makes a word useless: another of the same, or that nobody knows how it counts."""
    standard = STANDARD.words(name)
    written = {_folded(each): each for each in standard}
    seen: set[str] = set()
    for index, each in enumerate(words):
        folded, place = _folded(each.word), (name, index)
        at_word = file.span((*place, "word"))
        if folded in seen:
            problem = f"'{each.word}' stands in '{name}' already"
            yield Finding(at_word, RULE, problem, "delete it here")
        elif written.get(folded, each.word) != each.word:
            problem = f"'{each.word}' is a standard word written otherwise"
            yield Finding(at_word, RULE, problem, f"write '{written[folded]}', or another word")
        seen.add(folded)
        own = each.word not in standard
        if each.like and not (own and name in REASONED):
            why = "it is one of the standard words" if not own else f"no rule asks for '{name}'"
            problem = f"'{each.word}' counts as nothing else: {why}"
            yield Finding(file.span((*place, "like"), key=True), RULE, problem, "delete 'like'")
        elif each.like and each.like not in standard:
            problem, hint = f"'like' cannot be '{each.like}'", nearest(each.like, standard)
            yield Finding(file.span((*place, "like")), "wrong-value", problem, hint)
        elif own and name in REASONED and not each.like:
            hint = f"add the standard word that it counts as ({', '.join(standard)})"
            yield Finding(file.span(place), "missing-field", "'like' is missing", hint)
        if each.where and name != "precisions":
            problem = "only a precision says 'where' its point stands"
            yield Finding(file.span((*place, "where"), key=True), RULE, problem, "delete 'where'")
        elif own and name == "precisions" and not each.where:
            hint = "add what follows “A mark stands” in the map's caption"
            yield Finding(file.span(place), "missing-field", "'where' is missing", hint)


def _seen(raw: Any, name: str) -> Iterator[Word]:
    """Give the words that stand in a list, whatever else is wrong with it."""
    listed = raw.get(name) if isinstance(raw, Mapping) else None
    for each in listed if isinstance(listed, list) else ():
        if isinstance(each, Mapping) and isinstance(word := each.get("word"), str):
            yield Word(word, str(each.get("like") or word))


def _word(added: AddedWord) -> Word:
    like = added.like or added.word
    return Word(added.word, like, added.label, added.description, added.where or "")


def _with(added: Mapping[Name, tuple[Word, ...]]) -> Vocabulary:
    """Put words among the standard ones: each after the one that it counts as, or else last."""
    return Vocabulary(**{name: tuple(_merged(name, added[name])) for name in _NAMES})


def _merged(name: Name, added: tuple[Word, ...]) -> Iterator[Word]:
    standard = STANDARD.words(name)
    for word in STANDARD.entries(name):
        yield next((each for each in added if each.word == word.word), word)
        yield from (e for e in added if e.like == word.word and e.word not in standard)
    yield from (e for e in added if e.like not in standard)


def _folded(word: str) -> str:
    """Fold what looks alike in addresses, where spaces are hyphens, and to a hasty eye."""
    return word.casefold().replace("-", " ")
