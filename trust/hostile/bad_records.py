"""Files of records that explode, have no end, lie about themselves, or lead out of the project."""

from __future__ import annotations

from trust.hostile.deeds import (
    EVENTS,
    PEOPLE,
    Attempt,
    append,
    link,
    pipe,
    put_bytes,
    swap,
    write,
)

_LONG = 4_900_000


def _laughs() -> str:
    lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"]
    lines += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    return "\n".join(lines)


ATTEMPTS = (
    Attempt("aliases that stand for a billion values", write(EVENTS, _laughs()), "yaml-alias"),
    Attempt("a merge of aliases", write(EVENTS, "- &a {id: x}\n- <<: *a\n"), "yaml-alias"),
    Attempt(
        "a tag that runs Python",
        write(EVENTS, "- !!python/object/apply:os.system ['x']\n"),
        "yaml-tag",
    ),
    Attempt("a tag that includes", write(EVENTS, "- !include /etc/passwd\n"), "yaml-tag"),
    Attempt("100,000 brackets within each other", write(EVENTS, "[" * 100_000), "yaml-syntax"),
    Attempt("100,000 braces within each other", write(EVENTS, "{a: " * 100_000), "yaml-syntax"),
    Attempt("100,000 hyphens within each other", write(EVENTS, "- " * 100_000), "yaml-syntax"),
    Attempt(
        "a million brackets and braces within each other",
        write(EVENTS, "[-a-]{+" * 140_000),
        "yaml-syntax",
    ),
    Attempt("one line of 5 MB", write(EVENTS, f"- id: {'a' * _LONG}\n"), "too-large"),
    Attempt(
        "one quoted line of 5 MB, not closed",
        write(EVENTS, f'- id: "{"a " * (_LONG // 2)}\n'),
        "yaml-syntax",
    ),
    Attempt("more than 5 MB", write(EVENTS, "#" * 5_000_001), "unreadable-file"),
    Attempt(
        "100,000 fields in a record",
        write(EVENTS, "- id: x\n" + "".join(f"  f{n}: 1\n" for n in range(100_000))),
        "unknown-field",
    ),
    Attempt(
        "a field 100,000 times",
        write(EVENTS, "- id: x\n" + "  f: 1\n" * 100_000),
        "duplicate-key",
    ),
    Attempt("200,000 empty records", write(EVENTS, "- {}\n" * 200_000), "missing-field"),
    Attempt(
        "an id of 10,000 letters",
        swap(PEOPLE, "- id: ", f"- id: {'a' * 10_000}\n  x: "),
        "too-large",
    ),
    Attempt(
        "an id that leads out", swap(PEOPLE, "- id: ", "- id: ../../../out\n  x: "), "wrong-value"
    ),
    Attempt(
        "an id with a Cyrillic letter", swap(PEOPLE, "- id: ", "- id: \u0430da\n  x: "), "U+0430"
    ),
    Attempt(
        "an id with a line's end", swap(PEOPLE, "- id: ", '- id: "a\\nb"\n  x: '), "wrong-value"
    ),
    Attempt(
        "a source's name with a line's end",
        write("content/sources/a\n.md", "---\n---\nx\n"),
        "wrong-value",
    ),
    Attempt(
        "a source's name with markup",
        write("content/sources/<img src=x onerror=1>.md", "---\n---\nx\n"),
        "wrong-value",
    ),
    Attempt(
        "a source's name that is no UTF-8",
        lambda root: put_bytes(root, b"content/sources/a\xff\x1b[2J.md", b"---\n---\nx\n"),
        "wrong-value",
    ),
    Attempt("zero characters in a file", write(EVENTS, b"- id: a\0b\n"), "unreadable-file"),
    Attempt("a lone surrogate in a file", write(EVENTS, "- id: \ud800\n"), "unreadable-file"),
    Attempt("a lone surrogate, escaped", write(EVENTS, '- id: "\\ud800"\n'), "yaml-syntax"),
    Attempt(
        "a comment that turns letters round",
        write(EVENTS, "[] # \u202e gnitirw\n"),
        "unreadable-file",
    ),
    Attempt("UTF-16", write(EVENTS, "[]\n".encode("utf-16")), "unreadable-file"),
    Attempt(
        "a number of 100,000 digits",
        swap("data/figures.yaml", "value: ", f"value: {'9' * 100_000} # "),
        "wrong-type",
    ),
    Attempt(
        "a number of 19 digits",
        swap("data/figures.yaml", "value: ", "value: 9999999999999999999 # "),
        "wrong-type",
    ),
    Attempt(
        "a year of 100,000 digits",
        swap("data/investigation.yaml", "read_on: ", f"read_on: {'9' * 100_000} # "),
        "invalid-date",
    ),
    Attempt(
        "an interval of 100,000 dates",
        swap("data/investigation.yaml", "read_on: ", f"read_on: {'2019/' * 100_000} # "),
        "invalid-date",
    ),
    Attempt(
        "a place at infinity",
        swap("data/agencies.yaml", "latitude: ", "latitude: .inf # "),
        "wrong-type",
    ),
    Attempt(
        "a place that is no number",
        swap("data/agencies.yaml", "latitude: ", "latitude: .nan # "),
        "wrong-type",
    ),
    Attempt(
        "a summary of quotes within each other",
        lambda root: append(
            root, "content/sources/valley-radio.md", "\n" + ">" * 4_000 + " deep\n"
        ),
        "too-large",
    ),
    Attempt(
        "a summary of 4 MB of brackets",
        lambda root: append(root, "content/sources/valley-radio.md", "\n" + "[a](" * 1_000_000),
        "too-large",
    ),
    Attempt(
        "a page of 4 MB of brackets",
        lambda root: put_bytes(root, b"content/more.md", b"[a](" * 1_000_000),
        "too-large",
    ),
    Attempt(
        "a summary of 4 MB of signs",
        lambda root: append(
            root, "content/sources/valley-radio.md", "\n" + "<![CDATA[*_`" * 300_000
        ),
        "too-large",
    ),
    Attempt("a file that is a pipe", pipe(EVENTS), "unreadable-file"),
    Attempt("a file that is a device", link(EVENTS, "/dev/zero"), "unreadable-file"),
    Attempt(
        "a link out of the project in data", link(EVENTS, "../../outside.yaml"), "outside-project"
    ),
    Attempt(
        "a link out of the project in content",
        link("content/x.txt", "/etc/passwd"),
        "outside-project",
    ),
    Attempt(
        "a link into the archive",
        link("content/x.txt", "../archive/valley-radio.txt"),
        "outside-project",
    ),
    Attempt("a folder that is a link out", link("content/more", "/etc"), "outside-project"),
    Attempt(
        "a page with a script",
        write("content/x.md", "# x\n\n<script>x()</script>\n"),
        "active-page",
    ),
    Attempt(
        "a page with a frame",
        write("content/x.md", "# x\n\nx <iframe srcdoc='x'></iframe>\n"),
        "active-page",
    ),
    Attempt(
        "a style sheet that loads from elsewhere",
        write("content/x.css", "@import url(//x.test/x.css);"),
        "active-page",
    ),
    Attempt(
        "a drawing with a script",
        write("content/x.svg", '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
        "active-page",
    ),
    Attempt(
        "a drawing with entities of a billion",
        write(
            "content/x.svg",
            '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "'
            + "&a;" * 10
            + '"><!ENTITY c "'
            + "&b;" * 10
            + '">]><x>&c;</x>',
        ),
        "active-page",
    ),
    Attempt("a packed drawing", write("content/x.svgz", b"\x1f\x8b"), "active-page"),
    Attempt(
        "a page of 100,000 elements within each other",
        write("content/x.html", "<p><i>" * 100_000),
        "",
    ),
    Attempt("a link that leads to itself", link("content/x.md", "x.md"), "unreadable-file"),
)
"""Each is found by a check."""
