"""The pages of a made-up project as Markdown, for programs that know nothing of our records.

The same pages as ours, agency by agency and source by source, from the same records, and lists in
pieces as ours are. They carry what a reader sees first: who said what, when, printed where, what an
agency answers. Ours carry more, such as where each quotation stands and how to cite it; docs/
benchmarks.md says so beside the table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bench.generate.cast import Part
from bench.generate.records import Case

PER_PAGE = 100
SECTIONS = {
    "agencies": "Agencies",
    "statements": "Statements",
    "timeline": "Timeline",
    "people": "People",
    "figures": "Figures",
    "bills": "Bills",
    "sources": "Sources",
}

Link = Callable[[str, str], str]
"""Gives the address of a page such as `agencies/x`, seen from another such as `sources/y`."""
Row = tuple[str, str]
"""A line of a list: where it belongs, such as a year or a state, and the line as Markdown."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its path without an ending, its title and description, its text as Markdown."""

    path: str
    title: str
    description: str
    text: str

    @property
    def is_index(self) -> bool:
        """Whether it is the first page of a section, or of the site."""
        return self.path == "index" or self.path.endswith("/index")


def pages(agencies: int, seed: int, quotes: int, link: Link) -> Iterator[Page]:
    """Give every page of the project of that size and seed."""
    lists: defaultdict[str, list[Row]] = defaultdict(list)
    for part in Case(agencies, seed, quotes).parts():
        yield _source(part, link)
        for agency in part.records["agencies"]:
            yield _agency(agency, part, link)
        _list(part, lists, link)
    for section, title in SECTIONS.items():
        yield from _section(section, title, lists[section], link)
    for name in ("about", "methodology", "privacy", "corrections", "updates", "map", "data"):
        yield Page(name, name.capitalize(), "Made up.", f"# {name.capitalize()}\n\nMade up.\n")
    front = "\n".join(f"- [{t}]({link('index', f'{s}/index')})" for s, t in SECTIONS.items())
    yield Page("index", "Plate readers", "A made-up case.", f"# Plate readers\n\n{front}\n")


def _agency(agency: Any, part: Part, link: Link) -> Page:
    path, article = f"agencies/{agency['id']}", part.article
    source = f"[{article.paper}]({link(path, f'sources/{article.id}')})"
    place = agency["location"]
    lines = [
        f"# {agency['name']}",
        f"{agency['kind'].capitalize()} in {agency['place']}, at {place['latitude']}, "
        f"{place['longitude']} ({place['precision']}).",
        "## What is alleged",
        *(f"{each['claim']} ({source})" for each in part.records["allegations"]),
        "## What it answers",
        *(
            f"- **{each['kind']}**: {each['says']} ({_when(each['as_of'])}, {source})"
            for each in part.records["responses"]
            if each["agency"] == agency["id"]
        ),
        "## What is said about it",
    ]
    names = {each["id"]: each["name"] for each in part.records["people"]}
    for each in _about(agency["id"], part):
        lines += _statement(each, names, source)
    lines.append("## When")
    lines += [
        f"- {_when(each['date'])}: **{each['title']}**. {each['text']}"
        for each in part.records["events"]
        if agency["id"] in each["agencies"]  # type: ignore[operator]
    ]
    if left := agency.get("not_known"):
        lines += ["## What is not known", *(f"- {each['text']}" for each in left)]
    about = f"What is alleged about the {agency['name']}, what it answers, and where it stands."
    return Page(path, agency["name"], about, "\n\n".join(lines) + "\n")


def _about(agency: str, part: Part) -> Iterator[Any]:
    return (each for each in part.records["statements"] if agency in each["about"])  # type: ignore[operator]


