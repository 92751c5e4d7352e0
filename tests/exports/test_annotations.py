"""Sealed printings as Web Annotations: valid by the model, and each leads back to its words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from microsite import pipeline
from microsite.citations import UNKNOWN, Imprint
from microsite.exports.annotations import CONTEXT, FILE, OURS, name_of_file, web_annotations
from microsite.text.normalization import normal
from microsite.views.lookup import Lookup
from tests.addressed import URL, addressed, lookup
from tests.archived import ARCHIVE, WHY_NOT
from tests.support import GOOD, checked

AT = Imprint("https://news.test/tow/")
ROOT = Path(__file__).parents[2]
VOCABULARY = ROOT / "tools/web/node_modules/@vocabulary/oa/oa.nq"
OA, AS, RDFS = (
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/ns/activitystreams#",
    "http://www.w3.org/2000/01/rdf-schema#",
)
KEYS = {
    "id": "@id",
    "type": "@type",
    "body": {"@id": f"{OA}hasBody", "@type": "@id"},
    "target": {"@id": f"{OA}hasTarget", "@type": "@id"},
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "source": {"@id": f"{OA}hasSource", "@type": "@id"},
    "scope": {"@id": f"{OA}hasScope", "@type": "@id"},
    "state": {"@id": f"{OA}hasState", "@type": "@id"},
    "selector": {"@id": f"{OA}hasSelector", "@type": "@id"},
    "cached": {"@id": f"{OA}cachedSource", "@type": "@id"},
    "conformsTo": {"@id": "http://purl.org/dc/terms/conformsTo", "@type": "@id"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "label": f"{RDFS}label",
    "total": f"{AS}totalItems",
    "first": {"@id": f"{AS}first", "@type": "@id"},
    "last": {"@id": f"{AS}last", "@type": "@id"},
    "partOf": {"@id": f"{AS}partOf", "@type": "@id"},
    "startIndex": f"{AS}startIndex",
    "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
    "AnnotationCollection": f"{AS}OrderedCollection",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "@vocab": OA,
}
"""How the JSON keys in use stand for the vocabulary (Web Annotation Vocabulary, appendix A)."""


# -------------------------------------------------------------------------------- judging them


@cache
def vocabulary() -> Mapping[str, Mapping[str, set[str]]]:
    """The W3C's own statements about each term: what they say, and of what."""
    found: dict[str, dict[str, set[str]]] = {}
    line = re.compile(r"<([^>]*)> <[^>]*[#/](\w+)> <([^>]*)>")
    for subject, predicate, about in map(re.Match.groups, line.finditer(VOCABULARY.read_text())):
        found.setdefault(subject, {}).setdefault(predicate, set()).add(about)
    return found


def above(type: str) -> set[str]:
    """A type with all that it is a kind of."""
    parents = vocabulary().get(type, {}).get("subClassOf", set())
    return {type}.union(*map(above, parents))


def expanded(document: str, address: str) -> list[dict[str, Any]]:
    def load(url: str, _options: Any) -> Any:
        assert url == CONTEXT, "nothing is fetched"
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": KEYS}}

    options = {"base": address, "documentLoader": load}
    found: list[dict[str, Any]] = jsonld.expand(json.loads(document), options)
    return found


def misused(value: Any) -> Iterator[str]:
    """Name the terms that are not the vocabulary's, or stand where it does not have them."""
    if isinstance(value, list):
        for each in value:
            yield from misused(each)
    elif isinstance(value, dict):
        types = set().union(*map(above, value.get("@type", ())), set())
        for type in value.get("@type", ()):
            if type.startswith(OA) and type not in vocabulary():
                yield f"no such type: {type}"
        for key, inner in value.items():
            if key.startswith(OA):
                known = vocabulary().get(key)
                if known is None:
                    yield f"no such property: {key}"
                elif types and not types & known.get("domain", types):
                    yield f"{types} has no {key}"
                for each in inner:
                    wanted = known.get("range", set()) if known else set()
                    theirs = set().union(*map(above, each.get("@type", ())), set())
                    if theirs and wanted and not theirs & wanted:
                        yield f"{key} does not take {theirs}"
            yield from misused(inner)


