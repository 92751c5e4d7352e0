"""Settings for all tests."""

import os

from hypothesis import settings

# How long an example takes depends on the machine and proves nothing. Continuous integration tries
# the same examples each time, so that a change is judged and not its luck; other runs explore.
settings.register_profile("microsite", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("microsite")
