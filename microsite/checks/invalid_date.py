"""A date that is not written in EDTF, or that no calendar has.

EDTF is the Library of Congress's Extended Date/Time Format: `2019-03-13`, `2019-03`, `2019`,
`2019-03~` (about), `2019?` (uncertain), `2019-03-13/2019-03-14`, `2019-21` (spring), `201X`. What a
source says otherwise, such as "last Wednesday" or "March 13", is worked out, and its own words are
given as `printed`. A date that nobody knows is the word `unknown` in the place of the group.

Passes:

    read_on: 2019-03-20

Fails:

    read_on: 2019-02-30
"""

# Found by microsite.load.validate, with the words of microsite.dates.
RULE = "invalid-date"
