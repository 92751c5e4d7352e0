"""What the cards say, and in which words: one for the site, one for each agency."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from microsite import dates
from microsite.artifacts import Artifact, Site
from microsite.cache import Cache
from microsite.cards import Easel, NotDrawn, colors, pictures
from microsite.findings import Finding, Span
from microsite.maps.symbols import markup, symbol_svg
from microsite.render import template_syntax
from microsite.render.atlas import Atlas
from microsite.render.catalog import Catalog, UnusableTemplate
from microsite.views.agency import AgencyPage, agency_page
from microsite.views.citing import Dating
from microsite.views.home import HomePage, home_page
from microsite.views.lookup import Lookup

FOLDER = "assets/cards"

MOST = 100
"""Up to how many agencies have a card each. A card takes a tenth of a second to draw, the first
time, and some 15 KB; on a larger site the site's own card stands for every page."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card, drawn, with what it says in words for whoever does not see it."""

    file: Artifact
    alt: str
    missing: str
    """Letters on it that no font at hand can draw."""


@dataclass(frozen=True, eq=False)
class Cards:
    """Draws cards from the views of pages."""

    atlas: Atlas
    catalog: Catalog
    plain: Callable[[str], str]
    """Turns CommonMark into text."""
    easel: Easel
    palette: Mapping[str, str]
    map_style: str
    language: str

    def site(self, view: HomePage) -> Card:
        """Draw the card of the site: what it is about, the map, and the tally of answers."""
        t = self._text
        tally = [
            {"symbol": self._symbol(kind), "text": t("card.tally", n=n, answer=self._kind(kind))}
            for kind, n in view.tally
        ]
        answers = t("card.answers", n=view.counts.agencies)
        said = [view.title, self.plain(view.standfirst), f"{answers}:"]
        said.append("; ".join(str(each["text"]) for each in tally))
        content = {
            "kind": "site",
            "title": view.title,
            "text": self.plain(view.standfirst),
            "answers": answers,
            "tally": tally,
            "maps": self._maps(self.atlas.on("index.md").overview),
        }
        return self._card("site", content, said if tally else said[:2])

    def agency(self, site: str, view: AgencyPage) -> Card:
        """Draw an agency's card: allegation and answer side by side, with its place.

        Args:
            site: the site's title.
            view: the agency's page.
        """
        alleged, answer = self._alleged(view), self._answer(view)
        content = {
            "kind": "agency",
            "site": site,
            "title": view.name,
            "alleged": alleged,
            "answer": answer,
            "maps": self._maps(self.atlas.on(f"agencies/{view.id}.md").locator(view.id)),
        }
        said = [f"{site}: {view.name}"]
        for side, first in ((alleged, alleged["by"]), (answer, answer["state"])):
            head = ", ".join(filter(None, (first, side["when"])))
            said.append(f"{side['label']}: {head + '. ' if head else ''}{side['text']}")
        return self._card(view.id, content, said)

    def _alleged(self, view: AgencyPage) -> dict[str, str]:
        """The first allegation; where there are more, the label says how many."""
        t, charges = self._text, view.charges
        if not charges:
            none = t("agency.no_allegation")
            return {"label": t("agency.alleged"), "by": "", "when": "", "text": none}
        label = t("agency.alleged")
        if len(charges) > 1:
            label = t("card.alleged_first", n=len(charges))
        return {
            "label": label,
            "by": charges[0].by.text,
            "when": self._when(charges[0].made),
            "text": self.plain(charges[0].claim),
        }

    def _answer(self, view: AgencyPage) -> dict[str, str]:
        """The answer that leads, as on the page."""
        lead = view.lead
        kind = lead.kind if lead else "not known to have been asked"
        when = self._when(lead.as_of) if lead else ""
        if lead and lead.like == "not known to have been asked":
            when = self._text("answer.as_of_day", date=when)
        return {
            "label": self._text("agency.answer"),
            "symbol": self._symbol(kind),
            "state": self._kind(kind),
            "when": when,
            "text": self.plain(lead.says) if lead else self._text("agency.no_answer"),
        }

    def _card(self, name: str, content: dict[str, Any], said: list[str]) -> Card:
        data = {**content, "colors": self.palette, "language": self.language}
        alt = " ".join(each if each.endswith((".", ":")) else f"{each}." for each in said)
        try:
            file = Artifact(f"{FOLDER}/{name}.png", self.easel.draw(data))
        except NotDrawn as error:
            name = self.easel.template.name
            at = re.search(rf"{re.escape(name)}:(\d+):(\d+)", str(error))
            span = Span(f"templates/cards/{name}", *(map(int, at.groups()) if at else ()))
            raise UnusableTemplate(Finding(span, template_syntax.RULE, str(error))) from error
        return Card(file, alt, self.easel.missing(alt))

    def _maps(self, html: str | None) -> tuple[str, ...]:
        return pictures(html, self.map_style, self.palette) if html else ()

    def _symbol(self, kind: str) -> str:
        drawn = markup(symbol_svg(self.atlas.style(kind), 14, 4.8))
        [symbol] = pictures(drawn, self.map_style, self.palette)
        return symbol

    def _kind(self, kind: str) -> str:
        return self.catalog.plain(f"terms.response.{kind}")

    def _when(self, known: Dating) -> str:
        """A date in words, and whether it is inferred."""
        if known.value is None:
            return self._text("words.date_unknown")
        shown = dates.display(known.value, self.catalog.dates)
        basis = self._text(f"terms.basis.{known.basis}")
        return f"{shown} ({basis})" if known.basis == "inferred" else shown

    def _text(self, key: str, **parts: Any) -> str:
        return self.catalog.text(key, **parts).unescape()


