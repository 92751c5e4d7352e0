"""Which lines of a page are no part of its article, told by their words.

These are habits of English-language news pages. What they miss or catch wrongly, a maintainer sees:
the report shows where the body begins and ends, and the front matter is theirs to change.
"""

from __future__ import annotations

import re

from microsite import text
from microsite.text.normalization import normal

BYLINE = re.compile(
    r"(?:(?:written|reported|story)\s+)?by:?\s+(?P<who>[^\W\d_].{2,})", re.IGNORECASE
)
STAFF = re.compile(
    r"[\w.'&-]+(?: [\w.'&-]+){0,4} [Ss]taff(?: (?:[Ww]riter|[Rr]eports?|[Rr]eporter))?"
)
"""A desk that signs, such as "Ledger Staff"."""
DAY = re.compile(
    r"(?P<iso>\b\d{4}-\d{2}-\d{2}\b)"
    r"|\b(?P<month>[^\W\d_]{3,10})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})\b"
    r"|\b(?P<day2>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:de\s+)?(?P<month2>[^\W\d_]{3,10})\.?,?\s+"
    r"(?:de\s+)?(?P<year2>\d{4})\b"
)
"""A date in words, or in ISO 8601. 3/4/2019 is not read: it is one day here and another there."""
_HEAD = re.compile(
    r"(published|posted|updated|last updated|share|share this|print|e-?mail|tweet|facebook"
    r"|comments?|for immediate release|media contacts?|press contacts?|contacts?)\b.{0,60}",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(more from|more stories|more news|most (read|popular|viewed)"
    r"|related( (articles?|stories|news))?|read (more|next)|recommended|trending|latest news"
    r"|up next|comments|you may also like|about the authors?|filed under|tags|advertisement"
    r"|sponsored|copyright)\b.{0,60}|###|-30-|©.*",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\bsign up (for|to)\b|\bsubscribe (now|today|to (our|the|read))\b|^click here\b"
    r"|\bnewsletters?\b.*\b(inbox|sign|subscribe)|^advertisement\b|^story continues below"
    r"|^(read more|related|see also)\s*:|^(photo|image|credit|courtesy|file photo)\s*(by|:|/)"
    r"|\bcookies\b.*\b(accept|use|consent|policy)|\ball rights reserved\b|^follow us\b"
    r"|^support (local|our) journalism|^continue reading\b|^copyright\b|^©|\bfree news updates\b"
    r"|^already a subscriber",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[.!?…][\"'”’»)\]]*$|[\"”»]$")
_CUT_SHORT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\[\+\d+ chars\])\s*[\"”]?$")
_CONTACT = re.compile(r"\d{3}[-. )]+\d{3}[-. ]\d{4}|\S+@\S+\.\w+")
_SHORT = 14  # words; what comes before an article, line by line, is no longer


def is_head(line: str) -> bool:
    """Whether a line is one of those between headline and article: a byline, a date, a button."""
    plain = normal(line)
    if text.word_count(plain) > _SHORT:
        return False
    dated = DAY.search(plain) is not None and text.word_count(plain) <= 8
    contact = _CONTACT.search(plain) is not None
    return bool(
        dated or contact or BYLINE.fullmatch(plain) or STAFF.fullmatch(plain)
        or _HEAD.fullmatch(plain)
    )  # fmt: skip


def is_tail(line: str) -> bool:
    """Whether a line begins what follows an article, such as the teasers of others."""
    return text.word_count(line) <= 8 and _TAIL.fullmatch(normal(line)) is not None


def is_aside(line: str) -> bool:
    """Whether a line is an advertisement, a request or a credit, wherever it stands."""
    return text.word_count(line) <= 40 and _ASIDE.search(normal(line)) is not None


def is_prose(line: str) -> bool:
    """Whether a line reads like a paragraph: long, a whole sentence, or one that breaks off."""
    count = text.word_count(line)
    return count >= 30 or (count >= 6 and (is_closed(line) or breaks_off(line) is not None))


def breaks_off(line: str) -> str | None:
    """Say how a line shows that its end is missing, in a clause; None where it does not."""
    if cut := _CUT_SHORT.search(line):
        return f"ends in “{cut[0].strip()}”"
    if any(not each.closed for each in text.quotations(line)):
        return "ends within a quotation that is not closed"
    return None


def is_closed(line: str) -> bool:
    """Whether a line ends as a sentence or a quotation does."""
    return _CLOSED.search(line.rstrip()) is not None
