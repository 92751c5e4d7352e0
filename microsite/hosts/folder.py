"""A folder as a host: everything the site publishes, for another site generator to build.

The folder holds `docs/` (each generated page as Markdown that is one HTML block, the pages written
by hand, all files), `theme/` (our changes of the theme) and `mkdocs.yml`, which Zensical and
ProperDocs both build as it stands. docs/other-hosts.md is its manual.
"""

from __future__ import annotations

import json
import os
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from microsite import links
from microsite.artifacts import Page, Site, TocEntry
from microsite.disk import places
from microsite.hosts.settings import FILE, Settings
from microsite.views.addresses import address

MANIFEST = ".written.json"
"""Lists what was written, each file with the SHA-256 of its content."""

_BUILT = ("site", ".cache")
"""What hosts put beside it. It is left alone."""
_THEMES = ("templates/theme", "templates/elsewhere")
_MKDOCS_OWN = ("assets/javascripts/", "partials/search.html", "sitemap.xml")
"""What in our theme is for MkDocs' search and its list of files; other hosts have their own."""
_LINK = re.compile(r"(?<=\]\()[^)\s#]+\.md\b|(?<=\]: )[^\s#]+\.md\b")
_PRE = re.compile(r"<(pre|textarea)\b.*?</\1>", re.DOTALL)
_BLANK = re.compile(r"\n(?:[ \t]*\n)+")


class NotOurs(Exception):
    """The folder holds something that was not written there by this program."""


def write(
    site: Site,
    root: Path,
    settings: Settings,
    folder: Path,
    wait: Callable[[], None] = lambda: None,
) -> int:
    """Write a site into a folder, all of it or nothing, in one step.

    Args:
        site: the pages and files.
        root: the project's folder, which holds the pages written by hand and the theme.
        settings: the site's configuration.
        folder: where to; made if it is not there. What an earlier run wrote there is replaced, and
            what a host built beside it is kept.
        wait: is called if another command writes there, before waiting for it.

    Returns:
        How many files were written.

    Raises:
        NotOurs: something else is in the folder, or a file that was edited since. Nothing changed.
        OSError: a file cannot be written. Nothing changed.
    """
    folder = folder.resolve()
    _check_ours(folder)
    with places.taken(folder, places.beside(folder, "writing"), wait) as place:
        before = _check_ours(folder)  # once more: somebody may have written there meanwhile
        contents = dict(files(site, root, settings))
        hashes = {path: sha256(content).hexdigest() for path, content in contents.items()}
        for path, content in contents.items():
            same = before.get(path) == hashes[path]
            _put(place.new / path, content, folder / path if same else None)
        (place.new / MANIFEST).write_bytes(_manifest(hashes))
        place.exchange(name for name in _BUILT if os.path.lexists(folder / name))
    return len(contents) + 1


