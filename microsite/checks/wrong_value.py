"""A value that its field cannot have.

Some fields have a vocabulary, to which data/vocabulary.yaml may add words; numbers have limits; and
an id is written in small letters, digits and hyphens, since it becomes part of an address. Some
values must agree with each other: an inferred value needs a `because`, and a response of the kind
`statement` needs the statement.

Passes:

    stance: critical

Fails:

    stance: angry
"""

# Found by microsite.load.
RULE = "wrong-value"
