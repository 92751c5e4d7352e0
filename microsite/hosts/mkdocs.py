"""MkDocs as a host: it is handed finished pages and files and puts them into its theme.

The only module that knows MkDocs. Each function is the event of the same name; `build.py` passes
them on.
"""

from __future__ import annotations

import atexit
import errno
import os
import pickle
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from mkdocs.__main__ import cli as mkdocs_command
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from microsite import artifacts, cache, links, pipeline, policy
from microsite.cache import Cache, digest
from microsite.compiled import Compiled
from microsite.disk.by_file import Unfinished
from microsite.findings import visible
from microsite.hosts import (
    handwritten,
    making,
    material,
    outside,
    published,
    record,
    settings,
    staging,
    strictness,
    styles,
)
from microsite.hosts.mistakes import told
from microsite.hosts.outside import Late, Shown, Theme
from microsite.hosts.preview import Preview
from microsite.hosts.record.origin import stated
from microsite.running import aside
from microsite.views.addresses import address

log = get_plugin_logger("microsite")


@dataclass(slots=True)
class _Build:
    """What one build carries from event to event."""

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


_builds: dict[str, _Build] = {}
"""The running build, by configuration file."""

_OF_THE_DISK = {
    *(errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO),
    *(errno.EACCES, errno.EPERM, errno.EMFILE, errno.ENFILE),
}
"""Errors in which nobody's code is at fault."""


def build_site(root: Path, *, strict: bool) -> None:
    """Build the site of the project in a folder: what `mkdocs build` does and prints.

    Raises:
        SystemExit: at the end, with code 1 if the build stopped.
    """
    configuration = str(root / "mkdocs.yml")
    mkdocs_command(["build", "--strict" if strict else "--no-strict", "-f", configuration])


def serve_site(root: Path, address: str, *, open_in_browser: bool) -> None:
    """Show the project in a folder, and build it anew at each change, as `mkdocs serve` does.

    Args:
        root: the project's folder.
        address: host and port, such as `localhost:8000`; empty for what mkdocs.yml says.
        open_in_browser: whether to open it there.
    """
    where = ["--dev-addr", address] if address else []
    browser = ["--open"] if open_in_browser else []
    mkdocs_command(["serve", "-f", str(root / "mkdocs.yml"), *where, *browser])


def on_config(config: MkDocsConfig, *, publishing: bool, preview: Preview | None) -> MkDocsConfig:
    """Check everything and render, before anything is written.

    Args:
        config: MkDocs' settings; the site goes to another place until it is whole.
        publishing: whether MkDocs will publish what it builds (`mkdocs gh-deploy`).
        preview: what goes on in spite of mistakes (`mkdocs serve`); None for a build.
    """
    if (last := _builds.pop(config.config_file_path, None)) is not None:
        last.open.close()
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
    _builds[config.config_file_path] = _Build(site, begun, stage, preview, framed, store, opened)
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
    current = _builds[config.config_file_path]
    if not current.site.pages:
        return Files([])
    inside = _paths(config.nav) if current.framed else current.pages.keys()
    far = [page for page in current.site.pages if page.path not in inside]
    current.outside = outside.outside(config, far)
    for page in current.site.pages:
        late = current.outside.get(page.path)
        _replace(files, late or _generated(config, page.path, ""))
    for artifact in current.site.files:
        made = Late.made if _is_late(current, artifact) else _generated
        _replace(files, made(config, artifact.path, artifact.content))
    _replace(files, Late.made(config, record.PATH))  # for links to it
    for file in list(files):
        if material.is_unused(file.src_uri, config):
            files.remove(file)
        elif file.src_dir == config.docs_dir and not file.is_documentation_page():
            path = Path(config.docs_dir, file.src_uri)
            _warn(file.src_uri, handwritten.of_file(path, file.src_uri, config.theme.dirs))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, **_: Any) -> Navigation:
    """Keep what pages outside the navigation are rendered with."""
    _builds[config.config_file_path].nav = nav
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Give Python-Markdown nothing to do for a generated page."""
    generated = _builds[config.config_file_path].pages.get(page.file.src_uri)
    if generated is None:
        return markdown
    page.meta = outside.meta(generated)
    return ""


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Hand a generated page's finished HTML over, with its table of contents and its anchors."""
    generated = _builds[config.config_file_path].pages.get(page.file.src_uri)
    if generated is None:
        _by_hand(html, page, config)
        return html
    page.toc = outside.contents(generated.toc)
    page.present_anchor_ids = set(generated.body.outline.ids)
    return generated.html


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Keep what pages outside the navigation are rendered with."""
    current = _builds[config.config_file_path]
    current.env, current.files = env, files
    env.bytecode_cache = Compiled(current.cache)
    return env


def on_page_context(context: Any, page: Page, config: MkDocsConfig, **_: Any) -> Any:
    """Tell the theme which picture stands for the page, and what it says to programs."""
    current = _builds[config.config_file_path]
    context.update(current.shown(page.file.src_uri, config.site_url or ""))
    return context


def on_template_context(context: Any, template_name: str, config: MkDocsConfig, **_: Any) -> Any:
    """Give the theme's 404 page its content. It is shown at any address: its links are absolute."""
    current = _builds[config.config_file_path]
    if current.files is not None:
        context["pages"] = outside.documents(current.files)
    missing = current.site.missing
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
    """Write what is ours to write, look for dead links, and put the site in place.

    Where MkDocs is about to end a strict build because of a warning, the last site stays.
    """
    current = _builds[config.config_file_path]
    place, folder = Path(config.site_dir), current.stage.site
    used = styles.Used.on(place)  # of MkDocs' own pages, before ours are there
    with _search_finished(place / material.INDEX, current, config):
        _write(config, current, used)
    if changed := current.begun.changed():
        told = f"{changed[0]} was edited while the site was built"
        log.warning("%s, and may be on some pages as it was; build again", told)
    if strictness.warned():
        current.open.close()
        log.info("Nothing was written to %s: the last site stays.", folder)
        return
    try:
        styles.slim_site(place, used, current.cache)
    except ValueError as problem:
        raise Abort(f"{problem}. The last site stays.") from problem
    published.without_packed_sitemap(place)
    _write_record(config, current)
    for path in published.no_longer(current.site.files):
        current.stage.drop(path)
    current.stage.exchange()
    current.open.close()
    config.site_dir = str(folder)
    if current.preview is not None:
        current.preview.end()


