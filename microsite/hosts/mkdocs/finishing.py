"""The end of a build: what is ours to write is written, and the site is put in place."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError

from microsite import links, pipeline
from microsite.cache import digest
from microsite.findings import visible
from microsite.hosts import material, published, record, strictness, styles
from microsite.hosts.mkdocs.state import Build, log
from microsite.hosts.outside import Theme, documents
from microsite.running import aside
from microsite.views.addresses import address


def finish(build: Build, config: MkDocsConfig) -> None:
    """Write what is ours to write, look for dead links, and put the site in place.

    Where MkDocs is about to end a strict build because of a warning, the last site stays.
    """
    place, folder = Path(config.site_dir), build.stage.site
    used = styles.Used.on(place)  # of MkDocs' own pages, before ours are there
    with _search_finished(place / material.INDEX, build, config):
        _write(config, build, used)
    if changed := build.begun.changed():
        told = f"{changed[0]} was edited while the site was built"
        log.warning("%s, and may be on some pages as it was; build again", told)
    if strictness.warned():
        build.open.close()
        log.info("Nothing was written to %s: the last site stays.", folder)
        return
    try:
        styles.slim_site(place, used, build.cache)
    except ValueError as problem:
        raise Abort(f"{problem}. The last site stays.") from problem
    published.without_packed_sitemap(place)
    _write_record(config, build)
    for path in published.no_longer(build.site.files):
        build.stage.drop(path)
    build.stage.exchange()
    build.open.close()
    config.site_dir = str(folder)
    if build.preview is not None:
        build.preview.end()


@contextmanager
def _search_finished(index: Path, build: Build, config: MkDocsConfig) -> Iterator[None]:
    """Meanwhile add the entries from the records, and on a large site put the index into parts."""
    if not index.is_file():
        yield
        return
    sharded = bool(config.extra[material.SHARDED])
    if sharded:
        log.info("The search index is in parts: the host can see which ones a search fetches.")
    addresses = {path: address(path) for path in build.pages}
    made_from = (index.read_text("utf-8"), build.site.search, addresses)
    index.unlink()

    def make() -> bytes:
        files = tuple(material.finished(*made_from, sharded=sharded))
        return zlib.compress(pickle.dumps(files), level=1)

    name = digest("search", *made_from, sharded)
    kept = build.cache.get(name)
    with aside(make) if kept is None else nullcontext(lambda: kept) as made:
        yield
        packed = made()
    if kept is None:
        build.cache.put(name, packed)
    for path, text in pickle.loads(zlib.decompress(packed)):
        build.stage.write(path, text.encode())


def _write(config: MkDocsConfig, build: Build, used: styles.Used) -> None:
    """Write pages and files that MkDocs does not; warn of dead links, and say what is used.

    A page's HTML is asked for once, and not kept; if its file is known to hold it, not at all.
    """
    if build.files is None or build.nav is None:
        raise PluginError("MkDocs has called no on_nav or on_env")
    site_url = config.site_url or ""
    everything = documents(build.files)
    theme = Theme(config, build.env, build.nav, everything, build.told)
    checked = links.Links({file.url.removeprefix("./") for file in build.files})
    for page in build.site.pages:
        outline = page.body.outline
        checked.add(address(page.path), outline)
        used.classes |= outline.classes
        if (file := build.outside.get(page.path)) is not None:
            shown = build.shown(page.path, site_url)
            make, name = theme.whole(page, file, shown, plain=outline.plain)
            if name is not None and build.stage.keep(file.dest_uri, name):
                continue
            html = make()
            # A frame's own classes stand in the first page of its kind, which is never filled.
            if name is None:
                used.add(html)
            build.stage.write(file.dest_uri, html, name)
    for artifact in build.site.files:
        if not build.is_late(artifact):
            continue
        content = artifact.content
        data = content.encode() if isinstance(content, str) else content
        build.stage.write(artifact.path, data)
    if (missing := build.site.missing) is not None:
        checked.add(address(missing.path), missing.body.outline)
    for dead in checked.dead():
        where, href = dead.page or "the home page", visible(dead.href)
        log.warning("'%s' links to '%s': %s", where, href, dead.problem)
    for doubt in theme.doubts:
        log.info("Pages are built by themselves, which takes longer: %s", doubt)


def _write_record(config: MkDocsConfig, build: Build) -> None:
    """Say in the site what it was built from, and what it holds; the last that is written."""
    archive = pipeline.archive_at_hand(build.begun.root) is not None
    files = build.stage.published()
    made = build.begun.record(files, config.site_url or "", build.cache, archive=archive)
    build.stage.write(record.PATH, made.text().encode())
