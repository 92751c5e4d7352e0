"""A project's own words, all the way from data/vocabulary.yaml to pages and files."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import textwrap
from contextlib import closing
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from microsite import pipeline
from microsite.artifacts import Site
from microsite.views.lookup import Lookup
from tests.made_up_region import write_region
from tests.support import GOOD, MINIMAL, checked, edited, loaded, said

WORDS = """
stances:
  - {word: supportive, label: in favor, description: it praises what is done}
channels:
  - {word: text message, label: by text message, description: sent to a phone}
source_kinds:
  - {word: broadcast, label: Broadcast, description: said on the radio, like: news article}
  - {word: minutes, label: Minutes, description: notes of a meeting, like: document}
event_kinds:
  - {word: council date, label: Council date, description: a meeting to come, like: plan}
bill_kinds:
  - {word: ordinance, label: Ordinance, description: a law of a town, like: act}
response_kinds:
  - {word: declined to comment, label: Declined to comment,
     description: a source says that it would not comment, like: did not respond}
  - {word: written answer, label: In writing, description: sent by letter, like: statement}
  - {word: never asked, label: Nobody asked, description: nobody put the question,
     like: not known to have been asked}
  - {word: did not respond, label: Gave no answer, description: no answer came}
precisions:
  - {word: neighborhood, label: neighborhood, description: the middle of a part of town,
     like: town center, where: in the middle of a neighborhood}
