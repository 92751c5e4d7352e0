"""What explains each rule to a maintainer: the docstring of the module that is the rule.

`python build.py explain` prints them, and tools/reference makes the pages in docs/reference/rules/
of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from inspect import cleandoc
from types import ModuleType

from microsite.changes import no_correction
from microsite.checks import rules
from microsite.render import template_fails, template_syntax, unusable_text


@dataclass(frozen=True, slots=True)
class Manual:
    """A rule's name, and its manual as text with indented examples."""

    rule: str
    text: str
    in_short: str = ""
    """What it is about, where the first sentence does not say it."""

    @property
    def about(self) -> str:
        """What it is about, in a sentence."""
        if self.in_short:
            return self.in_short
        return re.split(r"(?<=\.)\s", self.text, maxsplit=1)[0].replace("\n", " ")


@cache
def manuals() -> tuple[Manual, ...]:
    """Return the manuals of all rules that a finding can name, sorted by name."""
    found = [Manual(rule.name, rule.manual) for rule in rules()]
    of_templates = (template_fails, template_syntax, unusable_text)
    found += (Manual(each.RULE, _text(each)) for each in of_templates)
    # The three warnings of `diff` are one thing to understand.
    told = _text(no_correction)
    withdrawn = "A published correction is gone, or no longer names a record (a warning)."
    lost = "What was published could not be compared with what is there now (a warning)."
    found.append(Manual(no_correction.RULE, told))
    found.append(Manual(no_correction.WITHDRAWN, told, withdrawn))
    found.append(Manual(no_correction.NOT_COMPARED, told, lost))
    return tuple(sorted(found, key=lambda manual: manual.rule))


def _text(module: ModuleType) -> str:
    return cleandoc(module.__doc__ or "")
