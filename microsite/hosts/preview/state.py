"""What a preview remembers from build to build: the last good site, and what is wrong now."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

from microsite import disk
from microsite.artifacts import Body, Page, Site
from microsite.findings import Findings
from microsite.hosts import strictness
from microsite.hosts.mistakes import told
from microsite.hosts.preview.answers import Answers
from microsite.hosts.preview.watching import changes
from microsite.pipeline import archive_at_hand

log = logging.getLogger("mkdocs.plugins.microsite.preview")

Build = Callable[[], None]

NOTHING = Site((), (), missing=Page("404.md", "", "", Body.of("")))
"""What is published while nothing good was ever there."""


class Preview:
    """A running preview.

    `panel` is the HTML that stands at the top of every page, empty if all is well. `alone` says
    that nothing good can be shown: each address then answers with the findings.
    """

    def __init__(self) -> None:
        self.panel = ""
        self.alone = False
        self._made: Site | None = None
        self._good: Site | None = None
        self._since: datetime | None = None
        self._root = Path()
        self._site = Path()
        self._findings = Findings()
        self._messages: tuple[str, ...] = ()
        self._stale = False
        self._halted = False
        self._warnings = strictness.Warnings()
        self._strict = True

    def begin(self, root: Path, site: Path, *, strict: bool) -> None:
        """Begin a build that no warning ends.

        Args:
            root: the project's folder.
            site: the folder that is served.
            strict: whether warnings count as mistakes.
        """
        self._root, self._site, self._strict = root, site, strict
        strictness.never_end()
        self._forget()
        self._warnings.start()

    def made(self, site: Site) -> Site:
        """Take note that a build made a good site, and give it back."""
        self._made = site
        return site

    def stopped(self, findings: Findings, problem: str) -> Site:
        """Take note of what stopped a build; give the last good site, or one without pages."""
        self._findings, self._stale = findings, True
        self._messages = () if findings else (problem,)
        return self._last(problem)

    def broke(self, problem: Exception) -> Site:
        """Take note of what nobody expected; give the last good site, or one without pages."""
        self._findings, self._stale = Findings(), True
        self._messages = (told(problem, self._root),)
        traceback.print_exception(problem)
        return self._last("Nothing was built.")

    def end(self) -> None:
        """End a build: from now on pages say what is wrong with it."""
        self._warnings.stop()
        if self._made is not None:
            self._good, self._since = self._made, datetime.now()
        self.alone = self._stale and self._good is None
        warned = self._warnings.texts() if self._strict and not self.alone else ()
        self._messages = (*self._messages, *warned)
        self._show()

    def attach(self, server: Any, read: list[Path]) -> None:
        """Put this preview between the host's server, its building and the browser.

        Args:
            server: the server, which holds its WSGI application and calls `builder` after a change.
            read: the files and folders that a build reads and the server watches, but the archive.
        """
        archive = archive_at_hand(self._root)
        if archive is not None and archive.is_dir():
            server.watch(str(archive))
            read = [*read, archive]
        server.builder = self._guarded(server.builder, changes(read))
        server.set_app(Answers(self, server.get_app(), server.mount_path))

    def _guarded(self, build: Build, changed: Callable[[], bool]) -> Build:
        """Let building go on whatever happens, and only where something has changed."""

        def rebuild() -> None:
            if not changed():
                log.info("Nothing that a build reads has changed")
                return
            self._forget()
            self._warnings.start()
            try:
                build()
            except Exception as problem:
                self._failed(problem)
            finally:
                self._warnings.stop()

        return rebuild

    def _failed(self, problem: Exception) -> None:
        """Take note that the host itself stopped, for example at mkdocs.yml or in its theme."""
        logged = self._warnings.texts(logging.ERROR)
        if hasattr(problem, "format_message"):  # the host's own kind of errors, meant for people
            print(problem, file=sys.stderr)
            self._messages = (*logged, str(problem))
        else:
            traceback.print_exception(problem)
            self._messages = (*logged, told(problem, self._root))
        self._findings, self._stale, self._halted = Findings(), True, True
        self.alone = self._good is None
        self._last("Nothing was built.")
        self._show()

    def _forget(self) -> None:
        self._made = None
        self._findings, self._messages = Findings(), ()
        self._stale = self._halted = False

    def _last(self, problem: str) -> Site:
        if self._good is None or self._since is None:
            log.error("%s The preview shows only that, until it is mended.", problem)
            return NOTHING
        log.error("%s The preview shows the last good pages, of %s.", problem, f"{self._since:%X}")
        return self._good

    def _show(self) -> None:
        self.panel = self._rendered() if self._findings or self._messages else ""
        if self.alone:
            # A file, because the host's server puts its script for reloading into files only.
            disk.replace(self._site / "404.html", self.panel, synced=False)

    def _rendered(self) -> str:
        try:
            # The engine of the last build, which is newer than this module.
            from microsite.render.preview import Panel, render_panel

            pages = (self._stale, self._halted, self._since)
            panel = Panel(self._findings, self._messages, *pages)
            return render_panel(panel, self._root)
        except Exception:
            # The panel's own template or words are what is wrong, or the engine.
            told = "\n".join((*map(str, self._findings), *self._messages))
            said = f'<pre role="alert">{escape(told)}</pre>'
            head = (
                '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>!</title></head>'
            )
            return f"{head}<body><main>{said}</main></body></html>" if self.alone else said
