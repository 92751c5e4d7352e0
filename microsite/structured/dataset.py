"""The data that a site offers for download, as a Dataset."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from microsite.structured.graph import HOME, PUBLISHER, TOP, Identifiers, Node, node


@dataclass(frozen=True, slots=True)
class Distribution:
    """One file with data: its path below the site's root, what it is called, its media type."""

    path: str
    name: str
    media_type: str
    """As registered, with its parameters, such as `text/csv; header=present`."""


def dataset(
    ids: Identifiers,
    name: str,
    description: str,
    license: str,
    usage: str,
    distributions: Iterable[Distribution],
) -> Node:
    """Describe the data of a site, for the page that offers them.

    Args:
        ids: gives the addresses; its `here` is that page, at whose first heading the node stands.
        name: what the data are called.
        description: what is in them, as plain text.
        license: the address of their license; empty if none is given.
        usage: the anchor, on that page, of what the license does not cover.
        distributions: the files.
    """
    files = [
        node(
            "DataDownload",
            ids.page(each.path),
            name=each.name,
            contentUrl=ids.page(each.path),
            encodingFormat=each.media_type,
        )
        for each in distributions
    ]
    return node(
        "Dataset",
        ids.page(ids.here, TOP),
        name=name,
        description=description,
        url=ids.page(ids.here),
        license=license,
        usageInfo=node("CreativeWork", url=ids.page(ids.here, usage)),
        isAccessibleForFree=True,
        publisher={"@id": ids.page(HOME, PUBLISHER)},
        distribution=files,
    )
