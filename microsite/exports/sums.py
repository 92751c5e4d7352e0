"""The size and the SHA-256 of every data file, measured once for all that tell of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from microsite.artifacts import Artifact

FOLDER = "data/"
PATH = "data/SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Measured:
    """A file under `data/`, as it is published."""

    path: str
    """Below the site's root."""
    size: int
    """In bytes."""
    sha256: str
    """In hexadecimal."""
    is_text: bool

    @property
    def name(self) -> str:
        """Its path under `data/`."""
        return self.path.removeprefix(FOLDER)


def measured(files: Iterable[Artifact]) -> tuple[Measured, ...]:
    """Measure the files that stand under `data/`; others are left out."""
    return tuple(_measured(file) for file in files if file.path.startswith(FOLDER))


def _measured(file: Artifact) -> Measured:
    is_text = isinstance(file.content, str)
    content = file.content.encode() if isinstance(file.content, str) else file.content
    return Measured(file.path, len(content), sha256(content).hexdigest(), is_text)


def sums_file(files: Iterable[Measured]) -> Artifact:
    """Write the sums by name, in the form that `sha256sum --check` reads."""
    named = {each.name: each for each in files}
    return Artifact(PATH, "".join(f"{named[name].sha256}  {name}\n" for name in sorted(named)))
