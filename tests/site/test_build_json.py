"""What this repository's own site says that it was made from."""

from __future__ import annotations

import json
from pathlib import Path


def test_the_site_is_made_from_the_project_and_not_from_what_is_installed_in_it(
    built_site: Path,
) -> None:
    inputs = json.loads((built_site / "build.json").read_text("utf-8"))["inputs"]
    assert {path.partition("/")[0] for path in inputs} == {
        *("build.py", "mkdocs.yml", "requirements.txt"),
        *("content", "data", "microsite", "templates"),
    }
