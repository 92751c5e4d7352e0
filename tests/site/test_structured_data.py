"""The JSON-LD of the built site: one block a page, in schema.org's words, with the records' own.

That it breaks no policy in a browser, test_privacy.py sees at every page.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from microsite.load import read_project
from microsite.model import Project
from microsite.structured.nodes import stated_day
from microsite.views.quotes import fullest_printing
from tests.schema_org import VOCABULARY, expanded, faults, nodes
from tests.site.saying import none_of
from tests.site.serving import ROOT, SUB_PATH

SITE = f"https://x.test/{SUB_PATH}/"
DATES = ("dateCreated", "datePublished", "startDate")


def blocks(page: Path) -> list[str]:
    """The texts of a page's JSON-LD, found by the rules by which a browser reads HTML."""
    tree = LexborHTMLParser(page.read_text("utf-8"))
    return [each.text() for each in tree.css("script[type='application/ld+json']")]


@pytest.fixture(scope="module")
def documents(built_site: Path, pages: list[str]) -> dict[str, str]:
    """Each page's JSON-LD, by the page's address."""
    found = {}
    for path in pages:
        if path != "404.html":
            [found[SITE + path]] = blocks(built_site / path / "index.html")
    return found


@pytest.fixture(scope="module")
def project() -> Project:
    loaded, _ = read_project(ROOT)
    assert loaded is not None
    return loaded.project


def written(documents: dict[str, str], type: str) -> list[dict[str, Any]]:
    """Every node of a type, as it stands in the pages, at any depth."""

    def inside(value: Any) -> list[dict[str, Any]]:
        if isinstance(value, list):
            return [found for each in value for found in inside(each)]
        if not isinstance(value, dict):
            return []
        own = [value] if value.get("@type") == type else []
        return own + [found for each in value.values() for found in inside(each)]

    return [found for text in documents.values() for found in inside(json.loads(text))]


def test_every_page_has_one_block_and_a_dead_address_none(
    built_site: Path, documents: dict[str, str], pages: list[str]
) -> None:
    assert len(documents) == len(pages) - 1
    assert blocks(built_site / "404.html") == []


def test_all_of_it_is_schema_orgs(documents: dict[str, str]) -> None:
    none_of(faults(documents))


PERSON = {"@type": "Person", "@id": f"{SITE}people/#x", "name": "x"}
PLANTED = [
    ({"@type": "Qoutation"}, "no such type: Qoutation"),
    ({"@type": "Text"}, "no such type: Text"),
    ({"@type": "Quotation", "txt": "x"}, "no such property: txt"),
    ({"@type": "Quotation", "startDate": "2019-03-13"}, "['Quotation'] has no startDate"),
    ({"@type": "Person", "correctionsPolicy": f"{SITE}x"}, "['Person'] has no correctionsPolicy"),
    ({"@type": "Quotation", "roleName": "x"}, "['Quotation'] has no roleName"),
    ({"@type": "Quotation", "isBasedOnUrl": f"{SITE}x"}, "property of the past: isBasedOnUrl"),
    ({"@type": "Quotation", "creator": "Ada Finch"}, "creator does not take"),
    ({"@type": "Quotation", "isBasedOn": {"@id": f"{SITE}people/#x"}}, "isBasedOn does not take"),
    ({"@type": "Quotation", "creator": {"@id": f"{SITE}nowhere/#x"}}, "creator does not take"),
    ({"@type": "Quotation", "creator": {"@type": "Role", "roleName": "x"}}, "creator does not"),
    ({"@type": "Quotation", "isBasedOn": {"@id": f"{SITE}nowhere/#x"}}, "isBasedOn does not"),
    ({"@type": "Quotation", "text": 7}, "text does not take"),
    ({"@type": "Quotation", "text": ""}, "text does not take"),
    ({"@type": "Event", "startDate": "2019-03-13/2019-03-14"}, "startDate does not take"),
    ({"@type": "Event", "startDate": "2019"}, "startDate does not take"),
    ({"@type": "Event", "startDate": "2019-02-30"}, "startDate does not take"),
    ({"@type": "GeoCoordinates", "address": {"@type": "Person"}}, "address does not take"),
    ({"@type": "Dataset", "isAccessibleForFree": "yes"}, "isAccessibleForFree does not take"),
    ({"@type": "Quotation", "hasPart": {"text": "x"}}, "a node has no type"),
    ({"@type": "Dataset", "distribution": {"@type": "DataDownload", "nmae": "x"}}, "nmae"),
]


@pytest.mark.parametrize(("planted", "fault"), PLANTED)
def test_a_fault_would_be_noticed(planted: dict[str, Any], fault: str) -> None:
    whole = {"@context": "https://schema.org", "@graph": [PERSON, planted]}
    found = faults({SITE: json.dumps(whole)})
    assert any(fault in each for each in found), found


