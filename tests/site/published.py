"""The built site read twice: its pages as somebody reads them, and its data. Do they say the same?

The data are the rows of `data/*.json`; each says at which address readers see it. What is not
looked for is named here, with the reason.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from microsite import dates
from microsite.exports.json_files import KINDS
from microsite.render.catalog import Catalog, read_catalog
from microsite.render.environment import make_environment, plain_text
from tests.site.serving import ROOT, SUB_PATH, every_page

HERE = f"https://x.test/{SUB_PATH}/"
"""The address that the site under test was built for."""

CATALOG = ROOT / "templates/strings/en.yaml"

Row = dict[str, Any]

NOT_SHOWN = {
    "id": "it is the anchor",
    "page": "it is the address",
    "seal": "it is looked for by the test of the seals",
    "positions": "they are for programs",
    "named": "a person whom no source names is said to be unnamed, in words",
    "named_by": "they are what we look for in articles; what is found is shown",
    "rights": "the licenses are told on other pages",
    "where": "a place outside the article has no paragraph",
    "latitude": "the map shows it",
    "longitude": "the map shows it",
    "brief": "it stands where there is no room for the answer itself",
    "basis": "it is said of what is inferred",
}
"""Fields of rows that are no words on a page. Whatever is not here has to be."""
TERMS = {
    ("bills", "kind"): "bill",
    ("events", "kind"): "event",
    ("responses", "kind"): "response",
    ("sources", "kind"): "source",
    ("statements", "stance"): "stance",
    ("statements", "channel"): "channel",
    ("statements", "state"): "state",
    ("agencies", "precision"): "precision",
}
"""What pages say in the words of the catalog: per kind and field of a row, the group there."""
REFERENCES = {
    *("about", "agencies", "agency", "asked", "bills", "by", "contacts", "document"),
    *(
        "involved",
        "legislature",
        "names",
        "on_behalf_of",
        "organization",
        "records",
        "responses",
        "source",
    ),
    *("sources", "statement", "statements", "statements_about"),
}
"""Fields that name another record, which the page links."""
ALL = {"about", "agencies"}
DATES = {"said", "as_of", "made", "date", "published"}
ELSEWHERE = {
    ("events", "date"): "timeline/",
    ("events", "date_because"): "timeline/",
    ("statements", "fragments"): "sources/{source}/",
    ("statements", "sic"): "sources/{source}/",
    ("statements", "archive_file"): "sources/{source}/",
    ("statements", "sha256"): "sources/{source}/",
}
"""Facts that stand on another page than the record's own, or outside its element."""
GROUND = ("context.json", "region.geojson")
"""What the maps name besides the agencies."""
FOR_PROGRAMS = ".ms-cite__form pre, .ms-code"
"""Citations for programs, and hashes: they have tests of their own."""
PARTS = re.compile(r"lead-\d+|map_agencies")
"""Ids that code makes and that are no record's."""
FOR_RECOUNTING = ("sources", ("paragraphs",))
"""What ends a paragraph in the archived file, said to programs."""
QUOTED = ("fragments", "words", "title", "printed")
"""Fields that hold words as a source prints them."""
HASH = re.compile(r"\b[0-9a-f]{64}\b")
RUN = re.compile(r"(\d+)[–-](\d+)")


@dataclass
class Known:
    """Words that may stand on a page, in the runs in which they are known, the longest first."""

    runs: list[str]
    _judged: dict[str, str] = field(default_factory=dict)

    def remainder(self, text: str) -> str:
        """What of a text is in no run: empty if the text is a part of one, or made of several."""
        if text not in self._judged:
            self._judged[text] = "" if any(text in run for run in self.runs) else self._cut(text)
        return self._judged[text]

    def _cut(self, text: str) -> str:
        for run in self.runs:
            while run in text:
                text = text.replace(run, " \N{BULLET} ")
        rest = " ".join(re.sub(r"\d", "", text).replace("\N{BULLET}", "").split())
        return rest


