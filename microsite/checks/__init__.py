"""The rules a project must keep before anything of it is published.

One rule, one file: its docstring is its manual, `RULE` its name, and `check` yields its findings.
A rule without `check` is found earlier, while the files are read. To add a rule, add a file.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from inspect import cleandoc
from itertools import chain
from typing import TYPE_CHECKING

from microsite import evidence
from microsite.checks.subject import Subject
from microsite.findings import Finding, Findings
from microsite.load import Loaded
from microsite.model import Project

if TYPE_CHECKING:
    from microsite.evidence import Evidence, Examination

__all__ = ["Rule", "Subject", "Verified", "rules", "verify"]

_ONLY_VERIFY = object()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name in findings, its manual, and what looks for it in a read project."""

    name: str
    manual: str
    check: Callable[[Subject], Iterator[Finding]] | None


@dataclass(frozen=True, slots=True)
class Verified:
    """A project without an error; the only thing a view accepts, and only `verify` makes one."""

    project: Project
    evidence: Evidence
    """What the lock says of the quotations."""
    archive_checked: bool
    """Whether the archive was at hand, so that the quotations were looked up again."""
    full_texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Per source that may be reprinted whole, the paragraphs of its body."""
    made_by: object = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.made_by is not _ONLY_VERIFY:
            raise TypeError("a Verified comes from checks.verify")


@cache
def rules() -> tuple[Rule, ...]:
    """Return all rules, sorted by name."""
    found = []
    for module_info in pkgutil.iter_modules(__path__, f"{__name__}."):
        module = import_module(module_info.name)
        if name := getattr(module, "RULE", ""):
            manual = cleandoc(module.__doc__ or "")
            found.append(Rule(name, manual, getattr(module, "check", None)))
    return tuple(sorted(found, key=lambda rule: rule.name))


def verify(
    loaded: Loaded,
    lock: Evidence,
    examination: Examination | None,
    earlier: Iterable[Finding] = (),
    texts: Mapping[str, str] | None = None,
) -> tuple[Verified | None, Findings]:
    """Hold a project against all rules.

    Args:
        loaded: what was read.
        lock: the sealed evidence.
        examination: what the archive says of the quotations; None where it is not at hand.
        earlier: the findings of reading.
        texts: the whole texts of sources that may be reprinted, by source; None to read those in
            data/full/.

    Returns:
        The verified project, or None where there is any error, and all findings.
    """
    texts = evidence.read_full_texts(loaded.root) if texts is None else texts
    subject = Subject(loaded, lock, examination, texts)
    checks = (rule.check(subject) for rule in rules() if rule.check is not None)
    findings = Findings.of(chain(earlier, *checks))
    if findings.errors:
        return None, findings
    full = {
        id: evidence.paragraphs_of(texts[id])
        for id, source in loaded.project.sources.items()
        if source.rights == "full" and id in texts
    }
    at_hand = examination is not None
    verified = Verified(loaded.project, lock, at_hand, full, made_by=_ONLY_VERIFY)
    return verified, findings
