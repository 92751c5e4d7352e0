"""A file that is not valid YAML.

Most often a text holds a colon and a space, or begins with a quotation mark, a bracket or one of
the signs that have a meaning in YAML, and has no quotation marks around it. A text with quotation
marks in it stands between single ones, with each apostrophe written twice: `title: '"No more," says
the town''s chief'`. Indentation is made of spaces; a tab or the no-break space of a web page is
none. After a colon, a comma between braces, and the hyphen of a list there is a space. A `#` after
a space begins a comment.

The finding stands where the mistake is likely to be, which may be above the line at which reading
stopped. The rest of the file is read when it is mended.

Passes:

    region: "Northfield: the town"

Fails:

    region: Northfield: the town
"""

# Found by microsite.yamlfile.parse.
RULE = "yaml-syntax"
