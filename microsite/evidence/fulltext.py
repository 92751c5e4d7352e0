"""The whole text of sources that may be reprinted, for builds that do not have the archive.

A source with `rights: full` is shown whole. `seal` writes the body of its archived copy into
`data/full/<id>.txt`, which is committed; the lock holds its hash and where each paragraph begins in
the copy, so that the places of the quotations can be found in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from microsite import disk
from microsite.evidence.archive import Article
from microsite.evidence.lock import Evidence, SealedText
from microsite.model import Project

FULL_TEXTS = "data/full"
"""The folder of the texts: one file for each source, in UTF-8, an empty line between paragraphs."""

_BETWEEN = "\n\n"


def full_text(article: Article) -> str:
    r"""Write an article's body as its file in data/full/ holds it.

    Line ends inside a paragraph become \n in as many characters as before, so that offsets hold.
    """
    paragraphs = (
        block.place.text.replace("\r\n", " \n").replace("\r", "\n") for block in article.body
    )
    return f"{_BETWEEN.join(paragraphs)}\n"


def paragraphs_of(text: str) -> tuple[str, ...]:
    """Cut the text of such a file into its paragraphs."""
    return tuple(text.removesuffix("\n").split(_BETWEEN))


def seal_text(article: Article) -> SealedText:
    """Make what the lock holds of an article's whole text."""
    starts = tuple(block.place.start for block in article.body)
    return SealedText(hash_text(full_text(article)), starts)


def hash_text(text: str) -> str:
    """Return the SHA-256, in hexadecimal digits, of a text in UTF-8."""
    return sha256(text.encode()).hexdigest()


def full_texts(project: Project, articles: Mapping[str, Article]) -> dict[str, str]:
    """Make the texts of all sources with `rights: full` whose copy is at hand, by source."""
    return {
        id: full_text(articles[id])
        for id, source in project.sources.items()
        if source.rights == "full" and id in articles
    }


def read_full_texts(root: Path) -> dict[str, str]:
    """Read a project's texts, by the names of their files without `.txt`.

    A file that cannot be read is left out, as if it were not there. Git may have changed the line
    ends; they do not count.
    """
    found = {}
    for path in sorted((root / FULL_TEXTS).glob("*.txt")):
        try:
            found[path.stem] = path.read_text("utf-8", errors="replace")
        except OSError:
            continue
    return found


def write_full_texts(root: Path, texts: Mapping[str, str]) -> None:
    """Write the texts, each whole or not at all; files that hold the same already stay as they are.

    Files of other sources are left alone: the check `full-text-not-sealed` names them.
    """
    there = read_full_texts(root)
    for id, text in texts.items():
        if there.get(id) == text:
            continue
        disk.replace(root / FULL_TEXTS / f"{id}.txt", text)


def words_at(
    evidence: Evidence, source: str, text: str, paragraph: int, start: int, end: int
) -> tuple[int, int] | None:
    """Say where words of the archived copy stand in a paragraph of the whole text.

    Args:
        evidence: the lock, which holds the source's text.
        source: the source's id.
        text: the paragraph's text.
        paragraph: which one, from 1.
        start: the first character of the words, from the beginning of the archived copy.
        end: the one after the last.

    Returns:
        Start and end in the paragraph; None where they do not fit into it.
    """
    sealed = evidence.sources[source].full if source in evidence.sources else None
    if sealed is None or not 0 < paragraph <= len(sealed.starts):
        return None
    begin = sealed.starts[paragraph - 1]
    inside = 0 <= start - begin < end - begin <= len(text)
    return (start - begin, end - begin) if inside else None
