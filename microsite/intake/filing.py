"""A read document into a source of the project: what is written where, and then the writing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from microsite import evidence
from microsite.evidence import Article, Unavailable
from microsite.intake.body import Body, propose_body
from microsite.intake.document import Document
from microsite.intake.familiar import Familiar, look
from microsite.intake.left_out import left_out
from microsite.intake.proposal import Proposal, propose
from microsite.intake.trimmed import signs
from microsite.intake.values import Proposed
from microsite.load import Loaded
from microsite.model import SLUG
from microsite.writing import Exists, create, front_matter

SOURCES = "content/sources"
_LONGEST_ID = 60  # characters; an id is part of an address
_EXTENSIONS = {"html": "html", "pdf": "pdf"}


class Refused(Exception):
    """Something that is there already stands in the way. The message says what, and what to do."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A source that is ready to be written, and all that is told of it."""

    id: str
    document: Document
    body: Body
    proposal: Proposal
    article: Article
    """The archived text, cut into body and page."""
    familiar: Familiar
    trimmed: tuple[str, ...]
    """Signs that the copy is not the whole article, each in a clause."""
    left_out: tuple[int, ...]
    """Lines outside the body that read as if they belonged to it, from 1."""
    archived: tuple[tuple[str, bytes], ...]
    """Names and bytes of the files for the archive: the text, and its original if there is one."""
    page: str
    """The file in content/sources/: front matter, and an empty summary, which a check misses."""

    @property
    def name(self) -> str:
        """The file's path below the project's folder."""
        return f"{SOURCES}/{self.id}.md"

    @property
    def around(self) -> tuple[int, ...]:
        """The lines outside the body that hold words, from 1."""
        lines = enumerate(self.document.lines, 1)
        return tuple(n for n, each in lines if each.text.strip() and not self.body.holds(n))


def prepare(
    document: Document, loaded: Loaded, *, id: str | None = None, kind: str | None = None
) -> Prepared:
    """Propose a source for a document that was read. Nothing is written.

    Args:
        document: the article's copy.
        loaded: the project that it is for.
        id: the source's id; made of publisher and day, or of the headline, where none is given.
        kind: what it is, one of the model's kinds of sources; proposed where none is given.

    Raises:
        Refused: its bytes are archived already, the id is taken, or it cannot be one.
    """
    project = loaded.project
    for known, source in project.sources.items():
        if {source.sha256, source.original_sha256} & set(document.hashes.values()):
            raise Refused(
                f"the same bytes are archived already, as source '{known}' "
                f"({SOURCES}/{known}.md). Nothing was written"
            )
    body = propose_body(document)
    publishers = (each.publisher.value for each in project.sources.values())
    proposal = propose(document, body, [each for each in publishers if each])
    taken = loaded.ids.get("sources", frozenset())
    chosen = (
        _checked(id, taken) if id is not None else _free(_proposed_id(document, proposal), taken)
    )
    trimmed = signs(document, body)
    outside = left_out(document, body, proposal.title.value)
    archived = tuple(_archived(chosen, document))
    fields = _fields(document, proposal, body, archived, (trimmed, outside), kind)
    article = evidence.cut(document.content, archived[0][0], body.ranges, body.split)
    assert not isinstance(article, Unavailable), article
    return Prepared(
        chosen,
        document,
        body,
        proposal,
        article,
        look(article, project),
        trimmed,
        outside,
        archived,
        front_matter(fields),
    )


def write(prepared: Prepared, root: Path, archive: Path) -> tuple[Path, ...]:
    """Write the files of a source: into the archive first, then into the project.

    A file of the archive that holds the same bytes already is taken as it is: whoever was killed
    between the two can say the same again.

    Args:
        prepared: the source.
        root: the project's folder.
        archive: the archive's folder, made if it is not there.

    Returns:
        What was written. All of it, or nothing.

    Raises:
        Refused: a file of that name is there already.
        OSError: a file cannot be written.
    """
    files = [(archive / name, content) for name, content in prepared.archived]
    files = [(path, content) for path, content in files if not _holds(path, content)]
    files.append((root / prepared.name, prepared.page.encode()))
    for path, _ in files:
        if path.exists():
            raise Refused(f"{path} is there already. Give another --id. Nothing was written")
    done: list[Path] = []
    try:
        for path, content in files:
            create(path, content)
            done.append(path)
    except (Exists, OSError) as error:
        for path in done:
            path.unlink()
        if isinstance(error, Exists):
            raise Refused(f"{error}. Give another --id. Nothing was written") from error
        raise
    return tuple(done)


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def _checked(id: str, taken: frozenset[str]) -> str:
    if not re.match(SLUG, id):
        raise Refused(
            f"'{id}' cannot be an id: it is part of an address, so write small letters, digits and "
            f"hyphens, such as '{_slug(id) or 'northfield-ledger-2019-03-14'}'"
        )
    if id in taken:
        raise Refused(f"there is a source '{id}' already ({SOURCES}/{id}.md). Give another --id")
    return id


