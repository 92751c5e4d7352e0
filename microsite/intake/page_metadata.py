"""What a web page says of itself outside its text: JSON-LD, Open Graph, meta and link elements.

Each value keeps the name of where it stood, since that becomes its reason in the front matter.
Trafilatura reads the same places, yet tells no more than the value, and guesses where they are
silent; it is asked last, for the author alone, and said so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from microsite import text
from microsite.intake.document import Metadata, Stated

_ARTICLES = re.compile(r"(Article|BlogPosting|Report)$")
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://\S+)")
_LEVELS = 9  # of lists within lists that a name may stand in
_WEB = re.compile(r"https?://[^\s/]+(/\S*)?")


def metadata_of(tree: Any, source: str) -> Metadata:
    """Collect a page's metadata.

    Args:
        tree: the page as lxml has it.
        source: the same page as text.
    """
    nodes = list(_nodes(tree))
    article = next((each for each in nodes if _is_article(each)), {})
    named = {each["@id"]: each for each in nodes if isinstance(each.get("@id"), str)}
    article = {key: _whole(value, named) for key, value in article.items()}
    site = (*_json(article, "publisher", "publisher"), *_meta(tree, "og:site_name"))
    body = article.get("articleBody")
    counted = article.get("wordCount")
    words = text.word_count(body) if isinstance(body, str) else _number(counted)
    return Metadata(
        title=tuple(
            Stated(_without_site(each.value, site), each.where)
            for each in (
                *_json(article, "headline", "headline"),
                *_meta(tree, "og:title", "twitter:title"),
                *_element(tree, "title"),
            )
        ),
        authors=tuple(
            each
            for each in (
                *_json(article, "author", "author"),
                *_meta(tree, "author", "article:author", "parsely-author"),
                *_by_layout(source),
            )
            if not _WEB.match(each.value)
        ),
        publisher=site,
        published=(
            *_json(article, "datePublished", "datePublished"),
            *_meta(tree, "article:published_time", "datePublished", "date", "DC.date.issued"),
            *_times(tree),
        ),
        url=tuple(
            each
            for each in (
                *_links(tree, "canonical"),
                *_meta(tree, "og:url"),
                *_saved_from(source),
            )
            if _WEB.fullmatch(each.value)
        ),
        words=words,
        free=_is_free(article),
    )


def _nodes(tree: Any) -> Iterator[Mapping[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            yield from _found(json.loads(script.text_content(), strict=False))
        except (ValueError, RecursionError):  # a number of too many digits is a plain ValueError
            continue  # not our page to mend; the text is read all the same


def _found(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        for each in value:
            yield from _found(each)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _found(value.get(key))


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(each, str) and _ARTICLES.search(each) for each in named)


def _whole(value: Any, named: Mapping[str, Any], levels: int = _LEVELS) -> Any:
    """Put what a node refers to by its `@id` in the place of the reference."""
    if isinstance(value, list):
        return [_whole(each, named, levels - 1) for each in value if levels]
    if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
        return named.get(str(value.get("@id")), value)
    return value


def _json(article: Mapping[str, Any], field: str, called: str) -> Iterator[Stated]:
    names = tuple(_names(article.get(field)))
    if names:
        yield Stated(" and ".join(names), f"{called} in its JSON-LD")


def _names(value: Any, levels: int = _LEVELS) -> Iterator[str]:
    if not levels:
        return
    if isinstance(value, list):
        for each in value:
            yield from _names(each, levels - 1)
    elif isinstance(value, dict):
        yield from _names(value.get("name"), levels - 1)
    elif isinstance(value, str) and (plain := _plain(value)):
        yield plain


def _meta(tree: Any, *names: str) -> Iterator[Stated]:
    for name in names:
        marked = "//meta[@property=$name or @name=$name or @itemprop=$name]/@content"
        for each in tree.xpath(marked, name=name)[:1]:
            if plain := _plain(each):
                yield Stated(plain, name)


def _element(tree: Any, tag: str) -> Iterator[Stated]:
    for each in tree.iter(tag):
        if plain := _plain(each.text_content()):
            yield Stated(plain, f"{tag} element")
        return


def _times(tree: Any) -> Iterator[Stated]:
    for each in tree.xpath("//time[@datetime][@pubdate or @itemprop='datePublished']/@datetime"):
        yield Stated(_plain(each), "time element")


def _links(tree: Any, rel: str) -> Iterator[Stated]:
    for each in tree.xpath("//link[@rel=$rel]/@href", rel=rel)[:1]:
        yield Stated(_plain(each), f"{rel} link")


def _saved_from(source: str) -> Iterator[Stated]:
    if found := _SAVED_FROM.search(source[:4096]):
        yield Stated(found[1], "note of the browser that saved it")


def _by_layout(source: str) -> Iterator[Stated]:
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(source, date_config={"extensive_search": False}, extensive=False)
    if found.author:
        yield Stated(" and ".join(found.author.split("; ")), "layout, as trafilatura reads it")


def _is_free(article: Mapping[str, Any]) -> bool:
    return str(article.get("isAccessibleForFree", True)).casefold() not in ("false", "0", "no")


def _without_site(title: str, site: tuple[Stated, ...]) -> str:
    for each in site:
        for mark in (" | ", " - ", " – ", " — ", " · "):
            title = title.removesuffix(f"{mark}{each.value}")
    return title


def _number(value: Any) -> int | None:
    written = str(value)
    return int(written) if len(written) < 10 and written.isdecimal() else None


def _plain(value: str) -> str:
    return " ".join(value.split())
