"""The files of others that a site ships, each with its SHA-256: `make assets` writes them down.

A wheel's hash says that a package is the pinned one when it is installed. These say, in a line for
each file, that what stands in the environment now is what was looked at when the line was written,
and show in a review of new pins which of the readers' files are others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from importlib.metadata import distribution
from pathlib import Path

from microsite.maps.leaflet import FOLDER, leaflet_assets

ROOT = Path(__file__).parents[1]
LEDGER = ROOT / "tools" / "assets.sha256"
HOW = (
    "look at what is new in the package (`git diff requirements.txt`, its changelog); if that is "
    "well, run `make assets` and commit tools/assets.sha256; if no pin moved, the environment was "
    "tampered with: delete .venv"
)
_HEAD = """\
# The files of others that a site ships, by their paths in it. Written by `make assets`; tests hold
# the installed packages, and a built site, against it. A build cuts the theme's style sheet down.
"""


def shipped_files() -> Iterator[tuple[str, bytes]]:
    """Give each file of others that a site may ship: its path there, and what it holds."""
    theme = distribution("mkdocs-material")
    start = "material/templates/assets/"
    for file in sorted(theme.files or (), key=str):
        path = file.as_posix()
        # Of the styles, builds publish these alone.
        published = "/stylesheets/" not in path or fnmatch(path, "*/main.*.css")
        if path.startswith(start) and published:
            yield f"assets/{path.removeprefix(start)}", file.read_binary()
    for asset in leaflet_assets():
        if asset.path != f"{FOLDER}/LICENSE.txt" and isinstance(asset.content, bytes):
            yield asset.path, asset.content
    for font in sorted((ROOT / "templates/theme/assets/fonts").glob("*.woff2")):
        yield f"assets/fonts/{font.name}", font.read_bytes()


def sums() -> Mapping[str, str]:
    """Give the SHA-256 of each, by its path in a site."""
    return {path: hashlib.sha256(content).hexdigest() for path, content in shipped_files()}


def read(ledger: Path = LEDGER) -> Mapping[str, str]:
    """Read what was written down, likewise."""
    lines = ledger.read_text("utf-8").splitlines()
    pairs = (line.split("  ", 1) for line in lines if line and not line.startswith("#"))
    return {path: sha256 for sha256, path in pairs}


def differences(due: Mapping[str, str], found: Mapping[str, str]) -> list[str]:
    """Say of each file that is not as it was written down what became of it."""
    told = dict.fromkeys(due.keys() - found.keys(), "is gone")
    told |= dict.fromkeys(found.keys() - due.keys(), "is new")
    told |= {path: "was changed" for path in due.keys() & found.keys() if due[path] != found[path]}
    return [f"{path} {what}" for path, what in sorted(told.items())]


def main() -> None:
    """Write the ledger anew, and say what differs from the one before."""
    found = sums()
    for line in differences(read() if LEDGER.is_file() else {}, found):
        print(line)
    body = "".join(f"{sha256}  {path}\n" for path, sha256 in sorted(found.items()))
    LEDGER.write_text(_HEAD + body, "utf-8")


if __name__ == "__main__":
    main()
