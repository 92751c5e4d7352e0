"""A template, or the catalog of words, that cannot be read.

Templates are in `templates/`, in the language of Jinja (https://jinja.palletsprojects.com). The
words of the interface are in `templates/strings/`. The finding names the line at which reading
stopped; the mistake is there or above.

Passes:

    {% if figure.note %}<p>{{ figure.note }}</p>{% endif %}

Fails, without its end:

    {% if figure.note %}<p>{{ figure.note }}</p>
"""

RULE = "template-syntax"
