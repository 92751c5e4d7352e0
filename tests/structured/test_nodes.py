"""Records as nodes: words as printed, what the copy states, nothing that is only inferred."""

from __future__ import annotations

import json
from dataclasses import replace

from microsite import evidence
from microsite.artifacts import Page
from microsite.checks import Verified
from microsite.dates import parse
from microsite.model import KnownDate
from microsite.structured.graph import Identifiers, node, script
from microsite.structured.nodes import Nodes, day, stated_day
from microsite.views.lookup import Lookup
from microsite.views.quotes import fullest_printing
from tests.schema_org import faults
from tests.structured.conftest import AT, Find
from tests.support import GOOD


def test_all_of_it_is_schema_orgs(pages: dict[str, Page]) -> None:
    documents = {
        f"{AT.url}{path.removesuffix('index.md').replace('.md', '/')}": page.structured_data
        for path, page in pages.items()
    }
    # A page written by hand, which the theme describes.
    method = node("WebPage", f"{AT.url}methodology/")
    assert faults({**documents, method["@id"]: script([method])}) == []


def test_a_quotation_is_printed_words_with_who_said_them_as_what(
    verified: Verified, find: Find
) -> None:
    several = 0
    for id, record in verified.project.statements.items():
        node = find("statements/index.md", f"statements/#{id}")
        parts = sorted(node.get("hasPart", ()), key=lambda part: part["position"])
        words = [part["text"] for part in parts] or [node["text"]]
        printing = fullest_printing(record)
        assert node["isBasedOn"]["@id"] == f"{AT.url}sources/{printing.source}/#top"
        assert words == list(printing.fragments)
        several += len(words) > 1
        if set(record.speakers) <= set(verified.project.documents):
            assert node["isPartOf"] and "creator" not in node
        elif set(record.speakers) <= set(verified.project.people):
            assert node["creator"]["@type"] == "Role"
            assert node["creator"]["roleName"] == record.capacity
            assert len(_listed(node["creator"]["creator"])) == len(record.speakers)
        else:
            assert len(_listed(node["creator"])) == len(record.speakers)
        assert "spokenByCharacter" not in node
    assert several


def test_who_is_taken_for_the_speaker_is_not_said_to_be_it(verified: Verified) -> None:
    lookup = Lookup(verified)
    nodes = Nodes(lookup, Identifiers(AT, "statements/index.md"), str)
    [id] = [id for id, each in verified.project.statements.items() if each.on_behalf_of][:1]
    assert "creator" in nodes.quotation(id)
    record = verified.project.statements[id].model_copy(update={"attribution": "inferred"})
    statements = {**verified.project.statements, id: record}
    changed = replace(verified, project=replace(verified.project, statements=statements))
    unsure = Nodes(Lookup(changed), Identifiers(AT, "statements/index.md"), str).quotation(id)
    assert not {"creator", "isPartOf", "sourceOrganization", "creditText"} & unsure.keys()
    assert "isBasedOn" in unsure


def test_a_source_says_what_its_copy_states(verified: Verified, find: Find) -> None:
    node = find("sources/northfield-ledger.md", "sources/northfield-ledger/#top")
    assert node["@type"] == "NewsArticle"
    assert node["headline"] == "Records show plate data went to tow company"
    assert node["creditText"] == "Ada Finch"
    assert node["publisher"] == {"@type": "Organization", "name": "Northfield Ledger"}
    assert node["datePublished"] == "2022-10-04"
    assert "url" not in node, "it is inferred"
    assert node["encoding"]["sha256"] == verified.project.sources["northfield-ledger"].sha256
    # Markdown is our form and nobody else's.
    assert "[" not in node["abstract"] and "the state House" in node["abstract"]


def test_what_is_inferred_or_unknown_of_a_source_is_absent(verified: Verified, find: Find) -> None:
    said = {"headline": "title", "creditText": "byline", "publisher": "publisher", "url": "url"}
    absent = 0
    for id, record in verified.project.sources.items():
        node = find(f"sources/{id}.md", f"sources/{id}/#top")
        for name, field in said.items():
            stated = getattr(record, field).basis == "stated"
            assert (name in node) == stated, f"{id}: {name}"
            absent += not stated
    assert absent


