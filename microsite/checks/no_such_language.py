"""A language that the interface has no words in.

`language` in data/investigation.yaml names a file in templates/strings/, such as `en` or `pt-BR`.
Dates, numbers, feeds, cards and what pages say to programs follow it. Another language is another
file there with the same keys (docs/your-own.md).

Passes, where there is templates/strings/en.yaml:

    language: en

Fails, where there is no templates/strings/english.yaml:

    language: english
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.subject import Subject
from microsite.findings import Finding, nearest

RULE = "no-such-language"


def check(subject: Subject) -> Iterator[Finding]:
    """Report a language without words. Where there are no templates at all, nothing is rendered."""
    loaded = subject.loaded
    folder = loaded.root / "templates" / "strings"
    language = loaded.project.investigation.language
    if not folder.is_dir() or (folder / f"{language}.yaml").is_file():
        return
    if ("investigation", "investigation") not in loaded.by_id:
        return
    known = nearest(language, (path.stem for path in folder.glob("*.yaml")))
    problem = f"there is no templates/strings/{language}.yaml"
    hint = f"{known}; or add that file" if known else "add that file"
    yield Finding(loaded.span("investigation", "investigation", ("language",)), RULE, problem, hint)
