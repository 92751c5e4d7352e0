"""What a preview changes in the server's answers: the panel, and the policy that lets it reload.

MkDocs' server writes a script into each page it sends, after our content security policy was made;
the browser would refuse it. So a page's policy is written anew on its way, which adds the hash of
that script and of nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Protocol

from microsite import policy

_BODY = re.compile(r"<body\b[^>]*>")
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)

Start = Callable[..., Any]
"""WSGI's start_response (PEP 3333)."""


class Says(Protocol):
    """What is wrong, as HTML for the top of a page, and whether there is no page to show."""

    panel: str
    alone: bool


@dataclass(frozen=True, slots=True)
class _Answer:
    status: str
    head: list[tuple[str, str]]
    body: Iterable[bytes]

    @property
    def is_html(self) -> bool:
        return any(k.lower() == "content-type" and v.startswith("text/html") for k, v in self.head)


class Answers:
    """A WSGI application around the server's own."""

    def __init__(self, says: Says, app: Any, mount: str) -> None:
        self._says = says
        self._app = app
        self._missing = f"{mount}404.html"

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """Answer a request."""
        # Asked first: it waits until a build that is under way has ended.
        answer = self._ask(environ)
        path = environ["PATH_INFO"]
        if path.startswith("/livereload/"):
            pass
        elif self._says.alone:
            answer = self._ask(environ | {"PATH_INFO": self._missing})
        elif answer.status.startswith("404") and path != self._missing:
            # The same page as the server's, but as a file, with the script for reloading in it.
            missing = self._ask(environ | {"PATH_INFO": self._missing})
            answer = replace(missing, status="404 Not Found")
        if answer.is_html:
            answer = self._dressed(answer)
        start(answer.status, answer.head)
        return answer.body

    def _ask(self, environ: dict[str, Any]) -> _Answer:
        noted: list[Any] = []

        def start(status: str, head: list[tuple[str, str]], *_more: Any) -> None:
            noted[:] = [status, head]

        body = self._app(environ, start)
        return _Answer(noted[0], noted[1], body)

    def _dressed(self, answer: _Answer) -> _Answer:
        html = b"".join(answer.body).decode("utf-8", "replace")
        panel = self._says.panel
        if panel and not self._says.alone:
            html = _BODY.sub(lambda body: body[0] + panel, html, count=1)
        styles = [policy.digest(style) for style in _STYLE.findall(panel)]
        with suppress(policy.NoPlace):  # the server's own "404 Not Found" is no page
            html = policy.renewed(html, styles)
        body = html.encode()
        head = [each for each in answer.head if each[0].lower() != "content-length"]
        return _Answer(answer.status, [*head, ("Content-Length", str(len(body)))], [body])