def files(site: Site, root: Path, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Make every file of the folder: its path and its content. A later one takes the place."""
    places = {page.path: place(page.path) for page in site.pages}
    yield FILE, settings.for_other_hosts(site, places).encode()
    yield from _theme(root)
    if site.missing is not None:
        yield "theme/404.html", _missing(site.missing, settings.base).encode()
    for path, file in by_hand(settings.docs):
        if path.endswith(".md") and path not in places:
            yield f"docs/{path}", relinked(file.read_text("utf-8"), path, places).encode()
        elif path not in places:
            yield f"docs/{path}", file.read_bytes()
    for published in site.files:
        text = published.content
        yield f"docs/{published.path}", text.encode() if isinstance(text, str) else text
    for page in site.pages:
        yield f"docs/{place(page.path)}", document(page, settings.site_url).encode()


def place(path: str) -> str:
    """Say where a generated page stands in the folder: its address with `index.md`.

    There a link means the same whether a host takes it as written, as ProperDocs does, or as
    leading from file to file, as Zensical does.
    """
    return f"{address(path)}index.md"


def relinked(markdown: str, path: str, places: Mapping[str, str]) -> str:
    """Have the links of a page written by hand lead to where generated pages stand.

    Args:
        markdown: the page.
        path: the page's own path.
        places: the new paths of generated pages, by the old.
    """
    folder = posixpath.dirname(path)

    def again(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, found[0]))
        return posixpath.relpath(places[target], folder or ".") if target in places else found[0]

    return _LINK.sub(again, markdown)


def by_hand(docs: Path) -> Iterator[tuple[str, Path]]:
    """List the documents and files that people wrote: the path below `docs`, and the file."""
    for file in sorted(docs.rglob("*")):
        path = file.relative_to(docs)
        if file.is_file() and not any(part.startswith(".") for part in path.parts):
            yield path.as_posix(), file


def document(page: Page, site_url: str) -> str:
    """Write a generated page as a Markdown document with front matter.

    Args:
        page: the page.
        site_url: the site's whole address; the page's picture needs one too.
    """
    # The themes of both hosts put a title into their header as it is.
    meta: dict[str, Any] = {"title": escape(page.title), "description": page.description}
    if page.path == "index.md":
        meta["home"] = True  # Zensical's word for it is not what Material's was
    if page.image:
        meta |= {"image": site_url + page.image, "image_alt": page.image_alt}
    if page.structured_data:
        meta["structured_data"] = page.structured_data
    meta["outline"] = [_heading(entry, 1) for entry in page.toc]
    # JSON is YAML, so whatever stands in a title needs no thought.
    return f"---\n{json.dumps(meta, ensure_ascii=False)}\n---\n\n{one_block(page.html)}"


def one_block(html: str) -> str:
    """Write HTML so that Markdown takes all of it for one block of HTML, which it leaves alone.

    Such a block ends at the first blank line (CommonMark 0.31, 4.6), so that there is none: between
    elements it means nothing, and in `<pre>` and `<textarea>` a line end can be written `&#10;`.
    """
    whole = _PRE.sub(lambda found: found[0].replace("\n", "&#10;"), html)
    return _BLANK.sub("\n", whole).strip() + "\n"


def dead_links(site: Site, root: Path, docs: Path) -> Iterator[links.DeadLink]:
    """Find the links on generated pages that lead nowhere."""
    pages = [*site.pages, *([site.missing] if site.missing else [])]
    outlines = {address(page.path): page.body.outline for page in pages}
    others = {address(path) for path, _ in by_hand(docs)} | {file.path for file in site.files}
    theme = {path.removeprefix("docs/") for path, _ in _theme(root)}
    return links.dead_links(outlines, others | theme)


def _heading(entry: TocEntry, level: int) -> dict[str, Any]:
    """Write a heading as the themes of both hosts read it; one asks for `title`, one `content`."""
    title = escape(entry.title, quote=False)
    children = [_heading(child, level + 1) for child in entry.children]
    named = {"title": title, "content": title, "url": f"#{entry.anchor}"}
    return {**named, "level": level, "children": children}


def _theme(root: Path) -> Iterator[tuple[str, bytes]]:
    for folder in _THEMES:
        for path, file in by_hand(root / folder):
            if not path.startswith(_MKDOCS_OWN):
                where = "docs" if path.startswith("assets/") else "theme"
                yield f"{where}/{path}", file.read_bytes()


def _missing(page: Page, base: str) -> str:
    """Write the 404 page as a template. It is shown at any address: its links are absolute."""
    html = links.absolute(page.html, posixpath.join(base, address(page.path)))
    title = json.dumps(page.title, ensure_ascii=False)
    return (
        '{% extends "main.html" %}\n'
        f"{{% set missing = {{'title': {title}}} %}}\n"
        f"{{% block content %}}{{% raw %}}{html}{{% endraw %}}{{% endblock %}}\n"
    )


def _put(file: Path, content: bytes, there: Path | None) -> None:
    """Write a file, or have it be the same one as another that holds the same."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if there is not None:
        # Not all file systems can; then it is written.
        with suppress(OSError):
            file.hardlink_to(there)
            return
    file.write_bytes(content)


def _manifest(hashes: Mapping[str, str]) -> bytes:
    return f"{json.dumps(dict(sorted(hashes.items())), indent=0)}\n".encode()


def _check_ours(folder: Path) -> dict[str, str]:
    """Give what an earlier run wrote, which is all that is there: hashes by path."""
    if not folder.exists():
        return {}
    if not folder.is_dir():
        raise NotOurs(f"{folder} is a file")
    written = _written(folder)
    ours: list[Path] = []
    for where, folders, names in os.walk(folder):
        if where == str(folder):
            folders[:] = [name for name in folders if name not in _BUILT]
            names = [name for name in names if name not in (*_BUILT, MANIFEST)]
        ours += (Path(where, name) for name in names)
    for file in sorted(ours):
        path = file.relative_to(folder).as_posix()
        if written.get(path) != sha256(file.read_bytes()).hexdigest():
            raise NotOurs(f"{file} was not written by this command, or was edited since")
    return written


def _written(folder: Path) -> dict[str, str]:
    try:
        return dict(json.loads((folder / MANIFEST).read_text("utf-8")))
    except FileNotFoundError:
        return {}