def faults(collection: Mapping[str, Any]) -> list[str]:
    """What the model's MUSTs forbid (https://www.w3.org/TR/annotation-model/, 3 to 5)."""
    found = []

    def must(holds: object, what: str) -> None:
        if not holds:
            found.append(what)

    context = collection.get("@context")
    must(CONTEXT in (context if isinstance(context, list) else [context]), "the context")
    must(collection.get("type") == "AnnotationCollection", "a collection's type")
    page = collection.get("first", {"items": []})
    must(page.get("type", "AnnotationPage") == "AnnotationPage", "a page's type")
    must(collection.get("total") == len(page["items"]), "the total")
    ids = [each.get("id") for each in page["items"]]
    must(len(set(ids)) == len(ids) and all(ids), "one id each")
    for each in page["items"]:
        must(each.get("type") == "Annotation", "an annotation's type")
        must(isinstance(each.get("body"), str), "a body's address")
        must(f"{OA}{each.get('motivation')}" in vocabulary(), "a known motivation")
        targets = targets_of(each)
        must(targets, "a target")
        for target in targets:
            must(isinstance(target.get("source"), str), "exactly one source")
            must(target.get("selector"), "a selector")
            for selector in target.get("selector", ()):
                quote, position = "TextQuoteSelector", "TextPositionSelector"
                if selector.get("type") == quote:
                    must(selector.get("exact"), "exact words")
                    must(not {"prefix", "suffix"} & selector.keys(), "nobody's words around them")
                elif selector.get("type") == position:
                    start, end = selector.get("start"), selector.get("end")
                    numbers = isinstance(start, int) and isinstance(end, int)
                    must(numbers and 0 <= start < end, "a start before an end")
                else:
                    must(selector.get("type") == "FragmentSelector", "a known selector")
                    must(selector.get("value"), "a fragment")
    return found


def targets_of(annotation: Mapping[str, Any]) -> list[dict[str, Any]]:
    target = annotation.get("target", [])
    return target if isinstance(target, list) else [target]


def selectors(target: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["type"]: each for each in target["selector"]}


def anchored(collection: Mapping[str, Any], archive: Path) -> Iterator[str]:
    """Look every position up in the file named by its hash; yield what is not there."""
    files = {
        name_of_file(sha256(file.read_bytes()).hexdigest()): file.read_bytes().decode()
        for file in archive.iterdir()
        if file.is_file()
    }
    for annotation in collection["first"]["items"]:
        for target in targets_of(annotation):
            text = files[target.get("state", {}).get("cached", target["source"])]
            quote, position = (
                selectors(target)[each] for each in ("TextQuoteSelector", "TextPositionSelector")
            )
            if normal(text[position["start"] : position["end"]]) != normal(quote["exact"]):
                yield f"{annotation['id']}: {position}"


# ------------------------------------------------------------------------------------ the tests


@pytest.fixture(scope="module")
def good() -> Lookup:
    verified, findings = checked(GOOD)
    assert verified is not None, findings.format()
    return Lookup(verified)


@pytest.fixture(scope="module")
def own() -> dict[str, Any]:
    """The printings of the records at hand."""
    verified = pipeline.check(ROOT, None).verified
    assert verified is not None
    found: dict[str, Any] = json.loads(web_annotations(Lookup(verified), AT).content)
    return found


@pytest.fixture()
def made(good: Lookup) -> dict[str, Any]:
    """Read anew for each test, which may spoil it."""
    found: dict[str, Any] = json.loads(web_annotations(good, AT).content)
    return found


def test_every_sealed_printing_is_there_in_order(good: Lookup, made: dict[str, Any]) -> None:
    expected = [
        (f"{AT.url}{FILE}#{id}--{printing.source}", f"{AT.url}statements/#{id}", printing.fragments)
        for id, statement in good.project.statements.items()
        for printing in statement.printings
        if good.project.sources[printing.source].archive_file
    ]
    found = [
        (
            each["id"],
            each["body"],
            tuple(selectors(target)["TextQuoteSelector"]["exact"] for target in targets_of(each)),
        )
        for each in made["first"]["items"]
    ]
    assert found == expected
    assert len(found) < sum(len(each.printings) for each in good.project.statements.values())
    assert {each["evidence"] for each in made["first"]["items"]} == {"checked"}


def test_the_model_allows_it(made: dict[str, Any], own: dict[str, Any]) -> None:
    assert faults(made) == []
    assert faults(own) == []
    assert {each["evidence"] for each in own["first"]["items"]} <= {"sealed"}


@pytest.mark.flagship
def test_all_of_the_flagships_printings_are_put_to_the_test(own: dict[str, Any]) -> None:
    assert len(own["first"]["items"]) > 30


