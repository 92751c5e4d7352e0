"""A field that the records of this kind do not have.

A misspelled field would be left out without a word. Between braces, a comma ends a value: in
`{basis: inferred, because: They met, and left}` the words after it are read as a field, until there
are quotation marks around the text. So is `value:2019`, for want of a space after the colon.

Passes:

    short_name: Northfield

Fails:

    shortname: Northfield
"""

# Found by microsite.load.validate.
RULE = "unknown-field"
