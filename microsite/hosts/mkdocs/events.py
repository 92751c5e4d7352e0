"""MkDocs' events: each function is the event of the same name, and `build.py` passes it on."""

from __future__ import annotations

import atexit
import errno
import os
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from microsite import active, artifacts, cache, links, pipeline, policy
from microsite.compiled import Compiled
from microsite.disk.by_file import Unfinished
from microsite.hosts import (
    handwritten,
    making,
    material,
    outside,
    published,
    record,
    settings,
    staging,
)
from microsite.hosts.mistakes import told
from microsite.hosts.mkdocs.filing import put_files
from microsite.hosts.mkdocs.finishing import finish
from microsite.hosts.mkdocs.state import Build, builds, current, log, warn
from microsite.hosts.preview import Preview
from microsite.hosts.record.origin import stated
from microsite.hosts.saying import make_visible
from microsite.views.addresses import address

_OF_THE_DISK = {
    *(errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO),
    *(errno.EACCES, errno.EPERM, errno.EMFILE, errno.ENFILE),
}
"""Errors in which nobody's code is at fault."""


def on_config(config: MkDocsConfig, *, publishing: bool, preview: Preview | None) -> MkDocsConfig:
    """Check everything and render, before anything is written.

    Args:
        config: MkDocs' settings; the site goes to another place until it is whole.
        publishing: whether MkDocs will publish what it builds (`mkdocs gh-deploy`).
        preview: what goes on in spite of mistakes (`mkdocs serve`); None for a build.
    """
    if (last := builds.pop(config.config_file_path, None)) is not None:
        last.open.close()
    make_visible()
    _mind_placeholder(config.site_url or "", publishing=publishing)
    root, folder = Path(config.config_file_path).parent, Path(config.site_dir)
    if preview is not None:
        preview.begin(root, folder, strict=bool(config.strict))
    with ExitStack() as opened:
        store = opened.enter_context(cache.of(root))
        # What a preview shows is gone when it ends, whatever the disk has by then.
        stage = opened.enter_context(staging.staged(folder, store, synced=preview is None))
        try:
            begun = record.begin(root, inputs_besides(config, root))
            opened.enter_context(stated(begun.origin.epoch))
            site = _made(config, root, preview)
            framed = _framed(config, root / "build.py")
        except (settings.NoSuchChoice, record.UnusableEpoch) as problem:
            raise Abort(f"Nothing was built: {problem}. The last site stays.") from problem
        except making.Stopped as problem:
            raise Abort(f"{problem} The last site stays.") from problem
        opened = opened.pop_all()
    if begun.origin.doubt:
        log.info("%s says nothing of a time: %s.", record.PATH, begun.origin.doubt)
    builds[config.config_file_path] = Build(site, begun, stage, preview, framed, store, opened)
    config.site_dir = str(stage.place)
    return config


def _made(config: MkDocsConfig, root: Path, preview: Preview | None) -> artifacts.Site:
    """Check everything and render; say what is wrong with the configuration."""
    known = (config.site_url, config.site_author, config.copyright, record.PATH)
    imprint = pipeline.Imprint(*(each or "" for each in known))
    site = making.make_site(root, imprint, strict=bool(config.strict), preview=preview)
    if not site.pages:
        config.nav = []  # of which no page is there
    theme, locale = config.theme.get("language"), config.extra.get("locale")
    speaks = settings.disagreements(site.language, theme, locale) if site.pages else ()
    for warning in (*settings.repeated(root), *speaks, *site.warnings):
        log.warning(warning)
    for note in site.notes:
        log.info(note)
    config.extra[material.SHARDED] = material.in_shards(config.extra, site.search)
    return site


