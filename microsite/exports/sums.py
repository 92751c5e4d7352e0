"""SHA256SUMS: the SHA-256 of every data file, in the form that `sha256sum --check` reads."""

from __future__ import annotations

from collections.abc import Iterable

from microsite.artifacts import Artifact
from microsite.exports.data_package import FOLDER, checksum

PATH = "data/SHA256SUMS"


def sums_file(files: Iterable[Artifact]) -> Artifact:
    """Write the sums of the files under `data/`, by name."""
    named = {each.path.removeprefix(FOLDER): each for each in files if each.path.startswith(FOLDER)}
    return Artifact(PATH, "".join(f"{checksum(named[name])}  {name}\n" for name in sorted(named)))