def test_a_sound_node_has_no_fault() -> None:
    role = {"@type": "Role", "roleName": "chief", "creator": {"@id": PERSON["@id"]}}
    sound = {"@type": "Quotation", "text": "x", "creator": role, "dateCreated": "2019-03-13"}
    whole = {"@context": "https://schema.org", "@graph": [PERSON, sound]}
    assert faults({SITE: json.dumps(whole)}) == []


def test_another_context_would_be_noticed() -> None:
    with pytest.raises(Exception, match="loading remote context failed"):
        expanded('{"@context": "https://elsewhere.test/", "@type": "Thing"}', SITE)


def test_the_statements_page_quotes_the_records_letter_by_letter(
    documents: dict[str, str], project: Project
) -> None:
    graph = json.loads(documents[f"{SITE}statements/"])["@graph"]
    found = {}
    for node in graph[1:]:
        parts = sorted(node.get("hasPart", ()), key=lambda part: part["position"])
        words = tuple(part["text"] for part in parts) or (node["text"],)
        found[node["@id"], node["isBasedOn"]["@id"]] = words
    fullest = {id: fullest_printing(each) for id, each in project.statements.items()}
    assert found == {
        (f"{SITE}statements/#{id}", f"{SITE}sources/{printing.source}/#top"): printing.fragments
        for id, printing in fullest.items()
    }


def test_no_page_quotes_anything_else(documents: dict[str, str], project: Project) -> None:
    """So no withheld quotation can be among them."""
    fragments = {
        words
        for statement in project.statements.values()
        for words in fullest_printing(statement).fragments
    }
    texts = [each["text"] for each in written(documents, "Quotation") if "text" in each]
    assert set(texts) == fragments
    everything = "\n".join(documents.values())
    assert not any(each.reason in everything for each in project.withheld.values())


def test_every_date_is_a_day_that_a_source_states(
    documents: dict[str, str], project: Project
) -> None:
    stated = {
        stated_day(known)
        for known in (
            *(each.said for each in project.statements.values()),
            *(each.published for each in project.sources.values()),
            *(each.date for each in project.events.values()),
            *(each.date for each in project.documents.values()),
        )
    }
    found = {
        value["@value"]
        for address, text in documents.items()
        for node in nodes(expanded(text, address))
        if not node["@type"][0].endswith("CorrectionComment")
        for name in DATES
        for value in node.get(VOCABULARY + name, ())
    }
    assert found <= stated and bool(found) == any(stated)


def test_what_is_inferred_of_a_source_is_in_no_page(
    documents: dict[str, str], project: Project
) -> None:
    sources = {}
    for id in project.sources:
        graph = json.loads(documents[f"{SITE}sources/{id}/"])["@graph"]
        [sources[id]] = [each for each in graph if each["@id"].endswith("/#top")]
    for id, record in project.sources.items():
        for name, known in (
            ("headline", record.title),
            ("creditText", record.byline),
            ("publisher", record.publisher),
            ("url", record.url),
            ("datePublished", record.published),
        ):
            if known.basis != "stated":
                assert name not in sources[id], f"{id}: {name}"


@pytest.mark.flagship
def test_what_is_withheld_and_what_an_article_states_is_put_to_the_test(
    documents: dict[str, str], project: Project
) -> None:
    """The flagship's articles state little of themselves, and none its address."""
    assert project.withheld
    graph = json.loads(documents[f"{SITE}sources/news-12-2019-03-14/"])["@graph"]
    [article] = [each for each in graph if each["@id"].endswith("/#top")]
    assert article["datePublished"] == "2019-03-14"
    assert article["creditText"] == "News 12 Staff"


def test_nobodys_claim_is_judged(documents: dict[str, str]) -> None:
    for type in ("ClaimReview", "Claim", "Review", "Rating"):
        assert written(documents, type) == []


@pytest.mark.parametrize(
    ("path", "type"),
    [("about/", "AboutPage"), ("methodology/", "WebPage"), ("privacy/", "WebPage")],
)
def test_a_page_written_by_hand_is_part_of_the_site(
    documents: dict[str, str], path: str, type: str
) -> None:
    [page] = json.loads(documents[SITE + path])["@graph"]
    assert (page["@type"], page["@id"]) == (type, SITE + path)
    assert page["isPartOf"] == {"@id": f"{SITE}#site"}
    assert page["publisher"] == {"@id": f"{SITE}#publisher"}


def test_the_policy_for_corrections_is_named(documents: dict[str, str]) -> None:
    [publisher] = [
        each for each in written(documents, "Organization") if "correctionsPolicy" in each
    ]
    assert publisher["correctionsPolicy"] == f"{SITE}corrections/"
    assert publisher["publishingPrinciples"] == f"{SITE}methodology/"
    assert {publisher["correctionsPolicy"], publisher["publishingPrinciples"]} <= documents.keys()
