"""Search on a large site: an index in parts, so that a visit's bytes do not grow with the site."""

from microsite.searching.shards import FOLDER, START, Document, shards

__all__ = ["FOLDER", "START", "Document", "shards"]
