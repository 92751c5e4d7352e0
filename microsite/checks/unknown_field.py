"""A field that the records of this kind do not have.

A misspelled field would be left out without a word.

Passes:

    short_name: Northfield

Fails:

    shortname: Northfield
"""

# Found by microsite.load.validate.
RULE = "unknown-field"