@contextmanager
def _search_finished(index: Path, current: _Build, config: MkDocsConfig) -> Iterator[None]:
    """Meanwhile add the entries from the records, and on a large site put the index into parts."""
    if not index.is_file():
        yield
        return
    sharded = bool(config.extra[material.SHARDED])
    if sharded:
        log.info("The search index is in parts: the host can see which ones a search fetches.")
    addresses = {path: address(path) for path in current.pages}
    made_from = (index.read_text("utf-8"), current.site.search, addresses)
    index.unlink()

    def make() -> bytes:
        files = tuple(material.finished(*made_from, sharded=sharded))
        return zlib.compress(pickle.dumps(files), level=1)

    name = digest("search", *made_from, sharded)
    kept = current.cache.get(name)
    with aside(make) if kept is None else nullcontext(lambda: kept) as made:
        yield
        packed = made()
    if kept is None:
        current.cache.put(name, packed)
    for path, text in pickle.loads(zlib.decompress(packed)):
        current.stage.write(path, text.encode())


def on_build_error(error: Exception) -> None:
    """Throw away what was not finished; say in a line what the disk, or a template, is at fault."""
    _close()
    if isinstance(error, Unfinished):
        raise Abort(f"{error} The next build will try again.") from error
    if isinstance(error, OSError) and error.errno in _OF_THE_DISK:
        raise Abort(f"{error}. The last site stays.") from error
    for configuration in _builds:
        said = told(error, Path(configuration).parent)
        if said.startswith("templates/"):
            raise Abort(f"{said}. The last site stays.") from error


def _close() -> None:
    """Throw away what builds have not finished."""
    for current in _builds.values():
        current.open.close()


@atexit.register
def _leave() -> None:
    """Leave nothing unfinished when somebody interrupts, nor a preview's spare, as MkDocs does."""
    _close()
    for current in _builds.values():
        if current.preview is not None:
            staging.forget(current.stage.site)


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
    _warn(page.file.src_uri, (*wrong, *handwritten.faults(html)))


def _warn(name: str, faults: Iterable[str]) -> None:
    for fault in faults:
        log.warning("'%s' %s", visible(name), fault)


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


def _write(config: MkDocsConfig, current: _Build, used: styles.Used) -> None:
    """Write pages and files that MkDocs does not; warn of dead links, and say what is used.

    A page's HTML is asked for once, and not kept; if its file is known to hold it, not at all.
    """
    if current.files is None or current.nav is None:
        raise PluginError("MkDocs has called no on_nav or on_env")
    site_url = config.site_url or ""
    everything = outside.documents(current.files)
    theme = Theme(config, current.env, current.nav, everything, current.told)
    checked = links.Links({file.url.removeprefix("./") for file in current.files})
    for page in current.site.pages:
        outline = page.body.outline
        checked.add(address(page.path), outline)
        used.classes |= outline.classes
        if (file := current.outside.get(page.path)) is not None:
            shown = current.shown(page.path, site_url)
            make, name = theme.whole(page, file, shown, plain=outline.plain)
            if name is not None and current.stage.keep(file.dest_uri, name):
                continue
            html = make()
            # A frame's own classes stand in the first page of its kind, which is never filled.
            if name is None:
                used.add(html)
            current.stage.write(file.dest_uri, html, name)
    for artifact in current.site.files:
        if not _is_late(current, artifact):
            continue
        content = artifact.content
        data = content.encode() if isinstance(content, str) else content
        current.stage.write(artifact.path, data)
    if (missing := current.site.missing) is not None:
        checked.add(address(missing.path), missing.body.outline)
    for dead in checked.dead():
        log.warning("'%s' links to '%s': %s", dead.page or "the home page", dead.href, dead.problem)
    for doubt in theme.doubts:
        log.info("Pages are built by themselves, which takes longer: %s", doubt)


def _write_record(config: MkDocsConfig, current: _Build) -> None:
    """Say in the site what it was built from, and what it holds; the last that is written."""
    archive = pipeline.archive_at_hand(current.begun.root) is not None
    files = current.stage.published()
    made = current.begun.record(files, config.site_url or "", current.cache, archive=archive)
    current.stage.write(record.PATH, made.text().encode())


def inputs_besides(config: MkDocsConfig, root: Path) -> list[str]:
    """List what a site is made from besides what every project has, relative to its folder.

    Args:
        config: MkDocs' settings.
        root: the project's folder.
    """
    # The theme itself is a package, whose version is recorded; it may stand in .venv/ here.
    folders = [each for each in (config.docs_dir, config.theme.custom_dir) if each]
    return [*(os.path.relpath(each, root) for each in folders), *config["hooks"]]


def _is_late(current: _Build, artifact: artifacts.Artifact) -> bool:
    """Say whether a file is written by us alone, so that nobody has anything to do with it."""
    return current.framed and not artifact.path.endswith((".css", ".js", ".html", ".md"))


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
