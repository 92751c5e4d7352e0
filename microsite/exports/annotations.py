"""Every sealed printing as a W3C Web Annotation (https://www.w3.org/TR/annotation-model/).

An annotation links words in a source with our statement. Its targets are the printing's fragments,
each selected twice: by the words, and by their position. The words stand without the words before
and after them (`prefix`, `suffix`): those are the reporter's, and not ours to publish. Where the
same words stand more than once, the position and `occurrence` say which are meant.

Positions count code points from 0 in the archived file, decoded from UTF-8 and in no way
normalized: line ends count as they are. `source` is that file where no address is stated. Where one
is, `source` is the address and `state` names the file as the copy to read the positions in.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from typing import Any

from microsite.artifacts import Artifact
from microsite.citations import Imprint
from microsite.evidence import SealedFragment
from microsite.jsontext import indented
from microsite.model import Printing, Source
from microsite.structured import Identifiers, Node
from microsite.text.directive import DELIMITER, directive
from microsite.views.lookup import Lookup, printing_key

FILE = "data/annotations.json"
MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
"""What it is, whatever a host calls it (https://www.w3.org/TR/annotation-protocol/, 3.1)."""
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
TEXT_FRAGMENTS = "https://wicg.github.io/scroll-to-text-fragment/"
OURS = ("evidence", "occurrence", "paragraph")
"""Terms that the model has no word for: `checked` or `sealed`; which of several places in the
article that print these words, from 1; and which of its paragraphs, from 1."""


def web_annotations(lookup: Lookup, imprint: Imprint) -> Artifact:
    """Make the file: a collection whose only page is inside it, in the order of the records."""
    # As seen from its folder, which is where a relative address in it leads from.
    ids = Identifiers(imprint, "data/index.md")
    items = [
        _annotation(lookup, ids, id, printing)
        for id, statement in lookup.project.statements.items()
        for printing in statement.printings
        if printing_key(id, printing.source) in lookup.evidence.passages
    ]
    collection: Node = {
        "@context": _context(ids),
        "id": ids.page(FILE),
        "type": "AnnotationCollection",
        "label": lookup.project.investigation.title,
        "total": len(items),
    }
    if items:
        page = {
            "id": ids.page(FILE, "page--1"),
            "type": "AnnotationPage",
            "partOf": ids.page(FILE),
            "startIndex": 0,
            "items": items,
        }
        collection |= {"first": page, "last": page["id"]}
    return Artifact(FILE, indented(collection, 1))


def name_of_file(sha256: str) -> str:
    """Name a file by its content: `ni:///sha-256;…` (RFC 6920, 3), without padding (its section 5).

    Args:
        sha256: the SHA-256 of its bytes, in hexadecimal.
    """
    return f"ni:///sha-256;{urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip('=')}"


def _context(ids: Identifiers) -> Any:
    """Give our own terms addresses, in this very file; there are none without the site's own."""
    if not ids.imprint.url:
        return CONTEXT
    return [CONTEXT, {term: ids.page(FILE, term) for term in OURS}]


def _annotation(lookup: Lookup, ids: Identifiers, id: str, printing: Printing) -> Node:
    sealed = lookup.evidence.passages[printing_key(id, printing.source)]
    places = zip(printing.fragments, sealed.fragments, strict=True)
    source = lookup.project.sources[printing.source]
    scope = ids.page(lookup.link("sources", printing.source).page)
    targets = [_target(source, scope, words, place) for words, place in places]
    return {
        # Two hyphens in a row stand in no record's id, so that this is no other one's.
        "id": ids.page(FILE, f"{id}--{printing.source}"),
        "type": "Annotation",
        "motivation": "linking",
        "evidence": "checked" if lookup.verified.archive_checked else "sealed",
        "body": ids.of(lookup.link("statements", id)),
        "target": targets,
    }


def _target(source: Source, scope: str, words: str, place: SealedFragment) -> Node:
    """Select one fragment in its source; `scope` is our page about the source."""
    # A sealed printing's source is archived.
    copy = name_of_file(source.sha256 or "")
    url = source.url.value if source.url.basis == "stated" else None
    state = {"state": {"type": "TimeState", "cached": copy}} if url else {}
    return {
        "type": "SpecificResource",
        "source": url or copy,
        "scope": scope,
        **state,
        "selector": list(_selectors(words, place, addressed=url is not None)),
    }


def _selectors(words: str, place: SealedFragment, *, addressed: bool) -> Iterator[Node]:
    yield {
        "type": "TextQuoteSelector",
        "exact": words,
        "occurrence": place.occurrence,
        "paragraph": place.paragraph,
    }
    yield {"type": "TextPositionSelector", "start": place.start, "end": place.end}
    if addressed:
        fragment = f"{DELIMITER}{directive(words)}"
        yield {"type": "FragmentSelector", "conformsTo": TEXT_FRAGMENTS, "value": fragment}
