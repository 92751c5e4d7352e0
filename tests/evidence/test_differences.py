from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from microsite.evidence import (
    Archive,
    Evidence,
    Examination,
    differences,
    examine,
    leftovers,
    passages,
)
from microsite.model import Project, Statement
from tests.made_up import agency, archive, project, source, statement

PAGE = "Northfield said so.\n“We ask, and ask,” he said. “Then we see.”\n"
SAID = statement("said", {"ledger": ["We ask, and ask,", "Then we see."]})
NORTHFIELD = agency("northfield", ["Northfield"])


def made(**changes) -> Project:
    whole = project({"ledger": source(PAGE)}, statements=[SAID], agencies=[NORTHFIELD])
    return replace(whole, **changes)


def with_source(**fields) -> Project:
    return made(sources={"ledger": source(PAGE, **fields)})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return archive(tmp_path, PAGE)


@pytest.fixture
def lock(folder: Path) -> Evidence:
    return examine(made(), Archive(folder)).evidence


def found(project: Project, lock: Evidence, examined: Examination | None = None) -> list[tuple]:
    found = differences(project, lock, examined, passages(project))
    return [(each.id, each.path, each.message) for each in found]


def test_what_was_sealed_does_not_differ(lock: Evidence, folder: Path) -> None:
    assert not found(made(), lock)
    assert not found(made(), lock, examine(made(), Archive(folder)))
    assert not leftovers(made(), lock, passages(made()))
    # A whole text that may be shown has a seal of its own, and a rule of its own.
    shown = with_source(rights="full", license="CC BY 4.0")
    examined = examine(shown, Archive(folder))
    assert examined.evidence.sources["ledger"].full
    assert not found(shown, examined.evidence, examined)


@pytest.mark.parametrize(
    "fragments",
    [
        ["We ask, and ask", "Then we see."],
        ["Then we see.", "We ask, and ask,"],
        ["We ask,", "and ask,", "Then we see."],
        ["We ask, and ask,"],
    ],
)
def test_an_edited_quotation_differs_without_the_archive(lock: Evidence, fragments) -> None:
    changed = made(statements={"said": statement("said", {"ledger": fragments})})
    assert found(changed, lock) == [
        (
            "said",
            ("printings", 0, "fragments", 0),
            "these words from 'ledger' are not the ones that were sealed",
        )
    ]


def test_a_new_quotation_is_not_sealed(lock: Evidence) -> None:
    new = statement("new", {"ledger": ["We ask, and ask,"]})
    assert [each[2] for each in found(made(statements={"said": SAID, "new": new}), lock)] == [
        "these words from 'ledger' are not sealed"
    ]


def renamed(statements: dict, lock: Evidence) -> list[tuple[str, str]]:
    changed = made(statements=statements)
    found = differences(changed, lock, None, passages(changed))
    return [(each.id, each.was) for each in found if each.new]


def test_words_that_were_sealed_under_an_id_that_is_gone_tell_that_id(lock: Evidence) -> None:
    fragments = {"ledger": ["We ask, and ask,", "Then we see."]}
    told = statement("told", fragments)
    assert renamed({"told": told}, lock) == [("told", "said")]
    # Its own record is still there, so that this is another one with the same words.
    assert renamed({"said": SAID, "told": told}, lock) == [("told", "")]
    other = statement("told", {"ledger": ["We ask, and ask,"]})
    assert renamed({"told": other}, lock) == [("told", "")]


def test_a_record_that_was_sealed_itself_is_not_renamed_whatever_words_it_has_now(
    folder: Path,
) -> None:
    told = statement("told", {"ledger": ["Then we see."]})
    both = examine(made(statements={"said": SAID, "told": told}), Archive(folder)).evidence
    changed = made(statements={"said": statement("said", {"ledger": ["Then we see."]})})
    [difference] = differences(changed, both, None, passages(changed))
    assert (difference.id, difference.new, difference.was) == ("said", False, "")


@pytest.mark.parametrize(
    ("id", "key"),
    [("said", "statements/said/printings/ledger/1"), ("told", "figures/said/readings/ledger/0")],
)
def test_another_printing_or_another_kind_of_record_is_not_renamed(
    lock: Evidence, id: str, key: str
) -> None:
    sealed = dict(lock.passages)
    sealed[key] = sealed.pop("statements/said/printings/ledger")
    told = statement(id, {"ledger": ["We ask, and ask,", "Then we see."]})
    assert renamed({id: told}, replace(lock, passages=sealed)) == [(id, "")]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("archive_file", "other.txt"),
        ("sha256", "0" * 64),
        ("body", [[1, 1]]),
        ("paragraphs", "blank line"),
    ],
)
def test_another_copy_is_one_difference(lock: Evidence, field: str, value: object) -> None:
    changed = with_source(**{field: value})
    assert found(changed, lock) == [("ledger", (field,), f"it was sealed with another {field}")]


