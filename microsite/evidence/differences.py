"""How the records, and the archive where it is at hand, differ from the lock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from microsite.evidence.examine import Examination
from microsite.evidence.lock import Evidence, agency_binding, binding
from microsite.evidence.passages import Passage, Step, checkable_sources
from microsite.model import Project

# Field of a source to its name in the lock.
_SEALED_FIELDS = {
    "archive_file": "archive_file",
    "sha256": "sha256",
    "body": "body",
    "paragraphs": "split",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is not as it was sealed, and the way to it in the records."""

    kind: str
    id: str
    path: tuple[Step, ...]
    message: str
    new: bool = False
    """Whether the lock does not know it, or may differ only since another record is not read."""
    key: str = ""
    """The passage's key in the lock, where it is about one."""
    was: str = ""
    """The id under which the lock has these very words, if no record has that id any longer."""


def differences(
    project: Project,
    lock: Evidence,
    examination: Examination | None,
    every: Sequence[Passage],
) -> Iterator[Difference]:
    """Hold a project, and what was found in the archive, against the lock.

    What has a cause of its own is left out: passages that are not in the archive, and all that
    follows from a copy that is not there, is another one, or is not the sealed one.

    Args:
        project: the records.
        lock: what was sealed.
        examination: what the archive holds of them; None where it is not at hand.
        every: the passages of the project.
    """
    doubtful = _of_another_copy(project, examination)
    missed = {miss.passage.key for miss in examination.misses} if examination else set()
    sources = [each for each in _sources(project, lock) if each.id not in doubtful]
    agencies = list(_agencies(project, lock))
    yield from (*sources, *agencies)
    known = {passage.key for passage in every}
    gone = {seal.sha256: key for key, seal in lock.passages.items() if key not in known}
    settled = project.sources.keys() - doubtful - {each.id for each in sources}
    placed = examination.evidence.passages if examination else {}
    for passage in every:
        seal = placed.get(passage.key)
        if seal and seal == lock.passages.get(passage.key):
            continue  # Its hash says that the words and the copy are the sealed ones as well.
        wanted = checkable_sources(passage, project)
        if not wanted or not settled.issuperset(wanted) or passage.key in missed:
            continue
        if not project.sources.keys() >= set(passage.sources):
            continue  # One of its sources could not be read, and may be the one that was sealed.
        place = passage.place(0)
        if message := _passage(passage, wanted, project, lock):
            new = passage.key not in lock.passages
            was = _renamed(passage, wanted, project, gone) if new else ""
            yield Difference(passage.kind, passage.id, place, message, new, passage.key, was)
        elif (
            examination and lock.passages[passage.key] != examination.evidence.passages[passage.key]
        ):
            message = f"the lock gives {_words(wanted)} another place than the archive"
            # A name's place depends on the longer names that other records hold.
            new = "/printed_as/" in passage.key
            yield Difference(passage.kind, passage.id, place, message, new, passage.key)
    if examination is not None and not agencies:
        for id in examination.articles.keys() & settled:
            found, sealed = examination.evidence.sources[id], lock.sources[id]
            # Whole texts have a rule of their own.
            if replace(found, full=None) != replace(sealed, full=None):
                message = "the lock has other counts or mentions for it than the archive"
                yield Difference("sources", id, ("archive_file",), message, new=True)


def _renamed(
    passage: Passage, wanted: tuple[str, ...], project: Project, gone: Mapping[str, str]
) -> str:
    """Return the id of the record that had the passage when it was sealed, if it is another one."""
    for id in wanted:
        source = project.sources[id]
        if key := gone.get(binding(passage, id, source, source.sha256)):
            kind, old, *_ = key.split("/")
            if kind == passage.kind and old != passage.id:
                return old
    return ""


def leftovers(project: Project, lock: Evidence, every: Sequence[Passage]) -> tuple[str, ...]:
    """List the sources, agencies and passages that only the lock has; `every` is the project's."""
    known = {passage.key for passage in every}
    return (
        *sorted(lock.sources.keys() - project.sources.keys()),
        *sorted(lock.agencies.keys() - project.agencies.keys()),
        *sorted(lock.passages.keys() - known),
    )


def _of_another_copy(project: Project, examination: Examination | None) -> set[str]:
    """List the sources whose file in the archive is not the one that they describe."""
    if examination is None:
        return set()
    read = examination.articles.items()
    changed = {id for id, article in read if article.sha256 != project.sources[id].sha256}
    return changed | examination.unavailable.keys()


def _sources(project: Project, lock: Evidence) -> Iterator[Difference]:
    for id, source in project.sources.items():
        sealed = lock.sources.get(id)
        if source.archive_file is None:
            continue
        if sealed is None:
            yield Difference("sources", id, ("archive_file",), "the source is not sealed", new=True)
            continue
        for ours, its in _SEALED_FIELDS.items():
            if getattr(source, ours) != getattr(sealed, its):
                yield Difference("sources", id, (ours,), f"it was sealed with another {ours}")
                break


def _agencies(project: Project, lock: Evidence) -> Iterator[Difference]:
    """Agencies named by other words than those that the sealed mentions were found with."""
    for id, agency in project.agencies.items():
        if id not in lock.agencies:
            yield Difference("agencies", id, ("named_by",), "its mentions are not sealed", new=True)
        elif lock.agencies[id] != agency_binding(agency):
            message = "its mentions were sealed with other named_by or not_mentions"
            yield Difference("agencies", id, ("named_by",), message)


def _words(wanted: tuple[str, ...]) -> str:
    return "these words from " + " or ".join(f"'{each}'" for each in wanted)


def _passage(passage: Passage, wanted: tuple[str, ...], project: Project, lock: Evidence) -> str:
    words = _words(wanted)
    seal = lock.passages.get(passage.key)
    if seal is None:
        return f"{words} are not sealed"
    source = project.sources[seal.source] if seal.source in wanted else None
    if (
        source is None
        or seal.sha256 != binding(passage, seal.source, source, source.sha256)
        or len(seal.fragments) != len(passage.fragments)
    ):
        return f"{words} are not the ones that were sealed"
    return ""
