from __future__ import annotations

from hashlib import sha256
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microsite.evidence import Archive, Examination, Miss, SealedPassage, examine, passages
from microsite.text.normalization import normal
from tests.made_up import agency, archive, project, source, statement

PAGE = """Ledger
Chief will ask “We will ask,”
Northfield is in Eastbrook County. The chief said they will ask.
“We did not know,” she said. “We will ask,” she added, “and then we will decide.”
“We will ask,” said Northfield’s mayor.
More: “You know who I am?” A non-violent song
"""


def search(content: str, *fragments: str, body: object = None, folder: Path) -> Examination:
    described = source(content, body=body) if body else source(content)
    said = statement("said", {"ledger": fragments})
    return examine(project({"ledger": described}, statements=[said]), Archive(folder))


@pytest.fixture
def page(tmp_path: Path):
    folder = archive(tmp_path, PAGE)

    def look(*fragments: str) -> Examination:
        return search(PAGE, *fragments, body=[[2, 5]], folder=folder)

    return look


def only_miss(examination: Examination) -> Miss:
    (miss,) = examination.misses
    assert not examination.evidence.passages
    return miss


def test_fragments_are_sealed_where_they_stand(page) -> None:
    sealed = page("We did not know,", "and then we will decide.").evidence.passages
    passage = sealed["statements/said/printings/ledger"]
    assert passage.source == "ledger"
    assert passage.paragraphs == (3,)
    assert [PAGE[each.start : each.end] for each in passage.fragments] == [
        "We did not know,",
        "and then we will decide.",
    ]
    assert [(f.paragraph, f.line, f.occurrence) for f in passage.fragments] == [(3, 4, 1)] * 2


def test_each_fragment_begins_after_the_one_before_it(page) -> None:
    passage = page("We did not know,", "We will ask,", "We will ask,").evidence.passages
    fragments = passage["statements/said/printings/ledger"].fragments
    assert [(each.paragraph, each.occurrence) for each in fragments] == [(3, 1), (3, 2), (4, 3)]


def test_quoted_words_are_placed_between_quotation_marks_if_they_can_be(page) -> None:
    passage = page("will ask").evidence.passages["statements/said/printings/ledger"]
    # The first occurrence is a headline's own words, and the third the reporter's.
    assert [(each.paragraph, each.occurrence) for each in passage.fragments] == [(1, 2)]


@pytest.mark.parametrize(
    ("fragments", "reason", "fragment", "line", "paragraph"),
    [
        (["We did know,"], "not found", 0, 4, 3),
        (["we did not know,"], "not found", 0, 4, 3),
        (["We did not know"], None, 0, 0, 0),
        (["We did not know."], "not found", 0, 4, 3),
        (["We did not kno"], "not found", 0, 4, 3),
        (["We did not know,” she said. “We will not"], "not found", 0, 4, 3),
        (["Utterly different syllables"], "not found", 0, None, None),
        (["…"], "not found", 0, None, None),
        (["You know who I am?"], "outside body", 0, 6, None),
        (["You know who I was?"], "not found", 0, None, None),
        (["violent"], "not found", 0, None, None),
        (["and then we will decide.", "We did not know,"], "out of order", 1, 4, 3),
        (["We did not know,", "did not"], "out of order", 1, 4, 3),
    ],
)
def test_a_miss_says_why(page, fragments, reason, fragment, line, paragraph) -> None:
    examination = page(*fragments)
    if reason is None:
        assert not examination.misses
        return
    miss = only_miss(examination)
    assert (miss.reason, miss.fragment, miss.line) == (reason, fragment, line)
    assert (miss.paragraph, miss.sources) == (paragraph, ("ledger",))
    assert miss.words == fragments[fragment]


def test_a_miss_names_the_nearest_passage(page) -> None:
    miss = only_miss(page("We did know,"))
    assert miss.near is not None
    assert miss.near.diff == "We did {+not+} know,"


