"""A fact that names no source.

What is alleged, said, answered, counted, dated or proposed is published with the source that says
so, or not at all. The fields are `source`, `sources`, `printings`, `readings` and `mentions`.

Passes:

    sources: [ledger]

Fails:

    sources: []
"""

# Found by microsite.load.validate.
RULE = "fact-without-source"
