"""What people put into `content/` besides records: whether it runs, loads or leads anywhere.

Pages written by hand may hold HTML, and the host and its theme take much from their front matter
and their names. Whoever may only write there must not be able to do to readers what records
cannot: see docs/decisions/0026-hostile-content.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape
from pathlib import Path
from typing import Any
from xml.parsers import expat

_HTML = {".html", ".htm", ".shtml"}
_XML = {".svg", ".xml", ".xhtml", ".xht", ".xsl"}
"""Files that a browser opens as a page; nobody puts a policy into them."""
_OF_THE_THEME = {".js", ".mjs", ".css", ".wasm", ".json"}
_HOLD_OTHERS = {
    *("iframe", "frame", "object", "embed", "applet", "portal", "fencedframe", "template"),
    *("noscript", "noembed", "noframes", "plaintext"),
}
"""Elements that bring in another page, or whose content means another thing to other readers."""
_FETCHED = {"src", "srcset", "imagesrcset", "poster", "data", "background", "ping", "srcdoc"}
"""Attributes whose address a browser asks for by itself."""
_FETCH_BY_LINK = {"link", "image", "use", "feimage"}
"""Elements for which it asks for the address of a link, too."""
_FOLLOWED = {"href", "action", "formaction"}
_ELSEWHERE = re.compile(r"(?!data:)(?:[a-z][a-z0-9+.-]*:|[/\\]{2})")
"""The beginning of an address that is not the site's own."""
_WEB = re.compile(r"(?:https?|mailto|tel):|(?![a-z][a-z0-9+.-]*:)")
_OF_STYLES = re.compile(r"(?:url\s*\(|@import)\s*[\"']?\s*(?:https?:)?//|\\", re.IGNORECASE)
"""What a style asks for elsewhere; a backslash can hide it."""
_PASSED_OVER = re.compile(r"[\x00-\x20]+")
"""What browsers leave out of an address, or at its ends."""


def faults(html: str) -> Iterator[str]:
    """Say what of a piece of HTML would run, load from elsewhere, embed, or lead readers away.

    It is read as browsers read it (the HTML standard's own parsing, by lexbor).

    Args:
        html: a page's content, or a page.

    Yields:
        Each as the end of a sentence about the page, such as `runs a script`; each once.
    """
    from selectolax.lexbor import LexborHTMLParser

    nodes = LexborHTMLParser(html).root
    read = (
        (node.tag or "", node.attributes, node.text(deep=True) if node.tag == "style" else "")
        for node in (nodes.traverse() if nodes is not None else ())
    )
    yield from _once(read)


def tidied(meta: Mapping[str, Any], templates: Path | None) -> tuple[dict[str, Any], list[str]]:
    """Make front matter of a page written by hand safe for a theme that writes it as it is.

    Args:
        meta: what stands in the front matter.
        templates: the folder of the project's own templates.

    Returns:
        What the theme may have of it, and what is wrong with the rest, as in `faults`.
    """
    kept, wrong = dict(meta), []
    for key in ("title", "subtitle", "status"):
        if key in kept:
            kept[key] = as_text(str(kept[key]))
    if kept.pop("structured_data", None) is not None:
        wrong.append("gives structured data, which only generated pages have")
    template = kept.pop("template", None)
    if template is not None and (templates is None or not (templates / str(template)).is_file()):
        wrong.append(f"asks for the template {template!r}, which is not one of templates/theme/")
    elif template is not None:
        kept["template"] = str(template)
    return kept, wrong


def as_text(title: str) -> str:
    """Write a title as HTML that shows it, whether its signs are escaped already or not."""
    return escape(unescape(title))


def of_file(path: Path, name: str, theme: Iterable[str]) -> Iterator[str]:
    """Say what is wrong with a file that is published as it stands.

    Args:
        path: the file.
        name: its path below the documents' folder.
        theme: the folders of the theme, in front of whose own files it may stand.

    Yields:
        Each as in `faults`.
    """
    suffix = path.suffix.lower()
    if suffix in _HTML:
        try:
            html = path.read_bytes().decode()
        except UnicodeDecodeError:
            yield "is not in UTF-8"
        else:
            yield from faults(html)
    elif suffix in _XML:
        yield from _of_xml(path.read_bytes())
    elif suffix in _OF_THE_THEME and any(Path(folder, name).is_file() for folder in theme):
        yield "stands in the place of one of the theme's own files"


def _of_xml(data: bytes) -> Iterator[str]:
    elements: list[tuple[str, dict[str, str], list[str]]] = []
    orders: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        named = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        elements.append((name.rpartition(" ")[2], named, []))

    def entity(*_: object) -> None:
        raise _HasEntities

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.CharacterDataHandler = lambda text: elements[-1][2].append(text)
    parser.ProcessingInstructionHandler = lambda target, _: orders.append(target)
    # A browser makes of an entity what its definition says; nobody needs one in a drawing.
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(data, True)
    except _HasEntities:
        yield "defines entities"
    except expat.ExpatError as problem:
        # What stands before the mistake is shown, and run.
        yield f"is no XML: {problem}"
    else:
        yield from (f"gives the browser an order (<?{each[:80]}>)" for each in orders)
        yield from _once((name, given, "".join(texts)) for name, given, texts in elements)


class _HasEntities(Exception):
    """What is read defines an entity."""


def _once(elements: Iterable[tuple[str, Mapping[str, str | None], str]]) -> Iterator[str]:
    """Judge elements: name, attributes, and of a style its text."""
    yield from dict.fromkeys(
        fault
        for name, attributes, style in elements
        for fault in _of_element(name.lower(), attributes, style)
    )


def _of_element(name: str, attributes: Mapping[str, str | None], style: str) -> Iterator[str]:
    if name == "script":
        yield "runs a script; name its file in mkdocs.yml, under extra_javascript"
    elif name in _HOLD_OTHERS:
        yield f"has <{name}>, which nobody can check; link to what it is to show"
    elif name == "base":
        yield "changes where its links lead (<base>)"
    elif name == "meta" and "http-equiv" in attributes:
        yield "gives the browser an order (<meta http-equiv>)"
    elif name == "style" and _OF_STYLES.search(style):
        yield "may load from elsewhere (<style>)"
    for key, value in attributes.items():
        yield from _of_attribute(name, key.lower().rpartition(":")[2], value or "")


def _of_attribute(name: str, key: str, value: str) -> Iterator[str]:
    address = _PASSED_OVER.sub("", value).lower()
    fetched = key in _FETCHED or (key in _FOLLOWED and name in _FETCH_BY_LINK)
    listed = re.split(r"[\s,]+", value.lower()) if key.endswith("srcset") else [address]
    if key.startswith("on"):
        yield f"runs a script ({key}=)"
    elif key == "style" and _OF_STYLES.search(value):
        yield "may load from elsewhere (style=)"
    elif key == "srcdoc" or (fetched and any(map(_ELSEWHERE.match, listed))):
        yield f"loads from elsewhere ({key}={value.strip()[:80]!r})"
    elif key in _FOLLOWED and not _WEB.match(address):
        yield f"leads to what is no web page ({key}={value.strip()[:80]!r})"
    elif key in ("action", "formaction") and _ELSEWHERE.match(address):
        yield f"sends elsewhere what readers type ({key}=)"
    elif key in ("to", "from", "by", "values") and "script:" in address:
        yield f"runs a script ({key}=)"
