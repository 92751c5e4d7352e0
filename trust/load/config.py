"""nginx's configuration: what GitHub Pages does, as far as a web server's settings can say it.

Under a sub-path; text compressed; a folder without its slash redirected; 404.html for what is not
there; kept for ten minutes; open to scripts of other sites. GitHub's own headers (`server`, `via`,
`x-github-request-id` and the like) say nothing to a page and are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

TYPES: Mapping[str, str] = {
    "html": "text/html",
    "css": "text/css",
    "js": "application/javascript",
    "json": "application/json",
    "map": "application/json",
    "geojson": "application/geo+json",
    "xml": "application/xml",
    "svg": "image/svg+xml",
    "png": "image/png",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "txt": "text/plain",
    "csv": "text/csv",
    "gz": "application/gzip",
}
"""By the end of a file's name, as the media type database has them that Pages goes by."""
OTHER = "application/octet-stream"
"""What any other file is: the SQLite file, BibTeX, SHA256SUMS."""
ZIPPED = frozenset({"html", "css", "js", "json", "map", "svg", "xml"})
"""What is compressed for whoever takes it so."""
_TEXT = ("html", "css", "js", "json", "xml", "txt", "csv")
SHORTEST = 20
"""From how many bytes on: nginx's own default, below which nothing is gained."""


class UnusablePath(ValueError):
    """A path that nginx cannot be told: `$` begins a variable there, and cannot be escaped."""


def media_type(name: str) -> str:
    """Say what a file is, from its name."""
    return TYPES.get(name.rpartition(".")[2] if "." in name else "", OTHER)


def configuration(folder: Path, site: str, port: int) -> str:
    """Write nginx's configuration.

    Args:
        folder: an empty folder for what nginx writes; in its `www` lies the site.
        site: the site's folder in there, which is its sub-path: `microsite`.
        port: where to listen, on this machine alone.

    Raises:
        UnusablePath: the folder cannot be named.
    """
    types = "\n".join(f"    {media} {end};" for end, media in TYPES.items())
    zipped = sorted({TYPES[each] for each in ZIPPED} - {"text/html"})  # which always is
    named = sorted({TYPES[each] for each in _TEXT} - {"text/html"})
    temporary = "\n".join(
        f"  {each}_temp_path {_quoted(folder / each)};"
        for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return f"""\
daemon off;
worker_processes 2;
pid {_quoted(folder / "nginx.pid")};
error_log {_quoted(folder / "error.log")} warn;
events {{
  worker_connections 1024;
}}
http {{
{temporary}
  access_log off;
  log_not_found off;
  server_tokens off;
  types {{
{types}
  }}
  default_type {OTHER};
  charset utf-8;
  charset_types {" ".join(named)};
  gzip on;
  gzip_vary on;
  gzip_comp_level 6;
  gzip_min_length {SHORTEST};
  gzip_types {" ".join(zipped)};
  sendfile on;
  keepalive_requests 100000;
  server {{
    listen 127.0.0.1:{port};
    root {_quoted(folder / "www")};
    index index.html;
    absolute_redirect off;
    error_page 404 /{site}/404.html;
    add_header Cache-Control max-age=600 always;
    add_header Access-Control-Allow-Origin * always;
    location = / {{
      return 404;
    }}
  }}
}}
"""


def _quoted(path: Path) -> str:
    text = str(path)
    if "$" in text or not text.isprintable():
        raise UnusablePath(f"nginx cannot be told of the folder {text!r}; set TMPDIR to another")
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
