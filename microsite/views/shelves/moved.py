"""The way on from an address that a record had when its list, or the part it was in, was one page.

`statements/#some-id` was a permanent address before the list had parts. A server is not told what
follows the `#`, so a script on the page of the parts looks the id up and goes on. The places are in
many small files, of which it fetches one: a file's name is the end of a hash of the id.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from microsite.artifacts import Artifact
from microsite.views.addresses import address
from microsite.views.shelves.lists import LISTS
from microsite.views.shelves.places import Places
from microsite.views.shelves.shards import digits, shard_of

FOLDER = "assets/places"


def moved(places: Places) -> Iterator[Artifact]:
    """Write the files for every list that has parts: ids and addresses below the site's root."""
    for name, each in LISTS.items():
        part = places.list(name)
        if not (part.parts and each.kinds):
            continue
        length = digits(len(part.items))
        shards: dict[str, dict[str, str]] = {}
        for item in part.items:
            if item.kind in each.kinds:
                shard = shards.setdefault(shard_of(item.id, length), {})
                shard.setdefault(item.id, address(places.page(name, *item.key)))
        for shard_name in sorted(shards):
            content = json.dumps(shards[shard_name], sort_keys=True, separators=(",", ":"))
            yield Artifact(f"{FOLDER}/{name}/{shard_name}.json", content)
