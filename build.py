"""The build script: a hook of MkDocs, and `python build.py …` (try `--help`)."""

import sys

if __name__ != "__main__":
    # `mkdocs serve` runs this file anew for each rebuild; so that an edit of the engine counts,
    # the engine is loaded anew as well.
    for _name in [name for name in sys.modules if name.partition(".")[0] == "microsite"]:
        del sys.modules[_name]

# MkDocs takes its own folder off sys.path once this file is loaded, so the import stands here.
from microsite.hosts.mkdocs import (
    on_config,
    on_env,
    on_files,
    on_page_content,
    on_page_markdown,
)

__all__ = ["on_config", "on_env", "on_files", "on_page_content", "on_page_markdown"]

if __name__ == "__main__":
    from microsite.hosts.cli import main

    main()
