"""Files and folders on disk that are old or new, and never half: whoever is killed, whenever."""

from microsite.disk.files import create, replace

__all__ = ["create", "replace"]
