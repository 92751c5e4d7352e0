"""Other people's work that a site brings to its readers: whose it is, and under which license.

Not what a build needs besides: that is in requirements.txt, and in what `make sbom` writes.
Versions and licenses are those of the installed packages. What a package carries within it comes
without metadata of its own; its texts stand in `texts/`, as its makers publish them. Tests hold the
list against the packages, and every file of a built site against the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import distribution, version
from pathlib import Path

from microsite.artifacts import Artifact

FOLDER = "licenses"
"""Where the texts of the licenses stand in a site."""
FONT = "theme/assets/fonts/literata.woff2"
"""The font's file, below the folder of templates."""

_TEXTS = Path(__file__).with_name("texts")
_THEME, _ICONS, _LEAFLET = "Material for MkDocs", "material-design-icons", "XStatic-Leaflet"
_PACKAGES = {"material": "mkdocs-material", "folium": "folium", "branca": "branca"}
"""The installed packages that carry the text of their own license."""
_APPENDIX = "\n APPENDIX:"
"""What follows the terms of the Apache License, and names who made what it comes with."""
_SEARCHES = re.compile(r'"search\.config\.lang": "(\w+)"')
"""In what the theme says in a language: whose word stems its search fetches."""


@dataclass(frozen=True, slots=True)
class Component:
    """Something of other people's that readers get."""

    id: str
    """Its name in the catalog: `licenses.does.<id>`."""
    name: str
    version: str
    """Empty where who carries it does not say which one."""
    license: str
    """An SPDX license expression."""
    home: str
    """Where it comes from, for readers."""
    text: str
    """The path of the license's text, below the site's root."""
    within: str = ""
    """The name of the component that carries it."""


def components(*, map: bool, font: bool, language: str = "en") -> tuple[Component, ...]:
    """List what a site ships.

    Args:
        map: whether there is a map that can be zoomed.
        font: whether the font is the one that came with the engine.
        language: the site's language (BCP 47); some need word stems for the search.

    Raises:
        PackageNotFoundError: a package that the site is made with is not installed.
    """
    return tuple(_components(map, font, _has_stems(language)))


def _has_stems(language: str) -> bool:
    """Say whether the theme's search fetches word stems for a language, as itself says."""
    for name in (language, language.partition("-")[0]):
        file = _theme(f"partials/languages/{name}.html")
        if file.is_file():
            found = _SEARCHES.search(file.read_text("utf-8"))
            return found is not None and found[1] != "en"
    return False


def license_files(listed: tuple[Component, ...]) -> tuple[Artifact, ...]:
    """Give the texts of their licenses as files of the site, but for those that stand elsewhere."""
    return tuple(
        Artifact(each.text, f"{each.name} {each.version}".strip() + f"\n\n{_text(each.id)}")
        for each in listed
        if each.text.startswith(f"{FOLDER}/")
    )


def _components(map: bool, font: bool, stems: bool) -> Iterator[Component]:
    yield _packaged("material", _THEME, "MIT", "https://squidfunk.github.io/mkdocs-material/")
    yield _within("rxjs", "RxJS", "", "Apache-2.0", "https://rxjs.dev/")
    yield _within("lunr", "Lunr", "2.3.9", "MIT", "https://lunrjs.com/")
    if stems:
        home = "https://github.com/MihaiValentin/lunr-languages"
        yield _within("lunr-languages", "Lunr languages", "", "MPL-1.1", home)
    yield _within("clipboard", "clipboard.js", "2.0.11", "MIT", "https://clipboardjs.com/")
    home = "https://github.com/component/escape-html"
    yield _within("escape-html", "escape-html", "", "MIT", home)
    home = "https://github.com/WICG/focus-visible"
    yield _within("focus-visible", "focus-visible", "", "W3C-20150513", home)
    yield _within("tslib", "tslib", "", "0BSD", "https://github.com/microsoft/tslib")
    home = "https://github.com/mrmlnc/material-color"
    yield _within("material-design-color", "Material color", "", "MIT", home)
    home = "https://pictogrammers.com/library/mdi/"
    yield _within("material-design-icons", "Material Design Icons", "", "Apache-2.0", home)
    home = "https://fontawesome.com/"
    yield _within("font-awesome", "Font Awesome Free", "7.1.0", "CC-BY-4.0", home)
    if map:
        leaflet = version(_LEAFLET).rpartition(".")[0]
        path, home = "assets/leaflet/LICENSE.txt", "https://leafletjs.com/"
        yield Component("leaflet", "Leaflet", leaflet, "BSD-2-Clause", home, path)
        yield _packaged("folium", "Folium", "MIT", "https://python-visualization.github.io/folium/")
        home = "https://python-visualization.github.io/branca/"
        yield _packaged("branca", "Branca", "MIT", home)
    if font:
        path, home = "assets/fonts/OFL.txt", "https://github.com/googlefonts/literata"
        yield Component("literata", "Literata", "3.103", "OFL-1.1", home, path)


def _packaged(id: str, name: str, license: str, home: str) -> Component:
    path = f"{FOLDER}/{id}.txt"
    return Component(id, name, version(_PACKAGES[id]), license, home, path)


def _within(id: str, name: str, number: str, license: str, home: str) -> Component:
    """Describe what the theme carries within it."""
    return Component(id, name, number, license, home, f"{FOLDER}/{id}.txt", _THEME)


def _text(id: str) -> str:
    """Read a license as its package carries it, or as its makers publish it."""
    if id in _PACKAGES:
        package = distribution(_PACKAGES[id])
        return (
            package.read_text("licenses/LICENSE") or package.read_text("licenses/LICENSE.txt") or ""
        )
    if id == "font-awesome":
        return _theme(".icons/fontawesome/LICENSE.txt").read_text("utf-8")
    text = (_TEXTS / f"{'rxjs' if id == _ICONS else id}.txt").read_text("utf-8")
    if id != _ICONS:
        return text
    # The icons' own notice names the license, and the license wants to be handed on whole.
    notice = _theme(".icons/material/LICENSE").read_text("utf-8")
    return f"{notice}\n\n{text.partition(_APPENDIX)[0]}"


def _theme(path: str) -> Path:
    """Find a file of the theme's."""
    return Path(str(distribution(_PACKAGES["material"]).locate_file(f"material/templates/{path}")))