def test_one_wrong_fragment_gives_one_miss(page) -> None:
    miss = only_miss(page("We did not know,", "We will not ask,", "and then we will decide."))
    assert miss.fragment == 1


def test_a_date_counts_in_the_first_source_that_holds_it(tmp_path: Path) -> None:
    said = {"value": "2019-03-14", "basis": "stated", "printed": "Thursday"}
    both = statement("ask", {"ledger": ["Ask."], "post": ["Ask."]}, said=said)
    sources = {
        "ledger": source("“Ask.”"),
        "post": source("“Ask.” he said Thursday", archive_file="post.txt"),
    }
    archive(tmp_path, "“Ask.”")
    folder = archive(tmp_path, "“Ask.” he said Thursday", "post.txt")
    found = examine(project(sources, statements=[both]), Archive(folder))
    assert found.evidence.passages["statements/ask/said"].source == "post"
    elsewhere = said | {"printed": "on Friday"}
    changed = statement("ask", {"ledger": ["Ask."], "post": ["Ask."]}, said=elsewhere)
    (miss,) = examine(project(sources, statements=[changed]), Archive(folder)).misses
    assert (miss.sources, miss.reason) == (("ledger", "post"), "not found")


def test_words_of_the_page_are_counted_in_the_whole_file(tmp_path: Path) -> None:
    title = {"value": "The Ledger", "basis": "stated"}
    content = "The Ledger\nThe Ledger has learned this.\n"
    described = source(content, title=title, body=[[2, 2]])
    found = examine(project({"ledger": described}), Archive(archive(tmp_path, content)))
    (fragment,) = found.evidence.passages["sources/ledger/title"].fragments
    assert (fragment.paragraph, fragment.line, fragment.occurrence) == (None, 1, 1)


def sealed_names(
    folder: Path, content: str, *printed: str | tuple[str, str], **fields: object
) -> list[SealedPassage]:
    """Seal an agency's names; one that may stand around the article is given with `page`."""
    given = [(each, "body") if isinstance(each, str) else each for each in printed]
    listed = [{"words": words, "source": "ledger", "where": where} for words, where in given]
    named = agency("league", ["League"], printed_as=listed)
    made = project({"ledger": source(content, **fields)}, agencies=[named])
    sealed = examine(made, Archive(archive(folder, content))).evidence.passages
    return [sealed[f"agencies/league/printed_as/{n}"] for n in range(len(printed))]


def test_a_name_is_placed_where_it_is_no_part_of_a_longer_one(tmp_path: Path) -> None:
    content = "Northfield League wrote.\nThe League of Towns wrote.\nThe League wrote.\n"
    names = ["League", "Northfield League", "League of Towns", "Towns"]
    where = [each.paragraphs for each in sealed_names(tmp_path, content, *names)]
    # "Towns" stands nowhere else, so there it is.
    assert where == [(3,), (1,), (2,), (2,)]


def test_a_name_is_placed_first_where_it_stands_first_quoted_or_not(tmp_path: Path) -> None:
    content = "Northfield League wrote.\nThe League wrote.\n“The League asked,” she said.\n"
    (place,) = sealed_names(tmp_path, content, "League", "Northfield League")[0].fragments
    assert (place.paragraph, place.line, place.occurrence) == (2, 2, 2)
    assert content[place.start : place.end] == "League"


def test_a_name_on_the_page_is_placed_on_the_page(tmp_path: Path) -> None:
    content = "By the League\nNorthfield League wrote.\n"
    names = ("League", "page"), "Northfield League"
    (place,) = sealed_names(tmp_path, content, *names, body=[[2, 2]])[0].fragments
    assert (place.paragraph, place.line) == (None, 1)


