"""A value of another shape than its field has: a text, a number, a list, a group of fields.

A value that is known in some way is a group: `value` and `basis`, or the word `unknown` alone.

Passes:

    said: {value: 2019-03-14, basis: stated}

Fails:

    said: 2019-03-14
"""

# Found by microsite.load.
RULE = "wrong-type"
