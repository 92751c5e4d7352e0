"""Whatever an article says: each passage of it verifies in any typing, and nothing else does.

What stands in it is told by a second, slower reading of the rules, which shares no code with ours.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microsite.evidence import Archive, Examination, examine, write_lock
from tests.made_up import archive, project, source, statement
from tests.strategies import PLAIN, UNSEEN, edited, retyped

TOKENS = st.builds(
    lambda before, word, after: before + word + after,
    st.sampled_from(["", "", "", "“", '"', "(", "‘"]),
    st.text("abcdeéñ", min_size=1, max_size=5)
    | st.text("abAB", min_size=1, max_size=3)
    | st.sampled_from(["1,234", "1.5", "5", "12:30", "can’t", "non-violent", "a—b", "x", "2019"]),
    st.sampled_from(["", "", "", "", ",", ".", "…", "?", "”", "’s", ",”", "...", ")"]),
)
PARAGRAPHS = st.lists(TOKENS, min_size=1, max_size=8).map(" ".join)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+|(?<=\d)[.,:](?=\d)[^\W_]+)*")
_LONG = "\u2012\u2013\u2014\u2015\u2212"


@dataclass(frozen=True)
class Printed:
    """An article, its paragraphs, and one passage of whole words of one of them."""

    head: tuple[str, ...]
    body: tuple[str, ...]
    foot: tuple[str, ...]
    passage: str
    paragraph: int
    """In which of the body's it stands, from 1."""

    @property
    def content(self) -> str:
        return "".join(f"{line}\n" for line in (*self.head, *self.body, *self.foot))

    @property
    def ranges(self) -> list[list[int]]:
        return [[len(self.head) + 1, len(self.head) + len(self.body)]]


@st.composite
def printed(draw: st.DrawFn) -> Printed:
    around = st.lists(PARAGRAPHS, max_size=2).map(tuple)
    body = draw(st.lists(PARAGRAPHS, min_size=1, max_size=4).map(tuple))
    chosen = draw(st.integers(0, len(body) - 1))
    tokens = body[chosen].split(" ")
    first = draw(st.integers(0, len(tokens) - 1))
    last = draw(st.integers(first, len(tokens) - 1))
    passage = " ".join(tokens[first : last + 1])
    return Printed(draw(around), body, draw(around), passage, chosen + 1)


def plain(text: str) -> str:
    """Normalize by the rules, sign by sign; a long dash stays one, which no compound has."""
    seen = "".join(each for each in text if each not in UNSEEN)
    signs = []
    for each in unicodedata.normalize("NFC", seen):
        each = "..." if each == "…" else "—" if each in _LONG else PLAIN.get(each, each)
        signs.append(" " if each.isspace() else each)
    return re.sub(" +", " ", "".join(signs)).strip(" ")


