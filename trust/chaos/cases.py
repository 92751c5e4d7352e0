"""What is done while things fail: builds and commands on a small made-up project."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[2]
MINIMAL = ROOT / "tests/projects/minimal"

Run = Callable[[Path], None]
"""Does something in a project's folder, in a process of its own; may end it with SystemExit."""


@dataclass(frozen=True, slots=True)
class Case:
    """Something that is done, and what it changes."""

    name: str
    run: Run
    prepare: Run
    """Makes the project as it is before."""
    whole: tuple[str, ...] = ()
    """Folders that are old or new as a whole. Every other file is so by itself."""
    follows: tuple[str, ...] = ()
    """Folders of others that may come a moment later, but are never lost."""
    repeats: bool = False
    """Whether it can be done twice."""


def command(*words: str) -> Run:
    """Run a command of `build.py`."""

    def run(root: Path) -> None:
        from microsite.hosts.cli import main

        main([*words], standalone_mode=True)

    return run


def build(root: Path) -> None:
    """Run `mkdocs build --strict`."""
    from mkdocs.__main__ import cli

    cli(["build", "--strict", "--quiet"])


def exchange(root: Path) -> None:
    """Do what a build does with its site, and nothing else, so that it can be done often."""
    from microsite.disk.by_file import Unfinished

    try:
        _exchange(root)
    except (OSError, Unfinished) as problem:
        raise SystemExit(f"{problem}") from problem


def _exchange(root: Path) -> None:
    from microsite.cache import FILE, Cache
    from microsite.hosts.staging import staged

    with Cache(root / FILE) as cache, staged(root / "site", cache) as stage:
        for path in ("index.html", "a/index.html", "a/b/index.html", "new/index.html"):
            if not stage.keep(path, b"name of the new one"):
                stage.write(path, f"the new {path}".encode(), b"name of the new one")
        stage.write("same/index.html", b"always the same")
        (stage.place / "assets").mkdir()
        (stage.place / "assets/host.css").write_bytes(b"written by the host")
        stage.write(".well-known/security.txt", b"Contact: new")
        stage.exchange()


def _site(root: Path) -> None:
    """Make a site as an earlier build and its owner have left it."""
    for path in ("index.html", "a/index.html", "a/b/index.html", "gone/x/index.html"):
        _put(root / "site" / path, f"the old {path}")
    _put(root / "site/same/index.html", "always the same")
    _put(root / "site/.well-known/security.txt", "Contact: old")
    _theirs(root)
    (root / ".cache").mkdir()


def _spared(root: Path) -> None:
    """Make it as two builds have left it, of which the second is the old one of all of `_site`."""
    _site(root)
    in_process(exchange, root)
    spare = root / ".site.building/spare"
    for file in (root / "site/index.html", root / "site/a/index.html"):
        file.write_text("the old one", "utf-8")
    _put(root / "site/gone/x/index.html", "the old one")
    assert spare.is_dir()


def _theirs(root: Path) -> None:
    _put(root / "site/.git/config", "somebody's")
    _put(root / "site/.nojekyll", "")
    _put(root / "site/.well-known/theirs", "somebody's")


def _project(root: Path) -> None:
    shutil.copytree(MINIMAL, root, dirs_exist_ok=True)
    for name in ("build.py", "mkdocs.yml"):
        shutil.copy(ROOT / name, root / name)
    for name in ("about", "methodology", "privacy"):
        shutil.copy(ROOT / f"content/{name}.md", root / f"content/{name}.md")
    for name in ("templates", "microsite"):
        (root / name).symlink_to(ROOT / name)
    (root / ".cache").mkdir()


def _built(root: Path) -> None:
    _project(root)
    in_process(build, root)
    _theirs(root)
    _edit(root)


def _written(root: Path) -> None:
    _project(root)
    in_process(command("write", "out"), root)
    _put(root / "out/site/index.html", "what a host built there")
    _edit(root)


def _edit(root: Path) -> None:
    about = root / "content/about.md"
    about.write_text(about.read_text("utf-8") + "\nOne more line.\n", "utf-8")


def _unsealed(root: Path) -> None:
    _project(root)
    lock = root / "data/evidence.lock"
    lock.write_text(lock.read_text("utf-8").replace('"format": 1', '"format":  1'), "utf-8")


def _article(root: Path) -> None:
    _project(root)
    _put(
        root / "new.html",
        "<html><head><title>Board hears of readers</title></head><body><article>"
        "<h1>Board hears of readers</h1>"
        + "".join(f"<p>Paragraph {n} of a made-up article about a made-up town.</p>" for n in "123")
        + "</article></body></html>",
    )


def _new_project(root: Path) -> None:
    (root / "other").mkdir()


def init(root: Path) -> None:
    """Run `init`, of which only few folders are taken: a whole one has a thousand files."""
    from microsite import starting

    starting.TAKEN = ("build.py", "LICENSE", "content/privacy.md", "templates/strings")
    command("init", "other", "--title", "Another")(root)


def in_process(run: Run, root: Path) -> None:
    """Do something in a process of its own, which must end well."""
    from trust.chaos.trial import forked

    ended = forked(partial(run, root), root)
    if ended.code:
        raise RuntimeError(f"it fails without any fault: {ended.said}")


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


EXCHANGE = Case("exchange of two sites", exchange, _site, ("site",), ("site/.git",), repeats=True)
SPARED = Case("exchange with a spare", exchange, _spared, ("site",), ("site/.git",), repeats=True)
BUILD = Case("build", build, _built, ("site",), ("site/.git",), repeats=True)
SEAL = Case("seal", command("seal"), _unsealed, repeats=True)
CORRECTION = Case(
    "new correction",
    command(
        *("new", "correction", "--yes", "--id", "two-not-one", "--date", "2019-03-21"),
        *("--was", "It said one.", "--now", "It says two.", "--records", "northfield-police"),
    ),
    _unsealed,
)
SOURCE = Case(
    "new source", command("new", "source", "new.html", "--yes", "--id", "board"), _article
)
WRITE = Case("write DIR", command("write", "out"), _written, ("out",), ("out/site",), repeats=True)
INIT = Case("init DIR", init, _new_project, ("other",))
SHEET = Case("factcheck", command("factcheck", "--out", "sheet", "--yes"), _project)
SCHEMAS = Case("schema", command("schema"), _project)
CASES = (EXCHANGE, SPARED, BUILD, SEAL, CORRECTION, SOURCE, WRITE, INIT, SHEET, SCHEMAS)


def listed(root: Path) -> dict[str, bytes]:
    """List what is in a folder: the bytes of each file, and where each link leads."""
    found = {}
    for where, folders, names in os.walk(root):
        links = [each for each in folders if Path(where, each).is_symlink()]
        for name in (*names, *links):
            path = Path(where, name)
            key = path.relative_to(root).as_posix()
            found[key] = os.fsencode(path.readlink()) if path.is_symlink() else path.read_bytes()
    return found
