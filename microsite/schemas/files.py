"""Writing the schemas where the editor looks for them."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path, PurePosixPath

from pydantic import VERSION

import microsite
from microsite import disk
from microsite.load import Loaded
from microsite.model import KINDS
from microsite.schemas.ids import name_of
from microsite.schemas.standing import FOLDER, MADE_OF, content, known

_ASKING = re.compile(rf"yaml-language-server: \$schema=(\.\./)+{re.escape(FOLDER)}/")


def write(root: Path, loaded: Loaded) -> tuple[Path, ...]:
    """Write the schemas of a project whose records were read.

    Args:
        root: the project's folder.
        loaded: its records.

    Returns:
        The files whose content changed; one that already says the same is left alone, so that no
        editor reads it again.

    Raises:
        OSError: a file cannot be written.
    """
    changed = []
    for path, text in _texts(root, loaded).items():
        if content(path) == text:
            continue
        disk.replace(path, text, synced=False)  # made anew where it is damaged
        changed.append(path)
    return tuple(changed)


def refresh(root: Path, loaded: Loaded) -> None:
    """Write the schemas of a project that uses them, in silence.

    A project uses them if it has the folder, or if a data file names it for yaml-language-server.
    Where nothing can be written, the editor goes on with what it has. Where all is as it was when
    they were made, nothing is done: making them takes longer than most rules.

    Args:
        root: the project's folder.
        loaded: its records.
    """
    if not _in_use(root):
        return
    if known(root) == _made_of(root, loaded):
        return
    try:
        write(root, loaded)
        disk.replace(root / FOLDER / MADE_OF, _made_of(root, loaded), synced=False)
    except OSError:
        return


def first_line(root: Path, name: str) -> str:
    """Give the line by which editors find the schema, for the head of a new file of records.

    Args:
        root: the project's folder.
        name: the file, as a path below it, with `/`.

    Returns:
        The line with its end; nothing for a file that holds no records, or a project that uses no
        schemas.
    """
    parts = PurePosixPath(name).with_suffix("").parts
    if len(parts) < 2 or parts[0] != "data" or parts[1] not in KINDS or not _in_use(root):
        return ""
    up = "../" * (len(parts) - 1)
    return f"# yaml-language-server: $schema={up}{FOLDER}/{parts[1]}.json\n"


def stale(root: Path, loaded: Loaded) -> tuple[Path, ...]:
    """Return the files of schemas that are missing or do not fit the records any more."""
    return tuple(path for path, text in _texts(root, loaded).items() if content(path) != text)


def _made_of(root: Path, loaded: Loaded) -> str:
    """Hash all that the schemas depend on, and the schemas that are there."""
    entries = [(each.kind, each.id, name_of(each.raw)) for each in loaded.entries]
    whole = hashlib.sha256(
        repr((VERSION, sorted(loaded.ids), loaded.project.vocabulary, entries)).encode()
    )
    engine = Path(microsite.__file__).parent
    code = [path for part in ("model", "schemas") for path in (engine / part).glob("*.py")]
    for path in sorted([*code, *(root / FOLDER).glob("*.json")]):
        whole.update(path.name.encode() + path.read_bytes())
    return whole.hexdigest() + "\n"


def _texts(root: Path, loaded: Loaded) -> dict[Path, str]:
    from microsite.schemas.whole import schemas  # pydantic's generator: a check seldom needs it

    return {
        root / FOLDER / f"{name}.json": json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        for name, schema in schemas(loaded).items()
    }


def _in_use(root: Path) -> bool:
    if (root / FOLDER).is_dir():
        return True
    for path in sorted((root / "data").rglob("*.yaml")):
        if not path.is_file():
            continue  # a pipe would keep whoever opens it waiting
        try:
            with path.open(encoding="utf-8") as file:
                if _ASKING.search(file.readline(200)):
                    return True
        except (OSError, UnicodeDecodeError):
            continue
    return False
