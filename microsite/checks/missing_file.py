"""A kind of records that has no file, or a file that is empty.

A kind stands in a file such as `data/figures.yaml`, or in the files below a folder such as
`data/figures/`; one of the two has to be there. Without this rule a deleted file would take its
records off the site without a word, and so would one that an editor or a full disk has left empty.
A file that holds only `[]` says that there are no such records.

Passes:

    data/figures.yaml

Fails, where there is no such file:

    data/figures.yaml
"""

# Found by microsite.load.
RULE = "missing-file"
