"""What is wrong with a project: where it stands, which rule says so, and what to do about it.

A finding is a value. It is made by the loader and the checks, collected, sorted, and only at the
end turned into text for a terminal, a code host's annotations or a machine.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from microsite.bounds import PRINTED

Severity = Literal["error", "warning"]
Style = Literal["text", "github", "json"]

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
        return visible(f"{self.span}: {self.severity}[{self.rule}]: {self.message}{advice}")


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

    @property
    def printed(self) -> tuple[Finding, ...]:
        """Those that are printed: all, unless they are more than anybody reads; errors first."""
        return (*self.errors, *self.warnings)[: PRINTED.most] if self.more else self.items

    @property
    def more(self) -> str:
        """A line that says how many are not printed, empty where all are."""
        left = len(self.items) - PRINTED.most
        return f"… and {left:,} more; --format json lists them all" if left > 0 else ""

    def summary(self) -> str:
        """Count errors and warnings in words, for the last line of a run."""
        parts = [
            f"{len(found)} {noun}{'' if len(found) == 1 else 's'}"
            for found, noun in ((self.errors, "error"), (self.warnings, "warning"))
            if found
        ]
        return " and ".join(parts) or "no findings"

    def format(self, style: Style = "text") -> str:
        """Write the findings for a terminal, for GitHub's annotations or as JSON.

        In none of them stands a character that a terminal obeys or nobody sees.
        """
        if style == "json":
            text = json.dumps([as_dict(f) for f in self.items], ensure_ascii=False, indent=2)
            return _UNPRINTABLE.sub(lambda found: json.dumps(found[0])[1:-1], text)
        lines = map(_as_github if style == "github" else str, self.printed)
        return "\n".join((*lines, *filter(None, [self.more])))


def visible(text: str) -> str:
    r"""Write a text so that it is safe to print and to read.

    What a terminal takes for a command, what turns letters round, what nobody sees and what no
    terminal can show are written as in Python: `\x1b`, `\u202e`. Line ends and tabs are, too: a
    finding has one line.
    """
    if text.isprintable():
        return text
    shown = _UNPRINTABLE.sub(_escaped, text)
    return shown.replace("\n", "\\n")


def _escaped(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")


_UNPRINTABLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


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
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def attribute(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    # A line's end is escaped in GitHub's own way.
    text = finding.message + (f"; {finding.hint}" if finding.hint else "")
    text = _UNPRINTABLE.sub(_escaped, text)
    text += f" ({finding.manual})"
    span, path = finding.span, attribute(visible(finding.span.path))
    return (
        f"::{finding.severity} file={path},line={span.line},col={span.column},"
        f"title={attribute(finding.rule)}::{data(text)}"
    )
