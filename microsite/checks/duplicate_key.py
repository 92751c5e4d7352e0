"""A field that stands twice in one record.

Most YAML readers keep the second of two and say nothing. If it is the first field of a record that
stands twice, the hyphen before the next record is missing.

Passes:

    place: Northfield

Fails:

    place: Northfield
    place: Eastbrook
"""

# Found by microsite.yamlfile.parse.
RULE = "duplicate-key"
