"""What one build carries from event to event."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from microsite import artifacts
from microsite.cache import Cache
from microsite.findings import visible
from microsite.hosts import record, staging
from microsite.hosts.outside import Late, Shown
from microsite.hosts.preview import Preview

log = get_plugin_logger("microsite")


@dataclass(slots=True)
class Build:
    """A build that is under way."""

    site: artifacts.Site
    begun: record.Begun
    stage: staging.Stage
    """Where the site is, while it is built in another place."""
    preview: Preview | None
    framed: bool
    """Whether pages outside the navigation are this host's business alone."""
    cache: Cache
    open: ExitStack
    """What is to be closed when the build ends."""
    pages: dict[str, artifacts.Page] = field(init=False)
    published: set[str] = field(init=False)
    outside: dict[str, Late] = field(default_factory=dict)
    files: Files | None = None
    nav: Navigation | None = None
    env: Any = None
    told: dict[str, Shown] = field(default_factory=dict)
    """What the theme is told of a page that is rendered outside."""

    def __post_init__(self) -> None:
        self.pages = {page.path: page for page in self.site.pages}
        self.published = {file.path for file in self.site.files}

    def shown(self, path: str, site_url: str) -> Shown:
        """Choose the picture that stands for a page (the home page's by default), and its data."""
        if path in self.told:
            return self.told[path]
        home = self.pages["index.md"]
        page = self.pages.get(path)
        chosen = page if page and page.image else home
        image = chosen.image if chosen.image in self.published else ""
        return {
            # Other sites fetch it, so that it needs a whole address.
            "image": urljoin(site_url, image) if site_url and image else "",
            "image_alt": chosen.image_alt if image else "",
            "structured_data": page.structured_data if page else "",
        }

    def is_late(self, artifact: artifacts.Artifact) -> bool:
        """Say whether a file is written by us alone, so that nobody has anything to do with it."""
        return self.framed and not artifact.path.endswith((".css", ".js", ".html", ".md"))


builds: dict[str, Build] = {}
"""The running build, by configuration file."""


def current(config: MkDocsConfig) -> Build:
    """Give the build that is under way with a configuration."""
    return builds[config.config_file_path]


def warn(name: str, faults: Iterable[str]) -> None:
    """Warn of what is wrong with a file that stands among the documents.

    Args:
        name: its path there.
        faults: each as the end of a sentence that begins with its name.
    """
    for fault in faults:
        log.warning("'%s' %s", visible(name), fault)