@dataclass
class Published:
    """The built site, as somebody reads it who has no scripts."""

    folder: Path
    root: Path
    """The folder of its records' data/."""
    catalog: Catalog
    rows: dict[str, list[Row]]
    _number: Callable[[float], str]
    _plain: Callable[[str], str]
    _read: dict[str, LexborHTMLParser] = field(default_factory=dict)

    def page(self, path: str) -> LexborHTMLParser:
        if path not in self._read:
            page = LexborHTMLParser((self.folder / path / "index.html").read_text("utf-8"))
            # Our “sic” stands between a speaker's words and is none of them.
            for other in page.css(".ms-sic abbr, script, style"):
                other.decompose()
            self._read[path] = page
        return self._read[path]

    def article(self, path: str) -> LexborNode:
        article = self.page(path).css_first("article")
        assert article is not None, path
        return article

    def place(self, address: str) -> LexborNode | None:
        """What stands at an address: the element, a heading's section, or the whole article."""
        path, anchor = urldefrag(address.removeprefix(HERE))
        if not anchor:
            return self.article(path)
        found = self.page(path).css_first(f'[id="{anchor}"]')
        while found is not None and found.tag in ("h2", "h3"):
            found = found.parent
            if found is not None and found.tag == "div":
                found = found.parent
        return found

    def shows(self, kind: str, row: Row, name: str, value: Any, around: Row) -> bool:
        """Whether a value of a row stands where readers look for it: as words, or as a link."""
        page = row["page"]
        place = self.place(page)
        if (kind, name) in ELSEWHERE:
            place = self.article(ELSEWHERE[kind, name].format(**around))
        assert place is not None
        if name in REFERENCES and value in self.addresses:
            links = {urljoin(page, a.attributes["href"] or "") for a in place.css("a[href]")}
            # What is about all agencies says so, and where they are listed.
            all_of_them = {a for a in links if a == f"{HERE}agencies/" and name in ALL}
            return bool(
                self.addresses[value] & (links | self.stands_at(place, page)) or all_of_them
            )
        text = words(place.text(separator=" ")) + words(place.text())
        if name == "attribution":  # said, beside the name, where we infer it
            named = place.css_first(".ms-quote__who")
            return named is not None and (value == "inferred") == ("inferred" in named.text())
        if (kind, name) in TERMS:
            value = self.catalog.term(TERMS[kind, name], value)
        elif (kind, name, value) == ("bills", "number", "unnamed"):
            value = self.catalog.text("bills.unnamed")
        elif name in DATES:
            value = dates.display(dates.parse(value), self.catalog.dates)
        elif isinstance(value, (int, float)):
            # Paragraphs stand in runs (3–6), and large numbers in words.
            numbers = {n for a, b in RUN.findall(place.text()) for n in range(int(a), int(b) + 1)}
            return value in numbers or words(self._number(value)) in text
        return any(words(each) in text for each in (str(value), self._plain(str(value))))

    @cached_property
    def own(self) -> Row:
        """The record of what the site is about."""
        return yaml.safe_load((self.root / "data/investigation.yaml").read_text("utf-8"))

    @cached_property
    def generated(self) -> list[str]:
        """The addresses of the pages that are made of records."""
        paths = [each for each in every_page(self.folder) if each.endswith("/") or not each]
        made = [path for path in paths if self.article(path).css_first(".ms-page")]
        # They tell of the data themselves and of what others made, and have tests of their own.
        return [path for path in made if path not in ("data/", "licenses/")]

    @cached_property
    def known_words(self) -> Known:
        """The words of every record and of the interface."""
        values = [value for _, row in self.every_row for _, value, _ in leaves(row)]
        whole = {words(self._plain(value)) for value in values if isinstance(value, str)}
        whole |= {words(self._plain(str(value))) for _, value, _ in leaves(self.own)}
        interface = [yaml.safe_load(CATALOG.read_text("utf-8")), asdict(self.catalog.dates)]
        interface += [json.loads((ROOT / f"data/geo/{name}").read_text("utf-8")) for name in GROUND]
        for _, text, _ in leaves(interface):
            whole |= {words(piece) for piece in re.split(r"\{\w+\}", str(text))}
        return Known(sorted(whole - {"  "}, key=len, reverse=True))

    @cached_property
    def addresses(self) -> dict[str, set[str]]:
        """Per id, where its records stand."""
        found: dict[str, set[str]] = {}
        for _, row in self.every_row:
            found.setdefault(row["id"], set()).add(row["page"])
        return found

    def stands_at(self, place: LexborNode, page: str) -> set[str]:
        """The addresses of what a place holds, its own among them."""
        base = urldefrag(page).url
        held = {f"{base}#{each.attributes['id']}" for each in place.css("[id]")}
        return {base, page} | held

    @property
    def every_row(self) -> Iterator[tuple[str, Row]]:
        for kind, rows in self.rows.items():
            yield from ((kind, row) for row in rows)


