"""What may have been overtaken by a newer source, and no rule can know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from microsite import dates
from microsite.checks import open_point_outdated
from microsite.doctor.machine import ask_git
from microsite.doctor.situation import Remark, Situation
from microsite.model import OwnWords
from microsite.model.walk import leaves

_NOW = 2**62
"""Later than anything in git."""
# fmt: off
_NUMBERS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)
# fmt: on
_NUMBER = rf"(?P<number>{'|'.join(_NUMBERS)}|[0-9]{{1,3}})"
# "the five sources", "those five texts", "all five archived articles"; "two articles say" is not of
# all there are.
_COUNT = re.compile(
    rf"\b(?:the|all|all the|these|those|our)\s+\[?{_NUMBER}\s+\[?(?:[\w-]+\s+)?"
    r"(?P<what>sources|texts|articles)\b",
    re.IGNORECASE,
)


def reading(situation: Situation) -> Iterator[Remark]:
    """Hold the day of the last reading against the newest source."""
    project = situation.loaded.project
    read_on = project.investigation.read_on
    added, set_at = when_added(situation), _when_read_on_was_set(situation)
    newer = [
        id
        for id, source in project.sources.items()
        if (source.published.value and dates.is_after(source.published.value, read_on))
        or added.get(id, 0) > set_at
    ]
    if newer:
        says = f"the sources were last read on {read_on.text}, and '{newer[0]}' came after that"
        todo = "read all of them again, then set read_on in data/investigation.yaml"
        yield Remark("reading", "note", says, todo)
    else:
        yield Remark("reading", "ok", f"no source came after the last reading, {read_on.text}")


def not_known(situation: Situation) -> Iterator[Remark]:
    """Look for what was not known before a source was there that names the agency.

    A point that a check warns of is not told again.
    """
    added = when_added(situation)
    warned = {each.span for each in situation.findings if each.rule == open_point_outdated.RULE}
    sealed, found = situation.lock.sources, False
    for agency_id, agency in situation.loaded.project.agencies.items():
        naming = {id for id, each in sealed.items() if agency_id in each.names}
        for index, open_point in enumerate(agency.not_known):
            span = situation.loaded.span("agencies", agency_id, ("not_known", index))
            if span in warned:
                found = True
                continue
            last = max((added.get(id, 0) for id in open_point.sources), default=0)
            for source in sorted(naming - set(open_point.sources)):
                if added.get(source, 0) > last:
                    found = True
                    yield Remark(
                        "not known",
                        "note",
                        f"{span}: '{source}' names {agency.short_name} and was added since",
                        "see if it tells; if not, add it to the sources that were read for it",
                    )
    if not found:
        yield Remark(
            "not known", "ok", "no newer source names an agency whose open points leave it out"
        )


def counts(situation: Situation) -> Iterator[Remark]:
    """Hold the numbers of sources in our own words against how many there are."""
    sources = situation.loaded.project.sources
    kind = situation.loaded.project.vocabulary.source_kind
    articles = sum(1 for each in sources.values() if kind(each.kind) == "news article")
    allowed = {"articles": {articles, len(sources)}}
    found = False
    for place, text in _own_words(situation):
        for match in _COUNT.finditer(text):
            number = _value(match["number"])
            what = match["what"].lower()
            if number not in allowed.get(what, {len(sources)}):
                found = True
                said = " ".join(match[0].replace("[", "").split())
                line = f":{text.count(chr(10), 0, match.start()) + 1}" if ":" not in place else ""
                yield Remark(
                    "counts",
                    "note",
                    f"{place}{line}: this says “{said}”, and there are {len(sources)} sources, "
                    f"{articles} of them news articles",
                    "see if it still holds",
                )
    if not found:
        yield Remark("counts", "ok", f"where our words count the sources, there are {len(sources)}")


def when_added(situation: Situation) -> Mapping[str, int]:
    """Return when each source came into git, in Unix time; `_NOW` for one that is not in it.

    One whose file was renamed was there before, nobody knows when: 0. Nothing where there is no
    git, or no history, to tell.
    """
    folder = ("--", "content/sources")
    told = ask_git(situation.root, "log", "--diff-filter=A", "--format=%ct", "--name-only", *folder)
    tracked = ask_git(situation.root, "ls-files", *folder)
    if told is None or tracked is None:
        return {}
    found: dict[str, int] = {}
    at = 0
    for line in filter(None, told.splitlines()):
        if line.isdigit():
            at = int(line)
        elif line.endswith(".md"):
            # The newest commit comes first, and a file that came back counts from then.
            found.setdefault(line.rpartition("/")[2].removesuffix(".md"), at)
    known = {name.rpartition("/")[2].removesuffix(".md") for name in tracked.splitlines()}
    sources = situation.loaded.project.sources
    return {id: found.get(id, 0) if id in known else _NOW for id in sources}


def _when_read_on_was_set(situation: Situation) -> int:
    """Return when the day of the last reading was last changed: later than all, if just now."""
    file, changed = "data/investigation.yaml", ("-G", "^read_on:")
    if ask_git(situation.root, "diff", "--name-only", *changed, "HEAD", "--", file):
        return _NOW
    told = ask_git(situation.root, "log", "-1", "--format=%ct", *changed, "--", file)
    return int(told) if told and told.strip() else _NOW


def _own_words(situation: Situation) -> Iterator[tuple[str, str]]:
    yield from situation.loaded.pages.items()
    for entry in situation.loaded.entries:
        for leaf in leaves(entry.type, entry.raw):
            if any(isinstance(mark, OwnWords) for mark in leaf.marks):
                yield str(entry.span(leaf.path)), leaf.text


def _value(number: str) -> int:
    return int(number) if number.isdigit() else _NUMBERS.index(number.lower()) + 2
