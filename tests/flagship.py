"""Whether the records here are those that came with this repository.

Another newsroom puts its own records in their place. Tests that state facts of the flagship are
marked `flagship` and skip themselves then; all others hold for any records.
"""

from __future__ import annotations

from pathlib import Path

import yaml

_TITLE = Path(__file__).with_name("flagship.txt")
"""The title, as data/investigation.yaml has it. Change it in both places, or the tests skip. `init`
leaves this file behind."""
_OWN = Path(__file__).parents[1] / "data/investigation.yaml"


def is_here() -> bool:
    """Whether data/investigation.yaml is the flagship's, known by its title.

    A file that cannot be read counts as another's: what is wrong with it, the check says.
    """
    try:
        title = _TITLE.read_text("utf-8").strip()
        own = yaml.safe_load(_OWN.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return False
    return isinstance(own, dict) and own.get("title") == title


WHY_NOT = "states facts of the records that microsite's own repository holds; these are others"
"""Why a marked test is skipped."""
