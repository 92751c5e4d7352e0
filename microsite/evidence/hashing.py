"""One way to hash, for whatever this package ties to a copy or to words."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

PACKED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
"""Writes what is hashed."""


def hash_of(material: Sequence[Any]) -> str:
    """Return the SHA-256, in hexadecimal digits, of a list as JSON without spaces, in UTF-8."""
    return sha256(PACKED.encode(material).encode()).hexdigest()
