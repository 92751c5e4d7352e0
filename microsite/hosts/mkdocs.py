"""MkDocs as a host: it is handed finished pages and files and puts them into its theme.

The only module that knows MkDocs. Each function is the event of the same name; `build.py` passes
them on.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from mkdocs.__main__ import cli as mkdocs_command
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from microsite import artifacts, links, pipeline, policy
from microsite.hosts import making, material, published, settings, staging, strictness, styles
from microsite.hosts.preview import Preview
from microsite.views.addresses import address

log = get_plugin_logger("microsite")


@dataclass(slots=True)
class _Build:
    """What one build carries from event to event."""

    site: artifacts.Site
    folder: Path
    """Where the site is, while it is built in another place."""
    preview: Preview | None
    pages: dict[str, artifacts.Page] = field(init=False)

    def __post_init__(self) -> None:
        self.pages = {page.path: page for page in self.site.pages}

    def image(self, path: str) -> tuple[str, str]:
        """Choose the picture that stands for a page, and its words; the home page's by default."""
        home = self.pages["index.md"]
        page = self.pages.get(path, home)
        chosen = page if page.image else home
        published = any(file.path == chosen.image for file in self.site.files)
        return (chosen.image, chosen.image_alt) if published else ("", "")


_builds: dict[str, _Build] = {}
"""The running build, by configuration file."""


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
    _mind_placeholder(config.site_url or "", publishing=publishing)
    root, folder = Path(config.config_file_path).parent, Path(config.site_dir)
    if preview is not None:
        preview.begin(root, folder, strict=bool(config.strict))
    known = (config.site_url, config.site_author, config.copyright)
    imprint = pipeline.Imprint(*(each or "" for each in known))
    try:
        site = making.make_site(root, imprint, strict=bool(config.strict), preview=preview)
    except making.Stopped as problem:
        raise Abort(f"{problem} The last site stays.") from problem
    if not site.pages:
        config.nav = []  # of which no page is there
    theme, locale = config.theme.get("language"), config.extra.get("locale")
    speaks = settings.disagreements(site.language, theme, locale) if site.pages else ()
    for warning in (*speaks, *site.warnings):
        log.warning(warning)
    try:
        config.extra[material.SHARDED] = material.in_shards(config.extra, site.search)
    except material.NoSuchSetting as problem:
        raise Abort(f"Nothing was built: {problem}. The last site stays.") from problem
    _builds[config.config_file_path] = _Build(site, folder, preview)
    config.site_dir = str(staging.begin(folder))
    return config


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
    for page in current.site.pages:
        _replace(files, config, page.path, _front_matter(page))
    for artifact in current.site.files:
        _replace(files, config, artifact.path, artifact.content)
    unused = material.unused(config.extra)
    for file in list(files):
        if file.src_uri.startswith(unused):
            files.remove(file)
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
    if (missing := current.site.missing) is not None:
        outlines[address(missing.path)] = links.outline(missing.html)
    others = {file.url.removeprefix("./") for file in files}
    for dead in links.dead_links(outlines, others):
        log.warning("'%s' links to '%s': %s", dead.page or "the home page", dead.href, dead.problem)
    return env


def on_page_context(context: Any, page: Page, config: MkDocsConfig, **_: Any) -> Any:
    """Tell the theme which picture stands for the page, and what it says to programs."""
    current = _builds[config.config_file_path]
    path, alt = current.image(page.file.src_uri)
    # Other sites fetch it, so that it needs a whole address.
    context["image"] = urljoin(config.site_url, path) if config.site_url and path else ""
    context["image_alt"] = alt
    generated = current.pages.get(page.file.src_uri)
    context["structured_data"] = generated.structured_data if generated else ""
    return context


def on_template_context(context: Any, template_name: str, config: MkDocsConfig, **_: Any) -> Any:
    """Give the theme's 404 page its content. It is shown at any address: its links are absolute."""
    missing = _builds[config.config_file_path].site.missing
    if missing is not None:
        here = context["base_url"] + address(missing.path)
        context["missing"] = {"title": missing.title, "html": links.absolute(missing.html, here)}
    return context


def on_post_page(output: str, page: Page, **_: Any) -> str:
    """Put the content security policy into a page."""
    return _guarded(output, page.file.src_uri)


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """Put the content security policy into the theme's own pages, such as 404.html."""
    is_page = template_name.endswith(".html")
    return _guarded(output_content, template_name) if is_page else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Finish what the theme and its search plugin have just written, and put the site in place.

    Where MkDocs is about to end a strict build because of a warning, the last site stays.
    """
    current = _builds[config.config_file_path]
    index = Path(config.site_dir, material.INDEX)
    if index.is_file():
        _finish_search(index, current, config)
    styles.slim_site(Path(config.site_dir))
    if strictness.warned():
        log.info("Nothing was written to %s: the last site stays.", current.folder)
        return
    staging.exchange(current.folder)
    config.site_dir = str(current.folder)
    published.without_traces(current.folder, current.site.files)
    if current.preview is not None:
        current.preview.end()


def _finish_search(index: Path, current: _Build, config: MkDocsConfig) -> None:
    """Add the entries from the records, and on a large site put the index into parts."""
    addresses = {path: address(path) for path in current.pages}
    content = material.with_entries(index.read_text("utf-8"), current.site.search, addresses)
    if not config.extra[material.SHARDED]:
        index.write_text(content, "utf-8")
        return
    log.info("The search index is in parts: the host can see which ones a search fetches.")
    index.unlink()
    for path, text in material.in_parts(content):
        file = Path(config.site_dir, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def on_build_error() -> None:
    """Throw away what was not finished."""
    for current in _builds.values():
        staging.abandon(current.folder)


def _mind_placeholder(site_url: str, *, publishing: bool) -> None:
    problem = published.placeholder(site_url)
    if problem and publishing:
        raise Abort(f"Nothing was published: {problem}.")
    if problem:
        log.info("Before you publish: %s.", problem)


def _guarded(html: str, name: str) -> str:
    try:
        return policy.with_policy(html)
    except policy.NoPlace as problem:
        raise PluginError(f"No content security policy for {name}: {problem}") from problem


def _replace(files: Files, config: MkDocsConfig, path: str, content: str | bytes) -> None:
    existing = files.get_file_from_path(path)
    if existing is not None:
        files.remove(existing)
    # Not in the navigation: with an entry per page a build takes quadratic time. mkdocs.yml
    # lists the sections' own pages.
    files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV))


def _front_matter(page: artifacts.Page) -> str:
    # Search entries come from the records; the search plugin need not read the page for them.
    search = {"exclude": True}
    meta = {"title": page.title, "description": page.description, "search": search}
    # JSON is YAML, so whatever stands in a title needs no thought.
    return f"---\n{json.dumps(meta, ensure_ascii=False)}\n---\n"


def _toc_link(entry: artifacts.TocEntry, level: int) -> AnchorLink:
    # The theme writes it as it is, as Python-Markdown's own titles are HTML.
    link = AnchorLink(escape(entry.title), entry.anchor, level)
    link.children = [_toc_link(child, level + 1) for child in entry.children]
    return link
