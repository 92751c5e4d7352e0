"""Ways to tamper with a made-up project, each by its row in docs/trust/tampering.md."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from microsite import evidence, pipeline
from microsite.evidence.passages import passages
from tests.support import loaded

Tamper = Callable[[Path], None]

LOCK = "data/evidence.lock"
STATEMENTS, RESPONSES = "data/statements.yaml", "data/responses.yaml"
FIGURES, WITHHELD = "data/figures.yaml", "data/withheld.yaml"
EVENTS = "data/events.yaml"
LEDGER, RADIO = "content/sources/northfield-ledger.md", "content/sources/valley-radio.md"
COPY = "archive/northfield-ledger.txt"
FULL = "data/full/northfield-ledger.txt"
ORDER = (
    "People here were never told that a company could look up where they had parked,",
    "We ask all three to close this door today.",
)
QUOTE = "statements/vole-nobody-needs-to-know/printings/valley-radio"
OTHER = "statements/platewatch-customers-decide/printings/northfield-ledger"


def edit(name: str, old: str, new: str) -> Tamper:
    """Put a text in place of another that stands once in a file."""

    def tamper(root: Path) -> None:
        path = root / name
        text = path.read_bytes().decode()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_bytes(text.replace(old, new).encode())

    return tamper


def both(*each: Tamper) -> Tamper:
    """Do several things, one after the other."""

    def tamper(root: Path) -> None:
        for one in each:
            one(root)

    return tamper


def in_lock(change: Callable[[dict[str, Any]], None]) -> Tamper:
    """Change what the lock holds."""

    def tamper(root: Path) -> None:
        path = root / LOCK
        held = json.loads(path.read_text("utf-8"))
        before = json.dumps(held)
        change(held)
        assert json.dumps(held) != before
        path.write_text(json.dumps(held), "utf-8")

    return tamper


def hashed_anew(root: Path) -> None:
    """Compute every hash in the lock from the records, as anybody can: no key is needed for it."""
    project = loaded(root).project
    held = json.loads((root / LOCK).read_text("utf-8"))
    for passage in passages(project):
        if (seal := held["passages"].get(passage.key)) is not None:
            source = project.sources[seal["source"]]
            file = source.sha256 or ""
            seal["sha256"] = evidence.binding(passage, seal["source"], source, file)
    (root / LOCK).write_text(json.dumps(held), "utf-8")


def sealed(root: Path) -> None:
    """Seal with the archive that is there now."""
    done, findings = pipeline.seal(root, root / "archive", allow_warnings=True)
    assert done is not None, findings.format()


def described(root: Path) -> None:
    """Write the archived file's new hash into the source."""
    path = root / LEDGER
    sha256 = hashlib.sha256((root / COPY).read_bytes()).hexdigest()
    lines = path.read_text("utf-8").splitlines(keepends=True)
    new = [f"sha256: {sha256}\n" if each.startswith("sha256: ") else each for each in lines]
    path.write_text("".join(new), "utf-8")


def swapped(root: Path) -> None:
    """Give two archived files each other's names."""
    one, other = root / COPY, root / "archive/valley-radio.txt"
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)


def whole(root: Path) -> None:
    """Let the article be reprinted whole, and seal it: what rows on full texts begin with."""
    license = 'license: "[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)"'
    edit(LEDGER, "body: [[7, 15]]\n", f"body: [[7, 15]]\nrights: full\n{license}\n")(root)
    sealed(root)


def full_hashed_anew(root: Path) -> None:
    """Write the hash of the edited full text into the lock."""
    held = json.loads((root / LOCK).read_text("utf-8"))
    texts = evidence.read_full_texts(root)
    full = held["sources"]["northfield-ledger"]["full"]
    full["sha256"] = evidence.hash_text(texts["northfield-ledger"])
    (root / LOCK).write_text(json.dumps(held), "utf-8")


def older(root: Path) -> None:
    """Put back the lock of before a quotation was added: it knows nothing of that."""
    in_lock(lambda held: held["passages"].pop(QUOTE))(root)


def moved(held: dict[str, Any]) -> None:
    """Say that a quotation stands in another paragraph."""
    held["passages"][QUOTE]["fragments"][0]["paragraph"] += 1


def copied(held: dict[str, Any]) -> None:
    """Give a quotation the whole entry of another one."""
    held["passages"][QUOTE] = held["passages"][OTHER]


def counted(held: dict[str, Any]) -> None:
    """Say that an article has fewer words, and that it does not name an agency."""
    held["sources"]["valley-radio"]["words"] -= 1
    del held["sources"]["valley-radio"]["names"]["eastbrook-police"]


def _other(digits: str) -> str:
    return ("1" if digits[0] == "0" else "0") + digits[1:]


def spoilt(held: dict[str, Any]) -> None:
    """Change one digit of a quotation's hash."""
    held["passages"][QUOTE]["sha256"] = _other(held["passages"][QUOTE]["sha256"])


def misnamed(held: dict[str, Any]) -> None:
    """Change one digit of the hash of the words that name an agency."""
    agencies = held["agencies"]
    agencies["eastbrook-police"] = _other(agencies["eastbrook-police"])


def added(held: dict[str, Any]) -> None:
    """Add an entry that no record has."""
    held["passages"]["statements/nobody/printings/valley-radio"] = held["passages"][QUOTE]


