"""A YAML file in the folder of data that nothing reads, or an article in content/sources/.

Otherwise the records of a misspelled file would be left out without a word. An article, as text,
web page or PDF, belongs into archive/: whatever stands in content/ is published.

Passes:

    data/figures.yaml

Fails:

    data/figure.yml
"""

# Found by microsite.load.
RULE = "unknown-file"
