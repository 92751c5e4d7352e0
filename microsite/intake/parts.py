"""Which lines of a page are no part of its article, told by their words.

These are habits of English-language news pages. What they miss or catch wrongly, a maintainer sees:
the report shows where the body begins and ends, and the front matter is theirs to change.
"""

from __future__ import annotations

import re

from microsite import text
from microsite.printed import DAY
from microsite.text.normalization import normal

BYLINE = re.compile(
    r"(?:(?:written|reported|story)\s+)?by:?\s+(?P<who>[^\W\d_].{2,})", re.IGNORECASE
)
STAFF = re.compile(
    r"[\w.'&-]+(?: [\w.'&-]+){0,4} [Ss]taff(?: (?:[Ww]riter|[Rr]eports?|[Rr]eporter))?"
)
"""A desk that signs, such as "Ledger Staff"."""
_HEAD = re.compile(
    r"(published|posted|updated|last updated|share|share this|print|e-?mail|tweet|facebook"
    r"|comments?|for immediate release|media contacts?|press contacts?|contacts?)\b.{0,60}",
    re.IGNORECASE,
)
# "Related: …" with a headline after it is one teaser, which may stand within an article.
_TAIL = re.compile(
    r"(more from|more stories|more news|most (read|popular|viewed)"
    r"|related( (articles?|stories|news))?|read (more|next)|recommended|trending|latest news"
    r"|up next|you may also like)\b(?!\s*[:|–—-]\s*\S).{0,60}"
    r"|(comments|about the authors?|filed under|tags|copyright)\b.{0,60}|###|-30-|©.*",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\bsign up (for|to)\b|\bsubscribe (now|today|to (our|the|read))\b|^click here\b"
    r"|\bnewsletters?\b.*\b(inbox|sign|subscribe)|^advertisement\b|^story continues below"
    r"|^(read more|read next|up next|recommended|trending|more|related( (stor(y|ies)|articles?))?"
    r"|see also)\s*:|^sponsored( content)?$"
    r"|^\(?(photo|image|credit|courtesy|file photo)\s*(by|:|/)"
    r"|\((photo|image|credit|courtesy|file photo)\s*(by|of|:|/)[^()]*\)$"
    r"|\bcookies\b.*\b(accept|use|consent|policy)|\ball rights reserved\b|^follow us\b"
    r"|^support (local|our) journalism|^continue reading\b|^copyright\b|^©|\bfree news updates\b"
    r"|^already a subscriber",
    re.IGNORECASE,
)
_BEFORE_DAY = re.compile(
    r"(?:(?:[^|]{0,60}[|•·]\s*)?(?:(?:published|posted|updated|last updated|released|date)\b[: ]*)?"
    r"(?:on )?(?:[^\W\d_]{2,12},?\s+)?)",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[.!?…][\"'”’»)\]]*$|[\"”»]$")
_WALL = re.compile(
    r"^continue reading|\bsubscribe to (read|continue|keep reading)|\bsubscribers? only\b"
    r"|\balready a subscriber\b|\blog ?in to (read|continue)"
    r"|\bto (read|continue reading) (the rest|this (article|story))"
    r"|\bthis (article|story|content) is for subscribers|\byou have reached your limit"
    r"|\b(unlock|get) (full|unlimited) access|^read (the )?(full|rest)\b.*",
    re.IGNORECASE,
)
_CUT_SHORT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\[\+\d+ chars\])\s*[\"”]?$")
_CREDIT = re.compile(r"^\(?(photo|image|credit|courtesy|file photo)\s*(by|:|/)", re.IGNORECASE)
_PLACE = r"[A-Z][A-Z.'\u2019-]*[A-Z.](?: [A-Z][A-Z.'\u2019-]*[A-Z.])*"
DATELINE = re.compile(
    rf"(?P<place>{_PLACE}(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)?)?(?:, [A-Z][a-z]{{2,8}}\.? \d{{1,2}}"
    r"(?:, \d{4})?)?)(?: \([A-Z]{2,}\))?\s*(?:--|[\u2013\u2014]|\s-\s)\s*(?=[\"\u201c']?[A-Z])"
)
"""A place in capitals before a dash, at the beginning of an article."""
_CONTACT = re.compile(r"\d{3}[-. )]+\d{3}[-. ]\d{4}|\S+@\S+\.\w+")
_SHORT = 14  # words; what comes before an article, line by line, is no longer
_LINE = 1_000
"""Characters; a longer line is a paragraph, or made to keep a pattern busy for hours."""


def is_head(line: str) -> bool:
    """Whether a line is one of those between headline and article: a byline, a date, a button."""
    if len(line) > _LINE:
        return False
    plain = normal(line)
    if text.word_count(plain) > _SHORT:
        return False
    if _is_day(plain) or STAFF.fullmatch(plain):
        return True
    if is_closed(plain) and text.word_count(plain) > 3:  # a sentence that happens to begin so
        return False
    shown = BYLINE.fullmatch(plain) or _HEAD.fullmatch(plain) or _CONTACT.search(plain)
    return shown is not None


def _is_day(plain: str) -> bool:
    """Whether a line is a date and little else: its label, a weekday, a time, another date."""
    match = DAY.search(plain)
    if match is None or not _BEFORE_DAY.fullmatch(plain[: match.start()]):
        return False
    rest = plain[match.end() :]
    return text.word_count(rest) <= 8 and (not is_closed(rest) or bool(re.search(r"\d", rest)))


def is_tail(line: str) -> bool:
    """Whether a line begins what follows an article, such as the teasers of others."""
    return _has_words(line, 8) and _TAIL.fullmatch(normal(line)) is not None


def is_aside(line: str) -> bool:
    """Whether a line is an advertisement, a request or a credit, wherever it stands."""
    found = _has_words(line, 40) and _ASIDE.search(normal(line)) is not None
    return found or asks_to_subscribe(line) is not None


def is_credit(line: str) -> bool:
    """Whether a line is a photographer's credit, which stands below the caption."""
    return _has_words(line, 8) and _CREDIT.search(normal(line)) is not None


def asks_to_subscribe(line: str) -> str | None:
    """Give the words of a line that keeps readers from the rest, None where there are none."""
    found = _WALL.search(line.strip()) if _has_words(line, 30) else None
    return found[0] if found else None


def _has_words(line: str, most: int) -> bool:
    """Whether a line is short enough to be looked at: it has no more words than so many."""
    return len(line) <= _LINE and text.word_count(line) <= most


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
