"""The site's configuration, mkdocs.yml, read without MkDocs, and written again for other hosts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import yaml
from yaml_env_tag import construct_env_tag

from microsite.artifacts import Site

FILE = "mkdocs.yml"

STYLES = "assets/css/elsewhere.css"
"""What only other hosts' pages need of styles."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Fifteen times as fast, for what every build looks at."""
_HEAD = "# Written by `python build.py write`. To change something, edit mkdocs.yml there.\n"
_MOST = 100_000
"""Values that a configuration may have, with all its aliases written out."""
_OURS = ("hooks", "watch", "docs_dir", "site_dir")
"""What is about our own folders and our own program."""


class Unusable(Exception):
    """The configuration cannot be read; the text says why and where."""


class NoSuchChoice(ValueError):
    """A setting of ours under `extra` says something else than it can; the text says what."""


_CHOICES: Mapping[str, Sequence[str | bool]] = {
    "frames": (True, False),
    "search": ("auto", "whole", "shards"),
}
"""Our own settings, and what each can say; the first is what holds where it is left out."""


@dataclass(frozen=True, slots=True)
class Settings:
    """A site's configuration: what stands in its file, and the folder that this is in."""

    root: Path
    values: dict[str, Any]

    @property
    def site_url(self) -> str:
        """The site's whole address with a slash at its end, or nothing if it is not known."""
        url = str(self.values.get("site_url") or "")
        return url if not url or url.endswith("/") else f"{url}/"

    @property
    def base(self) -> str:
        """The path of the site on its server, beginning and ending with a slash."""
        return urlsplit(self.site_url).path or "/"

    @property
    def author(self) -> str:
        """Who publishes the site, or nothing."""
        return str(self.values.get("site_author") or "")

    @property
    def copyright(self) -> str:
        """How its words may be used, as HTML, or nothing."""
        return str(self.values.get("copyright") or "")

    def disagreements(self, language: str) -> tuple[str, ...]:
        """Say what is about another language than the records' own."""
        theme, extra = (self.values.get(each) or {} for each in ("theme", "extra"))
        theme = theme if isinstance(theme, dict) else {}
        return disagreements(language, theme.get("language"), extra.get("locale"))

    @property
    def site(self) -> Path:
        """The folder that the site is built into."""
        return self.root / (self.values.get("site_dir") or "site")

    @property
    def docs(self) -> Path:
        """The folder of the pages written by hand."""
        return self.root / (self.values.get("docs_dir") or "docs")

    def for_other_hosts(self, site: Site, places: Mapping[str, str]) -> str:
        """Write the configuration for Zensical and ProperDocs, which read the same file.

        Args:
            site: what is published; its home page's picture stands for pages without one.
            places: where each generated page stands among the other host's documents, by its path.

        Returns:
            YAML. What both know alike stays as it is; what is about our folders and program goes.
        """
        values = {key: value for key, value in self.values.items() if key not in _OURS}
        values["nav"] = _moved(self.values.get("nav"), places)
        theme = self.values.get("theme") or {}
        theme = theme if isinstance(theme, dict) else {"name": theme}
        values["theme"] = theme | {"custom_dir": "theme"}
        # Zensical's two designs: this one is Material's, which our style sheet is made for.
        values["theme"]["variant"] = "classic"
        values["extra_css"] = [*(self.values.get("extra_css") or []), STYLES]
        values["extra"] = (self.values.get("extra") or {}) | {"other_host": True}
        home = next((page for page in site.pages if page.path == "index.md"), None)
        if home is not None and home.image:
            values["extra"]["image"] = urljoin(self.site_url, home.image)
            values["extra"]["image_alt"] = home.image_alt
        hidden = [file.path for file in site.files if file.path.startswith(".")]
        if hidden:
            # Hosts leave out what begins with a dot unless they are told.
            shown = "".join(f"!/{path}\n" for path in hidden)
            values["exclude_docs"] = (self.values.get("exclude_docs") or "") + shown
        return _HEAD + yaml.dump(values, Dumper=_Writer, allow_unicode=True, sort_keys=False)


def choice(extra: Mapping[str, Any], name: str) -> str | bool:
    """Give what one of our own settings says.

    Args:
        extra: what mkdocs.yml says under `extra`.
        name: the setting, `frames` or `search`.

    Raises:
        NoSuchChoice: it says something else.
    """
    choices = _CHOICES[name]
    said = extra.get(name, choices[0])
    for each in choices:
        # 1 is no yes.
        if type(said) is type(each) and said == each:
            return each
    *first, last = map(_shown, choices)
    wanted = f"{', '.join(first)} or {last}"
    raise NoSuchChoice(f"{FILE} says extra.{name}: {_shown(said)}; write {wanted}, or leave it out")


def check_choices(extra: Mapping[str, Any]) -> None:
    """Look at all of our own settings.

    Raises:
        NoSuchChoice: one says something else than it can.
    """
    for name in _CHOICES:
        choice(extra, name)


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    return str(value).lower() if isinstance(value, bool) else str(value)


