"""A file that is not valid YAML.

Most often a text holds a colon and a space, or begins with a quotation mark, a bracket or one of
the signs that have a meaning in YAML, and has no quotation marks around it.

Passes:

    region: "Northfield: the town"

Fails:

    region: Northfield: the town
"""

# Found by microsite.yamlfile.parse.
RULE = "yaml-syntax"
