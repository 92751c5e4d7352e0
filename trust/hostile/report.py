"""What was tried and what came of it, for the terminal and for docs/trust/hostile.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from bench.table import table
from microsite.findings import visible
from trust.hostile.files import MEMORY, SECONDS, Done
from trust.hostile.growth import Grown
from trust.hostile.payloads import KINDS, PAYLOADS
from trust.hostile.rounds import Tally

_LONGEST = 300
"""Characters of a failure that the page shows; the terminal has all of it."""


def line(turn: int, tally: Tally) -> str:
    """Say in a line how far it is."""
    return (
        f"project {turn + 1}: so far {tally.tried:,} payloads in fields, "
        f"{tally.refused.total():,} refused, {tally.published:,} published as text, "
        f"{tally.pages:,} pages opened, {tally.ran} scripts run, {tally.asked} requests"
    )


def summary(tally: Tally, done: Sequence[Done], grown: Sequence[Grown]) -> str:
    """Say what came of everything."""
    return "\n".join(f"{what}: {count}" for what, count in _figures(tally, done, grown))


def _figures(
    tally: Tally, done: Sequence[Done], grown: Sequence[Grown]
) -> Iterator[tuple[str, str]]:
    yield "payloads", f"{tally.payloads:,} of {len(PAYLOADS):,}, of {len(KINDS)} kinds"
    yield "fields that can hold a text", f"{tally.fields:,}"
    yield "payloads × fields, each pair once", f"{len(tally.combinations):,}"
    yield "payloads put into records", f"{tally.tried:,}"
    yield "refused with a finding at their place", f"{tally.refused.total():,}"
    yield "taken back with another that was refused", f"{tally.followed:,}"
    yield "published as text", f"{tally.published:,}"
    yield "findings about payloads in pages written by hand", f"{tally.refused_pages:,}"
    yield "files of the sites read by their formats' parsers", f"{tally.files:,}"
    yield "pages opened in Chromium, with the policy and without", f"{tally.pages:,}"
    yield "scripts of a payload that ran", f"{tally.ran:,}"
    yield "requests to anybody else", f"{tally.asked:,}"
    yield "faults of any kind", f"{len(tally.faults):,}"
    held = sum(each.held for each in done)
    yield "hostile files held, of those tried", f"{held} of {len(done)}"
    in_proportion = sum(each.held for each in grown)
    yield "readers of texts whose time grows in proportion", f"{in_proportion} of {len(grown)}"


def failures(tally: Tally, done: Sequence[Done], grown: Sequence[Grown]) -> list[str]:
    """Name everything that did not hold."""
    return [
        *tally.faults,
        *(f"not held: {each.kind}: {each.said}" for each in done if not each.held),
        *(f"not in proportion: {each}" for each in grown if not each.held),
    ]


def page(tally: Tally, done: Sequence[Done], grown: Sequence[Grown], rounds: str) -> str:
    """Write the page of figures; `rounds` says how many of all projects were attacked."""
    rules = [[f"`{rule}`", f"{count:,}"] for rule, count in tally.refused.most_common()]
    files = [[each.kind, "yes" if each.held else "**no**", f"{each.seconds:.1f}"] for each in done]
    times = [
        [each.what, f"{each.size:,}", f"{each.short:.3f}", f"{each.long:.3f}"] for each in grown
    ]
    failed = "".join(f"- {_code(each)}\n" for each in failures(tally, done, grown))
    failed = f"## Failed\n\n{failed}\n" if failed else ""
    figures = [[what, count] for what, count in _figures(tally, done, grown)]
    held = "none of it ran or asked for anything"
    outcome = "some of it did not hold; what did not is listed below" if failed else held
    return f"""# Hostile content

**In short:** {tally.tried:,} times something hostile was put into a record, {tally.pages:,} pages
made of such records were opened in a browser, and {outcome}.

Written by `python -m trust.hostile --write` on {datetime.now(UTC):%Y-%m-%d}.

Attacked: {rounds} made-up projects, all of which together have every payload in every field. Each
has a payload in every field that can hold a text, and pages written by hand with payloads in their
front matter, headings and names. It is checked, built by MkDocs and opened page by page in
Chromium, once with the content security policy, once without it. So what holds is the escaping, and
the policy comes on top. So are its fact-check sheet and the panel that a preview shows of findings.
What may stand in a text, and why, says [decision 26](../decisions/0026-hostile-content.md).

{table(["what", "figure"], figures)}

Every field stands in several records, so that a pair is tried more than once. A payload counts as
refused only where a finding stands at its own place. What each rule refused:

{table(["rule", "payloads"], rules)}

{failed}## Hostile files

Each in a sound project, with one command run on it in a process that may map {MEMORY / 1e9:.0f} GB
and take {SECONDS} s. Held: it ended with a message in our form (or well, where the file is only
odd), without a traceback, and the site and everything outside the project were as before.

{table(["file", "held", "seconds"], files)}

## Time in proportion

Texts made to hurt, {len(KINDS)} and more kinds of them, of one length and of four times that. The
length is such that it can be measured, up to 32,000 characters. Four times as long would be in
proportion, sixteen times a square; held is what takes at most nine times as long. The kind that
takes longest, for each reader:

{table(["what, and the slowest text", "characters", "seconds", "seconds, 4 times as long"], times)}
"""


def _code(text: str) -> str:
    """Write a text as code in one line of Markdown: payloads are told in it."""
    line = visible(" ".join(text.split())).replace("`", "'")
    return f"`{line if len(line) <= _LONGEST else line[: _LONGEST - 1] + '…'}`"