def test_a_longer_name_holds_a_shorter_one_in_its_possessive_and_around_the_article_too(
    tmp_path: Path,
) -> None:
    content = "Northfield League News\nThe Northfield League’s chief asked the League.\n"
    names = ("League", "page"), "Northfield League"
    (place,) = sealed_names(tmp_path, content, *names, body=[[2, 2]])[0].fragments
    assert (place.line, place.occurrence) == (2, 3)


@pytest.mark.parametrize("words", ["violent", "non", "violent crowds"])
def test_a_part_of_a_compound_is_not_what_was_said(tmp_path: Path, words: str) -> None:
    (miss,) = misses("“The non-violent crowds stay,” she said.", words, folder=tmp_path)
    assert miss.reason == "not found"


def test_what_is_nearest_is_looked_for_on_the_page_where_the_words_may_stand(
    tmp_path: Path,
) -> None:
    title = {"value": "The Northfield Ledgers", "basis": "stated"}
    content = "The Northfield Ledger\nShe asked the chief.\n"
    described = source(content, title=title, body=[[2, 2]])
    found = examine(project({"ledger": described}), Archive(archive(tmp_path, content)))
    miss = only_miss(found)
    assert (miss.line, miss.paragraph) == (1, None)
    assert miss.near is not None


def test_all_passages_are_listed_and_it_is_told_how_many_are_done(tmp_path: Path) -> None:
    said = [statement(id, {"ledger": ["We will ask,"]}) for id in ("one", "two")]
    made = project({"ledger": source(PAGE)}, statements=said)
    told: list[tuple[str, int, int]] = []
    found = examine(made, Archive(archive(tmp_path, PAGE)), lambda *each: told.append(each))
    assert found.every == passages(made) != ()
    assert told == [("Finding passages", done, 2) for done in range(3)]


def test_the_paragraphs_of_the_body_alone_are_counted(tmp_path: Path) -> None:
    content = "Ledger\nMenu\nThey asked us.\nMore\n"
    made = project({"ledger": source(content, body=[[3, 3]])})
    counted = examine(made, Archive(archive(tmp_path, content))).evidence.sources["ledger"]
    assert (counted.paragraphs, counted.words) == (1, 3)


def test_the_files_that_texts_were_made_of_are_hashed_where_there_are_any(tmp_path: Path) -> None:
    folder = archive(tmp_path, "“Ask.”")
    (folder / "ledger.pdf").write_bytes(b"%PDF")
    original = {"original_file": "ledger.pdf", "original_sha256": "0" * 64}
    sources = {"ledger": source("“Ask.”", **original), "post": source("“Ask.”")}
    found = examine(project(sources), Archive(folder))
    assert found.originals == {"ledger": sha256(b"%PDF").hexdigest()}


def test_an_unavailable_copy_gives_no_misses(tmp_path: Path) -> None:
    examination = search("Ask.", "No such words", folder=tmp_path)
    assert not examination.misses
    assert not examination.evidence.passages
    assert examination.unavailable["ledger"].reason == "missing"


def test_paragraphs_that_name_an_agency_are_listed(tmp_path: Path) -> None:
    northfield = agency("northfield", ["Northfield", "NFPD"])
    exception = {"source": "ledger", "paragraph": 1, "because": "It means the county."}
    eastbrook = agency("eastbrook", ["Eastbrook"], not_mentions=[exception])
    made = project({"ledger": source(PAGE, body=[[3, 5]])}, agencies=[northfield, eastbrook])
    counted = examine(made, Archive(archive(tmp_path, PAGE))).evidence.sources["ledger"]
    assert counted.names == {"northfield": (1, 3)}
    assert counted.paragraphs == 3
    assert counted.words == 11 + 16 + 6
    assert counted.body == ((3, 5),)


# ------------------------------------------------------------------------------- properties

WORD = st.text("abcdeéñ’", min_size=1, max_size=5).filter(lambda w: w[0] != "’" != w[-1])
TOKEN = st.builds(lambda word, point: word + point, WORD, st.sampled_from(["", "", ",", ".", "…"]))
GAP = st.sampled_from([" ", " ", "  ", "\xa0", " — ", "\t"])


