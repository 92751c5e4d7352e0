"""The pages for maintainers lead to each other: none is out of reach, and no link is dead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[1]
STARTER = ROOT / "starter"
WRITTEN = ("*.md", ".github/**/*.md", "data/**/*.md", "docs/**/*.md", "starter/**/*.md")
"""Not content/, of which MkDocs resolves the links, and not the projects that tests are about."""
PAGES = sorted(
    path
    for pattern in WRITTEN
    for path in ROOT.glob(pattern)
    if not path.is_relative_to(STARTER / "content")
)


def tokens(text: str) -> Iterator[Token]:
    for block in MarkdownIt("commonmark").enable("table").parse(text):
        yield block
        yield from block.children or ()


def links(path: Path) -> list[tuple[Path, str]]:
    """Give the files, or folders, that a page links to, and the heading in each."""
    found = []
    for token in tokens(path.read_text("utf-8")):
        target = token.attrGet("href" if token.type == "link_open" else "src")
        if isinstance(target, str) and not re.match(r"[a-z]+:|//", target):
            name, _, heading = unquote(target).partition("#")
            found.append(((path.parent / name).resolve() if name else path, heading))
    return found


def headings(path: Path) -> set[str]:
    """Give the anchors that GitHub makes of a page's headings."""
    every = list(tokens(path.read_text("utf-8")))
    texts = [each.content for at, each in enumerate(every) if at and every[at - 1].tag[:1] == "h"]
    plain = (re.sub(r"[^\w\- ]", "", text.replace("`", "").lower()) for text in texts)
    return {each.strip().replace(" ", "-") for each in plain}


def is_dead(target: Path, heading: str) -> bool:
    places = [target]
    if target.is_relative_to(STARTER):  # the case stands at the root of a new project
        places.append(ROOT / target.relative_to(STARTER))
    there = next((each for each in places if each.exists()), None)
    if there is None:
        return True
    return bool(heading) and there.suffix == ".md" and heading not in headings(there)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_link_is_dead(path: Path) -> None:
    dead = [f"{target}#{heading}" for target, heading in links(path) if is_dead(target, heading)]
    assert dead == []


def test_every_page_of_the_docs_can_be_reached() -> None:
    reached: set[Path] = set()
    ahead = [ROOT / "README.md", ROOT / "docs/README.md"]
    while ahead:
        path = ahead.pop()
        if path.suffix == ".md" and path.is_file() and path not in reached:
            reached.add(path)
            ahead += [target for target, _ in links(path)]
    assert reached >= set((ROOT / "docs").rglob("*.md"))


def test_a_dead_link_would_be_found(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text(
        "# One `two`, three\n\n[x](#one-two-three) [x](#four) [x](b.md)\n"
        "![x](c.png) [x](https://news.test/)\n\n| |\n|---|\n| [x](a.md#four) |\n",
        "utf-8",
    )
    dead = [(target.name, heading) for target, heading in links(page) if is_dead(target, heading)]
    assert dead == [("a.md", "four"), ("b.md", ""), ("c.png", ""), ("a.md", "four")]
