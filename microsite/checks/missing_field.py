"""A field that a record must have and has not, or that is empty.

The finding stands where the record begins; for an empty field, at its name. A source's summary,
the text under its front matter, must be there too.

Passes:

    capacity: police chief of Northfield

Fails:

    capacity:
"""

# Found by microsite.load.
RULE = "missing-field"
