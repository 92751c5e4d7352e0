from __future__ import annotations

import pytest

from microsite.evidence import Miss, Passage, describe
from microsite.evidence.wording import clip
from microsite.text import NearMiss

QUOTE = Passage("k", "statements", "ask", ("printings", 0, "fragments"), ("ledger",), ("We ask",))
TITLE = Passage("k", "sources", "ledger", ("title", "value"), ("ledger",), ("Ask",), "page")


def test_each_reason_has_its_words() -> None:
    near = NearMiss(0.9, 0, 10, "We do ask", "We {+do+} ask")
    assert describe(Miss(QUOTE, 0, ("ledger",), "not found", 8, 2, near)) == (
        "these words are not in the body of 'ledger'; the nearest passage (paragraph 2, line 8) "
        "reads: “We {+do+} ask”"
    )
    assert describe(Miss(QUOTE, 0, ("ledger", "post"), "not found")) == (
        "these words are not in the body of 'ledger' or 'post', and nothing there resembles them"
    )
    assert describe(Miss(TITLE, 0, ("ledger",), "not found", 1, None, near)) == (
        "these words are not in the page of 'ledger'; the nearest passage (line 1) "
        "reads: “We {+do+} ask”"
    )
    assert describe(Miss(QUOTE, 0, ("ledger",), "outside body", 9)) == (
        "these words are not in the body of 'ledger', only in the page around it (line 9)"
    )
    assert describe(Miss(QUOTE, 0, ("ledger",), "out of order", 8, 2)) == (
        "these words are in the body of 'ledger' (paragraph 2, line 8), but not after the "
        "fragment before them"
    )


SAME = " ".join(f"w{n}" for n in range(30))
FEW = " ".join(f"w{n}" for n in range(12))


@pytest.mark.parametrize(
    ("diff", "clipped"),
    [
        ("We {+do+} ask", "We {+do+} ask"),
        ("", ""),
        (
            f"{SAME} [-a b-]{{+c d+}} {SAME}",
            f"… {' '.join(SAME.split()[-12:])} [-a b-]{{+c d+}} {' '.join(SAME.split()[:12])} …",
        ),
        (f"[-a-] {FEW}", f"[-a-] {FEW}"),
        (f"[-a-] {FEW} {{+b+}}", f"[-a-] {FEW} … (and 1 more difference)"),
        (f"w w {FEW}", f"w w {FEW.removesuffix(' w11')} …"),
        (
            f"[-a-] {SAME} {{+b+}} w [-c-]",
            f"[-a-] {' '.join(SAME.split()[:12])} … (and 2 more differences)",
        ),
        (f"[-a-] [-b c-] {FEW}", f"[-a-] [-b c-] {FEW.removesuffix(' w11')} …"),
        # Of an article's own letters that look like marks, too.
        (f"[--]{{+a b+}} {FEW}", f"[--]{{+a b+}} {FEW}"),
        ("[-a-][-b c", "[-a-] [-b c"),
        (
            f"{{+a+}} {SAME} [-b-]{{+c+}}",
            f"{{+a+}} {' '.join(SAME.split()[:12])} … (and 1 more difference)",
        ),
    ],
)
def test_a_long_difference_is_cut_around_its_first_mark(diff: str, clipped: str) -> None:
    assert clip(diff) == clipped