def on_serve(server: Any, config: MkDocsConfig, *, preview: Preview) -> Any:
    """Let a preview answer for the server, and build for it."""
    read = (config.docs_dir, config.config_file_path, *config.watch, *config.theme.dirs)
    preview.attach(server, [Path(each) for each in read])
    return server


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put the generated pages and files among MkDocs' own.

    A source's Markdown file is a record with a summary. The generated page takes its place.
    """
    build = current(config)
    if not build.site.pages:
        return Files([])
    put_files(files, build, config)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, **_: Any) -> Navigation:
    """Keep what pages outside the navigation are rendered with."""
    current(config).nav = nav
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Give Python-Markdown nothing to do for a generated page."""
    generated = current(config).pages.get(page.file.src_uri)
    if generated is None:
        return markdown
    page.meta = outside.meta(generated)
    return ""


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Hand a generated page's finished HTML over, with its table of contents and its anchors."""
    generated = current(config).pages.get(page.file.src_uri)
    if generated is None:
        _by_hand(html, page, config)
        return html
    page.toc = outside.contents(generated.toc)
    page.present_anchor_ids = set(generated.body.outline.ids)
    return generated.html


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Keep what pages outside the navigation are rendered with."""
    build = current(config)
    build.env, build.files = env, files
    env.bytecode_cache = Compiled(build.cache)
    return env


def on_page_context(context: Any, page: Page, config: MkDocsConfig, **_: Any) -> Any:
    """Tell the theme which picture stands for the page, and what it says to programs."""
    build = current(config)
    context.update(build.shown(page.file.src_uri, config.site_url or ""))
    return context


def on_template_context(context: Any, template_name: str, config: MkDocsConfig, **_: Any) -> Any:
    """Give the theme's 404 page its content. It is shown at any address: its links are absolute."""
    build = current(config)
    if build.files is not None:
        context["pages"] = outside.documents(build.files)
    missing = build.site.missing
    if missing is not None:
        here = context["base_url"] + address(missing.path)
        context["missing"] = {"title": missing.title, "html": links.absolute(missing.html, here)}
    return context


def on_post_page(output: str, page: Page, **_: Any) -> str:
    """Put the content security policy into a page; nothing that its content brings may run."""
    return _guarded(output, page.file.src_uri, page.content or "")


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """Put the content security policy into the theme's own pages, such as 404.html."""
    is_page = template_name.endswith(".html")
    return _guarded(output_content, template_name) if is_page else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Write what is ours to write, and put the site in place."""
    finish(current(config), config)


def on_build_error(error: Exception) -> None:
    """Throw away what was not finished; say in a line what the disk, or a template, is at fault."""
    _close()
    if isinstance(error, Unfinished):
        raise Abort(f"{error} The next build will try again.") from error
    if isinstance(error, OSError) and error.errno in _OF_THE_DISK:
        raise Abort(f"{error}. The last site stays.") from error
    for configuration in builds:
        said = told(error, Path(configuration).parent)
        if said.startswith("templates/"):
            raise Abort(f"{said}. The last site stays.") from error


def _close() -> None:
    """Throw away what builds have not finished."""
    for build in builds.values():
        build.open.close()


@atexit.register
def _leave() -> None:
    """Leave nothing unfinished when somebody interrupts, nor a preview's spare, as MkDocs does."""
    _close()
    for build in builds.values():
        if build.preview is not None:
            staging.forget(build.stage.site)


def _mind_placeholder(site_url: str, *, publishing: bool) -> None:
    problem = published.placeholder(site_url)
    if problem and publishing:
        raise Abort(f"Nothing was published: {problem}.")
    if problem:
        log.info("Before you publish: %s.", problem)


def _by_hand(html: str, page: Page, config: MkDocsConfig) -> None:
    """Warn of what a page written by hand must not do; the theme writes its title as it is."""
    own = config.theme.custom_dir
    page.meta, wrong = handwritten.tidied(page.meta, Path(own) if own else None)
    if "title" not in page.meta:
        page.title = handwritten.as_text(page.title or "")
    warn(page.file.src_uri, (*wrong, *map(str, active.faults(html))))


def _guarded(html: str, name: str, content: str = "") -> str:
    try:
        return policy.with_policy(html, content=content)
    except policy.NoPlace as problem:
        raise PluginError(f"No content security policy for {name}: {problem}") from problem


def _framed(config: MkDocsConfig, hook: Path) -> bool:
    """Say whether nobody else wants to hear of each page, so that most need not be MkDocs'."""
    if not settings.choice(config.extra, "frames"):
        return False
    if others := outside.listeners(config, hook):
        log.info("Each page is built by itself, for %s.", ", ".join(others))
    return not others


def inputs_besides(config: MkDocsConfig, root: Path) -> list[str]:
    """List what a site is made from besides what every project has, relative to its folder.

    Args:
        config: MkDocs' settings.
        root: the project's folder.
    """
    # The theme itself is a package, whose version is recorded; it may stand in .venv/ here.
    folders = [each for each in (config.docs_dir, config.theme.custom_dir) if each]
    return [*(os.path.relpath(each, root) for each in folders), *config["hooks"]]
