"""Mistakes in the records: fields, ids, dates, quotations, texts for readers."""

from __future__ import annotations

from tests.mistakes.kit import (
    AGENCIES,
    BILLS,
    CASE,
    EVENTS,
    FIGURES,
    LEDGER,
    PEOPLE,
    RADIO,
    RELEASE,
    RESPONSES,
    STATEMENTS,
    Mistake,
    both,
    restore,
    seal,
    slip,
    swap,
)

DATE = "invalid-date"
LOST = "dangling-reference"
DAY = "said: {value: 2022-10-04, basis: stated, printed: Tuesday evening}"
BLOCK = """- id: agreement-lends-accounts
  summary: The agreement allows that accounts are lent.
  speakers: [sharing-agreement]
  capacity: agreement between the vendor and a department
  bills: [unnamed-yearly-report]
  stance: descriptive
  said: unknown
  channel: document
  printings:
    - source: league-release
      fragments: [accounts may be lent to partners of the department.]
"""
QUOTE = "        - We ask all three to close this door today.\n"


def dated(name: str, typed: str, *hint: str, better: str = "2022-10-04", rule: str = DATE, after: str = "") -> Mistake:
    return slip(name, STATEMENTS, DAY, DAY.replace("2022-10-04", typed), 28, rule, *hint,
                better=DAY.replace("2022-10-04", better), after=after)


def quoted(name: str, was: str, typed: str, line: int, rule: str, *hint: str, better: str | None = None, after: str = "") -> Mistake:
    return slip(name, STATEMENTS, was, typed, line, rule, *hint, better=better, after=after)


