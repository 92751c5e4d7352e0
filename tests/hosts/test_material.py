"""The theme's search index."""

from __future__ import annotations

import json

from microsite.artifacts import SearchEntry
from microsite.hosts.material import with_entries

INDEX = json.dumps(
    {"config": {"lang": ["en"]}, "docs": [{"location": "about/", "title": "x", "text": ""}]}
)
ADDRESSES = {"index.md": "", "words.md": "words/"}


def documents(*entries: SearchEntry) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(with_entries(INDEX, entries, ADDRESSES))["docs"]
    return found


def test_what_the_plugin_wrote_stays() -> None:
    written = json.loads(with_entries(INDEX, (), ADDRESSES))
    assert written == json.loads(INDEX)


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
