"""A YAML file in the folder of data that nothing reads.

Otherwise the records of a misspelled file would be left out without a word.

Passes:

    data/figures.yaml

Fails:

    data/figure.yml
"""

# Found by microsite.load.
RULE = "unknown-file"
