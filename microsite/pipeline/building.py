"""From a folder to its site: the last one, where nothing that it was made from has changed."""

from __future__ import annotations

import hashlib
import os
import pickle
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from microsite import cache, schemas
from microsite.artifacts import Site
from microsite.cache import FILE, digest
from microsite.citations import Imprint
from microsite.findings import Findings

_READ = ("content", "data", "templates")
"""The folders of a project that a site is made from."""


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build; `site` is there when no finding stopped it."""

    findings: Findings
    site: Site | None


def build(root: Path, archive: Path | None, imprint: Imprint, *, strict: bool) -> Built:
    """Check a project and render it.

    Args:
        root: the project's folder.
        archive: the folder of archived articles; without it the lock decides.
        imprint: the site's address and publisher.
        strict: whether warnings stop it too.

    Returns:
        The findings and the site. Where all files are as they were when a site was made from them,
        it is that site, and these are the findings of then.
    """
    name = _name(root, archive, imprint)
    kept = _kept(root, name)
    if kept is not None and not kept.findings.stops(strict=strict):
        return kept
    # What only a build needs of which something has changed: a second.
    from microsite.pipeline.checking import check

    checked = check(root, archive)
    if checked.verified is None or checked.findings.stops(strict=strict):
        return Built(checked.findings, None)
    from microsite.checks.outlines import read_outlines
    from microsite.pipeline.publishing import publish
    from microsite.render.catalog import UnusableTemplate

    try:
        with cache.of(root) as store:
            site = publish(checked.verified, root, imprint, store)
            # Who edits a file meanwhile gets what there was of the edit, and it is not kept.
            if store.keeps and name == _name(root, archive, imprint):
                store.put(name, _written(checked.findings, site, root))
        # In the folder that is there now, so that the next check need not read them either.
        read_outlines(root)
    except UnusableTemplate as problem:
        return Built(Findings.of((*checked.findings, problem.finding)), None)
    notes = (f"{store.trouble}.",) if store.trouble else ()
    return Built(checked.findings, replace(site, notes=notes))


def _kept(root: Path, name: bytes) -> Built | None:
    """Give what is kept; None as well where the schemas for editors are not those of then."""
    if not (root / FILE).is_file():
        return None
    with cache.of(root) as store:
        kept = store.get(name)
    if kept is None:
        return None
    of_schemas, findings, site, packed = pickle.loads(kept)
    if of_schemas != schemas.known(root):
        return None
    return Built(findings, replace(site, files=pickle.loads(zlib.decompress(packed))))


def _written(findings: Findings, site: Site, root: Path) -> bytes:
    """Write a site down. Its pages are packed already, its files are not."""
    packed = zlib.compress(pickle.dumps(site.files), level=1)
    return pickle.dumps((schemas.known(root), findings, replace(site, files=()), packed))


def _name(root: Path, archive: Path | None, imprint: Imprint) -> bytes:
    """Name a site by the project's files, whatever they are called, and the archived ones."""
    folders = [root / each for each in _READ]
    files = [tuple(_files(each)) for each in ((*folders, archive) if archive else folders)]
    return digest("site", files, imprint)


def _files(top: Path) -> Iterator[tuple[str, bytes]]:
    """Digest every file in a folder, in order."""
    seen = {os.path.realpath(top)}
    for folder, below, names in os.walk(top, followlinks=True):
        # A link to a folder above it would go round and round.
        real = {each: os.path.realpath(Path(folder, each)) for each in below}
        yield folder, "\0".join(sorted(below)).encode("utf-8", "surrogateescape")
        below[:] = sorted(each for each in below if real[each] not in seen)
        seen.update(real.values())
        for name in sorted(names):
            yield f"{folder}/{name}", _digest(Path(folder, name))


def _digest(path: Path) -> bytes:
    # A pipe would keep whoever opens it waiting.
    try:
        return hashlib.sha256(path.read_bytes()).digest() if path.is_file() else b""
    except OSError as error:
        return str(error).encode()
