"""What was found, as YAML that a maintainer can paste."""

from __future__ import annotations

from typing import Any

import yaml

from microsite.evidence.locating import Place

_LONG = 70  # letters from which on words stand under a `>-`, as in data/statements.yaml


def printing_yaml(place: Place) -> str:
    """Write the entry of a list `printings:`; empty where nothing can be quoted."""
    if not place.printable:
        return ""
    fragments = [_Folded(each) if len(each) > _LONG else each for each in place.printable]
    entry = {"source": place.source, "fragments": fragments}
    # PyYAML ends a line behind the word that crosses column 80, so that one of up to 15 letters
    # still ends within 100 when the entry stands four columns further in, under `printings:`.
    written: str = yaml.dump([entry], Dumper=_Dumper, allow_unicode=True, sort_keys=False)
    return written


class _Folded(str):
    """Words that are to stand under a `>-`."""


class _Dumper(yaml.SafeDumper):
    """Writes a list within a record one step further in, as our files have it."""

    def increase_indent(self, *_: Any, **__: Any) -> Any:
        return super().increase_indent()


_Dumper.add_representer(
    _Folded,
    lambda dumper, words: dumper.represent_scalar("tag:yaml.org,2002:str", str(words), style=">"),
)