def test_only_one_certain_day_becomes_a_date() -> None:
    assert day(parse("2019-03-13")) == "2019-03-13"
    vague = ("2019", "2019-03", "2019-03-13~", "2019-03-13?", "2019-03-13/2019-03-14", "201X")
    for text in (*vague, "2019-03-13/..", "../2019-03-13", "XXXX", "2019-21", "2019-03-XX"):
        assert day(parse(text)) is None, text
    assert day(None) is None


def test_a_day_that_we_conclude_is_no_date() -> None:
    because = {"because": "It was a Wednesday."}
    inferred = KnownDate.model_validate({"value": "2019-03-13", "basis": "inferred", **because})
    stated = KnownDate.model_validate({"value": "2019-03-13", "basis": "stated"})
    assert (stated_day(inferred), stated_day(stated)) == (None, "2019-03-13")


def test_an_events_date_is_there_only_where_its_day_is_stated(
    verified: Verified, find: Find
) -> None:
    dated = {
        id: find("timeline.md", f"timeline/#{id}").get("startDate")
        for id in verified.project.events
    }
    assert dated == {id: stated_day(each.date) for id, each in verified.project.events.items()}
    assert None in dated.values() and any(dated.values())


def test_a_point_says_what_it_marks_and_belongs_to_the_place(
    verified: Verified, find: Find
) -> None:
    for id, record in verified.project.agencies.items():
        agency = find(f"agencies/{id}.md", f"agencies/{id}/#top")
        assert "geo" not in agency, "a town's center is not where the police are"
        place = agency["location"]
        # The gazetteer's number of a campus is not the town's.
        in_town = record.location.precision == "town center"
        assert place.get("name") == (record.place if in_town else None)
        assert place["geo"]["description"] == record.location.precision


def test_who_is_not_named_has_no_name(verified: Verified, find: Find) -> None:
    unnamed = [id for id, each in verified.project.people.items() if not each.named]
    assert unnamed
    for id in unnamed:
        node = find("people.md", f"people/#{id}")
        assert "name" not in node and node["description"]


def test_a_bill_is_passed_by_nobody_and_a_proposal_is_no_law(
    verified: Verified, find: Find
) -> None:
    for id, record in verified.project.bills.items():
        node = find("bills.md", f"bills/#{id}")
        assert node["@type"] == ("Thing" if record.kind == "proposal" else "Legislation")
        assert "legislationPassedBy" not in node
        assert node.get("legislationIdentifier") == (
            None if record.number == "unnamed" or record.kind == "proposal" else record.number
        )


def test_nothing_withheld_is_said(verified: Verified, pages: dict[str, Page]) -> None:
    """Neither the words, which stand in the archive alone, nor where they are, nor why."""
    everything = "\n".join(page.structured_data for page in pages.values())
    assert verified.project.withheld
    examined = evidence.examine(verified.project, evidence.Archive(GOOD / "archive"))
    every = {
        entry.key: quotation.words
        for id, article in examined.articles.items()
        for quotation in evidence.quotations(id, examined)
        for entry in evidence.withholdings(id, quotation, article)
    }
    for key, withheld in verified.project.withheld.items():
        words = every[key].strip("“”\"'‘’,. ")
        assert words and words not in everything
        assert withheld.reason not in everything
        assert not withheld.note or withheld.note not in everything


def test_nobodys_claim_is_judged(pages: dict[str, Page]) -> None:
    for page in pages.values():
        for type in ("ClaimReview", "Claim", "Review", "Rating"):
            assert f'"@type":"{type}"' not in page.structured_data
        assert json.loads(page.structured_data)["@context"] == "https://schema.org"


def _listed(value: object) -> list[dict[str, object]]:
    return value if isinstance(value, list) else [value] if value else []  # type: ignore[list-item]
