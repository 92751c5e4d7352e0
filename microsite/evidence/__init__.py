"""Evidence without republishing: find, seal and re-check every verbatim word of the records.

`passages` lists the words, `examine` looks for them in the archive, and the lock keeps where they
stand for all who do not have the archive. What only searches for passages need is imported when it
is asked for, so that a check does not wait for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microsite.evidence.archive import Archive, Article, Occurrence, Unavailable, cut
from microsite.evidence.coverage import Coverage, Covered, coverage
from microsite.evidence.curation import (
    Curated,
    entry,
    quotations,
    uncurated,
    withholding,
    withholdings,
)
from microsite.evidence.differences import Difference, differences, leftovers
from microsite.evidence.echoes import Echo, Echoes, Quoted, echoes
from microsite.evidence.examine import Examination, Miss, examine
from microsite.evidence.fulltext import (
    FULL_TEXTS,
    full_texts,
    hash_text,
    paragraphs_of,
    read_full_texts,
    words_at,
    write_full_texts,
)
from microsite.evidence.lock import (
    LOCK_FILE,
    Evidence,
    SealedFragment,
    SealedPassage,
    SealedSource,
    agency_binding,
    binding,
    read_lock,
    write_lock,
)
from microsite.evidence.naming import paragraphs_naming
from microsite.evidence.passages import Passage, checkable_sources, passages
from microsite.evidence.wording import describe
from microsite.later import later

if TYPE_CHECKING:
    from microsite.evidence.locating import Located, Near, Place, locate
    from microsite.evidence.pasting import printing_yaml
    from microsite.evidence.tally import Figures, figures

__all__ = [
    "FULL_TEXTS",
    "LOCK_FILE",
    "Archive",
    "Article",
    "Coverage",
    "Covered",
    "Curated",
    "Difference",
    "Echo",
    "Echoes",
    "Evidence",
    "Examination",
    "Figures",
    "Located",
    "Miss",
    "Near",
    "Occurrence",
    "Passage",
    "Place",
    "Quoted",
    "SealedFragment",
    "SealedPassage",
    "SealedSource",
    "Unavailable",
    "agency_binding",
    "binding",
    "checkable_sources",
    "coverage",
    "cut",
    "describe",
    "differences",
    "echoes",
    "entry",
    "examine",
    "figures",
    "full_texts",
    "hash_text",
    "leftovers",
    "locate",
    "paragraphs_naming",
    "paragraphs_of",
    "passages",
    "printing_yaml",
    "quotations",
    "read_full_texts",
    "read_lock",
    "uncurated",
    "withholding",
    "withholdings",
    "words_at",
    "write_full_texts",
    "write_lock",
]

__getattr__ = later(
    __name__,
    {
        "microsite.evidence.locating": ("Located", "Near", "Place", "locate"),
        "microsite.evidence.pasting": ("printing_yaml",),
        "microsite.evidence.tally": ("Figures", "figures"),
    },
)
