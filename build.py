"""The build script: a hook of MkDocs, and `python build.py …` (try `--help`).

MkDocs loads a hook once per process and `mkdocs serve` builds many times in one, so a build imports
the engine anew where a file of it has changed: an edit of it counts at once.
"""

import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

try:
    if __name__ == "__main__":
        from microsite.hosts.cli import main
    else:
        from mkdocs.plugins import event_priority
except ModuleNotFoundError:
    print(
        "error: the packages are not installed in this Python; run `make site` once, "
        "then `. .venv/bin/activate`",
        file=sys.stderr,
    )
    # Of a command, 1 would say that it has found something.
    sys.exit(2 if __name__ == "__main__" else 1)


def _leave_garbage() -> None:
    # Most of what is read stays until a command ends; to look for garbage in it again and again
    # takes an eighth of the time.
    gc.set_threshold(100_000, 50, 100)


if __name__ == "__main__":
    # Here and not at the end: importing MkDocs takes longer than most commands do their work.
    _leave_garbage()
    # pydantic would look into every installed package for plugins of its own; we use none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    sys.exit(main(prog_name="python build.py"))

_host: Any = None
_imported: dict[str, tuple[int, int]] = {}
_publishing = False
_preview: Any = None


def on_startup(command: str, **event: Any) -> None:
    """Notice what MkDocs was asked to do."""
    global _publishing, _preview
    if command != "serve":
        _leave_garbage()
    _publishing = command == "gh-deploy"
    _preview = _engine("microsite.hosts.preview").Preview() if command == "serve" else None


def on_serve(server: Any, config: Any, **event: Any) -> Any:
    """Hand the server to the preview."""
    return _host.on_serve(server, config, preview=_preview) if _preview else server


def on_config(config: Any) -> Any:
    """Begin a build; the other events are passed on to the engine that is here now."""
    global _host, _imported
    there = _files()
    if _host is None or _imported != there:
        _host, _imported = _anew(), there
    return _host.on_config(config, publishing=_publishing, preview=_preview)


def on_build_error(error: Exception, **event: Any) -> None:
    """Pass the event on, if a build has begun."""
    if _host:
        _host.on_build_error(error)


def on_files(files: Any, **event: Any) -> Any:
    """Pass the event on."""
    return _host.on_files(files, **event)


def on_nav(nav: Any, **event: Any) -> Any:
    """Pass the event on."""
    return _host.on_nav(nav, **event)


def on_page_markdown(markdown: str, **event: Any) -> Any:
    """Pass the event on."""
    return _host.on_page_markdown(markdown, **event)


def on_page_content(html: str, **event: Any) -> Any:
    """Pass the event on."""
    return _host.on_page_content(html, **event)


@event_priority(-100)
def on_env(env: Any, **event: Any) -> Any:
    """Pass the event on, after the plugins have changed the environment."""
    return _host.on_env(env, **event)


def on_page_context(context: Any, **event: Any) -> Any:
    """Pass the event on."""
    return _host.on_page_context(context, **event)


def on_template_context(context: Any, **event: Any) -> Any:
    """Pass the event on."""
    return _host.on_template_context(context, **event)


def on_post_page(output: str, **event: Any) -> Any:
    """Pass the event on."""
    return _host.on_post_page(output, **event)


def on_post_template(output_content: str, **event: Any) -> Any:
    """Pass the event on."""
    return _host.on_post_template(output_content, **event)


@event_priority(-100)
def on_post_build(**event: Any) -> None:
    """Pass the event on, after the plugins have written their files."""
    _host.on_post_build(**event)


def _anew() -> Any:
    before = {name: module for name, module in sys.modules.items() if _is_ours(name)}
    for name in before:
        del sys.modules[name]
    try:
        return _engine("microsite.hosts.mkdocs")
    except Exception:
        # The preview goes on with the engine it had.
        for name in filter(_is_ours, list(sys.modules)):
            del sys.modules[name]
        sys.modules.update(before)
        raise


def _engine(name: str) -> Any:
    # MkDocs takes its own addition to sys.path away again once this file is loaded.
    sys.path.insert(0, str(Path(__file__).parent))
    try:
        return import_module(name)
    finally:
        del sys.path[0]


def _is_ours(module: str) -> bool:
    return module.partition(".")[0] == "microsite"


def _files() -> dict[str, tuple[int, int]]:
    """List the engine's files, and when each was last written."""
    files = {}
    for path in Path(__file__).with_name("microsite").rglob("*.*"):
        if path.parent.name != "__pycache__":
            # An editor's own files come and go.
            with suppress(FileNotFoundError):
                it = path.stat()
                files[str(path)] = (it.st_mtime_ns, it.st_size)
    return files
