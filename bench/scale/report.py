"""The report: tables for the terminal, and docs/benchmarks.md with its plot."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.scale import plot
from bench.scale.arithmetic import exponent
from bench.scale.goals import Goal, goals
from bench.scale.results import OURS, Measured, Results
from bench.table import table

PAGE, PLOT = "benchmarks.md", "benchmarks.svg"

_DIFFERS = """\
Everybody gets the same made-up records, from one seed: six quotations for each agency, one article
for two agencies, answers, figures, bills, events, people. What differs:

- **Ours** loads the records, checks all of them with every rule, looks each quotation up in its
  archived article, and builds with `mkdocs build --strict`. Its pages say where each quotation
  stands, what differs between printings and how to cite it. The same build writes all records as
  CSV, JSON, SQLite, GeoJSON and Web Annotations, feeds, maps and pictures for previews of links.
  Nobody else here is asked for any of this.
- **Material** has the pages of agencies, sources and lists as ready-made Markdown that stays out of
  the navigation, with the search of the theme. **Zensical** builds the very same files.
- **Hugo** and **Eleventy** have them too, with a layout of like richness: header, navigation,
  footer, table of contents, metadata, structured data, a sitemap and a search index of all words.
- **Hugo with our bodies** gets what stands in the articles of our own built pages, as HTML without
  any Markdown to render: what it takes to put just as much into a frame.
- Lists are cut into pages by everybody, not in the same places, so that the numbers of pages
  differ.
- The peak of memory is that of the largest process. A build in two processes takes more at once.
- "Cold" is without any cache of the program's own; what was just written is in the system's memory
  for everybody. "One edit" changes the summary of one statement. In `mkdocs serve`, "save to page"
  has MkDocs' own wait for further edits in it. A ratio is the median of the ratios by round."""


def tables(results: Results) -> str:
    """Give everything that was measured as Markdown."""
    return "\n\n".join(_sections(results))


def page(results: Results) -> str:
    """Write the page of the documentation."""
    rounds = _rounds(results)
    head = (
        "# Benchmarks",
        f"Written by `make bench` on {results.day}: {rounds} in which everybody took turns.\n"
        f"The machine: {results.machine}.",
        *([results.note] if results.note else []),
        f"![Seconds of a build by number of agencies, both axes logarithmic]({PLOT})",
    )
    return "\n\n".join([*head, *_sections(results), "## What is compared", _DIFFERS])


def write(results: Results, docs: Path) -> None:
    """Write the page and its plot into the folder of the documentation."""
    plot.draw(results, docs / PLOT)
    (docs / PAGE).write_text(f"{page(results)}\n", "utf-8")


def _rounds(results: Results) -> str:
    told = ["one round" if n == 1 else f"medians of {n} rounds" for n in results.rounds]
    if len(set(told)) == 1:
        return told[0]
    pairs = zip(told, results.sizes, strict=True)
    return ", ".join(f"{each} at {size:,} agencies" for each, size in pairs)


def _sections(results: Results) -> Iterator[str]:
    every = list(goals(results))
    yield "## Goals"
    yield table(
        ["", "goal", "reached", ""], [[g.text, g.wanted, g.reached, _verdict(g)] for g in every]
    )
    if missed := [goal for goal in every if goal.met is False]:
        told = [f"- {goal.text}: {goal.reached}, and not {goal.wanted}." for goal in missed]
        yield "\n".join(["Missed:", "", *told])
    for size, found in sorted(results.sizes.items()):
        yield f"## {size:,} agencies"
        yield _sized(results, size, found)
        if size in results.sealing:
            yield f"Sealing the made-up project took {results.sealing[size]:.1f} s."
    if len(results.sizes) > 1:
        yield "## Growth"
        yield _growth(results)
    if results.small:
        yield "## This repository's site"
        rows = [[m.way, *_times(m)] for m in results.small if m.runs]
        yield table(["", "seconds", "processor", "peak MB", "runs"], rows)
    if "quotes" in results.rates:
        rate = results.rates
        yield "## Verification"
        yield (
            f"{rate['quotes a second']:,.0f} quotations a second, in a project of "
            f"{rate['quotes']:,.0f}, together with everything else that records give as printed: "
            f"{rate['passages a second']:,.0f} passages a second.\n"
            f"{rate['megabytes a second']:.1f} MB of article text a second, in "
            f"{rate['megabytes']:.1f} MB. All in seconds of the processor, one core."
        )
    if failed := list(_failures(results)):
        yield "## What failed"
        yield "\n\n".join(failed)


def _verdict(goal: Goal) -> str:
    return {None: "", True: "met", False: "**missed**"}[goal.met]


def _times(measured: Measured) -> list[str]:
    processor = sorted(each.processor for each in measured.runs)[len(measured.runs) // 2]
    return [
        f"{measured.median:.2f}",
        f"{processor:.2f}" if processor else "",
        f"{measured.peak / 1e6:,.0f}" if measured.peak else "",
        str(len(measured.runs)),
    ]


def _sized(results: Results, size: int, found: list[Measured]) -> str:
    rows = []
    for measured in found:
        if not measured.runs:
            continue
        ratios = [_ratio(results, size, measured, other) for other in ("Hugo", "Material")]
        seconds, processor, peak, runs = _times(measured)
        name = f"{measured.peer} {measured.version}".strip()
        rows.append(
            [f"{name}, {measured.way}", seconds, *ratios, processor, peak, *_weight(measured), runs]
        )
    head = ["", "seconds", "× Hugo", "× Material", "processor", "peak MB", "pages", "files"]
    return table([*head, "KB a page", "MB", "runs"], rows)


def _ratio(results: Results, size: int, measured: Measured, other: str) -> str:
    base = results.find(size, other, "cold")
    if not base or not base.median or not measured.median:
        return ""
    if measured.peer == OURS and (paired := results.ratio(size, measured.way, other)):
        return f"{paired:.2f}"
    return f"{measured.median / base.median:.2f}"


def _weight(measured: Measured) -> list[str]:
    weight = measured.weight
    if weight is None or not weight.pages:
        return ["", "", "", ""]
    per_page = weight.html / weight.pages / 1000
    return [
        f"{weight.pages:,}",
        f"{weight.files:,}",
        f"{per_page:.1f}",
        f"{weight.size / 1e6:,.1f}",
    ]


def _growth(results: Results) -> str:
    rows = []
    ways = {(m.peer, m.way): None for found in results.sizes.values() for m in found if m.runs}
    for peer, way in ways:
        by_size = results.medians(peer, way)
        power = exponent(by_size)
        if power is not None:
            span = f"{min(by_size):,} to {max(by_size):,}"
            rows.append([f"{peer}, {way}", f"{power:.2f}", span])
    return table(["time grows with size to the power of", "exponent", "agencies"], rows)


def _failures(results: Results) -> Iterator[str]:
    sized = [
        (f"{size:,} agencies: ", m) for size, found in sorted(results.sizes.items()) for m in found
    ]
    for where, measured in [*sized, *(("", each) for each in results.small)]:
        if measured.failure:
            yield f"{where}{measured.peer}, {measured.way}:\n\n```\n{measured.failure}\n```"
