"""Files that stand at fixed places of a site, for crawlers, for a host and for who finds a hole."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.artifacts import SECURITY, Artifact
from microsite.citations import Imprint
from microsite.model import Security


def site_files(security: Security | None, imprint: Imprint) -> tuple[Artifact, ...]:
    """Make robots.txt, .nojekyll and, where the maintainers said how to reach them, security.txt.

    Args:
        security: what they said; nothing is made up without it.
        imprint: the site's address, without which nothing can be said about its own addresses.
    """
    files = [
        Artifact("robots.txt", _robots(imprint)),
        # GitHub Pages would otherwise pass a branch's files on to Jekyll, which drops dot folders.
        Artifact(".nojekyll", ""),
    ]
    if security:
        files.append(Artifact(SECURITY, "".join(f"{line}\n" for line in _lines(security, imprint))))
    return tuple(files)


def _robots(imprint: Imprint) -> str:
    """Allow everything (RFC 9309), and name the sitemap (https://www.sitemaps.org/protocol.html)."""
    sitemap = imprint.address("sitemap.xml")
    return "User-agent: *\nAllow: /\n" + (f"\nSitemap: {sitemap}\n" if sitemap else "")


def _lines(security: Security, imprint: Imprint) -> Iterator[str]:
    """Yield the lines of RFC 9116; its 2.5.5 wants an instant, and a day begins at midnight UTC."""
    for address in security.contact:
        yield f"Contact: {address}"
    yield f"Expires: {security.expires.text}T00:00:00Z"
    if canonical := imprint.address(SECURITY):
        yield f"Canonical: {canonical}"
