"""MkDocs as a host: it is handed finished pages and files and puts them into its theme.

The only module that knows MkDocs. Each function is the event of the same name; `build.py` passes
them on.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.__main__ import cli as mkdocs_command
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from microsite import artifacts, links, pipeline

log = get_plugin_logger("microsite")


@dataclass(slots=True)
class _Build:
    """What one build carries from event to event."""

    site: artifacts.Site
    pages: dict[str, artifacts.Page] = field(init=False)

    def __post_init__(self) -> None:
        self.pages = {page.path: page for page in self.site.pages}


_builds: dict[str, _Build] = {}
"""The running build, by configuration file."""


def build_site(root: Path, *, strict: bool) -> None:
    """Build the site of the project in a folder: what `mkdocs build` does and prints.

    Raises:
        SystemExit: at the end, with code 1 if the build stopped.
    """
    configuration = str(root / "mkdocs.yml")
    mkdocs_command(["build", "--strict" if strict else "--no-strict", "-f", configuration])


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check everything and render, before MkDocs empties the folder of the last good site."""
    root = Path(config.config_file_path).parent
    archive = pipeline.archive_at_hand(root)
    if archive is not None and not archive.is_dir():
        raise Abort(f"There is no folder {archive}: check MICROSITE_ARCHIVE. The last site stays.")
    checked = pipeline.check(root, archive)
    if checked.findings:
        print(checked.findings.format(), file=sys.stderr)
    if checked.verified is None or checked.findings.stops(strict=config.strict):
        raise Abort(f"Nothing was built: {checked.findings.summary()}. The last site stays.")
    try:
        site = pipeline.publish(checked.verified, root)
    except pipeline.UnusableTemplate as problem:
        print(problem.finding, file=sys.stderr)
        raise Abort("Nothing was built: 1 error. The last site stays.") from problem
    _builds[config.config_file_path] = _Build(site)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put the generated pages and files among MkDocs' own.

    A source's Markdown file is a record with a summary. The generated page takes its place.
    """
    current = _builds[config.config_file_path]
    for page in current.site.pages:
        _replace(files, config, page.path, _front_matter(page))
    for artifact in current.site.files:
        _replace(files, config, artifact.path, artifact.content)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Give Python-Markdown nothing to do for a generated page."""
    generated = page.file.src_uri in _builds[config.config_file_path].pages
    return "" if generated else markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Hand a generated page's finished HTML over, with its table of contents and its anchors."""
    generated = _builds[config.config_file_path].pages.get(page.file.src_uri)
    if generated is None:
        return html
    page.toc = TableOfContents([_toc_link(entry, 1) for entry in generated.toc])
    page.present_anchor_ids = set(links.outline(generated.html).ids)
    return generated.html


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Warn of every dead link on a generated page; in a strict build that is the end of it."""
    current = _builds[config.config_file_path]
    outlines = {
        file.url.removeprefix("./"): links.outline(page.html)
        for path, page in current.pages.items()
        if (file := files.get_file_from_path(path)) is not None
    }
    others = {file.url.removeprefix("./") for file in files}
    for dead in links.dead_links(outlines, others):
        log.warning("'%s' links to '%s': %s", dead.page or "the home page", dead.href, dead.problem)
    return env


def _replace(files: Files, config: MkDocsConfig, path: str, content: str | bytes) -> None:
    existing = files.get_file_from_path(path)
    if existing is not None:
        files.remove(existing)
    # Not in the navigation: with an entry per page a build takes quadratic time. mkdocs.yml
    # lists the sections' own pages.
    files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV))


def _front_matter(page: artifacts.Page) -> str:
    # JSON is YAML, so whatever stands in a title needs no thought.
    meta = {"title": page.title, "description": page.description}
    return f"---\n{json.dumps(meta, ensure_ascii=False)}\n---\n"


def _toc_link(entry: artifacts.TocEntry, level: int) -> AnchorLink:
    link = AnchorLink(entry.title, entry.anchor, level)
    link.children = [_toc_link(child, level + 1) for child in entry.children]
    return link
