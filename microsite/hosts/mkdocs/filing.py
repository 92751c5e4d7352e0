"""The files of a site: ours among MkDocs' own, and what is wrong with those put there by hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from microsite.hosts import material, outside, record
from microsite.hosts.mkdocs.state import Build, warn
from microsite.hosts.outside import Late

_SOURCES = "sources/"
"""Where a Markdown file is a record with a summary, whose generated page takes its place."""
_OF_THE_THEME = {".js", ".mjs", ".css", ".wasm", ".json"}
"""Kinds of the theme's files that a page runs or is dressed by."""


def put_files(files: Files, build: Build, config: MkDocsConfig) -> None:
    """Put the generated pages and files among MkDocs' own; warn of what must not stand there."""
    by_hand = [each for each in files if each.src_dir == config.docs_dir]
    inside = _paths(config.nav) if build.framed else build.pages.keys()
    far = [page for page in build.site.pages if page.path not in inside]
    build.outside = outside.outside(config, far)
    made: list[File] = []
    for page in build.site.pages:
        made.append(build.outside.get(page.path) or _generated(config, page.path, ""))
    for artifact in build.site.files:
        make = Late.made if build.is_late(artifact) else _generated
        made.append(make(config, artifact.path, artifact.content))
    made.append(Late.made(config, record.PATH))  # for links to it
    taken = {file.dest_uri: file.src_uri for file in made}
    for file in by_hand:
        _judge(file, files, taken, config)
    for file in made:
        _replace(files, file)
    for file in list(files):
        if material.is_unused(file.src_uri, config):
            files.remove(file)


def _judge(file: File, files: Files, taken: Mapping[str, str], config: MkDocsConfig) -> None:
    """Warn of a file that is to be published; one that stands in the way of ours is put away."""
    name, ours = file.src_uri, taken.get(file.dest_uri)
    if ours is not None and not (ours == name and name.startswith(_SOURCES)):
        warn(name, ["has the address of a page or file that is made; give it another name"])
        files.remove(file)
    elif Path(name).suffix in _OF_THE_THEME and any(
        Path(folder, name).is_file() for folder in config.theme.dirs
    ):
        warn(name, ["stands in the place of one of the theme's own files; give it another name"])


def _paths(nav: Any) -> set[str]:
    """List the paths in a navigation."""
    if isinstance(nav, str):
        return {nav.removeprefix("/")}
    entries = nav.values() if isinstance(nav, dict) else nav or ()
    return {path for entry in entries for path in _paths(entry)}


def _replace(files: Files, file: File) -> None:
    existing = files.get_file_from_path(file.src_uri)
    if existing is not None:
        files.remove(existing)
    files.append(file)


def _generated(config: MkDocsConfig, path: str, content: str | bytes) -> File:
    # Not in the navigation: with an entry per page a build takes quadratic time. mkdocs.yml
    # lists the sections' own pages.
    return File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
