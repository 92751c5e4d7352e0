"""Settings for all tests."""

from hypothesis import settings

# How long an example takes depends on the machine and proves nothing.
settings.register_profile("microsite", deadline=None)
settings.load_profile("microsite")
