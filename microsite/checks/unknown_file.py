"""A YAML file in the folder of data that nothing reads, or an article in content/sources/.

Otherwise the records of a misspelled file would be left out without a word, and so would those in a
folder that is called like no kind of records. Hidden files are not read either. An article, as
text, web page or PDF, belongs into archive/: whatever stands in content/ is published.

Passes:

    data/figures.yaml
    data/figures/2019/ohio.yaml

Fails:

    data/figure.yml
    data/figure/2019/ohio.yaml
"""

# Found by microsite.load.
RULE = "unknown-file"
