"""new correction: what was wrong, from the drafts that a comparison with a revision makes."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from microsite import pipeline
from microsite.findings import Findings
from microsite.hosts.cli import asking, output
from microsite.hosts.cli.filling import Kind
from microsite.hosts.cli.new_record import add, command
from microsite.hosts.cli.placing import Desk
from microsite.yamlfile import parse

KIND = Kind(
    "corrections",
    "correction",
    "Tell readers of a mistake that was published and is mended.",
    first=("records",),
)
_SINCE = click.Option(
    ["--since"],
    metavar="REV",
    help="Take the id and the records from what changed since this git revision and still needs a "
    "correction, as `python build.py diff REV` lists it.",
)


def run(kind: Kind, desk: Desk, answers: dict[str, Any]) -> None:
    """Choose a draft, if there is to be one, then fill in the rest."""
    if revision := answers.pop("since", None):
        for name, value in _draft(desk, revision).items():
            answers.setdefault(name, value)
    today = date.today().isoformat()
    add(kind, desk, desk.loaded(), answers, lambda name, _: {"date": today}.get(name))


def _draft(desk: Desk, revision: str) -> dict[str, Any]:
    """Return the id and the records of what needs a correction."""
    try:
        report, findings = pipeline.diff(desk.root, revision)
    except pipeline.NoRevision as problem:
        raise click.UsageError(f"--since: {problem}") from problem
    if report is None:
        output.report(Findings.of(findings), "text")
        raise SystemExit(1)
    drafts = [parse(each, "")[0].value[0] for each in report.drafts]
    drafts = [each for each in drafts if each["records"] != ["…"]]
    if not drafts:
        raise click.UsageError(f"nothing that changed since {revision} needs a correction")
    if len(drafts) == 1:
        chosen = drafts[0]
    elif desk.asks:
        output.report(report.warnings, "text")
        chosen = drafts[asking.choose("Which one?", [each["id"] for each in drafts])]
    else:
        listed = ", ".join(",".join(each["records"]) for each in drafts)
        raise click.UsageError(
            f"several records need a correction ({listed}): name those of this one with --records, "
            "and leave out --since"
        )
    return {"id": chosen["id"], "records": chosen["records"]}


COMMAND = command(KIND, run, [_SINCE])
