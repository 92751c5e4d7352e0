"""What MkDocs says in a terminal."""

from __future__ import annotations

import io
import logging

from microsite.hosts.saying import make_visible


def test_no_message_of_the_host_is_a_command_to_a_terminal() -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    logging.getLogger("mkdocs").addHandler(handler)
    try:
        make_visible()
        make_visible()
        logging.getLogger("mkdocs.structure.nav").warning("pages:\n  - %s", "a\x1b[2J\u202eb.md")
        assert len(handler.filters) == 1
    finally:
        logging.getLogger("mkdocs").removeHandler(handler)
    assert stream.getvalue() == "pages:\n  - a\\x1b[2J\\u202eb.md\n"