_NOBODY = "Nobody at a company needs to know"
_SOMEBODY = edit(STATEMENTS, _NOBODY, "Somebody at a company needs to know")
_PLACES = "where cars were seen"
_ITEM = "\n        - "
_SCARE_QUOTE = """\
- source: northfield-ledger
  paragraph: 8
  quotation: 1
  reason: scare quote
"""
_CORRECTION = """\
- id: eastbrook-captain
  date: 2022-11-21
  was: An earlier version called Ines Vole the chief.
  now: She is a captain.
  records: [ines-vole, vole-nobody-needs-to-know]

"""

TAMPERINGS: Mapping[str, Tamper] = {
    # A quotation.
    "one letter of a quotation": edit(STATEMENTS, _NOBODY, "Nobody at a company need to know"),
    "a word of it": edit(STATEMENTS, _NOBODY, "Everybody at a company needs to know"),
    "a word left out at its end": edit(STATEMENTS, "our neighbors sleep,", "our neighbors"),
    "the order of two fragments": edit(STATEMENTS, _ITEM.join(ORDER), _ITEM.join(reversed(ORDER))),
    "two fragments made one": edit(STATEMENTS, _ITEM.join(ORDER), " ".join(ORDER)),
    "its source": edit(
        STATEMENTS,
        'source: valley-radio\n      fragments: ["Nobody',
        'source: northfield-ledger\n      fragments: ["Nobody',
    ),
    "a second speaker, whom its source names": edit(
        STATEMENTS,
        "speakers: [platewatch-spokesperson]",
        "speakers: [platewatch-spokesperson, dora-quill]",
    ),
    "its speaker, where an answer tells who it was": edit(
        STATEMENTS, "speakers: [ines-vole]", "speakers: [bram-holt]"
    ),
    "its speaker, for somebody whom its source does not name": edit(
        STATEMENTS, "speakers: [ines-vole]", "speakers: [dora-quill]"
    ),
    "the office in which it was said": edit(
        STATEMENTS, "captain of the Eastbrook police", "chief of the Eastbrook police"
    ),
    "the day on which it was said, against the printed words": edit(
        STATEMENTS,
        "said: {value: 2022-10-04, basis: stated, printed: Tuesday evening}",
        "said: {value: 2022-10-12, basis: stated, printed: Tuesday evening}",
    ),
    "the day on which it was said, where we infer it": edit(
        STATEMENTS, "said: {value: 2022-10-04/2022-10-05,", "said: {value: 2022-10-05,"
    ),
    "the mark that a misspelling is printed so": edit(STATEMENTS, "      sic: [openned]\n", ""),
    "our note on a printing": edit(STATEMENTS, "a shorter version", "a longer version"),
    "our summary of it": edit(STATEMENTS, "has no need of such data", "needs such data"),
    "a quotation and its hash in the lock": both(_SOMEBODY, hashed_anew),
    # What else the records say.
    "the words of a figure": edit(FIGURES, "words: about 40 million", "words: about 41 million"),
    "the value of a figure": edit(FIGURES, "value: 40000000", "value: 41000000"),
    "an answer in our words": edit(RESPONSES, "will ask the vendor.", "will not ask the vendor."),
    "a quotation that is withheld, published or forgotten": edit(WITHHELD, _SCARE_QUOTE, ""),
    "a month made a day, beside words that name the month": edit(
        EVENTS, "{value: 2022-11, basis: stated,", "{value: 2022-11-14, basis: stated,"
    ),
    "a correction taken back": edit("data/corrections.yaml", _CORRECTION, ""),
    # A source.
    "which lines are the article": edit(RADIO, "body: [[4, 10]]", "body: [[4, 9]]"),
    "the hash of its archived file": edit(RADIO, "sha256: 00c7", "sha256: 10c7"),
    "its publisher": edit(LEDGER, "{value: Northfield Ledger,", "{value: Northfield Times,"),
    "its date": edit(LEDGER, "published: {value: 2022-10-04,", "published: {value: 2022-10-03,"),
    "its address": edit(LEDGER, "https://ledger.example/", "https://lodger.example/"),
    # The archive.
    "a byte of an archived article": edit(COPY, _PLACES, "where cats were seen"),
    "a byte of it outside the article": edit(COPY, "Winter market", "Winter marked"),
    "that byte, and the hash in the source": both(
        edit(COPY, "Winter market", "Winter marked"), described
    ),
    "that byte, the hash, and sealed anew": both(
        edit(COPY, "Winter market", "Winter marked"), described, sealed
    ),
    "two archived files swapped": swapped,
    "an archived file deleted": lambda root: (root / COPY).unlink(),
    # The lock.
    "a digit of a quotation's hash in the lock": in_lock(spoilt),
    "a digit of an agency's hash in the lock": in_lock(misnamed),
    "the paragraph of a quotation in the lock": in_lock(moved),
    "counts and mentions in the lock": in_lock(counted),
    "another quotation's entry in the lock": in_lock(copied),
    "an entry of the lock deleted, or the lock of an older commit": older,
    "an entry added to the lock": in_lock(added),
    "the lock deleted": lambda root: (root / LOCK).unlink(),
    # A text that is shown whole.
    "a letter of a text that is shown whole": both(
        whole, edit(FULL, _PLACES, "where cats were seen")
    ),
    "that letter, and its hash in the lock": both(
        whole, edit(FULL, _PLACES, "where cats were seen"), full_hashed_anew
    ),
    "a quotation in it, and its hash in the lock": both(
        whole, edit(FULL, "Our customers decide", "Our customers decided"), full_hashed_anew
    ),
}
"""By the words that name each in the table."""