def _proposed_id(document: Document, proposal: Proposal) -> str:
    day = proposal.published.value or ""
    publisher = _slug(proposal.publisher.value or "")
    if publisher:
        return _slug(f"{publisher} {day.partition('/')[0]}")
    return _slug(proposal.title.value or "") or _slug(Path(document.name).stem) or "source"


def _free(id: str, taken: frozenset[str]) -> str:
    count = 2
    free = id
    while free in taken:
        free = f"{id}-{count}"
        count += 1
    return free


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().casefold()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))
    return slug if len(slug) <= _LONGEST_ID else slug[:_LONGEST_ID].rpartition("-")[0]


def _archived(id: str, document: Document) -> Iterator[tuple[str, bytes]]:
    yield f"{id}.txt", document.content
    if document.extracted_with is not None:
        codec = re.sub(r"[^a-z0-9]+", "-", (document.encoding or "").casefold())
        extension = _EXTENSIONS.get(document.form, f"{codec}.txt")
        yield f"{id}.{extension}", document.original


def _fields(
    document: Document,
    proposal: Proposal,
    body: Body,
    archived: Sequence[tuple[str, bytes]],
    doubts: tuple[Sequence[str], Sequence[int]],
    kind: str | None,
) -> dict[str, Any]:
    fields: dict[str, Any] = {"label": proposal.label, "kind": kind or proposal.kind}
    fields |= {name: _known(value) for name, value in proposal.fields}
    fields |= {"archive_file": archived[0][0], "sha256": document.hashes["text"]}
    if len(archived) > 1:
        fields |= {
            "original_file": archived[1][0],
            "original_sha256": document.hashes["original"],
            "extracted_with": document.extracted_with,
        }
    fields["body"] = [list(each) for each in body.ranges]
    if furniture := _furniture(document, body, *doubts):
        fields["furniture"] = furniture
    if body.split != "line":
        fields["paragraphs"] = body.split
    return fields


def _known(proposed: Proposed) -> Mapping[str, str] | str:
    if proposed.basis == "unknown" and proposed.because is None:
        return "unknown"
    parts = {
        "value": proposed.value,
        "basis": proposed.basis,
        "printed": proposed.printed,
        "because": proposed.because,
    }
    return {name: part for name, part in parts.items() if part is not None}


def _furniture(
    document: Document, body: Body, trimmed: Sequence[str], outside: Sequence[int]
) -> str:
    said = []
    if around := _around(document, body):
        said.append(f"What stands around the article: {around}.")
    if outside:
        said.append(f"Not part of the article, though it may read so: {_name_lines(outside)}.")
    if trimmed:
        said.append(f"The copy looks trimmed: {'; '.join(trimmed)}.")
    return " ".join(said)


def _around(document: Document, body: Body) -> str:
    """Name the lines outside the body; blank lines within a range do not part it."""
    ranges: list[tuple[int, int]] = []
    apart = True
    for n, line in enumerate(document.lines, 1):
        if body.holds(n):
            apart = True
        elif line.text.strip():
            ranges[len(ranges) - (not apart) :] = [(n if apart else ranges[-1][0], n)]
            apart = False
    return _listed(ranges)


def _name_lines(numbers: Sequence[int]) -> str:
    """Write numbers of lines as ranges: "lines 1 to 3, 7 and 20 to 31"."""
    ranges: list[tuple[int, int]] = []
    for n in numbers:
        goes_on = bool(ranges) and ranges[-1][1] == n - 1
        ranges[len(ranges) - goes_on :] = [(ranges[-1][0] if goes_on else n, n)]
    return _listed(ranges)


def _listed(ranges: Sequence[tuple[int, int]]) -> str:
    each = [f"{first}" if first == last else f"{first} to {last}" for first, last in ranges]
    word = "line" if len(ranges) == 1 and ranges[0][0] == ranges[0][1] else "lines"
    listed = f"{', '.join(each[:-1])} and {each[-1]}" if len(each) > 1 else "".join(each)
    return f"{word} {listed}" if each else ""
