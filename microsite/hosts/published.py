"""What a built site must not carry out into the world: an address of nobody's, the time of day."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from microsite.artifacts import SECURITY, Artifact

_NOBODYS = {"example.org", "example.com", "example.net"}
"""Hosts that are nobody's and stay so (RFC 2606, 3)."""


def placeholder(site_url: str) -> str:
    """Say what is wrong with an address that readers cannot use; empty if nothing is.

    Every whole address in the site begins with it: canonical links, citations, the sitemap.
    """
    host = urlsplit(site_url).hostname
    if host and host not in _NOBODYS:
        return ""
    problem = f"site_url, '{site_url}', is nobody's address" if host else "there is no site_url"
    return f"{problem}; set SITE_URL, or site_url in mkdocs.yml, to the one readers will use"


def without_packed_sitemap(site: Path) -> None:
    """Take out sitemap.xml.gz: it holds the time of day, and what this machine's zlib makes of it.

    zlib and zlib-ng pack the same text to other bytes. robots.txt names sitemap.xml, which says
    the same, and servers pack what they send.

    Args:
        site: the folder of a built site.
    """
    (site / "sitemap.xml.gz").unlink(missing_ok=True)


def no_longer(files: tuple[Artifact, ...]) -> tuple[str, ...]:
    """List the hidden files of earlier builds that are not published any more: security.txt.

    Whatever else begins with a dot no build deletes, for it may be somebody else's.

    Args:
        files: what the engine publishes.
    """
    return () if any(file.path == SECURITY for file in files) else (SECURITY,)
