"""The commands that have MkDocs build, and show what it builds."""

from __future__ import annotations

from pathlib import Path

from mkdocs.__main__ import cli as mkdocs_command


def build_site(root: Path, *, strict: bool) -> None:
    """Build the site of the project in a folder: what `mkdocs build` does and prints.

    Raises:
        SystemExit: at the end, with code 1 if the build stopped.
    """
    configuration = str(root / "mkdocs.yml")
    mkdocs_command(["build", "--strict" if strict else "--no-strict", "-f", configuration])


def serve_site(root: Path, address: str, *, open_in_browser: bool) -> None:
    """Show the project in a folder, and build it anew at each change, as `mkdocs serve` does.

    Args:
        root: the project's folder.
        address: host and port, such as `localhost:8000`; empty for what mkdocs.yml says.
        open_in_browser: whether to open it there.
    """
    where = ["--dev-addr", address] if address else []
    browser = ["--open"] if open_in_browser else []
    mkdocs_command(["serve", "-f", str(root / "mkdocs.yml"), *where, *browser])
