"""A text on disk, whole or not at all, and never over what somebody else wrote in the meantime."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from microsite import disk
from microsite.findings import Finding
from microsite.writing.unwritable import Unwritable
from microsite.yamlfile.textfile import read_text


class Changed(Exception):
    """The file is no longer what it was when it was read."""


class Exists(Exception):
    """There is a file already."""


def read(path: Path, name: str) -> str:
    """Read a file for an edit: its line ends stay, and a byte-order mark is part of the text.

    Args:
        path: the file; one that is not there is an empty text.
        name: its path relative to the project, for findings.

    Raises:
        Unwritable: it cannot be read, or is no text.
    """
    if not path.exists():
        return ""
    text = read_text(path, name)
    if isinstance(text, Finding):
        raise Unwritable(f"{name} cannot be read", (text,))
    # As bytes, since Python would read each line end as \n.
    return path.read_bytes().decode()


def overwrite(path: Path, before: str, after: str, fits: Callable[[], None] = lambda: None) -> None:
    """Put a text in the place of the one that was read.

    Args:
        path: the file.
        before: what `read` returned; empty for a file that was not there.
        after: what it shall hold.
        fits: is called while nobody else can overwrite it, and raises what speaks against it.

    Raises:
        Changed: it holds something else by now, or is there by now. Nothing was written.
        OSError: it cannot be written. The old file is as it was.
    """

    def still() -> None:
        held = path.read_bytes().decode(errors="replace") if path.exists() else ""
        if held != before:
            raise Changed(f"{path.name} was changed in the meantime")
        fits()

    disk.replace(path, after, still=still)


def create(path: Path, content: str | bytes) -> None:
    """Write a file that is not there yet, and the folders that it stands in.

    Raises:
        Exists: there is a file of that name. It was not touched.
        OSError: it cannot be written.
    """
    try:
        disk.create(path, content)
    except FileExistsError as error:
        if not path.exists():  # a file stands where its folder would
            raise
        raise Exists(f"{path.name} is there already") from error
