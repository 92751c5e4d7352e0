"""A template that cannot be rendered: it asks for something that is not there, or cannot be done.

Templates are in `templates/`, in the language of Jinja (https://jinja.palletsprojects.com). A name
that nothing has is an error, so that a misspelled one does not leave a gap on a page. The finding
names the line, and one page on which it shows; other pages may have it too.

Passes:

    <p>{{ view.name }}</p>

Fails, because a view has no such part:

    <p>{{ view.nmae }}</p>

Fails, because there is no such template:

    {% include "partials/no-such.html" %}
"""

RULE = "template-fails"
