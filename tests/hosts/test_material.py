"""The theme's search index."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest
from material.plugins.search.plugin import SearchPlugin

from microsite.artifacts import SearchEntry
from microsite.hosts.material import SHARDED, finished, in_shards, is_unused
from microsite.hosts.settings import NoSuchChoice

INDEX = json.dumps(
    {"config": {"lang": ["en"]}, "docs": [{"location": "about/", "title": "x", "text": ""}]}
)
ADDRESSES = {"index.md": "", "words.md": "words/"}


def documents(*entries: SearchEntry) -> list[dict[str, str]]:
    [(path, text)] = finished(INDEX, entries, ADDRESSES, sharded=False)
    assert path == "search/search_index.json"
    found: list[dict[str, str]] = json.loads(text)["docs"]
    return found


def test_what_the_plugin_wrote_stays() -> None:
    assert documents() == json.loads(INDEX)["docs"]


def test_an_entry_leads_to_its_page_or_its_place_there() -> None:
    found = documents(
        SearchEntry("Home", "index.md", "", ()),
        SearchEntry("Words", "words.md", "", ()),
        SearchEntry("Quill", "words.md", "quill", ()),
    )
    assert [each["location"] for each in found] == ["about/", "", "words/", "words/#quill"]


def test_texts_are_escaped_since_the_theme_takes_them_as_markup() -> None:
    _, entry = documents(SearchEntry("A & <B>", "words.md", "b", ("<script>x</script>", "R&D")))
    assert entry["title"] == "A &amp; &lt;B&gt;"
    assert entry["text"] == "<p>&lt;script&gt;x&lt;/script&gt;</p><p>R&amp;D</p>"


ENTRY = SearchEntry("x", "words.md", "x", ("x" * 400_000,))


@pytest.mark.parametrize(
    ("extra", "entries", "parts"),
    [
        ({}, [ENTRY], False),
        ({}, [ENTRY] * 2, True),
        ({"search": "whole"}, [ENTRY] * 2, False),
        ({"search": "shards"}, [], True),
    ],
    ids=["small", "large", "whole", "shards"],
)
def test_a_large_index_is_in_parts_unless_it_is_said_otherwise(
    extra: dict[str, str], entries: list[SearchEntry], parts: bool
) -> None:
    assert in_shards(extra, entries) is parts


def test_another_setting_is_a_mistake() -> None:
    with pytest.raises(NoSuchChoice, match=r"extra\.search: pagefind; write auto, whole"):
        in_shards({"search": "pagefind"}, [])


def test_parts_hold_what_the_whole_index_does() -> None:
    made = finished(INDEX, [ENTRY], ADDRESSES, sharded=True)
    parts = {path: json.loads(text) for path, text in made}
    assert parts["search/texts/0.json"]["docs"] == documents(ENTRY)
    assert parts["search/shards.json"]["config"] == json.loads(INDEX)["config"]


def settings(*languages: str, favicon: str = "assets/favicon.svg", parts: bool = False) -> object:
    """MkDocs' settings, as far as they decide which of the theme's files a page asks for."""
    search = SearchPlugin()
    search.load_config({"lang": list(languages)})
    plugins = {"material/search": search} if languages else {}
    return SimpleNamespace(plugins=plugins, theme={"favicon": favicon}, extra={SHARDED: parts})


@pytest.mark.parametrize(
    ("path", "made_with", "unused"),
    [
        ("assets/javascripts/lunr/min/lunr.de.min.js", settings("en"), True),
        ("assets/javascripts/lunr/min/lunr.de.min.js", settings(), True),
        ("assets/javascripts/lunr/min/lunr.de.min.js", settings("de"), False),
        ("assets/javascripts/lunr/min/lunr.multi.min.js", settings("en", "de"), False),
        ("assets/stylesheets/palette.1.min.css", settings("en"), True),
        ("assets/stylesheets/main.1.min.css", settings("en"), False),
        ("assets/stylesheets/main.1.min.css.map", settings("en"), True),
        ("assets/javascripts/bundle.1.min.js.map", settings("en"), False),
        ("assets/images/favicon.png", settings("en"), True),
        ("assets/images/favicon.png", settings("en", favicon="assets/images/favicon.png"), False),
        ("assets/javascripts/workers/shards.js", settings("en"), True),
        ("assets/javascripts/workers/shards.js", settings("en", parts=True), False),
    ],
)
def test_what_no_page_asks_for_is_not_published(path: str, made_with: object, unused: bool) -> None:
    assert is_unused(path, made_with) == unused
