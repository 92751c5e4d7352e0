"""explain: the manual of a rule, in the terminal."""

from __future__ import annotations

import click

from microsite.findings import nearest
from microsite.hosts.cli.group import command
from microsite.manuals import manuals


@command
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Explain a rule, with an example that passes and one that fails.

    RULE is what stands in brackets in a finding, such as `quote-not-found`. Without it, all rules
    are listed. The same texts are in docs/reference/rules/.
    """
    by_name = {manual.rule: manual for manual in manuals()}
    if rule is None:
        width = max(map(len, by_name))
        for name, manual in by_name.items():
            click.echo(f"{name:{width}}  {manual.about}")
    elif found := by_name.get(rule.strip("[]")):
        click.echo(f"{found.rule}\n\n{found.text}")
    else:
        hint = nearest(rule, by_name)
        raise click.UsageError(f"there is no rule '{rule}'; {hint}")
