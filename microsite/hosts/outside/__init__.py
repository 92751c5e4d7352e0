"""Pages outside the navigation, put into the theme's frame past MkDocs' own page by page.

MkDocs knows of them as files, so that links and the sitemap hold. Reading, rendering and writing
them is done here, while nobody else wants to hear of each page (`listeners`). What this leans on of
MkDocs besides its events is in `files` and `theme`: that it leaves to a `File` whether it is a
document and how it is copied, and that a page is rendered with `main.html` and `get_context`.
docs/decisions/0019-frames.md says why; tests/hosts/outside holds it against MkDocs' own way.
"""

from microsite.hosts.outside.files import Late, contents, documents, listeners, meta, outside
from microsite.hosts.outside.frames import encoded
from microsite.hosts.outside.theme import Shown, Theme, Whole

__all__ = [
    "Late",
    "Shown",
    "Theme",
    "Whole",
    "contents",
    "documents",
    "encoded",
    "listeners",
    "meta",
    "outside",
]