@st.composite
def body_with_passage(draw: st.DrawFn) -> tuple[str, str]:
    """A text of several paragraphs, and a passage of whole words of one of them."""
    paragraphs = draw(st.lists(st.lists(TOKEN, min_size=1, max_size=8), min_size=1, max_size=4))
    chosen = draw(st.integers(0, len(paragraphs) - 1))
    first = draw(st.integers(0, len(paragraphs[chosen]) - 1))
    last = draw(st.integers(first, len(paragraphs[chosen]) - 1))
    lines, passage = [], ""
    for n, tokens in enumerate(paragraphs):
        spaced = [token + draw(GAP) for token in tokens]
        lines.append("".join(spaced))
        if n == chosen:
            passage = "".join([*spaced[first:last], tokens[last]])
    return "\n".join(lines), passage


def misses(content: str, *fragments: str, folder: Path) -> tuple[Miss, ...]:
    return search(content, *fragments, folder=archive(folder, content)).misses


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("archive")


@given(body_with_passage())
def test_any_passage_of_whole_words_verifies(folder: Path, drawn: tuple[str, str]) -> None:
    content, passage = drawn
    assert not misses(content, passage, folder=folder)
    assert not misses(content, normal(passage), folder=folder)


@given(body_with_passage(), st.data())
def test_any_changed_letter_fails(
    folder: Path, drawn: tuple[str, str], data: st.DataObject
) -> None:
    content, passage = drawn
    letters = [n for n, each in enumerate(passage) if each.isalpha()]
    at = data.draw(st.sampled_from(letters))
    other = data.draw(st.sampled_from([*"xyzßж", passage[at].upper()]))
    (miss,) = misses(content, passage[:at] + other + passage[at + 1 :], folder=folder)
    assert miss.reason == "not found"


@given(body_with_passage(), st.data())
def test_any_letter_too_many_or_too_few_fails(
    folder: Path, drawn: tuple[str, str], data: st.DataObject
) -> None:
    content, passage = drawn
    at = data.draw(st.integers(0, len(passage)))
    assert misses(content, f"{passage[:at]}x{passage[at:]}", folder=folder)
    whole = content.splitlines()[0]
    last = max(n for n, each in enumerate(whole) if each.isalpha())
    assert misses(content, f"x {whole}", folder=folder)
    assert misses(f"{whole[:last]}q{whole[last:]}", whole[: last + 1], folder=folder)


@given(st.lists(WORD, min_size=2, max_size=6, unique_by=normal), st.booleans())
def test_exchanged_fragments_fail(folder: Path, words: list[str], quoted: bool) -> None:
    content = " ".join(f"“{word}”" if quoted else word for word in words)
    assert not misses(content, *words, folder=folder)
    (miss, *_) = misses(content, words[1], words[0], *words[2:], folder=folder)
    # A short word can stand inside a longer one ("a" in "a’’a"), so a later one may be to blame.
    assert miss.reason == "out of order"
    assert miss.fragment >= 1


@given(
    st.lists(st.sampled_from([*"abc", "“a”", "“b", "c”"]), min_size=1, max_size=8),
    st.lists(st.sampled_from(["a", "b", "c", "a b", "b c", "a a"]), min_size=1, max_size=3),
)
@settings(max_examples=300)
def test_no_order_that_exists_is_missed(folder: Path, tokens: list[str], wanted: list[str]) -> None:
    content = " ".join(tokens)
    text = normal(content)
    assert len(text) == len(content)
    places = [
        [n for n in range(len(text)) if text[n : n + len(words)] == words] for words in wanted
    ]
    exists = any(
        all(chosen[n] + len(wanted[n]) <= chosen[n + 1] for n in range(len(wanted) - 1))
        for chosen in product(*places)
    )
    assert (not misses(content, *wanted, folder=folder)) == exists