def test_every_term_is_the_vocabularys(made: dict[str, Any], own: dict[str, Any]) -> None:
    for each in (made, own):
        terms = expanded(json.dumps(each), f"{AT.url}{FILE}")
        assert list(misused(terms)) == []
        assert json.dumps(terms).count(f"{AT.url}{FILE}#occurrence") >= len(
            each["first"]["items"]
        ), "ours have addresses"


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda c, a, t: c.update({"@context": "https://schema.org"}), "the context"),
        (lambda c, a, t: c.update(total=0), "the total"),
        (lambda c, a, t: c["first"]["items"].append(a), "one id each"),
        (lambda c, a, t: a.update(motivation="gossiping"), "a known motivation"),
        (lambda c, a, t: a.pop("body"), "a body's address"),
        (lambda c, a, t: a.pop("target"), "a target"),
        (lambda c, a, t: t.pop("source"), "exactly one source"),
        (lambda c, a, t: t["selector"][0].update(prefix="a reporter's"), "nobody's words around"),
        (lambda c, a, t: t["selector"][0].update(exact=""), "exact words"),
        (lambda c, a, t: t["selector"][1].update(end=0), "a start before an end"),
        (lambda c, a, t: t["selector"][0].update(type="GuessSelector"), "a known selector"),
    ],
)
def test_what_the_model_forbids_would_be_noticed(
    made: dict[str, Any], spoil: Any, fault: str
) -> None:
    annotation = made["first"]["items"][0]
    spoil(made, annotation, targets_of(annotation)[0])
    assert any(each.startswith(fault) for each in faults(made)), faults(made)


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda a, t: t["selector"][0].update(type="GuessSelector"), "no such type"),
        (lambda a, t: t["selector"][0].update(exactly="x"), "no such property"),
        (lambda a, t: a.update(selector=t["selector"]), "has no"),
        (lambda a, t: t.update(selector=[{"type": "TimeState"}]), "does not take"),
    ],
)
def test_a_term_out_of_place_would_be_noticed(made: dict[str, Any], spoil: Any, fault: str) -> None:
    annotation = made["first"]["items"][0]
    spoil(annotation, targets_of(annotation)[0])
    found = list(misused(expanded(json.dumps(made), AT.url)))
    assert any(fault in each for each in found), found


def test_each_leads_back_to_its_words(made: dict[str, Any]) -> None:
    assert list(anchored(made, GOOD / "archive")) == []


def test_a_position_beside_the_words_would_be_noticed(made: dict[str, Any]) -> None:
    position = targets_of(made["first"]["items"][0])[0]["selector"][1]
    position["start"] += 1
    assert len(list(anchored(made, GOOD / "archive"))) == 1


@pytest.mark.skipif(ARCHIVE is None, reason=WHY_NOT)
def test_each_leads_back_to_its_words_in_the_real_articles(own: dict[str, Any]) -> None:
    assert ARCHIVE is not None
    assert list(anchored(own, ARCHIVE)) == []


def test_a_stated_address_is_the_source_and_the_copy_its_state(tmp_path: Path) -> None:
    root = addressed(tmp_path)
    collection = json.loads(web_annotations(lookup(root), AT).content)
    assert faults(collection) == []
    assert list(misused(expanded(json.dumps(collection), AT.url))) == []
    assert list(anchored(collection, root / "archive")) == []
    [annotation] = collection["first"]["items"]
    first, second = targets_of(annotation)
    copy = name_of_file(sha256((root / "archive/ledger.txt").read_bytes()).hexdigest())
    assert first["source"] == second["source"] == URL
    assert first["state"] == {"type": "TimeState", "cached": copy}
    assert selectors(first)["FragmentSelector"]["value"] == (
        ":~:text=We%20did%20not%20know%20about%20it%2C"
    )


def test_an_inferred_address_is_not_the_source(tmp_path: Path) -> None:
    collection = json.loads(web_annotations(lookup(addressed(tmp_path, "inferred")), AT).content)
    for target in targets_of(collection["first"]["items"][0]):
        assert target["source"].startswith("ni:///sha-256;")
        assert "FragmentSelector" not in selectors(target)
        assert "state" not in target


def test_which_of_several_places_is_meant_is_said(good: Lookup, made: dict[str, Any]) -> None:
    for annotation in made["first"]["items"]:
        id, _, source = annotation["id"].partition("#")[2].partition("--")
        sealed = good.evidence.passages[f"statements/{id}/printings/{source}"].fragments
        for target, place in zip(targets_of(annotation), sealed, strict=True):
            quote = selectors(target)["TextQuoteSelector"]
            assert (quote["occurrence"], quote["paragraph"]) == (place.occurrence, place.paragraph)
            position = selectors(target)["TextPositionSelector"]
            assert (position["start"], position["end"]) == (place.start, place.end)


def test_addresses_lead_from_the_file_where_the_sites_is_not_known(good: Lookup) -> None:
    collection = json.loads(web_annotations(good, UNKNOWN).content)
    assert collection["@context"] == CONTEXT, "our own terms have no address then"
    first = collection["first"]["items"][0]
    assert first["id"].startswith("annotations.json#")
    assert first["body"].startswith("../statements/#")
    quote = selectors(targets_of(first)[0])["TextQuoteSelector"]
    assert set(OURS) <= first.keys() | quote.keys()


def test_a_file_is_named_as_the_standard_has_it() -> None:
    """The example of RFC 6920, 8.1."""
    digest = sha256(b"Hello World!").hexdigest()
    assert name_of_file(digest) == "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"


def test_withheld_words_are_in_none(good: Lookup, made: dict[str, Any]) -> None:
    """Every word in it is one of the records' fragments, among which no withheld one is."""
    fragments = {
        words
        for statement in good.project.statements.values()
        for printing in statement.printings
        for words in printing.fragments
    }
    for annotation in made["first"]["items"]:
        for target in targets_of(annotation):
            assert selectors(target)["TextQuoteSelector"]["exact"] in fragments
    assert good.project.withheld
    assert not any(each.reason in json.dumps(made) for each in good.project.withheld.values())
