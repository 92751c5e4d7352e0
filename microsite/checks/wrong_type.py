"""A value of another shape than its field has: a text, a number, a list, a group of fields.

A value that is known in some way is a group: `value` and `basis`, or the word `unknown` alone. A
list stands between brackets, `[ledger, post]`, or has a line for each item, with a hyphen; a list
of one item is a list too. A number has digits and no commas. `true` and a number need quotation
marks where a text is meant.

Passes:

    said: {value: 2019-03-14, basis: stated}

Fails:

    said: 2019-03-14
"""

# Found by microsite.load.
RULE = "wrong-type"
