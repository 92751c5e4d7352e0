from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microsite import pipeline
from microsite.text import normal
from microsite.writing import replace
from microsite.yamlfile import parse
from tests import strategies
from tests.checks.with_archive import edited, findings
from tests.support import MINIMAL, checked

LOCK = "data/evidence.lock"


def test_each_kind_of_edit_is_found_without_the_archive(tmp_path: Path) -> None:
    root = edited(
        tmp_path,
        ("data/agencies.yaml", "named_by: [Northfield]", "named_by: [Northfield, NFPD]"),
        ("data/people.yaml", "words: Police Chief", "words: Chief"),
        ("data/statements.yaml", "printed: Thursday", "printed: on Thursday"),
    )
    found = findings(root, "quote-not-sealed", archive=False)
    assert [str(each.span) for each in found] == [
        "data/agencies.yaml:14:13",
        "data/people.yaml:6:15",
        "data/statements.yaml:8:53",
    ]


def test_who_has_no_articles_is_told_a_way_out_of_an_edit_and_not_of_a_new_record(
    tmp_path: Path,
) -> None:
    way_out = "; without the articles, undo the edit"
    statements = "data/statements.yaml"
    root = edited(tmp_path / "edited", (statements, "printed: Thursday", "printed: on Thursday"))
    (found,) = findings(root, "quote-not-sealed", archive=False)
    assert found.hint.endswith(f"`python build.py seal`{way_out}")
    printing = "  printed_as:\n    - {words: Bram Holt, source: ledger}\n"
    root = edited(
        tmp_path / "new",
        ("data/people.yaml", printing, f"{printing}    - {{words: Holt, source: ledger}}\n"),
    )
    (found,) = findings(root, "quote-not-sealed", archive=False)
    assert found.hint.endswith("`python build.py seal`")


def test_an_id_that_was_changed_is_told_once_with_the_one_that_was_sealed(tmp_path: Path) -> None:
    statements = "data/statements.yaml"
    old, new = "holt-did-not-know", "holt-knew-nothing"
    root = edited(
        tmp_path, *((f"data/{each}.yaml", old, new) for each in ("statements", "responses"))
    )
    for archive in (True, False):
        (found,) = findings(root, "quote-not-sealed", archive=archive)
        assert (str(found.span), found.message) == (
            f"{statements}:1:7",
            "this statement was sealed as 'holt-did-not-know'",
        )
        assert found.hint.startswith("write that id again, since links lead to it; ")


def test_another_body_is_one_finding_and_not_one_per_passage(tmp_path: Path) -> None:
    root = edited(tmp_path, ("content/sources/ledger.md", "[[6, 8]]", "[[5, 8]]"))
    for archive in (True, False):
        (found,) = findings(root, "quote-not-sealed", archive=archive)
        assert str(found.span) == "content/sources/ledger.md:13:7"


def test_a_lock_that_was_edited_by_hand_is_found_with_the_archive(tmp_path: Path) -> None:
    root = edited(tmp_path, (LOCK, '"paragraph": 2, "start": 205', '"paragraph": 1, "start": 205'))
    assert not findings(root, "quote-not-sealed", archive=False)
    (found,) = findings(root, "quote-not-sealed")
    assert str(found.span) == "data/statements.yaml:12:19"


def test_what_only_the_lock_has_is_found_with_the_archive(tmp_path: Path) -> None:
    printed_as = "  printed_as:\n    - {words: Bram Holt, source: ledger}\n"
    root = edited(tmp_path, ("data/people.yaml", printed_as, ""))
    assert not findings(root, "quote-not-sealed", archive=False)
    (found,) = findings(root, "quote-not-sealed")
    assert str(found.span) == "data/evidence.lock:1:1"
    assert found.message == (
        "the lock holds 1 entry that no record has: people/bram-holt/printed_as/0"
    )


def test_a_record_that_is_no_valid_one_leaves_nothing_over(tmp_path: Path) -> None:
    root = edited(tmp_path, ("data/people.yaml", "name: Bram Holt", "nom: Bram Holt"))
    assert not findings(root, "quote-not-sealed")


def test_what_only_follows_from_a_file_that_cannot_be_read_is_not_reported(tmp_path: Path) -> None:
    """A name is found where it is no part of a longer one, which another file holds."""
    shorter = "  printed_as:\n    - {words: Northfield, source: ledger}\n"
    town = f"- id: town\n  name: Northfield\n  kind: town\n{shorter}"
    root = edited(
        tmp_path,
        ("data/organizations.yaml", "", town),
        ("data/statements.yaml", "  stance:", "  names: [town]\n  stance:"),
    )
    article = root / "archive/ledger.txt"
    text = article.read_text("utf-8").replace('\n\n"We', ' Northfield is small.\n\n"We')
    article.write_text(text, "utf-8")
    source = root / "content/sources/ledger.md"
    old = next(line for line in source.read_text("utf-8").splitlines() if "sha256" in line)
    new = f"sha256: {sha256(article.read_bytes()).hexdigest()}"
    source.write_text(source.read_text("utf-8").replace(old, new), "utf-8")
    sealed, found = pipeline.seal(root, root / "archive")
    assert sealed is not None, found.format()
    agencies = root / "data/agencies.yaml"
    text = agencies.read_text("utf-8").replace("  short_name:", "\tshort_name:")
    agencies.write_text(text, "utf-8")
    assert not findings(root, "quote-not-sealed")
    assert findings(root, "yaml-syntax")


STATEMENTS = (MINIMAL / "data/statements.yaml").read_text("utf-8")
FRAGMENTS = [
    (n, "printings", m, "fragments", k)
    for n, statement in enumerate(parse(STATEMENTS, "")[0].value)
    for m, printing in enumerate(statement["printings"])
    for k, _ in enumerate(printing["fragments"])
]


@pytest.fixture(scope="module")
def minimal_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return edited(tmp_path_factory.mktemp("sealed"))


@settings(max_examples=30)
@given(data=st.data(), path=st.sampled_from(FRAGMENTS))
def test_no_edited_quotation_is_published_with_the_archive_or_without(
    minimal_copy: Path, data: st.DataObject, path: tuple[str | int, ...]
) -> None:
    words = parse(STATEMENTS, "")[0].value
    for step in path:
        words = words[step]
    other = data.draw(strategies.edited(words))
    (minimal_copy / "data/statements.yaml").write_text(replace(STATEMENTS, path, other), "utf-8")
    same = normal(other) == normal(words)
    for archive in (True, False):
        verified, found = checked(minimal_copy, archive=archive)
        assert (verified is not None) == same, found.format()
