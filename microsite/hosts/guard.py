"""The content security policy for a site that another host has built."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from microsite import disk, policy
from microsite.disk.system import flush_all

_HAS_ONE = 'http-equiv="Content-Security-Policy"'


def guard(site: Path, styles: Sequence[str] = ()) -> tuple[int, int]:
    """Put the policy into every page of a built site that has none yet; into all or into none.

    Each page is old or new. If it is killed, some have their policy already; run it once more.

    Args:
        site: the folder that the host has built.
        styles: hashes of style sheets that a script of the host's writes.

    Returns:
        How many pages got it, and how many had one before.

    Raises:
        policy.NoPlace: a page has no place for it, or one that allows less; the text says which.
        OSError: a page cannot be read or written.
        UnicodeDecodeError: a page is not UTF-8.
    """
    guarded: dict[Path, str] = {}
    before = 0
    for page in sorted(site.rglob("*.html")):
        html = page.read_bytes().decode()
        if _HAS_ONE in html:
            if any(style not in html for style in styles):
                raise policy.NoPlace(
                    f"{page} has a policy already, without these styles; build anew"
                )
            before += 1
            continue
        try:
            guarded[page] = policy.with_policy(html, styles)
        except policy.NoPlace as problem:
            raise policy.NoPlace(f"{page}: {problem}") from problem
    for page, html in guarded.items():
        disk.replace(page, html, synced=False)
    flush_all(site)
    return len(guarded), before
