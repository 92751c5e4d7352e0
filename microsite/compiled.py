"""Templates as Jinja has compiled them, kept from one build to the next."""

from __future__ import annotations

import os

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from microsite.cache import Cache, digest


class Compiled(BytecodeCache):
    """Gives Jinja what it compiled before from the same text; for our templates and a theme's."""

    def __init__(self, cache: Cache, known: bytes = b"") -> None:
        """Keep compiled templates in a store.

        Args:
            cache: the store.
            known: a digest of what is worked out in them besides their own text.
        """
        self._cache = cache
        self.known = known

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Name a template by its name and its place, also one that is no text.

        In a locale of ASCII no accented folder is, and Jinja's own way stops there.
        """
        return digest("place", name, os.fsencode(filename or "")).hex()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, if its template is kept."""
        if kept := self._cache.get(self._name(bucket)):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket holds."""
        self._cache.put(self._name(bucket), bucket.bytecode_to_string())

    def _name(self, bucket: Bucket) -> bytes:
        # The key is made of the template's name and place, the checksum of its text.
        return digest("template", bucket.key, bucket.checksum, self.known)
