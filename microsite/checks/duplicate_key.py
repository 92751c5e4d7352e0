"""A field that stands twice in one record.

Most YAML readers keep the second of two and say nothing.

Passes:

    place: Northfield

Fails:

    place: Northfield
    place: Eastbrook
"""

# Found by microsite.yamlfile.parse.
RULE = "duplicate-key"
