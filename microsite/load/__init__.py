"""A project's files into typed records that know where they stand.

Nothing is skipped in silence: what cannot be used gives a finding, and all mistakes are found in
one run. What fails here is left out of `Project`, and an error keeps the whole from being built.
"""

from microsite.load.loaded import Entry, Loaded
from microsite.load.reader import read_project

__all__ = ["Entry", "Loaded", "read_project"]