def read(folder: Path, root: Path = ROOT) -> Published:
    """Read a built site, which stands in a folder, made of the records below another."""
    rows = {kind: json.loads((folder / f"data/{kind}.json").read_text("utf-8")) for kind in KINDS}
    catalog = read_catalog(CATALOG)
    use = make_environment(ROOT / "templates", catalog)
    return Published(folder, root, catalog, rows, use.filters["number"], plain_text(use))


def homeless(published: Published) -> list[str]:
    """The rows that say they stand where nothing stands."""
    return [
        f"{kind} {row['id']}: nothing at {row['page']}"
        for kind, row in published.every_row
        if row["page"] and published.place(row["page"]) is None
    ]


def not_on_pages(published: Published) -> list[str]:
    """The facts of the data that no reader finds where the data say."""
    missing: list[str] = []
    for kind, row in published.every_row:
        for path, value, around in leaves(row if row["page"] else {}):
            name = path[-2] if path[-1] == "value" else path[-1]
            if NOT_SHOWN.keys() & set(path) or name.endswith("basis"):
                continue
            if (kind, path) == FOR_RECOUNTING:
                continue
            if published.place(row["page"]) and not published.shows(kind, row, name, value, around):
                missing.append(f"{kind} {row['id']}: {'.'.join(path)}: {value}")
    return missing


def foreign_words(published: Published) -> list[str]:
    """The words of generated pages that are neither a record's nor the interface's."""
    known = published.known_words
    found: list[str] = []
    for path in published.generated:
        for text in {without_addresses(text) for text in texts(published.article(path))}:
            if rest := known.remainder(text):
                found.append(f"/{path}: {rest} in: {text}")
    return found


def unknown_quotations(published: Published) -> list[str]:
    """What stands in quotation marks on a page and not, letter by letter, in the data."""
    printed = {
        typed(str(value))
        for _, row in published.every_row
        for name, value in named_leaves(row)
        if name in QUOTED or name.endswith("_printed")
    }
    return [
        f"/{path} quotes: {quoted.text()}"
        for path in published.generated
        for quoted in published.article(path).css("q, .ms-fragment")
        # A comparison's words are put together from those of two printings.
        if not quoted.css_first("ins, del, .ms-omitted") and typed(quoted.text()) not in printed
    ]


def unknown_dates(published: Published) -> list[str]:
    """The dates of pages that no record has, or has less exactly."""
    days = {dates.parse(str(published.own["read_on"]))}
    for _, row in published.every_row:
        days |= {dates.parse(value) for name, value in named_leaves(row) if name in DATES}
    said = {dates.display(day, published.catalog.dates) for day in days}
    exact = {machine for day in days if (machine := dates.machine(day))}
    return [
        f"/{path} dates: {shown.html}"
        for path in published.generated
        for shown in published.article(path).css("time, .ms-imprecise")
        if shown.text() not in said
        or (shown.tag == "time" and shown.attributes["datetime"] not in exact)
    ]


