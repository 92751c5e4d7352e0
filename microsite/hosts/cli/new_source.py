"""new source: an article from a file."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click
from rich.text import Text

from microsite import pipeline
from microsite.findings import nearest
from microsite.hosts.cli import asking, opening, options, output
from microsite.hosts.cli.group import command

if TYPE_CHECKING:
    from microsite import intake

_WORDS = 8  # shown of the body's first and last paragraphs
_CLIP = 100  # characters shown of a quotation


@command
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--id", metavar="ID", help="Its id. Default: its publisher and day, or its headline.")
@click.option(
    "--kind",
    help="What it is, such as report. Default: news article, or press release where it says so.",
)
@options.ARCHIVE
@options.ROOT
@options.YES
@options.DRY_RUN
def source(
    file: Path,
    id: str | None,
    kind: str | None,
    archive: Path | None,
    root: Path,
    yes: bool,
    dry_run: bool,
) -> None:
    """Add an article from a text, HTML or PDF file.

    FILE stays where it is. Its bytes go into the archive unchanged, and beside them, for a page or
    a PDF, the text that was taken out of them: quotations are checked against text. A file in
    content/sources/ is proposed, with how each value is known; its summary is left for you, and
    `check` asks for it. Nothing is fetched, and nothing is ever overwritten.

    Exit codes: 0 it is written, or shown with --dry-run; 1 it cannot be read, is there already, or
    you said no; 2 the command was not understood, or there is no terminal to ask at.
    """
    from microsite import intake  # its extractors take time that no other command needs

    loaded = opening.records(root)
    kinds = loaded.project.vocabulary.words("source_kinds")
    if kind is not None and kind not in kinds:
        raise click.BadParameter(f"'{kind}' is not a kind; {nearest(kind, kinds)}")
    where = pipeline.archive_at_hand(root, archive) or root / "archive"
    try:
        with output.progress() as watch:
            document = intake.read(file, watch)
        prepared = intake.prepare(document, loaded, id=id, kind=kind)
    except intake.Unreadable as problem:
        raise click.ClickException(f"{problem} Nothing was written.") from problem
    except intake.Refused as problem:
        raise click.ClickException(f"{problem}.") from problem
    out = output.console()
    named = Path(os.environ.get("MICROSITE_ARCHIVE", ""))
    by_environment = archive is None and where == named
    for line in _report(prepared, where, ", which MICROSITE_ARCHIVE names" * by_environment):
        out.print(line)
    if dry_run:
        asking.tell("\nNothing was written: this is what would be.")
        return
    asking.agreed(f"\nWrite {len(prepared.archived) + 1} files?", yes)
    try:
        written = intake.write(prepared, root, where)
    except intake.Refused as problem:
        raise click.ClickException(f"{problem}.") from problem
    except OSError as problem:
        raise click.ClickException(f"{problem}. Nothing was written.") from problem
    for path in written:
        out.print(f"Wrote {path}")
    for line in _next(prepared, root, archive):
        out.print(line)


def _report(prepared: intake.Prepared, archive: Path, named: str) -> Iterator[Text]:
    document = prepared.document
    yield _heading(f"Source {prepared.id}")
    yield _row("copy", f"{document.name}, {len(document.original):,} bytes, {document.form}")
    if document.encoding:
        yield _row("encoding", document.encoding)
    if document.extracted_with:
        yield _row("made with", document.extracted_with)
    hashes = (document.hashes["text"], document.hashes["original"])
    for (name, _), sha256 in zip(prepared.archived, hashes, strict=False):
        yield _row("archive", f"{archive / name}")
        yield _row("", f"SHA-256 {sha256}")
    yield _row("", f"it writes there: into {archive.absolute()}{named}")
    yield _row("source", prepared.name)
    for note in document.notes:
        yield _warning(note)
    for sign in prepared.trimmed:
        yield _warning(f"The copy looks trimmed: {sign}.")

    yield _heading("Proposed, each with how it is known")
    yield _row("label", f"{prepared.proposal.label}  (ours: change it as you like)")
    for name, proposed in prepared.proposal.fields:
        shown = f"{proposed.value}  " if proposed.value else ""
        printed = f"; printed: {proposed.printed}" if proposed.printed else ""
        because = f"; {proposed.because}" if proposed.because else f"; {proposed.how}"
        yield _row(name, f"{shown}[{proposed.basis}{printed}{because}]")
        if name == "publisher" and (line := prepared.proposal.masthead):
            yield _row("", f"perhaps it is {line}, at the head of the page: say so if it is")

    yield from _body(prepared)
    yield from _familiar(prepared)


def _body(prepared: intake.Prepared) -> Iterator[Text]:
    blocks = prepared.article.body
    yield _heading("The article")
    ranges = ", ".join(f"{first} to {last}" for first, last in prepared.body.ranges)
    yield _row("body", f"lines {ranges}: {_count(len(blocks), 'paragraph')}")
    if blocks:
        yield _row("begins", f"{' '.join(blocks[0].place.text.split()[:_WORDS])} …")
        yield _row("ends", f"… {' '.join(blocks[-1].place.text.split()[-_WORDS:])}")
    yield _row("around it", f"{_count(len(prepared.around), 'line')} of the page, not quoted")
    for number in prepared.left_out:
        line = prepared.document.lines[number - 1].text.strip()
        yield _warning(
            f"Line {number} is outside the body and reads like an article: “{_clipped(line)}”. "
            "If it is part of it, add it to body."
        )
    if not prepared.body.sure:
        yield _warning("Nothing in it reads like an article: all of its lines are proposed.")


def _familiar(prepared: intake.Prepared) -> Iterator[Text]:
    found = prepared.familiar
    yield _heading("What the records know of it")
    counted = Counter(each.kind for each in found.named)
    if not counted:
        yield _row("", "no agency, person, organization or bill of the records is named")
    for each in found.named:
        yield _row(each.kind, f"{each.name} ({each.id}): {_paragraphs(each.paragraphs)}")
    for again in found.reprints:
        words = f"{again.fragments} of {_count(again.of, 'fragment')}"
        yield _row(
            "printed before",
            f"{again.statement} ({', '.join(again.sources)}): {words} in "
            f"{_paragraphs(again.paragraphs)}; add a printing to that statement",
        )
    yield _heading(f"{_count(len(found.quotations), 'quotation')} in the article")
    for quoted in found.quotations:
        whole = " ".join(quoted.words.split())
        known = f"  [{', '.join(quoted.statements)}]" if quoted.statements else ""
        yield _row(f"paragraph {quoted.paragraph}", f"“{_clipped(whole)}”{known}")


def _next(prepared: intake.Prepared, root: Path, archive: Path | None) -> Iterator[Text]:
    at = "" if root == Path() else f" --root {quote(str(root))}"
    kept = at if archive is None else f"{at} --archive {quote(str(archive))}"
    yield _heading("What comes next")
    yield _step(1, f"Read {root / prepared.name} against the copy and mend what is wrong.")
    yield _step(2, "Under its second line of ---, write what it reports, in your own words.")
    yield _step(3, f"python build.py quotes {prepared.id}{kept}    shows what is in no record yet")
    yield _step(4, f"python build.py new statement{kept}    once for each quotation to publish")
    yield _step(5, f"python build.py seal{kept}    checks all of it, and seals it")


def _clipped(words: str) -> str:
    return words if len(words) <= _CLIP else f"{words[:_CLIP].rsplit(' ', 1)[0]} …"


def _heading(words: str) -> Text:
    return Text(f"\n{words}", style="bold")


def _row(name: str, value: str) -> Text:
    return Text.assemble((f"  {name:<15}", "cyan"), value)


def _warning(words: str) -> Text:
    return Text.assemble(("  warning: ", "bold yellow"), words)


def _step(number: int, words: str) -> Text:
    return Text(f"  {number}. {words}")


def _paragraphs(numbers: tuple[int, ...]) -> str:
    word = "paragraph" if len(numbers) == 1 else "paragraphs"
    return f"{word} {', '.join(map(str, numbers))}"


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
