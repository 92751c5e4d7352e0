"""Quotations of two articles with a run of words in common, and what was decided on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from microsite.evidence import Archive, Echoes, echoes, examine
from microsite.evidence.echoes import Quoted
from microsite.model import Project, Statement, Withheld
from tests.archived import ARCHIVE, WHY_NOT
from tests.made_up import archive, project, source, statement
from tests.support import GOOD, loaded

ROOT = Path(__file__).parents[2]
LONG = "We did not know about the accounts, and nobody told us."


@pytest.fixture
def compared(tmp_path: Path):
    def compared(articles: Mapping[str, str], *said: Statement, **records) -> Echoes:
        for id, content in articles.items():
            archive(tmp_path, content, f"{id}.txt")
        sources = {
            id: source(content, archive_file=f"{id}.txt") for id, content in articles.items()
        }
        made = project(sources, statements=said, **records)
        return echoes(made, examine(made, Archive(tmp_path)))

    return compared


def pairs(found: Echoes) -> list[tuple[str, str, int, str]]:
    return [(each.one.source, each.other.source, each.run, each.state) for each in found.found]


def test_one_utterance_in_two_articles_is_found_in_another_typing(compared) -> None:
    told = f'The chief said: "{LONG}"'
    other = "Title\n“We did not know about the accounts—and nobody told us,” he said."
    found = compared({"ledger": told, "post": other})
    assert pairs(found) == [("ledger", "post", 11, "open")]
    [echo] = found.open
    assert (echo.other.line, echo.other.paragraph, echo.other.file) == (2, 2, "post.txt")
    assert echo.one.words == LONG


def test_a_part_is_found_in_the_whole_and_a_short_one_only_whole(compared) -> None:
    whole = f'She said: "{LONG}"'
    parts = {
        "a": '"know about the accounts, and nobody"',
        "b": '"nobody told us" "about the accounts, and"',
    }
    found = compared({"whole": whole, **parts})
    assert pairs(found) == [
        ("whole", "a", 6, "open"),
        ("a", "b", 4, "open"),
        ("whole", "b", 4, "open"),
    ]
    first = compared({"b": parts["b"], "whole": whole})
    assert pairs(first) == [("b", "whole", 4, "open")]
    # Five words in a row are too few where both go on.
    five = compared({"one": f'"{LONG}"', "two": '"Why, did not know about the people."'})
    assert pairs(five) == []


def test_reported_speech_and_one_article_alone_give_nothing(compared) -> None:
    reported = "He said that they did not know about the accounts, and nobody told us."
    assert pairs(compared({"one": f'"{LONG}"\n"{LONG}"', "two": reported})) == []


def test_what_is_decided_is_joined_or_linked(compared) -> None:
    both = {"ledger": f'"{LONG}"', "post": f'"{LONG}"'}
    joined = statement("ask", {"ledger": [LONG], "post": [LONG]})
    assert pairs(compared(both, joined)) == [("ledger", "post", 11, "joined")]
    one, other = statement("one", {"ledger": [LONG]}), statement("other", {"post": [LONG]})
    [echo] = compared(both, one, other).open
    assert (echo.one.statements, echo.other.statements) == (("one",), ("other",))
    similar = [{"statement": "one", "because": "Two people said it."}]
    linked = statement("other", {"post": [LONG]}, similar_to=similar)
    assert pairs(compared(both, one, linked)) == [("ledger", "post", 11, "linked")]
    three = statement("ask", {"ledger": [LONG], "post": [LONG], "radio": [LONG]})
    assert pairs(compared(both | {"radio": f'"{LONG}"'}, three)) == [
        ("ledger", "post", 11, "joined"),
        ("ledger", "radio", 11, "joined"),
        ("post", "radio", 11, "joined"),
    ]


def test_two_statements_are_one_pair_however_often_they_meet(compared) -> None:
    more = "Nobody asked us what we thought of it."
    both = {"ledger": f'"{LONG}" "{more}"', "post": f'"{LONG}" "{more}"'}
    said = [statement(id, {id: [LONG, more]}) for id in both]
    assert pairs(compared(both, *said)) == [("ledger", "post", 11, "open")]


def test_what_is_withheld_is_left_out(compared) -> None:
    both = {"ledger": f'"{LONG}"', "post": f'"{LONG}"'}
    scare = Withheld(source="post", paragraph=1, quotation=1, reason="scare quote")
    assert pairs(compared(both, withheld=[scare])) == []
    more = {"ledger": f'"{LONG}"', "post": f'"{LONG}" "{LONG}"'}
    [echo] = compared(more, withheld=[scare]).found
    assert echo.other.start == len(LONG) + 4


def test_words_without_marks_count_where_a_statement_prints_them(compared) -> None:
    both = {"letter": LONG, "post": f'"{LONG}"'}
    found = compared(both, statement("ask", {"letter": [LONG]}))
    assert pairs(found) == [("letter", "post", 11, "open")]


@pytest.mark.parametrize("words", [LONG, f"{LONG} “", f"” {LONG}"])
def test_words_without_marks_may_stand_beside_a_quotation(compared, words: str) -> None:
    law = f"“Why?” {LONG} “Then?”"
    found = compared({"law": law, "post": f'"{LONG}"'}, statement("ask", {"law": [words]}))
    assert pairs(found) == [("law", "post", 11, "open")]


def test_short_quotations_are_held_against_their_equals_however_many_there_are(compared) -> None:
    utterances = [f"Number {n} is ours." for n in range(5)]
    articles = {f"{n}{which}": f'"{said}"' for which in "ab" for n, said in enumerate(utterances)}
    assert pairs(compared(articles)) == [(f"{n}a", f"{n}b", 4, "open") for n in range(5)]
    assert pairs(compared({id: articles[id] for id in ("0a", "0b")})) == [("0a", "0b", 4, "open")]


def test_a_speech_of_hundreds_of_words_may_say_the_same_ones_again_and_again(compared) -> None:
    speech = "We ask and ask and ask again. " * 40
    both = {"ledger": f'"{speech}"', "post": f'"Well: {speech}"'}
    assert pairs(compared(both)) == [("ledger", "post", 280, "open")]


@pytest.mark.parametrize(("articles", "held"), [(8, 28), (9, 8)])
def test_of_many_with_one_run_each_is_held_against_the_first(compared, articles, held) -> None:
    assert len(compared({f"a{n}": f'"{LONG}"' for n in range(articles)}).open) == held


def test_of_pairs_with_equal_runs_the_first_in_the_articles_stands_for_all(compared) -> None:
    same = "Nobody else asked us what we thought of it then, either."
    assert len(same.split()) == len(LONG.split()) == 11
    both = {"ledger": f'"{LONG}" "{same}"', "post": f'"{LONG}" "{same}"'}
    said = [statement(id, {id: [LONG, same]}) for id in both]
    [echo] = compared(both, *said).found
    assert (echo.run, echo.one.words, echo.other.words) == (11, LONG, LONG)


def test_it_is_told_where_words_without_marks_stand(compared) -> None:
    page = f"Title\n{LONG}\n"
    other = f'"{LONG}"'
    [echo] = compared({"letter": page, "post": other}, statement("ask", {"letter": [LONG]})).found
    assert replace(echo.one, words="") == Quoted("letter", "letter.txt", 2, 2, 6, "", ("ask",))
    assert replace(echo.other, words="") == Quoted("post", "post.txt", 1, 1, 1, "", ())


def test_a_common_phrase_says_nothing_and_a_long_reprint_does(compared) -> None:
    many = {f"a{n:03}": f'"{n}x at the end of the day."' for n in range(201)}
    found = compared(many | {"b": f'"{LONG}"', "c": f'"{LONG}"'})
    assert (pairs(found), found.common) == ([("b", "c", 11, "open")], 1)
    few = compared({id: many[id] for id in list(many)[1:]})
    assert ([each.run for each in few.open], few.common) == ([6] * 199, 0)
    for release, times in ((LONG, 0), (f"{LONG} Yes.", 200)):
        reprinted = compared({id: f'"{release} {id}"' for id in many})
        assert [each.run for each in reprinted.open] == [12] * times
        assert reprinted.common == len(release.split()) - 5


def test_up_to_eight_are_held_against_each_other_and_more_against_the_first(compared) -> None:
    many = {f"a{n}": f'"{n}x at the end of the day."' for n in range(9)}
    assert len(compared({id: many[id] for id in list(many)[1:]}).open) == 28
    assert len(compared(many).open) == 8


def test_a_run_of_their_own_suffices_for_two_that_share_a_common_phrase(
    compared, monkeypatch: pytest.MonkeyPatch
) -> None:
    # One more word before it, or behind it, for each article and the next one.
    monkeypatch.setattr(import_module("microsite.evidence.echoes"), "COMMON", 7)
    phrase = "and that is how it is at the very end"
    articles = {f"a{n}": f'"x{n // 2} {phrase} y{(n + 1) // 2}."' for n in range(8)}
    found = compared(articles)
    assert pairs(found) == [(f"a{n}", f"a{n + 1}", 11, "open") for n in range(7)]
    assert found.common == len(phrase.split()) - 5


def printed_in_several(made: Project) -> set[tuple[str, str]]:
    """List the printings of statements that several articles print, as statement and source."""
    return {
        (id, each.source)
        for id, said in made.statements.items()
        if len(said.printings) > 1
        for each in said.printings
        if made.sources[each.source].archive_file
    }


def found_again(made: Project, found: Echoes) -> set[tuple[str, str]]:
    return {
        (id, each.source)
        for echo in found.found
        for each in (echo.one, echo.other)
        for id in {*echo.one.statements} & {*echo.other.statements}
    }


def fragments(made: Project, printings: set[tuple[str, str]]) -> Sequence[tuple[str, list[str]]]:
    return [
        (each.source, [" ".join(words.split()) for words in each.fragments])
        for id, said in made.statements.items()
        for each in said.printings
        if (id, each.source) in printings
    ]


@pytest.mark.parametrize("which", ["good", pytest.param("ours", marks=pytest.mark.flagship)])
def test_every_utterance_that_is_printed_twice_is_found(which: str) -> None:
    if which == "ours" and ARCHIVE is None:
        pytest.skip(WHY_NOT)
    root, folder = (ROOT, ARCHIVE) if which == "ours" else (GOOD, GOOD / "archive")
    made = loaded(root).project
    found = echoes(made, examine(made, Archive(folder)))
    wanted = printed_in_several(made)
    assert found_again(made, found) == wanted
    assert not found.open
    # And so it is when no record says that they belong together.
    forgotten = replace(made, statements={})
    anew = echoes(forgotten, examine(forgotten, Archive(folder)))
    suggested = [(each.source, each.words) for echo in anew.open for each in (echo.one, echo.other)]
    for id, words in fragments(made, wanted):
        assert any(id == where and part in whole for where, whole in suggested for part in words), (
            id
        )


@pytest.mark.flagship
@pytest.mark.skipif(ARCHIVE is None, reason=WHY_NOT)
def test_on_the_real_articles_it_suggests_what_editors_decided_and_nothing_else() -> None:
    made = loaded(ROOT).project
    found = echoes(made, examine(made, Archive(ARCHIVE)))
    linked = [each for each in found.found if each.state == "linked"]
    assert [(each.one.statements, each.other.statements, each.run) for each in linked] == [
        (("kalamaras-privacy-rights",), ("fairfield-police-privacy-rights",), 14)
    ]
    assert len(printed_in_several(made)) == 14
    assert (len(found.found), len(found.open), found.common) == (21, 0, 0)
