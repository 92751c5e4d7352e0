"""The whole text of a source that may be reprinted is the one that was sealed.

A source with `rights: full` is shown whole. Its text stands in data/full/, where `seal` writes it
from the archived copy, and data/evidence.lock holds its hash: an edited text, a missing one and one
whose quotations stand elsewhere fail here, with the archive or without it. So does a text that no
source allows to be reprinted, since that folder is public.

Fails, where data/full/northfield-ledger.txt says "We knew about it," and this was sealed:

    “We did not know about it,” Holt said.

Passes: the file as `python build.py seal` wrote it.
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.subject import Subject
from microsite.evidence import FULL_TEXTS, hash_text, paragraphs_of, words_at
from microsite.findings import Finding, Span
from microsite.text import normal

RULE = "full-text-not-sealed"
_SEAL = "run `python build.py seal`, which writes it from the archived copy"
_DELETE = "delete the file, or, if a license allows to reprint all of it, write rights: full"


def check(subject: Subject) -> Iterator[Finding]:
    """Report texts that are missing, changed or nobody's, and quotations that are not in them."""
    sources = subject.loaded.project.sources
    whole = {id for id, source in sources.items() if source.rights == "full"}
    for id in sorted(whole - subject.unsettled - subject.with_private_facts):
        if finding := _text(subject, id):
            yield finding
        else:
            yield from _quotations(subject, id)
    known = whole | (set() if subject.loaded.complete else subject.full_texts.keys())
    for id in sorted(subject.full_texts.keys() - known):
        message = "no source with rights: full has this text"
        yield Finding(Span(f"{FULL_TEXTS}/{id}.txt"), RULE, message, _DELETE)


def _text(subject: Subject, id: str) -> Finding | None:
    sealed, examined = subject.lock.sources[id].full, subject.examination
    file = f"{FULL_TEXTS}/{id}.txt"
    span = subject.loaded.span("sources", id, ("rights",))
    if sealed is None:
        return Finding(span, RULE, "the whole text is to be shown, and is not sealed", _SEAL)
    if examined and id in examined.articles and examined.evidence.sources[id].full != sealed:
        return Finding(span, RULE, "the lock holds another whole text than the archive", _SEAL)
    if id not in subject.full_texts:
        return Finding(span, RULE, f"{file} is not there, or cannot be read", _SEAL)
    if hash_text(subject.full_texts[id]) != sealed.sha256:
        return Finding(Span(file), RULE, "this is not the text that was sealed", _SEAL)
    return None


def _quotations(subject: Subject, id: str) -> Iterator[Finding]:
    """Hold quoted speech, letter by letter, against the text at the places that the lock gives."""
    paragraphs = paragraphs_of(subject.full_texts[id])
    for passage in subject.passages:
        seal = subject.lock.passages.get(passage.key)
        if not passage.quotes or seal is None or seal.source != id:
            continue
        for n, (words, place) in enumerate(zip(passage.fragments, seal.fragments, strict=False)):
            number = place.paragraph or 0
            text = paragraphs[number - 1] if 0 < number <= len(paragraphs) else ""
            found = words_at(subject.lock, id, text, number, place.start, place.end)
            if found is None or normal(text[slice(*found)]) != normal(words):
                span = subject.loaded.span(passage.kind, passage.id, passage.place(n))
                message = f"these words do not stand in {FULL_TEXTS}/{id}.txt where the lock says"
                yield Finding(span, RULE, message, _SEAL)
