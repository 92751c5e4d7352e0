"""What the engine hands to a host: pages and files, complete, as values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the site: its path under the site's root, with `/`, and its content."""

    path: str
    content: str | bytes


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A heading of a page: its text, the id of its element, and the headings under it."""

    title: str
    anchor: str
    children: tuple[TocEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page: the body is finished HTML and the host puts it into its own frame.

    `path` is where the page's source would stand among the host's documents, for example
    `agencies/northfield.md`; the host makes its address from it.
    """

    path: str
    title: str
    description: str
    html: str
    toc: tuple[TocEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """Everything a build publishes besides the hand-written pages."""

    pages: tuple[Page, ...]
    files: tuple[Artifact, ...]
