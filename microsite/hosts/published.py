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


def without_security(site: Path, files: tuple[Artifact, ...]) -> None:
    """Take out an earlier build's security.txt: what begins with a dot, no build deletes.

    Args:
        site: the folder of a built site.
        files: what the engine published in it.
    """
    if not any(file.path == SECURITY for file in files):
        (site / SECURITY).unlink(missing_ok=True)
