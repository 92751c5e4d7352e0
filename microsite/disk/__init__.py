"""Files and folders on disk that are old or new, and never half: whoever is killed, whenever."""

from microsite.disk.files import being_written, create, replace

__all__ = ["being_written", "create", "replace"]