def stands(words: str, paragraph: str) -> bool:
    """Whether words stand in a paragraph, and cut no word and no compound of it."""
    text, sought = plain(paragraph), plain(words).replace("—", "-")
    if not any(each.isalnum() for each in sought):
        return False
    within = {at for word in _WORD.finditer(text) for at in range(word.start() + 1, word.end())}
    joins = {found.start() for found in re.finditer(r"(?<=[^\W_])-(?=[^\W_])", text)}
    level = text.replace("—", "-")
    starts = (at for at in range(len(level)) if level.startswith(sought, at))
    return any(
        at not in within
        and at + len(sought) not in within
        and at - 1 not in joins
        and at + len(sought) not in joins
        for at in starts
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("archive")


def search(folder: Path, article: Printed, *fragments: str, content: str = "") -> Examination:
    content = content or article.content
    described = source(content, body=article.ranges)
    said = statement("said", {"ledger": fragments})
    made = project({"ledger": described}, statements=[said])
    return examine(made, Archive(archive(folder, content)))


@settings(max_examples=50)
@given(printed(), st.data())
def test_any_passage_verifies_in_any_typing_of_it_and_of_its_article(
    folder: Path, article: Printed, data: st.DataObject
) -> None:
    content = data.draw(retyped(article.content.removesuffix("\n"), lines=False)) + "\n"
    quoted = data.draw(retyped(article.passage))
    if not any(each.isalnum() for each in quoted):
        return
    found = search(folder, article, quoted, content=content)
    assert not found.misses
    [place] = found.evidence.passages["statements/said/printings/ledger"].fragments
    cut = content[place.start : place.end]
    assert plain(cut).replace("—", "-") == plain(quoted).replace("—", "-")
    assert place.line == content[: place.start].count("\n") + 1
    assert place.paragraph == place.line - len(article.head)
    *before, its = content.split("\n")[len(article.head) : place.line]
    assert stands(quoted, its)
    assert place.occurrence >= 1 + sum(stands(quoted, each) for each in before)


@settings(max_examples=100)
@given(printed(), st.data())
def test_an_edited_passage_verifies_only_where_these_very_words_stand_too(
    folder: Path, article: Printed, data: st.DataObject
) -> None:
    words = data.draw(edited(article.passage))
    if not words:
        return
    found = search(folder, article, words)
    assert bool(found.evidence.passages) != bool(found.misses)
    assert bool(found.misses) == (not any(stands(words, each) for each in article.body))


@settings(max_examples=25)
@given(printed(), st.data())
def test_words_that_only_stand_around_the_article_are_said_to(
    folder: Path, article: Printed, data: st.DataObject
) -> None:
    around = (*article.head, *article.foot)
    if not around:
        return
    words = data.draw(st.sampled_from(around))
    if any(stands(words, each) for each in article.body) or not stands(words, words):
        return
    [miss] = search(folder, article, words).misses
    assert miss.reason == "outside body"


@settings(max_examples=25)
@given(printed(), st.data())
def test_no_fragment_runs_on_into_the_next_paragraph(
    folder: Path, article: Printed, data: st.DataObject
) -> None:
    one, *_ = data.draw(st.permutations(range(len(article.body))))
    other = (one + 1) % len(article.body)
    words = f"{article.body[one].split(' ')[-1]} {article.body[other].split(' ')[0]}"
    if any(stands(words, each) for each in article.body):
        return
    assert search(folder, article, words).misses


@settings(max_examples=25)
@given(printed(), st.lists(st.integers(0, 30), min_size=1, max_size=3))
def test_fragments_verify_in_the_order_of_the_article_alone(
    folder: Path, article: Printed, numbers: list[int]
) -> None:
    """Words each of which stands once: in order they verify, in any other order they do not."""
    tokens = [token for each in article.body for token in each.split(" ")]
    once = [
        token
        for token in tokens
        if sum(len(re.findall(re.escape(plain(token)), plain(each))) for each in article.body) == 1
    ]
    chosen = [n % len(once) for n in numbers] if once else []
    fragments = [once[n] for n in chosen if any(each.isalnum() for each in once[n])]
    if not fragments or len(fragments) < len(chosen):
        return
    found = search(folder, article, *fragments)
    assert (not found.misses) == (chosen == sorted(set(chosen)))


@settings(max_examples=25)
@given(printed())
def test_sealing_again_or_in_another_order_gives_the_same_bytes(
    folder: Path, article: Printed
) -> None:
    described = source(article.content, body=article.ranges)
    said = [
        statement(f"said-{n}", {"ledger": [words]})
        for n, words in enumerate(article.body)
        if stands(words, words)
    ]
    written = []
    for statements in (said, said[::-1], said):
        made = project({"ledger": described}, statements=statements)
        found = examine(made, Archive(archive(folder, article.content)))
        assert not found.misses
        write_lock(folder / "evidence.lock", found.evidence)
        written.append((folder / "evidence.lock").read_bytes())
    assert len(set(written)) == 1
