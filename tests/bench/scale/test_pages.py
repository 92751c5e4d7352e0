"""The other builders' pages: every agency and source, and no link that leads nowhere."""

from __future__ import annotations

import posixpath
import re

from bench.scale.peers.pages import pages, to_file, to_folder

AGENCIES, SEED, QUOTES = 20, 1, 6


def test_there_is_a_page_for_each_agency_and_source_and_none_twice() -> None:
    paths = [page.path for page in pages(AGENCIES, SEED, QUOTES, to_file)]
    assert len(set(paths)) == len(paths)
    assert sum(path.startswith("agencies/") and path.endswith("police") for path in paths) == 20
    assert sum(path.startswith("sources/") and not path[8:].isdigit() for path in paths) == 10 + 1


def test_links_between_files_lead_to_files() -> None:
    made = {f"{page.path}.md": page.text for page in pages(AGENCIES, SEED, QUOTES, to_file)}
    for path, text in made.items():
        for target in re.findall(r"\]\(([^)]*)\)", text):
            assert posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) in made


def test_links_between_folders_lead_to_folders() -> None:
    every = [*pages(AGENCIES, SEED, QUOTES, to_folder)]
    folders = {f"/{page.path.removesuffix('index')}".rstrip("/"): page.text for page in every}
    for folder, text in folders.items():
        for target in re.findall(r"\]\(([^)]*)\)", text):
            assert posixpath.normpath(f"{folder}/{target}") in folders


def test_every_quotation_stands_on_a_page() -> None:
    text = "\n".join(page.text for page in pages(AGENCIES, SEED, QUOTES, to_file))
    assert text.count("> “") >= AGENCIES * QUOTES