def repeated(root: Path) -> tuple[str, ...]:
    """Say which settings stand twice in the configuration, where only the last one counts.

    Args:
        root: the project's folder; whatever reads its configuration has read it already.
    """
    top = yaml.compose((root / FILE).read_text("utf-8"), _Loader)
    return tuple(_repeated(top, (), set())) if top is not None else ()


def _repeated(node: yaml.Node, above: tuple[str, ...], seen: set[int]) -> Iterator[str]:
    if id(node) in seen:  # an alias; it may lead to what it stands in
        return
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _repeated(each, above, seen)
    if not isinstance(node, yaml.MappingNode):
        return
    lines: dict[str, int] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):  # no setting has such a name
            continue
        path, line = (*above, str(key.value)), key.start_mark.line + 1
        if key.value in lines:
            yield (
                f"{FILE}:{line}:{key.start_mark.column + 1}: {'.'.join(path)} stands at line "
                f"{lines[key.value]} already, and only the last one counts; make one of them"
            )
        lines[key.value] = line
        yield from _repeated(value, path, seen)


def disagreements(language: str, theme: object, locale: object) -> tuple[str, ...]:
    """Say what of a site's configuration is about another language than its records.

    Args:
        language: `language` in data/investigation.yaml.
        theme: `theme.language` in mkdocs.yml, with which every page begins; None if it is not set.
        locale: `extra.locale`, for previews elsewhere; None if it is not set.
    """
    said = []
    if str(theme or "en").lower() != language.lower():
        said.append(f"theme.language: {theme or 'en'}")
    # Open Graph writes en_US where BCP 47 has en-US.
    if locale and str(locale).partition("_")[0] != language.partition("-")[0]:
        said.append(f"extra.locale: {locale}")
    return tuple(
        f"{FILE} says {each}, and data/investigation.yaml says language: {language}; "
        "make them agree"
        for each in said
    )


def read_settings(root: Path) -> Settings:
    """Read the configuration in a project's folder.

    Raises:
        Unusable: there is none, or it is not a YAML mapping.
    """
    file = root / FILE
    try:
        values = yaml.load(file.read_text("utf-8"), _Reader)
    except yaml.MarkedYAMLError as problem:
        at = problem.problem_mark
        place = f"{FILE}:{at.line + 1}:{at.column + 1}" if at else str(file)
        raise Unusable(f"{place}: this is not YAML: {problem.problem}") from problem
    except (OSError, ValueError, yaml.YAMLError) as problem:
        raise Unusable(f"{file} cannot be read: {problem}") from problem
    except (LookupError, AttributeError, TypeError, RecursionError) as problem:
        # PyYAML stumbles over `!!bool x`, `!!timestamp x`, and a thousand brackets.
        what = "a value in it is not what its tag (!!…) says, or stands in too many brackets"
        raise Unusable(f"{file} cannot be read: {what}") from problem
    if not isinstance(values, dict):
        raise Unusable(f"{file} is not a list of settings")
    if fault := _fault(values):
        raise Unusable(f"{FILE}: {fault}")
    return Settings(root, values)


def _fault(values: Mapping[str, Any]) -> str:
    """Say which of the settings that we ask for is none; empty if they are in order."""
    if not isinstance(values.get("extra") or {}, dict):
        return "extra holds no settings"
    for name in ("site_dir", "docs_dir"):
        if not isinstance(values.get(name) or "", str):
            return f"{name} is no folder's name"
    try:
        urlsplit(str(values.get("site_url") or ""))
    except ValueError as problem:
        return f"site_url is no address: {problem}"
    left = _MOST
    waiting: list[Any] = [values]
    while waiting and left:
        left, value = left - 1, waiting.pop()
        if isinstance(value, dict | list):
            waiting += value.values() if isinstance(value, dict) else value
    return "" if left else "its aliases (*) make it endless, or larger than any site's"


def _moved(nav: Any, places: Mapping[str, str]) -> Any:
    if isinstance(nav, dict):
        return {title: _moved(entry, places) for title, entry in nav.items()}
    if isinstance(nav, list):
        return [_moved(entry, places) for entry in nav]
    return places.get(nav, nav) if isinstance(nav, str) else nav


@dataclass(frozen=True, slots=True)
class _Tagged:
    """A value that only a host understands, such as `!!python/name:…`: passed on as it stands."""

    node: yaml.Node


class _Reader(yaml.SafeLoader):
    """Takes nothing for a command; names in the environment (`!ENV`) are read, as MkDocs does."""


class _Writer(yaml.SafeDumper):
    """Writes what `_Reader` reads."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out, for hosts and people who read the file."""
        return True


_Reader.add_constructor("!ENV", construct_env_tag)
_Reader.add_multi_constructor("", lambda _reader, _tag, node: _Tagged(node))
_Writer.add_representer(_Tagged, lambda _writer, tagged: tagged.node)
