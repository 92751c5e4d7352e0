"""Addresses of pages, always relative: the site works under any path of any server."""

from __future__ import annotations


def href(here: str, page: str, anchor: str = "", query: str = "") -> str:
    """Give the relative address of a page, as seen from another.

    Args:
        here: the page with the link, a path among the site's documents (`agencies/northfield.md`).
        page: the page it leads to, likewise; or a file of the site (`data/bills.json`).
        anchor: id of an element there.
        query: what follows the question mark.
    """
    tail = (f"?{query}" if query else "") + (f"#{anchor}" if anchor else "")
    if here == page and tail:
        return tail
    return _way(address(here), address(page)) + tail


def _way(folder: str, target: str) -> str:
    """Give the way from a folder to a page or a file, both below the root.

    `posixpath.relpath` does the same and asks the machine for its working folder each time.
    """
    above, below = folder.split("/")[:-1], target.split("/")
    shared = 0
    while shared < min(len(above), len(below) - 1) and above[shared] == below[shared]:
        shared += 1
    steps = "/".join([".."] * (len(above) - shared) + below[shared:])
    return steps or "./"


def address(page: str) -> str:
    """Give a page's address below the site's root: empty for the first page, else `folder/`.

    A path that is not a Markdown document is a file and keeps its name.
    """
    if not page.endswith(".md"):
        return page
    stem = page.removesuffix(".md")
    folder = "" if stem == "index" else stem.removesuffix("/index")
    return f"{folder}/" if folder else ""
