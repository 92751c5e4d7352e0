"""The packages that a requirements.txt pins for this machine."""

from __future__ import annotations

from collections.abc import Iterator

from packaging.requirements import InvalidRequirement, Requirement


def pins(requirements: str) -> Iterator[Requirement]:
    """Read the pins of a lock; those for other systems, or other versions of Python, are left out.

    Args:
        requirements: what stands in the file. Lines of hashes, options and remarks are no pins.
    """
    for line in requirements.splitlines():
        if not line or line[0] in "# \t-":
            continue
        try:
            pin = Requirement(line.removesuffix("\\").strip())
        except InvalidRequirement:
            continue
        if pin.marker is None or pin.marker.evaluate():
            yield pin
