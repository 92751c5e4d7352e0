"""A value that is repeated by an alias instead of being written out.

YAML lets a value have an anchor (`&name`) and be repeated through an alias (`*name`). Here it may
not: who reads a record should see all of it, and a few lines of aliases can stand for a billion
values. A text that begins with `&` or `*`, such as words in italics, is read as one of them too,
and needs quotation marks: `note: "*The Ledger* counts anew."`

Passes:

    sources: [ledger]

Fails:

    sources: *all
"""

# Found by microsite.yamlfile.parse.
RULE = "yaml-alias"
