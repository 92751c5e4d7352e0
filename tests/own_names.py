"""The names that this repository's own records are about, to find them where they do not belong."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from microsite.load.files import listing

ROOT = Path(__file__).parents[1]


def own_names(root: Path = ROOT) -> re.Pattern[str]:
    """Make a pattern that finds the region, places and parties that a project is about.

    An abbreviation in an organization's name, as in "Office of Maps (OOM)", counts for itself.
    """

    def rows(kind: str) -> list[Any]:
        files = [(root / name).read_text("utf-8") for name in listing(root, kind).names]
        return [record for text in files for record in yaml.safe_load(text) or ()]

    names: set[str] = set()
    for agency in rows("agencies"):
        names |= {agency["name"], agency["place"], *agency["named_by"]}
    for kind in ("people", "organizations"):
        for record in rows(kind):
            if record.get("named", True):
                names |= {*re.split(r"[()]", record["name"])}
    region = yaml.safe_load((root / "data/investigation.yaml").read_text("utf-8"))["region"]
    names.add(region.split(",")[0])
    each = sorted({name.strip() for name in names} - {""}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, each))})(?!\w)")
