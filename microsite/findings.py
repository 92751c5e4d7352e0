"""What is wrong with a project: where it stands, which rule says so, and what to do about it.

A finding is a value. It is made by the loader and the checks, collected, sorted, and only at the
end turned into text for a terminal, a code host's annotations or a machine.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal
from unicodedata import category

Severity = Literal["error", "warning"]
Style = Literal["text", "github", "json"]


_OBEYED = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Unicode's categories of characters that are none to read."""
MANUALS = "docs/reference/rules"
"""The folder of the pages that explain the rules; tools/reference writes them."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file: path relative to the project, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One mistake: its place, the rule it breaks, what is wrong and what to do."""

    span: Span
    rule: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    @property
    def manual(self) -> str:
        """The page that explains the rule, as a path below the repository's folder."""
        return f"{MANUALS}/{self.rule}.md"

    def __str__(self) -> str:
        """Write it in one line, whatever a record or a file's name holds that it tells of."""
        advice = f"; {self.hint}" if self.hint else ""
        return _plain(f"{self.span}: {self.severity}[{self.rule}]: {self.message}{advice}")


@dataclass(frozen=True, slots=True)
class Findings:
    """All mistakes of one run, sorted by place, each once."""

    items: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Findings:
        """Sort findings by file, line, column and rule, and drop exact repeats."""
        return cls(tuple(sorted(set(findings))))

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop a build."""
        return tuple(f for f in self.items if f.severity == "error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that stop a build only when it is strict."""
        return tuple(f for f in self.items if f.severity == "warning")

    def stops(self, *, strict: bool) -> bool:
        """Say whether a build must end here: on any error and, when strict, on any warning."""
        return bool(self.errors) or (strict and bool(self.warnings))

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that are broken, each once, in the order of the findings."""
        return tuple(dict.fromkeys(each.rule for each in self.items))

    @property
    def advice(self) -> tuple[str, ...]:
        """A line for each rule that is broken, which says where to read more."""
        return tuple(f"More on this rule: python build.py explain {rule}" for rule in self.rules)

    def summary(self) -> str:
        """Count errors and warnings in words, for the last line of a run."""
        parts = [
            f"{len(found)} {noun}{'' if len(found) == 1 else 's'}"
            for found, noun in ((self.errors, "error"), (self.warnings, "warning"))
            if found
        ]
        return " and ".join(parts) or "no findings"

    def format(self, style: Style = "text") -> str:
        """Write the findings for a terminal, for GitHub's annotations or as JSON."""
        if style == "json":
            return json.dumps([as_dict(f) for f in self.items], ensure_ascii=False, indent=2)
        return "\n".join(map(_as_github if style == "github" else str, self.items))


def nearest(name: str, known: Iterable[str]) -> str:
    """Suggest the known name closest to a misspelled one, or list a few when none is close.

    Returns a hint ready for a finding, empty when nothing is known.
    """
    names = sorted(set(known))
    close = get_close_matches(name, names, n=1, cutoff=0.6)
    if close:
        return f"did you mean '{close[0]}'?"
    if not names:
        return ""
    shown = ", ".join(f"'{each}'" for each in names[:12])
    return f"known here: {shown}{' …' if len(names) > 12 else ''}"


def odd_letters(text: str) -> str:
    """Name what a word holds that looks like a plain letter or like nothing, for a message.

    Returns the end of a sentence, empty where every letter is one of a to z.
    """
    odd = dict.fromkeys(each for each in text if not each.isascii())
    names = [f"U+{ord(each):04X}, {unicodedata.name(each, 'unnamed').capitalize()}" for each in odd]
    return f" (it holds {'; '.join(names[:3])})" if names else ""


def _plain(text: str) -> str:
    """Write out what a terminal would obey or not show: line ends, escapes, signs of direction."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        each.encode("unicode_escape").decode() if category(each) in _OBEYED else each
        for each in text
    )


def as_dict(finding: Finding) -> dict[str, str | int]:
    """Give a finding's parts by name, for JSON."""
    return {
        "path": finding.span.path,
        "line": finding.span.line,
        "column": finding.span.column,
        "severity": finding.severity,
        "rule": finding.rule,
        "message": finding.message,
        "hint": finding.hint,
        "manual": finding.manual,
    }


def _as_github(finding: Finding) -> str:
    """Write a workflow command; `%`, line ends and, in properties, `:` and `,` are escaped.

    The rule is GitHub's: "Workflow commands for GitHub Actions".
    """

    def data(text: str) -> str:
        return _plain(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))

    def attribute(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    text = finding.message + (f"; {finding.hint}" if finding.hint else "")
    text += f" ({finding.manual})"
    span = finding.span
    return (
        f"::{finding.severity} file={attribute(span.path)},line={span.line},col={span.column},"
        f"title={attribute(finding.rule)}::{data(text)}"
    )
