"""Measures of the built site that depend on the machine, or that compare: `make bench`."""
