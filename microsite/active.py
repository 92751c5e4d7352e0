"""What a browser does by itself with a page or a file: runs, loads from elsewhere, embeds, leads.

HTML is read as browsers read it (the HTML standard's own parsing, by lexbor), XML by expat, style
sheets by the rules of CSS Syntax Level 3. What stands in `content/` must not do any of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple
from xml.parsers import expat

from microsite.bounds import SHOWN

_HTML = {".html", ".htm", ".shtml"}
_XML = {".svg", ".xml", ".xhtml", ".xht", ".rss", ".atom", ".kml", ".gpx"}
_CSS = {".css"}
_OTHERS = {
    *("", ".md", ".txt", ".csv", ".tsv", ".json", ".geojson", ".jsonl", ".yaml", ".yml", ".bib"),
    *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".woff", ".woff2", ".ttf", ".otf"),
    *(".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".mp4", ".webm", ".ogv", ".vtt", ".srt"),
    *(".pdf", ".docx", ".xlsx", ".odt", ".ods", ".epub", ".zip", ".gz", ".xz", ".db", ".sqlite"),
    *(".js", ".mjs", ".wasm", ".map", ".asc", ".sig"),
}
"""Kinds of files that no browser opens as a page. A script runs only where a page names it."""
_HOLD_OTHERS = {
    *("iframe", "frame", "object", "embed", "applet", "portal", "fencedframe", "template"),
    *("noscript", "noembed", "noframes", "plaintext"),
}
"""Elements that bring in another page, or whose content means another thing to other readers."""
_FETCHED = {"src", "srcset", "imagesrcset", "poster", "data", "background", "ping"}
"""Attributes whose address a browser asks for by itself."""
_FETCH_BY_LINK = {"link", "image", "use", "feimage"}
"""Elements for which it asks for the address of a link, too."""
_FOLLOWED = {"href", "action", "formaction"}
_ELSEWHERE = re.compile(r"(?!data:)(?:[a-z][a-z0-9+.-]*:|[/\\]{2})")
"""The beginning of an address that is not the site's own."""
_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}")
"""The beginning of one in a string of a style sheet, which may be no address."""
_WEB = re.compile(r"(?:https?|mailto|tel):|(?![a-z][a-z0-9+.-]*:)")
_PASSED_OVER = re.compile(r"[\x00-\x20]+")
"""What browsers leave out of an address, or at its ends."""
_SCRIPT = "delete it; a script of the site's own is a file that mkdocs.yml names (extra_javascript)"
_LINK = "link to it"
_OWN = "put the file itself here, or link to it"


class Fault(NamedTuple):
    """Something that must not be there."""

    problem: str
    """The end of a sentence about the page or file, such as `runs a script`."""
    hint: str
    mark: str
    """What to look for in the HTML to find the place; empty for the beginning."""

    def __str__(self) -> str:
        return f"{self.problem}; {self.hint}"


def faults(html: str) -> Iterator[Fault]:
    """Say what of a page, or of a piece of one, would run, load, embed or lead readers away.

    Args:
        html: as it is published.

    Yields:
        Each once.
    """
    from selectolax.lexbor import LexborHTMLParser

    nodes = LexborHTMLParser(html).root
    read = (
        (node.tag or "", node.attributes, node.text(deep=True) if node.tag == "style" else "")
        for node in (nodes.traverse() if nodes is not None else ())
    )
    yield from _once(read)


def of_file(path: Path) -> Iterator[Fault]:
    """Say the same of a file that is published as it stands.

    Args:
        path: the file; by its name it is known what a browser takes it for.

    Yields:
        Each once; of a kind of file that is not known, that it is.
    """
    suffix = path.suffix.lower()
    if suffix in _XML | _HTML | _CSS and path.stat().st_size > SHOWN.most:
        yield Fault(f"is larger than {SHOWN}, the limit", "make it smaller", "")
    elif suffix in _XML:
        yield from _of_xml(path.read_bytes())
    elif suffix in _HTML | _CSS:
        try:
            text = path.read_bytes().decode()
        except UnicodeDecodeError:
            yield Fault("is not in UTF-8", "save it as UTF-8", "")
        else:
            yield from faults(text) if suffix in _HTML else _once([("style", {}, text)])
    elif suffix not in _OTHERS:
        yield Fault(
            f"may be opened as a page, being a {suffix} file", "give it in another form", ""
        )