def _statement(each: Any, names: dict[Any, Any], source: str) -> Iterator[str]:
    speakers = ", ".join(str(names.get(who, who)) for who in each["speakers"])
    yield f"### {each['summary']}"
    for printing in each["printings"]:
        yield "\n".join(f"> “{fragment}”" for fragment in printing["fragments"])
    when = f"{_when(each['said'])}, {each['channel']}"
    yield f"{speakers}, {each['capacity']}. Said: {when}; {source}"
    if note := each.get("note"):
        yield note


def _source(part: Part, link: Link) -> Page:
    article, path = part.article, f"sources/{part.article.id}"
    lines = [f"# {article.headline}", part.summary]
    lines.append(f"{article.paper}, {article.dated}. By {article.byline or 'unknown'}.")
    for agency in part.records["agencies"]:
        to = link(path, f"agencies/{agency['id']}")
        lines += [f"## [{agency['name']}]({to})"]
        for each in _about(str(agency["id"]), part):
            said = " … ".join(each["printings"][0]["fragments"])
            lines.append(f"> “{said}”\n\n{each['capacity']}, {_when(each['said'])}")
    return Page(path, article.headline, part.summary, "\n\n".join(lines) + "\n")


def _when(known: Any) -> str:
    return "unknown" if known == "unknown" else str(known["value"])


def _list(part: Part, lists: defaultdict[str, list[Row]], link: Link) -> None:
    """Put an article's records into the lists."""
    article, state = part.article, part.state.name
    year = str(article.published.year)
    for agency in part.records["agencies"]:
        to = link("agencies/1", f"agencies/{agency['id']}")
        lists["agencies"].append((state, f"- [{agency['name']}]({to}), {agency['place']}"))
    to = link("sources/1", f"sources/{article.id}")
    lists["sources"].append((state, f"- [{article.headline}]({to}), {article.paper}"))
    for each in part.records["statements"]:
        agency_id = each["about"][0]  # type: ignore[index]
        to = link("statements/1", f"agencies/{agency_id}")
        lists["statements"].append(("", f"- [{each['summary']}]({to}) {_when(each['said'])}"))
    for each in part.records["events"]:
        lists["timeline"].append(
            (year, f"- {_when(each['date'])}: {each['title']}. {each['text']}")
        )
    for each in part.records["people"]:
        lists["people"].append((str(each["name"])[0], f"- {each['name']}"))
    for each in part.records["figures"]:
        words = "; ".join(reading["words"] for reading in each["readings"])  # type: ignore[attr-defined]
        lists["figures"].append(("", f"- {each['label']}: {words}"))
    for each in part.records["bills"]:
        lists["bills"].append((state, f"- {each['number']}: {each['title']}"))


def _section(section: str, title: str, rows: list[Row], link: Link) -> Iterator[Page]:
    """Cut a list into pages, one group after the other, and give them with their first page."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for group, line in rows:
        groups[group].append(line)
    index = []
    for n, (name, some) in enumerate(_pieces(groups), 1):
        path, heading = f"{section}/{n}", f"{title}: {name}" if name else f"{title}, page {n}"
        index.append(f"- [{heading}]({link(f'{section}/index', path)}): {len(some)}")
        yield Page(path, heading, f"{heading}.", f"# {heading}\n\n" + "\n".join(some) + "\n")
    text = f"# {title}\n\n" + "\n".join(index) + "\n"
    yield Page(f"{section}/index", title, f"{title}, all of them.", text)


def _pieces(groups: defaultdict[str, list[str]]) -> Iterable[tuple[str, list[str]]]:
    for name, lines in sorted(groups.items()):
        for begin in range(0, len(lines), PER_PAGE):
            yield name, lines[begin : begin + PER_PAGE]


def to_file(here: str, there: str) -> str:
    """Link as MkDocs and Zensical want it: from file to file."""
    return "../" * here.count("/") + f"{there}.md"


def to_folder(here: str, there: str) -> str:
    """Link from a page's folder to another's, as the built site has them."""
    return "../" * (here.removesuffix("index").count("/") + (not here.endswith("index"))) + (
        there.removesuffix("index").rstrip("/") + "/"
    )
