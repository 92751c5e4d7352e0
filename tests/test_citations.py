"""Citations: as the manuals have them, as other programs read them, no more exact than known."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import Any

import bibtexparser
import pytest
import typst
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st

from microsite import dates
from microsite.citations import UNKNOWN, Imprint, Work, bibtex, chicago, csl
from microsite.dates import DateWords

WORDS = DateWords()


def work(**fields: Any) -> Work:
    made = Work("k", "webpage", "Page", "", "", "", dates.parse("2021"), "", "")
    edtf = fields.pop("edtf", "2021-05-02")
    value = dates.parse(edtf) if edtf else None
    when = dates.display(value, WORDS) if value else "date unknown"
    return replace(made, issued=value, when=when, **fields)


PAGE = work(
    title="Privacy Policy",
    container="Privacy & Terms",
    author="Google",
    url="https://www.example.com/privacy/",
)
NEWS = work(
    kind="article-newspaper",
    title="Town Buys Plate Readers",
    author="Ledger Staff",
    container="Northfield Ledger",
)


def test_a_note_has_author_title_site_date_and_address() -> None:
    """After the manual's own example for websites, with the date that we give."""
    assert chicago(PAGE) == (
        "Google, “Privacy Policy,” Privacy & Terms, May 2, 2021, https://www.example.com/privacy/"
    )


@pytest.mark.parametrize("cited", [PAGE, NEWS, replace(PAGE, author=""), replace(NEWS, author="")])
def test_notes_are_those_of_a_citation_processor(cited: Work) -> None:
    """Typst's Hayagriva, with the Chicago Manual's style for notes."""
    kind, parent = ("web", "web") if cited.kind == "webpage" else ("article", "newspaper")
    item = [f"type: {kind}", f'title: {{value: "{cited.title}", verbatim: true}}']
    item += [f"author: {{name: {cited.author}}}"] if cited.author else []
    item += [f"date: {cited.issued.text if cited.issued else ''}"]
    item += [f"url: {cited.url}"] if cited.url else []
    item += [f"parent: {{type: {parent}, title: {cited.container}}}"]
    bibliography = "it:\n" + "".join(f"  {line}\n" for line in item)
    source = 'Text#cite(<it>)\n#bibliography(bytes(sys.inputs.b), style: "chicago-notes")'
    html = typst.compile(source.encode(), format="html", sys_inputs={"b": bibliography})
    assert isinstance(html, bytes)
    _, notes = html.decode().split('role="doc-endnotes"')
    text = unescape(re.sub("<[^>]*>", "", notes.partition(">")[2])).strip()
    assert text == f"1{chicago(cited)}."


def test_what_is_inferred_stands_in_brackets_and_what_is_unknown_is_said() -> None:
    cited = work(
        kind="article-newspaper",
        title="",
        untitled="untitled news article",
        unplaced="publisher unknown",
        author="A. Writer",
        edtf="2021-05-02/2021-05-04",
        inferred=frozenset({"author", "issued"}),
        where="copy at https://example.org/x/",
    )
    assert chicago(cited) == (
        "[A. Writer], untitled news article, publisher unknown, [between May 2 and 4, 2021],"
        " copy at https://example.org/x/"
    )


def test_quotation_marks_in_a_title_become_single() -> None:
    assert chicago(replace(NEWS, title="“Yes,” She Said")).startswith(
        "Ledger Staff, “‘Yes,’ She Said,” "
    )
    assert chicago(replace(NEWS, title='The "Reader"')).startswith("Ledger Staff, “The ‘Reader,’” ")


def test_a_whole_site_has_no_quotation_marks() -> None:
    assert chicago(work(title="Plates", url="https://x.test/")) == (
        "Plates, May 2, 2021, https://x.test/"
    )


@pytest.mark.parametrize(
    ("edtf", "issued"),
    [
        ("2021-05-02", {"date-parts": [[2021, 5, 2]]}),
        ("2021-05", {"date-parts": [[2021, 5]]}),
        ("2021", {"date-parts": [[2021]]}),
        ("2021-05~", {"date-parts": [[2021, 5]], "circa": True}),
        ("2021?", {"date-parts": [[2021]], "circa": True}),
        ("2021-05-02/..", {"literal": "on or after May 2, 2021"}),
        ("2021-05-02/2021-05-04", {"literal": "between May 2 and 4, 2021"}),
        ("202X", {"literal": "the 2020s"}),
        ("2021-21", {"literal": "spring 2021"}),
        ("", None),
    ],
)
def test_a_date_in_csl_is_as_exact_as_known(edtf: str, issued: object) -> None:
    assert csl(work(edtf=edtf)).get("issued") == issued


def test_csl_leaves_out_what_is_unknown() -> None:
    assert csl(work(title="", edtf="")) == {"id": "k", "type": "webpage"}


def test_csl_keeps_a_name_in_one_piece_and_calls_a_publisher_what_it_is() -> None:
    assert csl(NEWS)["author"] == [{"literal": "Ledger Staff"}]
    assert csl(NEWS)["container-title"] == "Northfield Ledger"
    assert csl(replace(NEWS, kind="document"))["publisher"] == "Northfield Ledger"


@pytest.mark.parametrize(
    ("edtf", "year", "date"),
    [
        ("2021-05-02", "2021", "2021-05-02"),
        ("2021-05~", None, "2021-05~"),
        ("2021-05-02/2021-05-04", "2021", None),
        ("2020-12-31/2021-01-01", None, None),
        ("2021-05-02/..", None, None),
    ],
)
def test_bibtex_has_a_year_only_if_it_is_certain(
    edtf: str, year: str | None, date: str | None
) -> None:
    [entry] = bibtexparser.parse_string(bibtex(work(edtf=edtf))).entries
    found = {field.key: field.value for field in entry.fields}
    assert (found.get("year"), found.get("date")) == (year, date)


def read(entry: str) -> dict[str, str]:
    library = bibtexparser.parse_string(entry, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    [found] = library.entries
    return {field.key: str(field.value) for field in found.fields}


@given(st.text(st.sampled_from("aZ 1.,%$#&_{}~^\\“”é’–"), min_size=1).map(str.strip).filter(bool))
def test_bibtex_is_read_back_as_written(title: str) -> None:
    fields = read(bibtex(work(title=title, container=title)))
    assert squeezed(fields["howpublished"]) == squeezed(title)
    assert squeezed(fields["title"]).strip("{}") == squeezed(title).strip("{}")


def squeezed(text: str) -> str:
    """Compare without white space, and with the reader's own choice for a bare circumflex."""
    return re.sub(r"\s+", "", text.replace("\N{MODIFIER LETTER CIRCUMFLEX ACCENT}", "^"))


def test_an_address_in_bibtex_stays_as_it_is() -> None:
    url = "https://x.test/a_b%20c?x=1&y=~z#f"
    assert f"url = {{{url}}}" in bibtex(work(url=url))
    assert "url = {https://x.test/%7Bid%7D}" in bibtex(work(url="https://x.test/{id}"))


def test_addresses_lie_below_the_site_and_are_empty_without_it() -> None:
    site = Imprint("https://x.test/plates")
    assert site.address("agencies/a/", "top") == "https://x.test/plates/agencies/a/#top"
    assert UNKNOWN.address("agencies/a/", "top") == ""
