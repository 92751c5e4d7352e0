"""The peers' pages written into files, with what each program wants around them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from bench.scale.peers.pages import Page, pages, to_file, to_folder
from bench.scale.peers.peer import LAYOUTS, Size


def for_mkdocs(size: Size, name: str) -> Path:
    """Write a folder that MkDocs and Zensical build; gives it."""
    folder = size.fresh(name)
    shutil.copy(LAYOUTS / "material/mkdocs.yml", folder / "mkdocs.yml")
    for page in pages(size.agencies, size.seed, size.quotes, to_file):
        _write(folder / "docs" / f"{page.path}.md", page)
    return folder


def for_layouts(size: Size, folder: Path, *, index: str) -> None:
    """Write the pages for a program whose layout prints the title; `index` names first pages."""
    for page in pages(size.agencies, size.seed, size.quotes, to_folder):
        path = page.path.removesuffix("index") + index if page.is_index else page.path
        _write(folder / f"{path}.md", page, titled=False)


def _write(path: Path, page: Page, *, titled: bool = True) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    head = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n"
        for key, value in (("title", page.title), ("description", page.description))
    )
    text = page.text if titled else page.text.partition("\n")[2].lstrip()
    path.write_bytes(f"---\n{head}---\n\n{text}".encode())
