"""A site in another language: a made-up catalog, in which every letter of the interface is wide."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from microsite import pipeline
from microsite.artifacts import Artifact, Site
from microsite.exports.tables import tables
from microsite.shipped import components
from tests.support import GOOD

TEMPLATES = Path(__file__).parents[2] / "templates"
WORD = re.compile(r"[A-Za-z]{2,}")
SEEN = ("title", "aria-label", "alt", "placeholder", "label", "data-some", "data-none")


def wide(value: Any) -> Any:
    """Put another letter in the place of every letter, but for the names of parts in braces."""
    if isinstance(value, dict):
        return {key: wide(each) for key, each in value.items()}
    if isinstance(value, list):
        return [wide(each) for each in value]
    return re.sub(
        r"\{\w+\}|[A-Za-z]",
        lambda found: found[0] if found[0][0] == "{" else chr(ord(found[0]) + 0xFEE0),
        str(value),
    )


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("eo") / "project"
    shutil.copytree(GOOD, root)
    shutil.copytree(TEMPLATES, root / "templates")
    about = root / "data" / "investigation.yaml"
    about.write_text(f"{about.read_text('utf-8')}\nlanguage: eo\n", "utf-8")
    english = yaml.safe_load((TEMPLATES / "strings/en.yaml").read_text("utf-8"))
    made = yaml.safe_dump(wide(english), allow_unicode=True)
    (root / "templates/strings/eo.yaml").write_text(made, "utf-8")
    return root


@pytest.fixture(scope="module")
def site(root: Path) -> Site:
    checked = pipeline.check(root, None)
    assert checked.verified is not None, checked.findings.format()
    imprint = pipeline.Imprint("https://example.org/", "", "")
    return pipeline.publish(checked.verified, root, imprint)


@pytest.fixture(scope="module")
def recorded(root: Path) -> frozenset[str]:
    """Every word that stands in the records, or in an address."""
    files = (*root.glob("data/*"), *root.glob("content/**/*.md"))
    texts = [file.read_text("utf-8") for file in files if file.is_file()]
    paths = "timeline map zoom corrections updates data index https example org"
    return frozenset(WORD.findall(" ".join([*texts, paths]).lower()))


def shown(html: str) -> Iterator[str]:
    """Give what a reader sees or hears, but for code and what says that it is English."""
    tree = HTMLParser(html)
    for hidden in tree.css("pre, code, script, style, [lang=en]"):
        hidden.decompose()
    assert tree.body is not None
    yield re.sub(r"\{\w+\}", "", tree.body.text(separator=" "))
    for node in tree.css("*"):
        for name in SEEN:
            yield re.sub(r"\{\w+\}", "", node.attributes.get(name) or "")


def told(value: Any) -> Iterator[str]:
    """Give the texts of structured data that are for people."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from told(each) if key not in ("@type", "encodingFormat", "name") else ()
    elif isinstance(value, list):
        for each in value:
            yield from told(each)
    elif isinstance(value, str) and not value.startswith(("https://", "http://")):
        yield value


def file(site: Site, path: str) -> str:
    [found] = [each for each in site.files if each.path == path]
    assert isinstance(found, Artifact) and isinstance(found.content, str)
    return found.content


def test_no_english_of_the_interface_is_left_on_any_page(
    site: Site, recorded: frozenset[str]
) -> None:
    # Names of formats and files are no language's.
    names = {"atom", "json", "csv", "bib", "csl", "geojson", "sqlite", "datapackage", "datasette"}
    names |= {"annotations", "sums", "metadata", "sha", "db"}
    # Other people's works keep their names, and so do licenses.
    shipped = components(map=True, font=True, language="eo")
    words = " ".join(f"{each.name} {each.license} {each.home}" for each in shipped)
    names |= set(WORD.findall(words.lower()))
    # The Data page names tables, and the words that stand in them, as the files have them.
    said = [table.name for table in tables()]
    said += [word for table in tables() for each in table.all_columns for word in each.values]
    names |= set(WORD.findall(" ".join(said).replace("_", " ")))
    assert site.missing is not None
    left = {}
    for page in (*site.pages, site.missing):
        texts = (*shown(page.html), page.title, page.description, page.image_alt or "")
        words = {word.lower() for text in texts for word in WORD.findall(text)}
        if strange := words - recorded - names:
            left[page.path] = sorted(strange)
    assert left == {}


def test_search_cards_and_feeds_speak_it_too(site: Site, recorded: frozenset[str]) -> None:
    texts = [text for each in site.search for text in (each.title, *each.paragraphs)]
    feed = json.loads(file(site, "feeds/updates.json"))
    texts += [feed["title"], feed["description"], *(each["title"] for each in feed["items"])]
    assert {word.lower() for text in texts for word in WORD.findall(text)} <= recorded
    assert feed["language"] == "eo"
    assert 'xml:lang="eo"' in file(site, "feeds/updates.xml")
    home = next(page for page in site.pages if page.path == "index.md")
    assert wide("agencies") in home.image_alt


def test_structured_data_and_citations_name_the_language(
    site: Site, recorded: frozenset[str]
) -> None:
    for page in site.pages:
        graph = json.loads(page.structured_data)["@graph"]
        assert {each["inLanguage"] for each in graph if "inLanguage" in each} == {"eo"}
        words = {word.lower() for text in told(graph) for word in WORD.findall(text)}
        assert words - recorded <= {"eo"}, page.path
    home = next(page for page in site.pages if page.path == "index.md")
    assert "&#34;language&#34;: &#34;eo&#34;" in home.html or '"language": "eo"' in home.html


def test_numbers_and_dates_are_written_as_it_does(site: Site) -> None:
    place = next(page for page in site.pages if page.path == "map.md")
    assert re.search(r"\d,\d{3}, −?-?\d+,\d{3}", HTMLParser(place.html).html or "")
    timeline = next(page for page in site.pages if page.path == "timeline.md")
    months = yaml.safe_load((TEMPLATES / "strings/en.yaml").read_text("utf-8"))["dates"]["months"]
    assert any(wide(month) in timeline.html for month in months)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("home:\n", "house:\n", "eo.yaml:"),
        ("lead:", "led:", "the text 'home.lead' is missing"),
        ("{who}", "{wer}", "has {wer}, which no page gives"),
        ("  until_day:", "  bis:", "the text 'dates.until_day' is missing"),
    ],
)
def test_a_text_that_is_not_translated_is_an_error_at_its_place(
    root: Path, tmp_path: Path, old: str, new: str, problem: str
) -> None:
    copy = tmp_path / "project"
    shutil.copytree(root, copy)
    words = copy / "templates/strings/eo.yaml"
    words.write_text(words.read_text("utf-8").replace(old, new), "utf-8")
    checked = pipeline.check(copy, None)
    assert checked.verified is not None
    with pytest.raises(pipeline.UnusableTemplate) as raised:
        pipeline.publish(checked.verified, copy)
    finding = raised.value.finding
    assert problem in str(finding) and finding.rule == "unusable-text"
    assert finding.span.path == "templates/strings/eo.yaml"
