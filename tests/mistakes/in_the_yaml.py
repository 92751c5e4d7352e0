"""Mistakes in the YAML itself: signs, indentation, hyphens, quotation marks."""

from __future__ import annotations

from tests.mistakes.kit import (
    AGENCIES,
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
    restore,
    slip,
    write,
)

SYNTAX = "yaml-syntax"
HOLT = "- id: holt-did-not-know"
LATITUDE, LONGITUDE = "    latitude: 41.71", "    longitude: -72.83"
AT_LATITUDE = 7

MISTAKES = (
    slip(
        "a field is indented one space too far",
        *(STATEMENTS, "  stance: critical", "   stance: critical", 7, SYNTAX),
        "indentation",
    ),
    slip(
        "a field is indented one space too little",
        *(STATEMENTS, "  stance: critical", " stance: critical", 7, SYNTAX),
        "indentation",
    ),
    slip(
        "a field is indented with a tab",
        *(STATEMENTS, "  stance: critical", "\tstance: critical", 7, SYNTAX),
        "tab",
        "spaces",
    ),
    slip(
        "a field of a group is indented with spaces and a tab",
        *(AGENCIES, LATITUDE, f"    \t{LATITUDE.strip()}", AT_LATITUDE, SYNTAX),
        "indented with a tab",
        "replace the tab by spaces",
    ),
    slip(
        "a later field of a group is indented with spaces and a tab",
        *(AGENCIES, LONGITUDE, f"    \t{LONGITUDE.strip()}", AT_LATITUDE + 1, SYNTAX),
        "indented with a tab",
        "replace the tab by spaces",
    ),
    slip(
        "the second field of a record is indented with a tab",
        *(STATEMENTS, "  summary: The league", "\tsummary: The league", 2, SYNTAX),
        "indented with a tab",
        "replace the tab by spaces",
    ),
    slip(
        "a tab stands after a hyphen",
        *(STATEMENTS, HOLT, HOLT.replace(" ", "\t", 1), 20, SYNTAX),
        "a tab stands after the hyphen",
        "replace the tab by a space",
    ),
    slip(
        "a line is indented with no-break spaces, pasted from a web page",
        *(STATEMENTS, "  stance: critical", "\u00a0\u00a0stance: critical", 7, SYNTAX),
        "no-break space",
        "spaces",
    ),
    slip(
        "a no-break space stands after the colon",
        *(STATEMENTS, "  stance: critical", "  stance:\u00a0critical", 7, SYNTAX),
        "no-break space",
    ),
    slip(
        "an item of a list is indented with a no-break space",
        *(STATEMENTS, "        - We ask all three to", "       \u00a0- We ask all three to"),
        *(14, SYNTAX, "no-break space"),
    ),
    slip(
        "a colon stands in a label",
        *(LEDGER, "label: Northfield Ledger, October", "label: Northfield Ledger: October"),
        *(2, SYNTAX, "colon", "quotation marks"),
        better='label: "Northfield Ledger: October 4, 2022" #',
    ),
    slip(
        "a colon stands in a title between braces",
        *(RADIO, "{value: Towns answer league", "{value: Exclusive: Towns answer league", 4),
        *(SYNTAX, "colon", "quotation marks"),
        better="{value: Towns answer league",
    ),
    slip(
        "a note says: see: this",
        *(FIGURES, "note: The station's own count.", "note: see: the station's count", 15, SYNTAX),
        *("colon", "quotation marks"),
        better='note: "see: the station\'s count"',
    ),
    slip(
        "a title begins with a quotation mark",
        *(EVENTS, "title: The league publishes 214 pages", 'title: "No more," says the league'),
        *(12, SYNTAX, "quotation mark", "single quotation marks"),
        better="title: '\"No more,\" says the league'",
    ),
    slip(
        "a quotation mark is not closed",
        *(FIGURES, "note: The station's own count.", "note: \"The station's own count.", 15),
        *(SYNTAX, "opens here", "close it"),
        better='note: "The station\'s own count."',
    ),
    slip(
        "a quotation mark is not closed, and the next one closes it",
        *(LEDGER, "value: NORTHFIELD,", 'value: "NORTHFIELD,', 7, SYNTAX),
        *("opens here", "close it"),
        better='value: "NORTHFIELD",',
    ),
    slip(
        "an apostrophe stands between single quotation marks",
        *(FIGURES, "note: The station's own count.", "note: 'The station's own count.'", 15),
        *(SYNTAX, "apostrophe", "twice"),
        better="note: 'The station''s own count.'",
    ),
    slip(
        "a hyphen has no space after it",
        *(STATEMENTS, HOLT, "-id: holt-did-not-know", 20, SYNTAX),
        *("hyphen", "space"),
    ),
    slip(
        "a colon has no space after it",
        *(STATEMENTS, HOLT, "- id:holt-did-not-know", 20, SYNTAX),
        *("colon", "space"),
    ),
    slip(
        "a colon in the middle of a record has no space after it",
        *(STATEMENTS, "  stance: critical", "  stance:critical", 7, SYNTAX),
        *("colon", "space"),
    ),
    slip(
        "a colon between braces has no space after it",
        *(RESPONSES, "{value: 2022-10-04, basis: stated, p", "{value:2022-10-04, basis: stated, p"),
        *(3, "unknown-field", "space after its colon", "value: 2022-10-04"),
    ),
    slip(
        "a colon is forgotten",
        *(STATEMENTS, "  stance: critical", "  stance critical", 7, SYNTAX),
        "colon",
    ),
    slip(
        "the hyphen before a record is forgotten",
        *(STATEMENTS, HOLT, "  id: holt-did-not-know", 20, "duplicate-key"),
        *("hyphen",),
    ),
    slip(
        "a word processor has made a dash of the hyphen",
        *(STATEMENTS, HOLT, "– id: holt-did-not-know", 20, SYNTAX),
        *("dash", "hyphen"),
    ),
    slip(
        "a list has bullets",
        *(STATEMENTS, "        - We ask all three to", "        • We ask all three to"),
        *(14, SYNTAX, "bullet", "hyphen"),
    ),
    slip(
        "a comma is forgotten between braces",
        *(RESPONSES, "value: 2022-10-04, basis: stated, p", "value: 2022-10-04 basis: stated, p"),
        *(3, SYNTAX, "comma"),
    ),
    slip(
        "a bracket is not closed",
        *(STATEMENTS, "speakers: [dora-quill]", "speakers: [dora-quill", 3, SYNTAX),
        *("bracket",),
    ),
    slip(
        "a brace is closed with a bracket",
        *(
            PEOPLE,
            "source: northfield-ledger, organization: platewatch}",
            "source: northfield-ledger, organization: platewatch]",
            44,
            SYNTAX,
        ),
        *("bracket",),
    ),
    *(
        slip(
            f"a text begins with {sign}",
            *(EVENTS, "text: A hearing is planned.", f"text: {sign}hearing is planned.", 39),
            *(rule, "quotation marks"),
            better=f"text: '{sign}hearing is planned.'",
        )
        for sign, rule in (
            ("%", SYNTAX),
            ("@", SYNTAX),
            ("`", SYNTAX),
            ("&", "yaml-alias"),
            ("*", "yaml-alias"),
            ("!", "yaml-tag"),
            ("[a] ", SYNTAX),
            ("{a} ", SYNTAX),
            ("- ", SYNTAX),
            ("? ", SYNTAX),
            ("> ", SYNTAX),
            ("| ", SYNTAX),
        )
    ),
    slip(
        "a note is in italics",
        *(FIGURES, "note: The station's own count.", "note: *The station's* own count.", 15),
        *("yaml-alias", "quotation marks"),
        better='note: "*The station\'s* own count."',
    ),
    slip(
        "a number sign cuts a text",
        *(
            STATEMENTS,
            "capacity: spokesperson of Platewatch",
            "capacity: spokesperson #1 of it",
            59,
        ),
        *(SYNTAX, "#1", "quotation marks"),
        better='capacity: "spokesperson #1 of it"',
    ),
    slip(
        "typographers' quotation marks stand around a text with a comma, between braces",
        *(RADIO, "value: Valley Radio,", "value: “Valley, Radio”,", 5, "unknown-field"),
        *("straight",),
        better="value: Valley Radio,",
    ),
    slip(
        "a field stands twice",
        *(STATEMENTS, "  stance: critical", "  stance: critical\n  stance: denial", 8),
        *("duplicate-key", "line 7", "keep one"),
    ),
    slip(
        "the second --- of the front matter is missing",
        *(RADIO, "listening.\n---\n", "listening.\n", 15, SYNTAX, "second", "---"),
    ),
    slip(
        "the first --- of the front matter is missing",
        *(RADIO, "---\nlabel: Valley", "label: Valley", 1, SYNTAX, "---", "the first line"),
    ),
    slip(
        "git has left two versions",
        *(
            STATEMENTS,
            "  stance: critical\n",
            "<<<<<<< HEAD\n  stance: critical\n=======\n  stance: denial\n>>>>>>> desk\n",
        ),
        *(7, "merge-conflict", "<<<<<<<"),
    ),
    slip(
        "one line of a merge is left over",
        *(STATEMENTS, "  stance: critical\n", "  stance: critical\n>>>>>>> desk\n", 8),
        *("merge-conflict", "delete"),
    ),
    slip(
        "git has left two versions of a summary",
        *(RELEASE, "\nAnnounces", "\n<<<<<<< HEAD\nSays.\n=======\nAnnounces", 21),
        *("merge-conflict", "<<<<<<<"),
    ),
    slip(
        "a file is included",
        *(
            CASE,
            "lead_statements: [quill-close-this-door, platewatch-customers-decide]",
            "lead_statements: !include statements.yaml",
            8,
            "yaml-tag",
            "include",
        ),
    ),
    Mistake(
        "a file includes itself",
        write(PEOPLE, "!include people.yaml\n"),
        restore(PEOPLE),
        f"{PEOPLE}:1",
        "yaml-tag",
        ("!include", "include"),
    ),
    Mistake(
        "a file of aliases stands for a billion values",
        write(
            PEOPLE,
            "- a: &a [x, x]\n"
            + "".join(
                f"  {b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n"
                for a, b in zip("abcdefgh", "bcdefghi", strict=True)
            ),
        ),
        restore(PEOPLE),
        f"{PEOPLE}:2",
        "yaml-alias",
        ("write",),
    ),
    Mistake(
        "brackets stand within brackets without end",
        write(PEOPLE, "[" * 100_000),
        restore(PEOPLE),
        f"{PEOPLE}:1",
        SYNTAX,
        ("brackets",),
    ),
    slip(
        "a record of JSON is pasted under the records",
        *(
            AGENCIES,
            "- id: eastbrook-police\n",
            '{"id": "westfield-police"}\n- id: eastbrook-police\n',
        ),
        *(17, SYNTAX, "hyphen"),
    ),
    slip(
        "a second document is pasted under the first",
        *(AGENCIES, "- id: eastbrook-police\n", "---\n- id: eastbrook-police\n", 17, SYNTAX),
        *("delete this line",),
    ),
)
