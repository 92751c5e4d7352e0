from __future__ import annotations

from pathlib import Path

from microsite.evidence import Archive, Figures, examine, figures
from tests.made_up import agency, archive, project, source, statement

PAGE = "Northfield said so.\n“We ask,” he said. “Then we see.”\n"


def test_what_was_checked_is_counted(tmp_path: Path) -> None:
    book = source(
        "", archive_file=None, sha256=None, body=[], not_archived_because="It is a printed book."
    )
    said = statement("said", {"ledger": ["We ask,", "Then we see."], "book": ["We ask."]})
    made = project(
        {"ledger": source(PAGE), "book": book, "post": source("x", archive_file="post.txt")},
        statements=[said],
        agencies=[agency("northfield", ["Northfield"])],
    )
    evidence = examine(made, Archive(archive(tmp_path, PAGE))).evidence
    assert figures(made, evidence) == Figures(
        statements=1,
        printings=2,
        fragments=3,
        quoted_words=7,
        other_passages=1,
        sealed=2,
        not_checkable=1,
        sources=3,
        archived_sources=2,
        body_words=10,
    )
