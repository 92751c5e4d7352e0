"""A value with a tag.

YAML lets a value say its type (`!!int`, `!python/object`). Here the field says it, so that a file
never decides what is made of it; nor can it `!include` another one. A text that begins with an
exclamation mark is read as a tag too, and needs quotation marks.

Passes:

    region: Northfield

Fails:

    region: !town Northfield
"""

# Found by microsite.yamlfile.parse.
RULE = "yaml-tag"