"""
ABOUT = "\ndistances: kilometers\npublic_bodies: false\n"
EDITS = (
    ("data/vocabulary.yaml", "", WORDS),
    ("content/sources/council-minutes.md", "kind: document", "kind: minutes"),
    ("content/sources/valley-radio.md", "kind: news article", "kind: broadcast"),
    ("data/events.yaml", "kind: plan", "kind: council date"),
    ("data/responses.yaml", "kind: did not immediately respond", "kind: declined to comment"),
    ("data/responses.yaml", "kind: not known to have been asked", "kind: never asked"),
    (
        "data/responses.yaml",
        "kind: statement\n  says: The department did not know",
        "kind: written answer\n  says: The department did not know",
    ),
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = edited(tmp_path_factory.mktemp("words"), *EDITS, of=GOOD)
    about = root / "data/investigation.yaml"
    about.write_text(about.read_text("utf-8") + ABOUT, "utf-8")
    for name, old, new in (
        ("data/agencies.yaml", "precision: campus", "precision: neighborhood"),
        ("data/statements.yaml", "stance: defense", "stance: supportive"),
        ("data/statements.yaml", "channel: email", "channel: text message"),
    ):
        text = (root / name).read_text("utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new), "utf-8")
    shutil.copytree(Path(__file__).parents[1] / "templates", root / "templates")
    (root / "data" / "geo").mkdir()
    write_region(root / "data" / "geo")
    return root


@pytest.fixture(scope="module")
def site(root: Path) -> Site:
    found = pipeline.check(root, None)
    assert found.verified is not None, found.findings.format()
    assert found.findings.format() == ""
    return pipeline.publish(found.verified, root)


def page(site: Site, path: str) -> HTMLParser:
    return HTMLParser(next(each.html for each in site.pages if each.path == path))


def file(site: Site, path: str) -> str | bytes:
    return next(each.content for each in site.files if each.path == path)


def test_readers_see_the_labels(site: Site) -> None:
    agencies = page(site, "agencies/index.md").text()
    assert "In writing" in agencies and "Nobody asked" in agencies
    assert "Declined to comment" in page(site, "agencies/eastbrook-police.md").text()
    assert "Council date" in page(site, "timeline.md").text()
    statements = page(site, "statements/index.md")
    assert "in favor" in statements.text() and "by text message" in statements.text()
    assert "Minutes" in page(site, "sources/index.md").text()
    assert "neighborhood, Millbrook" in page(site, "map.md").text()
    assert "in the middle of a neighborhood" in page(site, "map.md").text()


def test_an_added_word_counts_as_the_one_it_is_like(root: Path, site: Site) -> None:
    verified, _ = checked(root)
    assert verified is not None
    lookup = Lookup(verified)
    # Its own words before a report of them, whatever a newsroom calls the two.
    assert lookup.leading_response("northfield-police") == "northfield-did-not-know"
    timeline = page(site, "timeline.md").text()
    assert "No source says that anybody asked the college" not in timeline
    mark = page(site, "agencies/eastbrook-police.md").css_first(".ms-rung--did-not-respond")
    assert mark is not None and "Declined to comment" in mark.text()
    csl = json.loads(str(file(site, "data/sources.csl.json")))
    assert {each["id"]: each["type"] for each in csl}["valley-radio"] == "article-newspaper"


def test_on_the_maps_words_that_count_alike_share_a_mark_and_keep_their_names(root: Path) -> None:
    both = edited(
        root.parent / "alike",
        ("data/responses.yaml", "kind: never asked", "kind: did not respond"),
        ("data/responses.yaml", "value: 2022-11-20", "value: 2022-10-04"),
        ("data/responses.yaml", "kind: written answer", "kind: reported statement"),
        ("data/responses.yaml", "  statement: holt-did-not-know\n", ""),
        of=root,
    )
    text = (both / "data/responses.yaml").read_text("utf-8")
    last = text.index("- id: eastbrook-nobody-needs-to-know")
    end = text.index("- id: millbrook-not-known")
    (both / "data/responses.yaml").write_text(text[:last] + text[end:], "utf-8")
    found = pipeline.check(both, None)
    assert found.verified is not None, found.findings.format()
    drawn = page(pipeline.publish(found.verified, both), "map.md")
    labels = [each.text() for each in drawn.css(".ms-legend__item span:not(.ms-legend__count)")]
    assert "Gave no answer; Declined to comment" in labels
    told = " ".join(each.text() for each in drawn.css("desc"))
    assert "Declined to comment: Eastbrook" in told and "Gave no answer: Millbrook" in told


def test_what_else_the_investigation_configures(site: Site) -> None:
    assert " km" in page(site, "map.md").css_first(".ms-map__scale").text()
    script = str(file(site, "assets/map.js"))
    assert '"imperial": false' in script
    [agency] = [each for each in site.pages if each.path == "agencies/northfield-police.md"]
    assert "GovernmentOrganization" not in agency.structured_data


def test_files_hold_the_words_as_typed_and_say_what_they_mean(site: Site) -> None:
    responses = json.loads(str(file(site, "data/responses.json")))
    text = json.dumps(responses)
    assert "declined to comment" in text and "Declined to comment" not in text
    package = json.loads(str(file(site, "data/datapackage.json")))
    table = next(each for each in package["resources"] if each["name"] == "responses")
    kind = next(each for each in table["schema"]["fields"] if each["name"] == "kind")
    assert kind["constraints"]["enum"] == [
        "statement",
        "written answer",
        "reported statement",
        "did not immediately respond",
        "did not respond",
        "declined to comment",
        "not known to have been asked",
        "never asked",
    ]
    meaning = "declined to comment: a source says that it would not comment"
    assert meaning in kind["description"]
    assert meaning in str(file(site, "data/datasette-metadata.json"))
    assert meaning in page(site, "data/index.md").text()
    content = file(site, "data/records.db")
    assert isinstance(content, bytes)
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(content)
        assert database.execute(
            "SELECT count(*) FROM responses WHERE kind = 'declined to comment'"
        ).fetchone() == (1,)
        with pytest.raises(sqlite3.IntegrityError):
            database.execute("UPDATE responses SET kind = 'said nothing'")


def test_a_misspelled_word_is_found_where_it_stands_with_the_projects_own_suggested(
    tmp_path: Path,
) -> None:
    words = "stances:\n  - {word: supportive, label: in favor, description: it praises}\n"
    root = edited(
        tmp_path,
        ("data/vocabulary.yaml", "", words),
        ("data/statements.yaml", "stance: descriptive", "stance: suportive"),
    )
    _, findings = checked(root)
    [finding] = [each for each in findings if each.rule == "wrong-value"]
    assert finding.hint == "did you mean 'supportive'?"
    assert (finding.span.path, finding.span.line) == ("data/statements.yaml", 7)


def test_words_that_have_to_be_quoted_and_asked_about_follow_their_standard_word(
    tmp_path: Path,
) -> None:
    words = (
        "response_kinds:\n"
        "  - {word: never asked, label: x, description: y, like: not known to have been asked}\n"
        "  - {word: letter, label: x, description: y, like: statement}\n"
    )
    silent = ("data/responses.yaml", "kind: statement", "kind: never asked")
    root = edited(tmp_path, ("data/vocabulary.yaml", "", words), silent)
    # What was not asked has no statement, by whatever name.
    assert said(root, "wrong-value") == [
        "data/responses.yaml:1:3: kind: statement and a statement's id go together"
    ]
    other = tmp_path / "other"
    letter = ("data/responses.yaml", "kind: statement", "kind: letter")
    without = ("data/responses.yaml", "  statement: holt-did-not-know\n", "")
    root = edited(other, ("data/vocabulary.yaml", "", words), letter, without)
    assert said(root, "wrong-value") == [
        "data/responses.yaml:1:3: kind: letter and a statement's id go together"
    ]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (
            "response_kinds:\n"
            "  - {word: mum, label: Mum, description: said nothing, like: did not respond}\n"
            "  - {word: Mum, label: Mum, description: said nothing, like: did not respond}\n",
            "3:12: error[unusable-word]: 'Mum' stands in 'response_kinds' already; delete it here",
        ),
        (
            "stances:\n  - {word: Critical, label: critical, description: it finds fault}\n",
            "2:12: error[unusable-word]: 'Critical' is a standard word written otherwise; "
            "write 'critical', or another word",
        ),
        (
            "response_kinds:\n"
            "  - {word: mum, label: Mum, description: said nothing, like: did not answer}\n",
            "2:62: error[wrong-value]: 'like' cannot be 'did not answer'; "
            "did you mean 'did not respond'?",
        ),
        (
            "bill_kinds:\n  - {word: motion, label: Motion, description: asked for}\n",
            "2:5: error[missing-field]: 'like' is missing; "
            "add the standard word that it counts as (bill, act, proposal)",
        ),
        (
            "bill_kinds:\n  - {word: act, label: Law, description: passed, like: bill}\n",
            "2:50: error[unusable-word]: 'act' counts as nothing else: "
            "it is one of the standard words; delete 'like'",
        ),
        (
            "precisions:\n  - {word: block, label: block, description: a b, like: building}\n",
            "2:5: error[missing-field]: 'where' is missing; "
            "add what follows “A mark stands” in the map's caption",
        ),
        (
            "channels:\n  - {word: fax, label: by fax, description: faxed, where: there}\n",
            "2:52: error[unusable-word]: only a precision says 'where' its point stands; "
            "delete 'where'",
        ),
        (
            "stances:\n  - {word: pro/con, label: both, description: it weighs}\n",
            "2:12: error[wrong-value]: 'word' is not a word of a vocabulary; "
            "use letters, digits, and single spaces or hyphens",
        ),
        (
            "stances:\n  - {word: mixed, label: '{both}', description: it weighs}\n",
            "2:26: error[wrong-value]: 'label' is not a text for readers; take out the braces",
        ),
        (
            "stance:\n  - {word: mixed, label: both, description: it weighs}\n",
            "1:1: error[unknown-field]: there is no field 'stance'; did you mean 'stances'?",
        ),
        ("- mixed\n", "1:1: error[wrong-type]: "),
        ("stances: [mixed]\n", "1:11: error[wrong-type]: "),
    ],
)
def test_a_mistake_in_the_file_is_one_finding_at_its_place(
    tmp_path: Path, text: str, finding: str
) -> None:
    root = edited(tmp_path, ("data/vocabulary.yaml", "", text))
    verified, findings = checked(root)
    assert verified is None
    assert len(findings) == 1
    assert findings.format().startswith(f"data/vocabulary.yaml:{finding}")


@pytest.mark.parametrize(
    "text",
    [
        "stances:\n  - {word: mixed, label: both}\n",
        "stances:\n  - {word: mixed, label: both, description: a, like: denial}\n",
        "stances: [{word: mixed\n",
        "- word: mixed\n",
    ],
)
def test_a_record_gets_no_finding_for_a_word_that_stands_in_a_file_with_a_mistake(
    tmp_path: Path, text: str
) -> None:
    use = ("data/statements.yaml", "stance: descriptive", "stance: mixed")
    _, findings = checked(edited(tmp_path, ("data/vocabulary.yaml", "", text), use))
    assert {each.span.path for each in findings} <= {"data/vocabulary.yaml", "data/statements.yaml"}
    assert "stance" not in " ".join(
        each.message for each in findings if each.span.path == "data/statements.yaml"
    ) or text.startswith("- word")


def test_without_the_file_or_with_an_empty_one_the_standard_words_hold(tmp_path: Path) -> None:
    plain = loaded(MINIMAL).project.vocabulary
    empty = edited(tmp_path, ("data/vocabulary.yaml", "", "# none yet\n"))
    assert loaded(empty).project.vocabulary == plain
    assert checked(empty)[1].format() == ""


def test_the_example_in_the_docs_is_one(tmp_path: Path) -> None:
    docs = (Path(__file__).parents[1] / "docs/your-own.md").read_text("utf-8")
    [example] = [
        textwrap.dedent(block)
        for block in re.findall(r"```yaml\n(.*?)```", docs, re.DOTALL)
        if "response_kinds:" in block
    ]
    root = edited(tmp_path, ("data/vocabulary.yaml", "", example))
    assert checked(root)[1].format() == ""
    assert loaded(root).project.vocabulary.response_kind("declined to comment") == "did not respond"
