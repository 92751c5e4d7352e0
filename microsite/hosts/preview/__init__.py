"""A preview (`mkdocs serve`): it goes on when something is wrong, and says what in the page.

Made once, when a server starts, and used by each of its builds, whatever engine they import: an
edit of this folder counts only when the server is started again.
"""

from microsite.hosts.preview.state import Preview

__all__ = ["Preview"]
