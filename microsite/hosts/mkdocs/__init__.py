"""MkDocs as a host: it is handed finished pages and files and puts them into its theme.

The only package that knows MkDocs, with `outside/`, which renders pages outside the navigation.
"""

from microsite.hosts.mkdocs.commands import build_site, serve_site
from microsite.hosts.mkdocs.events import (
    inputs_besides,
    on_build_error,
    on_config,
    on_env,
    on_files,
    on_nav,
    on_page_content,
    on_page_context,
    on_page_markdown,
    on_post_build,
    on_post_page,
    on_post_template,
    on_serve,
    on_template_context,
)

__all__ = [
    "build_site",
    "inputs_besides",
    "on_build_error",
    "on_config",
    "on_env",
    "on_files",
    "on_nav",
    "on_page_content",
    "on_page_context",
    "on_page_markdown",
    "on_post_build",
    "on_post_page",
    "on_post_template",
    "on_serve",
    "on_template_context",
    "serve_site",
]