class _HasEntities(Exception):
    """What is read defines an entity."""


def _of_xml(data: bytes) -> Iterator[Fault]:
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
        yield Fault("defines entities", "write what they stand for", "<!ENTITY")
    except expat.ExpatError as problem:
        # What stands before the mistake is shown, and run.
        yield Fault(f"is no XML: {problem}", "mend it, or give it in another form", "")
    else:
        for each in orders:
            yield Fault(f"gives the browser an order (<?{each[:80]}>)", "delete it", f"<?{each}")
        yield from _once((name, given, "".join(texts)) for name, given, texts in elements)


def _once(elements: Iterable[tuple[str, Mapping[str, str | None], str]]) -> Iterator[Fault]:
    """Judge elements: name, attributes, and of a style its text."""
    yield from dict.fromkeys(
        fault
        for name, attributes, style in elements
        for fault in _of_element(name.lower(), attributes, style)
    )


def _of_element(name: str, attributes: Mapping[str, str | None], style: str) -> Iterator[Fault]:
    mark = f"<{name}"
    if name == "script":
        yield Fault("runs a script", _SCRIPT, mark)
        return  # whatever else it says
    if name in _HOLD_OTHERS:
        yield Fault(f"has <{name}>, which nobody can check", "link to what it is to show", mark)
        return
    if name == "base":
        yield Fault("changes where its links lead (<base>)", "delete it", mark)
    elif name == "meta" and "http-equiv" in attributes:
        yield Fault("gives the browser an order (<meta http-equiv>)", "delete it", mark)
    elif name == "style":
        for address in _of_style(style):
            yield Fault(f"loads {address!r} from elsewhere", _OWN, address)
    for key, value in attributes.items():
        yield from _of_attribute(name, key.lower().rpartition(":")[2], value or "")


def _of_attribute(name: str, key: str, value: str) -> Iterator[Fault]:
    address = _PASSED_OVER.sub("", value).lower()
    fetched = key in _FETCHED or (key in _FOLLOWED and name in _FETCH_BY_LINK)
    listed = re.split(r"[\s,]+", value.lower()) if key.endswith("srcset") else [address]
    shown, mark = repr(value.strip()[:80]), value.strip() or f"<{name}"
    if key.startswith("on"):
        yield Fault(f"runs a script ({key}=)", _SCRIPT, key)
    elif key == "srcdoc":
        yield Fault("brings in another page (srcdoc=)", _LINK, key)
    elif key == "style":
        for each in _of_style(value):
            yield Fault(f"loads {each!r} from elsewhere", _OWN, each)
    elif fetched and any(map(_ELSEWHERE.match, listed)):
        yield Fault(f"loads {shown} from elsewhere", _OWN if key != "ping" else "delete it", mark)
    elif key in _FOLLOWED and not _WEB.match(address):
        yield Fault(f"leads to {shown}, which is no web page", "write https://… or a path", mark)
    elif key in ("action", "formaction") and _ELSEWHERE.match(address):
        yield Fault(f"sends what readers type to {shown}", _LINK, mark)
    elif key in ("to", "from", "by", "values") and "script:" in address:
        yield Fault(f"runs a script ({key}=)", _SCRIPT, key)


def _of_style(style: str) -> Iterator[str]:
    """List the addresses elsewhere in a style sheet, or in the declarations of an attribute."""
    import tinycss2

    left: list[Any] = list(tinycss2.parse_component_value_list(style))
    while left:
        node = left.pop()
        # In @import, and in functions such as url() and image-set(), an address is a string.
        begins = {"url": _ELSEWHERE, "string": _HOST}.get(node.type)
        if begins and begins.match(_PASSED_OVER.sub("", node.value).lower()):
            yield node.value
        left += chain(getattr(node, "content", None) or (), getattr(node, "arguments", None) or ())