def test_each_says_what_kind_of_record_and_which_seal_it_is_about(
    lock: Evidence, folder: Path
) -> None:
    """And whether the lock does not know it, which is no sign of tampering."""
    said, named = "statements/said/printings/ledger", "agencies/northfield/printed_as/0"
    other = statement("said", {"ledger": ["We ask, and ask"]})
    examined = examine(made(), Archive(folder))
    moved = {
        key: replace(seal, fragments=tuple(replace(each, line=9) for each in seal.fragments))
        for key, seal in lock.passages.items()
    }
    without = {key: seal for key, seal in lock.passages.items() if key != said}
    for ours, sealed, archived, expected in (
        (made(statements={"said": other}), lock, None, [("statements", False, said)]),
        (made(), replace(lock, passages=without), None, [("statements", True, said)]),
        (
            made(),
            replace(lock, passages=moved),
            examined,
            # A name's place depends on the longer names that other records hold.
            [("agencies", True, named), ("statements", False, said)],
        ),
        (with_source(archive_file="other.txt"), lock, None, [("sources", False, "")]),
        (
            made(agencies={"northfield": agency("northfield", ["Northfield", "he said"])}),
            lock,
            None,
            [("agencies", False, "")],
        ),
        (made(), replace(lock, sources={}), None, [("sources", True, "")]),
        (made(), replace(lock, agencies={}), None, [("agencies", True, "")]),
        (
            made(),
            replace(lock, sources={"ledger": replace(lock.sources["ledger"], words=1)}),
            examined,
            [("sources", True, "")],
        ),
    ):
        every = differences(ours, sealed, archived, passages(ours))
        assert sorted((each.kind, each.new, each.key) for each in every) == expected


def test_a_source_may_be_missing_in_the_lock(lock: Evidence) -> None:
    assert found(made(), replace(lock, sources={})) == [
        ("ledger", ("archive_file",), "the source is not sealed")
    ]


def test_each_source_that_differs_is_one_difference(lock: Evidence) -> None:
    unread = {"archive_file": None, "sha256": None, "body": []}
    sources = {
        "book": source("", **unread, not_archived_because="It is a printed book."),
        "new": source(PAGE),
        "ledger": source(PAGE, archive_file="other.txt", body=[[1, 1]]),
        "post": source(PAGE, sha256="0" * 64),
    }
    sealed = dict.fromkeys(("ledger", "post"), lock.sources["ledger"])
    assert found(made(sources=sources), replace(lock, sources=sealed)) == [
        ("new", ("archive_file",), "the source is not sealed"),
        ("ledger", ("archive_file",), "it was sealed with another archive_file"),
        ("post", ("sha256",), "it was sealed with another sha256"),
    ]


def test_a_date_may_have_been_sealed_in_a_source_that_is_not_read(lock: Evidence) -> None:
    date = {"value": "2019-03-14", "basis": "stated", "printed": "said so"}

    def dated(id: str, *sources: str) -> Statement:
        return statement(id, {each: ["Then we see."] for each in sources}, said=date)

    copies = {id: source(PAGE) for id in ("ledger", "post")}
    said = {"one": dated("one", "ledger", "gone"), "two": dated("two", "ledger", "post")}
    both = replace(lock, sources=dict.fromkeys(copies, lock.sources["ledger"]))
    every = found(made(sources=copies, statements=said), both)
    assert [each for each in every if each[1] == ("said", "printed")] == [
        ("two", ("said", "printed"), "these words from 'ledger' or 'post' are not sealed")
    ]


def test_other_names_of_an_agency_differ(lock: Evidence, folder: Path) -> None:
    renamed = agency("northfield", ["Northfield", "he said"])
    changed = made(agencies={"northfield": renamed})
    expected = [
        (
            "northfield",
            ("named_by",),
            "its mentions were sealed with other named_by or not_mentions",
        )
    ]
    assert found(changed, lock) == expected
    assert found(changed, lock, examine(changed, Archive(folder))) == expected
    unsealed = replace(lock, agencies={})
    assert found(made(), unsealed) == [("northfield", ("named_by",), "its mentions are not sealed")]


def test_the_archive_is_held_against_places_and_counts(lock: Evidence, folder: Path) -> None:
    examined = examine(made(), Archive(folder))
    key = "statements/said/printings/ledger"
    seal = lock.passages[key]
    moved = replace(seal, fragments=(replace(seal.fragments[0], paragraph=1), seal.fragments[1]))
    tampered = replace(lock, passages={**lock.passages, key: moved})
    assert not found(made(), tampered)
    assert found(made(), tampered, examined) == [
        (
            "said",
            ("printings", 0, "fragments", 0),
            "the lock gives these words from 'ledger' another place than the archive",
        )
    ]
    miscounted = replace(lock.sources["ledger"], words=1)
    assert found(made(), replace(lock, sources={"ledger": miscounted}), examined) == [
        (
            "ledger",
            ("archive_file",),
            "the lock has other counts or mentions for it than the archive",
        )
    ]


def test_what_has_a_cause_of_its_own_is_left_out(lock: Evidence, folder: Path) -> None:
    missed = made(statements={"said": statement("said", {"ledger": ["We do not ask"]})})
    assert not found(missed, lock, examine(missed, Archive(folder)))
    beyond = with_source(body=[[1, 9]])
    assert not found(beyond, lock, examine(beyond, Archive(folder)))
    archive(folder, PAGE + "More.\n")
    assert not found(made(), lock, examine(made(), Archive(folder)))
    (folder / "ledger.txt").unlink()
    assert not found(made(), lock, examine(made(), Archive(folder)))


def test_words_of_a_source_without_a_copy_need_no_seal(lock: Evidence) -> None:
    book = source(
        "", archive_file=None, sha256=None, body=[], not_archived_because="It is a printed book."
    )
    read = statement("read", {"book": ["We ask"]})
    whole = made(
        sources={"ledger": source(PAGE), "book": book}, statements={"said": SAID, "read": read}
    )
    assert not found(whole, lock)


def test_what_only_the_lock_has_is_left_over(lock: Evidence) -> None:
    assert leftovers(project({}), lock, ()) == (
        "ledger",
        "northfield",
        "agencies/northfield/printed_as/0",
        "statements/said/printings/ledger",
    )