MISTAKES = (
    # ---- fields
    slip("a field is misspelled", STATEMENTS, "  stance: critical", "  stanse: critical", 7, "unknown-field", "'stance'"),
    slip("a field that may be left out is misspelled", FIGURES, "      qualifier: about", "      qualifer: about", 6, "unknown-field", "'qualifier'"),
    slip("a field has a zero-width space in its name", STATEMENTS, "  stance: critical", "  stan\u200bce: critical", 7, "unknown-field", "'stance'", "U+200B"),
    slip("a field of another kind of record", STATEMENTS, "  stance: critical", "  stance: critical\n  title: Door", 8, "unknown-field", "known here"),
    slip("a field is missing", STATEMENTS, "  stance: critical\n", "", 1, "missing-field", "'stance'", "critical", better=None) if False else
    Mistake("a field is missing", swap(STATEMENTS, "  stance: critical\n", ""), swap(STATEMENTS, "  said: {value: 2022-10-04, basis: inferred", "  stance: critical\n  said: {value: 2022-10-04, basis: inferred"), f"{STATEMENTS}:1", "missing-field", ("'stance'", "critical")),
    slip("a field is empty", STATEMENTS, "  stance: critical", "  stance:", 7, "missing-field", "'stance' is empty", "critical"),
    slip("a word that is not in the vocabulary", STATEMENTS, "  stance: critical", "  stance: crtical", 7, "wrong-value", "'critical'"),
    slip("a capital letter in the vocabulary", STATEMENTS, "  stance: critical", "  stance: Critical", 7, "wrong-value", "'critical'"),
    slip("a value has a comma at its end", STATEMENTS, "  stance: critical", "  stance: critical,", 7, "wrong-value", "'critical'"),
    slip("a list is given as a text", RESPONSES, "sources: [valley-radio]", "sources: valley-radio", 32, "wrong-type", "[valley-radio]"),
    slip("a list of two is given as a text", STATEMENTS, "about: [northfield-police, eastbrook-police, millbrook-college-police]", "about: northfield-police, eastbrook-police, millbrook-college-police", 6, "wrong-type", "[northfield-police, eastbrook-police, millbrook-college-police]"),
    slip("a text is given as a list", RESPONSES, "agency: millbrook-college-police", "agency: [millbrook-college-police]", 35, "wrong-type", "without brackets"),
    slip("no as a text", PEOPLE, "named: false", "named: no", 42, "wrong-type", "false"),
    slip("true where a text is due", STATEMENTS, "capacity: spokesperson of Platewatch", "capacity: true", 59, "wrong-type", "quotation marks", better="capacity: 'true'"),
    slip("a number between quotation marks", FIGURES, "value: 43000000", "value: '43000000'", 12, "wrong-type", "digits"),
    slip("a number with commas", FIGURES, "value: 43000000", "value: 43,000,000", 12, "wrong-type", "43000000"),
    slip("a number too large for a number", FIGURES, "value: 43000000", f"value: {'9' * 30}", 12, "wrong-value", "too large"),
    slip("a value without basis", RESPONSES, "as_of: {value: 2022-10-04, basis: stated}", "as_of: 2022-10-04", 11, "wrong-type", "{value: 2022-10-04, basis: stated}"),
    slip("an inferred value without because", EVENTS, "basis: inferred, because: The weekend before October 5.", "basis: inferred", 20, "wrong-value", "because"),
    slip("the basis is misspelled", RESPONSES, "as_of: {value: 2022-10-04, basis: stated}", "as_of: {value: 2022-10-04, basis: sated}", 11, "wrong-value", "'stated'"),
    slip("a list's item stands under the wrong field", STATEMENTS, "    - source: league-release\n      fragments:\n        - People", "        - source: league-release\n      fragments:\n        - People", 16, "duplicate-key", "keep one") ,
    slip("a field of the record stands in its last item", RESPONSES, "  spoken_by: [ines-vole]", "    spoken_by: [ines-vole]", 31, "yaml-syntax", "indentation"),
    slip("a field of a printing stands one level up", STATEMENTS, "      note: The radio prints", "  note: The radio prints", 38, "x"),
    slip("a printing has no source", STATEMENTS, "    - source: valley-radio\n      fragments: [\"Nobody", "    - fragments: [\"Nobody", 50, "fact-without-source", "source"),
    slip("a printing's source stands twice", STATEMENTS, "    - source: league-release\n      fragments:\n        - People", "    - source: northfield-ledger\n      fragments:\n        - People", 15, "printing-twice", "fragments"),
    # ---- ids and references
    slip("an id is misspelled where it is named", STATEMENTS, "speakers: [ines-vole]", "speakers: [inez-vole]", 42, LOST, "'ines-vole'"),
    slip("an id is misspelled in one record, which all others name rightly", PEOPLE, "- id: dora-quill", "- id: dora-quil", 1, LOST, "'dora-quil'"),
    slip("an id has a capital letter and a space", PEOPLE, "- id: theo-marsh", "- id: Theo Marsh", 30, "wrong-value", "'theo-marsh'"),
    slip("an id has a zero-width space", PEOPLE, "- id: ines-vole", "- id: ines\u200b-vole", 23, "wrong-value", "U+200B"),
    slip("an id has a Cyrillic letter", PEOPLE, "- id: ines-vole", "- id: ines-v\u043ele", 23, "wrong-value", "Cyrillic"),
    slip("a reference has a Cyrillic letter", STATEMENTS, "speakers: [ines-vole]", "speakers: [ines-v\u043ele]", 42, LOST, "Cyrillic", "'ines-vole'"),
    slip("a person's id where an agency's is due", RESPONSES, "agency: millbrook-college-police", "agency: bram-holt", 35, LOST, "bram-holt", "person"),
    slip("a name where an id is due", STATEMENTS, "speakers: [ines-vole]", "speakers: [Ines Vole]", 42, LOST, "'ines-vole'"),
    slip("a record is deleted that others name", STATEMENTS, BLOCK, "", 1, LOST, "x") if False else
    slip("a person is deleted whom others name", PEOPLE, "- id: ines-vole\n  name: Ines Vole\n  printed_as:\n    - {words: Ines Vole, source: valley-radio}\n  roles:\n    - {words: captain, source: valley-radio, organization: eastbrook-police}\n", "# Ines Vole is gone\n", 4, LOST, "ines-vole"),
    slip("an id is changed, and the lock names the old one", STATEMENTS, "- id: agreement-lends-accounts", "- id: agreement-lends-them", 68, "quote-not-sealed", "agreement-lends-accounts", "link", better="- id: agreement-lends-accounts"),
    slip("a record is pasted twice", STATEMENTS, BLOCK, BLOCK + "\n" + BLOCK, 80, "duplicate-id", "line 68", "delete", better=BLOCK),
    slip("an id is one of another file too", "data/organizations.yaml", "- id: state-house", "- id: eastbrook-police", 1, "duplicate-id", "x"),
    slip("an id is listed twice", STATEMENTS, "about: [eastbrook-police]", "about: [eastbrook-police, eastbrook-police]", 45, "listed-twice", "delete"),
    slip("a speaker is swapped for another", STATEMENTS, "speakers: [ines-vole]", "speakers: [theo-marsh]", 42, "x", "x"),
    # ---- dates
    dated("last Wednesday", "last Wednesday", "2019-03-13"),
    dated("an English date", "'October 4, 2022'", "2022-10-04"),
    dated("a month and a year", "October 2022", "2022-10", better="2022-10"),
    dated("a date with slashes, day first", "04/10/2022", "2022"),
    dated("a date with slashes, month first", "10/13/2022", "2022-10-13"),
    dated("a date with slashes that can be one way only", "13/03/2019", "2019-03-13"),
    dated("a day that no calendar has", "2022-02-30", "28"),
    dated("an unknown date written as ?", "'?'", "unknown"),
    dated("an unknown date written n.d.", "n.d.", "unknown"),
    dated("a year of two digits", "4.10.22", "2019"),
    dated("a date with a long dash", "2022–10–04", "2022"),
    dated("a date without zeros", "2022-10-4", "2022-10-04"),
    dated("a date after its source", "2023-10-04", "both dates", rule="date-out-of-reach"),
    slip("a day of reading that is a month", CASE, "read_on: 2022-11-20", "read_on: 2022-11", 6, "wrong-value", "YYYY-MM-DD"),
    # ---- quotations
    quoted("one word of a quotation is changed", QUOTE, QUOTE.replace("all three", "all four"), 14, "quote-not-found", "three"),
    quoted("a quotation is improved", QUOTE, QUOTE.replace("today.", "today!"), 14, "quote-not-found", "today."),
    quoted("two fragments are swapped", "        - People here were never told that a company could look up where they had parked,\n" + QUOTE, QUOTE + "        - People here were never told that a company could look up where they had parked,\n", 14, "quote-out-of-order", "order"),
    quoted("the quotation marks are left in", QUOTE, QUOTE.replace("We ask", "'“We ask").replace("today.", "today.”'"), 14, "words-not-quoted", "marks", better=QUOTE),
    quoted("an ellipsis in a fragment", QUOTE, QUOTE.replace("all three to close", "… close"), 14, "quote-not-found", "two fragments"),
    quoted("an ellipsis of three dots", QUOTE, QUOTE.replace("all three to close", "... close"), 14, "quote-not-found", "two fragments"),
    quoted("brackets of the editor's in a fragment", QUOTE, QUOTE.replace("all three", "[the towns]"), 14, "quote-not-found", "bracket"),
    quoted("words of a link to another article", QUOTE, "        - Winter market returns to Northfield\n", 14, "quote-outside-body", "article"),
    quoted("a quotation across two paragraphs as one fragment", QUOTE, QUOTE.replace("today.", "today. Police Chief Bram Holt of Northfield said"), 14, "quote-not-found", "paragraph"),
    quoted("the reporter's words as a quotation", QUOTE, QUOTE + "        - Eastbrook police did not immediately respond to a request for comment.\n", 15, "words-not-quoted", "quotation marks"),
    quoted("a comma cuts a quotation between brackets", '["Nobody at a company needs to know where our neighbors sleep,"]', "[Nobody at a company needs, to know where our neighbors sleep]", 51, "x"),
    quoted("a quotation is forgotten", '    - source: valley-radio\n      fragments: [We did not know about the accounts, We will ask the vendor who opened them.]', '    - source: valley-radio\n      fragments: [We did not know about the accounts]', 11, "uncurated-quotation", "x"),
    slip("sic is not in the fragment", STATEMENTS, "sic: [openned]", "sic: [opened]", 35, "sic-not-in-fragment", "copy"),
    slip("a role is worded otherwise than printed", PEOPLE, "words: captain,", "words: Capt.,", 28, "quote-not-found", "copy"),
    slip("a title is worded otherwise than printed", RADIO, "value: Towns answer league on plate readers", "value: Towns answer the league", 4, "quote-not-found", "printed"),
    # ---- texts for readers, and the rest
    slip("a phone number in a note", FIGURES, "note: The station's own count.", "note: Call 203-555-0134.", 15, "personal-contact", "take it out", better="note: Call."),
    slip("HTML in a text", EVENTS, "text: A hearing is planned.", "text: A <b>hearing</b> is planned.", 40, "raw-html", "Markdown", better="text: A **hearing** is planned."),
    slip("HTML in a summary", RADIO, "Carries two answers", "Carries <i>two</i> answers", 17, "raw-html", "Markdown", better="Carries *two* answers"),
    slip("a link runs a script", EVENTS, "text: A hearing is planned.", "text: A [hearing](javascript:alert(1)) is planned.", 40, "unsafe-url", "https://", better="text: A [hearing](https://house.example/) is planned."),
    slip("an address without https", LEDGER, "value: https://ledger.example", "value: www.ledger.example", 10, "unsafe-url", "https://"),
    slip("a response is deleted", RESPONSES, """- id: millbrook-not-known
  agency: millbrook-college-police
""", """- id: millbrook-not-known
  agency: eastbrook-police
""", 37, "x"),
    slip("latitude and longitude of another planet", AGENCIES, "latitude: 41.71", "latitude: 4171", 7, "wrong-value", "at most 90"),
    slip("an exception for a paragraph that does not name the agency", AGENCIES, "paragraph: 8", "paragraph: 7", 34, "no-such-mention", "count"),
    slip("a withheld quotation is miscounted", "data/withheld.yaml", "paragraph: 8\n  quotation: 1", "paragraph: 8\n  quotation: 2", 3, "withheld-not-there", "count"),
    slip("a hand-set source id that is text", RESPONSES, "sources: [valley-radio]", "sources: []", 32, "fact-without-source", "add"),
)
