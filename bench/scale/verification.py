"""How fast quotations are found in articles: `python -m bench.scale.verification DENSE LONG`.

DENSE is a project with many quotations, of which it counts those found in a second; LONG is one
with long articles, of which it counts the megabytes. Both are searched by the engine's own
`examine`, for every passage that the records give as printed, each of which is there letter by
letter. Time is that of the processor, so that it is told for one core whatever else runs.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import process_time

from microsite import evidence
from microsite.load import read_project


def examined(root: Path) -> dict[str, float]:
    """Search a project's archive; gives seconds, megabytes, quotations and passages."""
    loaded, findings = read_project(root)
    if loaded is None:
        raise SystemExit("\n".join(each.message for each in findings))
    archive = root / "archive"
    size = sum(path.stat().st_size for path in archive.iterdir())
    quotes = sum(
        len(printing.fragments)
        for statement in loaded.project.statements.values()
        for printing in statement.printings
    )
    began = process_time()
    found = evidence.examine(loaded.project, evidence.Archive(archive))
    seconds = process_time() - began
    if found.misses:
        raise SystemExit(f"{len(found.misses)} passages were not found in {root}")
    passages = len(found.evidence.passages)
    return {"seconds": seconds, "megabytes": size / 1e6, "quotes": quotes, "passages": passages}


def main(dense: str, long: str) -> None:
    """Print the rates as JSON."""
    many, much = examined(Path(dense)), examined(Path(long))
    told = {
        "quotes a second": many["quotes"] / many["seconds"],
        "passages a second": many["passages"] / many["seconds"],
        "megabytes a second": much["megabytes"] / much["seconds"],
        "quotes": many["quotes"],
        "megabytes": much["megabytes"],
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