def unknown_hashes(published: Published) -> list[str]:
    """The hashes on pages that are not in the data."""
    known = set(HASH.findall(json.dumps(published.rows)))
    return [
        f"/{path}: {each}"
        for path in published.generated
        for each in HASH.findall(published.article(path).text(separator=" "))
        if each not in known
    ]


def unknown_records(published: Published) -> list[str]:
    """What can be linked on a page and is neither a record with a row nor a part of the page."""
    addresses = {row["page"] for _, row in published.every_row}
    own: set[str] = set()
    for template in (ROOT / "templates").rglob("*.html"):
        own |= set(re.findall(r'\bid="([\w-]+)"', template.read_text("utf-8")))
    found: list[str] = []
    for path in published.generated:
        base = f"{HERE}{path}"
        for each in published.article(path).css("[id]:not(svg [id])"):
            id = each.attributes["id"] or ""
            # No record's id has two dashes in a row; groups of records are called so.
            ours = id in own or "--" in id or PARTS.fullmatch(id)
            if f"{base}#{id}" not in addresses and not ours:
                found.append(f"/{path}: {id}")
        for link in published.article(path).css("a[data-copy]"):
            if urljoin(base, link.attributes["href"] or "") not in addresses:
                found.append(f"/{path}: permalink to {link.attributes['href']}")
    return found


def whole_texts(published: Published) -> list[str]:
    """The paragraphs of articles that may be reprinted, where they are not as in data/full/."""
    found: list[str] = []
    for source in published.rows["sources"]:
        path = f"sources/{source['id']}/"
        shown = [p.text() for p in published.article(path).css(".ms-fulltext p[id] > span")]
        file = ROOT / f"data/full/{source['id']}.txt"
        whole = file.read_text("utf-8").strip("\n").split("\n\n") if file.is_file() else []
        if shown != whole:
            found.append(f"/{path}: it shows {len(shown)} paragraphs of {len(whole)}, or others")
    return found


Judge = Callable[[Published], list[str]]
JUDGES: tuple[Judge, ...] = (
    homeless,
    not_on_pages,
    foreign_words,
    unknown_quotations,
    unknown_dates,
    unknown_hashes,
    unknown_records,
    whole_texts,
)


# ----------------------------------------------------------------------------------- small pieces


def words(text: str) -> str:
    """The words alone: the page has its own quotation marks, emphasis and spaces."""
    return " " + " ".join(re.findall(r"\w+", re.sub(r"['’]", "", text).casefold())) + " "


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any, Row]]:
    """The values within a row: the names that lead there, the value, the row right around it."""

    def within(value: Any, path: tuple[str, ...], around: Row) -> Iterator[Any]:
        if isinstance(value, dict):
            for name, each in value.items():
                yield from within(each, (*path, name), value)
        elif isinstance(value, list):
            for each in value:
                yield from within(each, path, around)
        elif value is not None:
            yield path, value, around

    return within(value, path, {})


def named_leaves(row: Row) -> Iterator[tuple[str, Any]]:
    """The values within a row, each with the name of its field."""
    for path, value, _ in leaves(row):
        yield (path[-2] if path[-1] == "value" else path[-1]), value


def without_addresses(text: str) -> str:
    """The words of a text, and no web addresses."""
    return words(re.sub(r"https?://\S+", "", text))


def typed(text: str) -> str:
    """Words letter by letter; which quotation marks, and which spaces, is the page's to choose."""
    plain = text.translate({ord(each): "'" for each in '‘’“”"'})
    return " ".join(plain.split()).strip("' ")


def texts(article: LexborNode) -> Iterator[str]:
    """Each piece of an article's text that is for people, but for articles shown whole."""
    programs = {
        each.mem_id for each in article.css(f"{FOR_PROGRAMS}, .ms-fulltext, .ms-fulltext *")
    }
    for each in article.traverse(include_text=True):
        if each.tag == "-text" and each.parent and each.parent.mem_id not in programs:
            yield each.text_content or ""