def draw_cards(cards: Cards, lookup: Lookup) -> dict[str, Card]:
    """Draw the site's card and, where they are not too many, every agency's.

    Args:
        cards: what draws them.
        lookup: the records.

    Returns:
        The cards, by the page that each stands for.
    """
    home, agencies = home_page(lookup), lookup.project.agencies
    if len(agencies) > MOST:
        agencies = {}
    drawn = {
        f"agencies/{id}.md": cards.agency(home.title, agency_page(lookup, id)) for id in agencies
    }
    return {"index.md": cards.site(home), **drawn}


def with_cards(site: Site, drawn: Mapping[str, Card]) -> Site:
    """Publish cards with a site: each page's own, and the site's for pages without one.

    What a card could not draw becomes a warning of the site's.
    """
    pages = tuple(
        replace(page, image=card.file.path, image_alt=card.alt)
        for page in site.pages
        for card in (drawn.get(page.path, drawn["index.md"]),)
    )
    warnings = tuple(
        f"{card.file.path}: no font has the letters {card.missing!r}; a mark stands for each"
        for card in drawn.values()
        if card.missing
    )
    files = (*site.files, *(card.file for card in drawn.values()))
    return replace(site, pages=pages, files=files, warnings=(*site.warnings, *warnings))


def make_cards(
    templates: Path,
    styles: Artifact,
    atlas: Atlas,
    catalog: Catalog,
    plain: Callable[[str], str],
    language: str,
    cache: Cache,
) -> Cards:
    """Set up the drawing of cards.

    Args:
        templates: the project's folder of templates.
        styles: the published style sheet, which holds the colors.
        atlas: draws the maps.
        catalog: the words.
        plain: turns CommonMark into text.
        language: the language of the words, as BCP 47 has it.
        cache: keeps what was drawn for the next build.
    """
    folder = templates / "cards"
    easel = Easel(folder / "card.typ", templates / "theme/assets/fonts/literata.woff2", cache)
    style = (folder / "map.css").read_text(encoding="utf-8")
    return Cards(atlas, catalog, plain, easel, colors(str(styles.content)), style, language)
