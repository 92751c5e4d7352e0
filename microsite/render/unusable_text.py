"""A text of the interface that is not in the catalog, or has parts that no page gives.

The words of the interface are in `templates/strings/`, a file for each language. A page asks for
each text by its key, such as `home.title`, and gives the parts that stand in braces in it.

Passes, where a page gives `name`:

    home:
      title: "What {name} answered"

Fails, since no page gives that:

    home:
      title: "What {agency} answered"

Fails, since a key with a point in it is two keys (`home:`, and in it `title:`):

    home.title: What they answered
"""

RULE = "unusable-text"
