"""The last steps of every `new`: show what is to be written, ask, write, check, say what next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rich.syntax import Syntax

from microsite import pipeline, schemas, writing
from microsite.drafting import Blank, Problem
from microsite.evidence import Examination
from microsite.findings import Finding, Findings
from microsite.hosts.cli import asking, opening, options, output
from microsite.load import Loaded

_LATER = {
    "no-response": "python build.py new response, since every agency has one",
    "open-point-outdated": "mend what is not known of the agency, where the answer tells it",
    "quote-not-sealed": "python build.py seal, which checks its words against the archive",
    "unreferenced-record": "name it in a statement (python build.py new statement)",
}
"""What every new record of some kind is told of, and what its next step is."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a command works, and how far it may go unasked."""

    root: Path
    archive: Path | None
    yes: bool
    dry_run: bool
    file: str | None = None
    """The file that the record is to go into, as a path below the folder, if somebody named it."""

    @property
    def asks(self) -> bool:
        """Whether there is somebody who can be asked."""
        return asking.at_a_terminal()

    def loaded(self) -> Loaded:
        """Read the records."""
        return opening.records(self.root)

    def opened(self) -> tuple[Loaded, Examination]:
        """Read the records, and the archived articles that a passage is looked for in."""
        where = options.needed(self.root, self.archive, "finding the passage")
        return opening.articles(self.root, where)


def refuse(problem: str, hint: str = "") -> SystemExit:
    """Say why nothing is written; the exit code is 1."""
    asking.tell(f"Error: {problem}{f'; {hint}' if hint else ''}. Nothing was written.")
    return SystemExit(1)


def refuse_draft(
    problems: Sequence[Problem], form: Sequence[Blank], record: dict[str, Any], *, shown: bool
) -> SystemExit:
    """Say what is wrong with a draft, option by option.

    Args:
        problems: what is wrong.
        form: the blanks of the record, whose names are the options.
        record: the draft.
        shown: whether to print it, so that what somebody has typed is not lost.
    """
    for each in problems:
        option = _option(each.path, form)
        hint = f"; {each.hint}" if each.hint else ""
        asking.tell(f"{option}: error[{each.rule}]: {each.message}{hint}")
    if shown:
        output.say("\n".join(writing.as_yaml(record)))
    asking.tell("Nothing was written.")
    return SystemExit(1)


def _option(path: Sequence[str | int], form: Sequence[Blank]) -> str:
    named = tuple(each for each in path if isinstance(each, str))
    fits = [each for each in form if named[: len(each.path)] == each.path]
    fits += [each for each in form if each.path[: len(named)] == named and named]
    return f"--{fits[0].name}" if fits else "the record"


def place(
    desk: Desk, name: str, edit: Callable[[str], str], fits: Callable[[Loaded], None]
) -> None:
    """Show an edit of a file, ask, write it, and check the project.

    Exits with 1 where it is declined, cannot be written, or makes findings.

    Args:
        desk: where to work.
        name: the file, as a path below the project's folder.
        edit: gives the file's new text for its old one.
        fits: is asked once more, of the records as they are when it is written: another command, or
            an editor, may have written something since they were read. It raises what is wrong.
    """
    path = desk.root / name
    try:
        before = writing.read(path, name)
        begun = before or schemas.first_line(desk.root, name)
        after = edit(begun)
    except writing.Unwritable as problem:
        output.report(Findings.of(_in_file(each, name) for each in problem.findings), "text")
        raise refuse(f"{name}: {problem}") from problem
    first, lines = _added(begun, after)
    _show(lines)
    if desk.dry_run:
        asking.tell(f"Nothing was written: this is what {name} would get at line {first}.")
        return
    asking.agreed(f"Add this to {name}?", desk.yes)
    archive = options.at_hand(desk.root, desk.archive)
    with output.progress() as watch:
        earlier = pipeline.check(desk.root, archive, watch).findings
    try:
        writing.overwrite(path, before, after, lambda: fits(desk.loaded()))
    except (writing.Changed, OSError) as problem:
        raise refuse(str(problem), "run the command again") from problem
    output.say(f"Wrote {name}, line {first}.", err=True)
    _check(desk.root, archive, earlier)


def _check(root: Path, archive: Path | None, earlier: Findings) -> None:
    """Print the findings that were not there before, and what to do next."""
    known = {(each.span.path, each.rule, each.message) for each in earlier}
    with output.progress() as watch:
        found = pipeline.check(root, archive, watch).findings
    new = [each for each in found if (each.span.path, each.rule, each.message) not in known]
    # Nothing can name a record before it is there: that nothing does is a step, and no mistake.
    steps = ("quote-not-sealed", "unreferenced-record")
    output.report(Findings.of(each for each in new if each.rule not in steps), "text")
    for rule, step in _LATER.items():
        # What was not sealed before is still to be, and may hide that this record is not.
        if any(each.rule == rule for each in (found if rule == "quote-not-sealed" else new)):
            asking.tell(f"Next: {step}.")
    if any(each.rule not in _LATER for each in new):
        raise SystemExit(1)


def _in_file(finding: Finding, name: str) -> Finding:
    """Name the file in a finding that was made of its text alone."""
    if finding.span.path:
        return finding
    return replace(finding, span=replace(finding.span, path=name))


def _added(before: str, after: str) -> tuple[int, list[str]]:
    """Return the line, from 1, where the texts part, and the lines that are only in the later."""
    old, new = before.split("\n"), after.split("\n")
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    lines = [line.rstrip("\r") for line in new[start : len(new) - end]]
    while lines and not lines[0]:
        del lines[0]
        start += 1
    while lines and not lines[-1]:
        del lines[-1]
    return start + 1, lines


def _show(lines: Sequence[str]) -> None:
    out = output.console()
    if out.is_terminal:
        out.print(Syntax("\n".join(lines), "yaml", theme="ansi_dark", background_color="default"))
    else:
        output.say("\n".join(lines))
