import json

import pytest

from microsite.findings import Finding, Findings, Span, Style, nearest, visible

LATER = Finding(Span("data/people.yaml", 10, 3), "unknown-field", "there is no field 'nmae'")
EARLIER = Finding(Span("data/people.yaml", 9, 3), "wrong-type", "should be a list", "write [one]")
ELSEWHERE = Finding(Span("data/bills.yaml", 99, 1), "listed-twice", "twice", severity="warning")


def test_a_finding_reads_as_one_line_with_its_place() -> None:
    assert str(EARLIER) == "data/people.yaml:9:3: error[wrong-type]: should be a list; write [one]"


def test_without_a_hint_the_line_ends_with_the_message() -> None:
    assert str(LATER) == "data/people.yaml:10:3: error[unknown-field]: there is no field 'nmae'"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("a\ndata/x.yaml:1:1: error[y]: z", r"a\ndata/x.yaml:1:1: error[y]: z"),
        ("a\r::add-mask::b", r"a\r::add-mask::b"),
        ("\x1b]8;;https://x.test\x07a\x9b2J", r"\x1b]8;;https://x.test\x07a\x9b2J"),
        ("a\u202eb\u200bc\u2028d\x85e", r"a\u202eb\u200bc\u2028d\x85e"),
        ("“é”\xa0— \U0001f600 \\n", "“é”\xa0— \U0001f600 \\n"),
    ],
)
def test_no_words_of_a_record_forge_a_line_or_order_a_terminal_about(said: str, shown: str) -> None:
    assert str(Finding(Span("a.yaml"), "rule", said)) == f"a.yaml:1:1: error[rule]: {shown}"
    written = Findings.of([Finding(Span("a.yaml"), "rule", said)]).format("github")
    assert len(written.splitlines()) == 1 and "\x1b" not in written


def test_findings_are_sorted_by_file_line_and_column_and_each_stands_once() -> None:
    findings = Findings.of([LATER, EARLIER, ELSEWHERE, LATER])
    assert list(findings) == [ELSEWHERE, EARLIER, LATER]
    assert len(findings) == 3


def test_errors_stop_a_build_and_warnings_only_a_strict_one() -> None:
    warned = Findings.of([ELSEWHERE])
    assert not warned.stops(strict=False)
    assert warned.stops(strict=True)
    assert Findings.of([LATER, ELSEWHERE]).stops(strict=False)
    assert not Findings().stops(strict=True)


@pytest.mark.parametrize(
    ("findings", "summary"),
    [
        ([], "no findings"),
        ([LATER], "1 error"),
        ([LATER, EARLIER], "2 errors"),
        ([LATER, EARLIER, ELSEWHERE], "2 errors and 1 warning"),
        ([ELSEWHERE], "1 warning"),
    ],
)
def test_the_summary_counts_errors_and_warnings(findings: list[Finding], summary: str) -> None:
    assert Findings.of(findings).summary() == summary


def test_text_has_one_line_per_finding() -> None:
    assert Findings.of([LATER, EARLIER]).format() == f"{EARLIER}\n{LATER}"


def test_json_holds_every_part() -> None:
    (found,) = json.loads(Findings.of([EARLIER]).format("json"))
    assert found == {
        "path": "data/people.yaml",
        "line": 9,
        "column": 3,
        "severity": "error",
        "rule": "wrong-type",
        "message": "should be a list",
        "hint": "write [one]",
        "manual": "docs/reference/rules/wrong-type.md",
    }


def test_github_annotations_escape_what_would_end_them() -> None:
    finding = Finding(Span("data/a,b:c.yaml", 2, 1), "wrong-value", "100 %\nof it", "no", "warning")
    assert Findings.of([finding]).format("github") == (
        "::warning file=data/a%2Cb%3Ac.yaml,line=2,col=1,title=wrong-value::100 %25%0Aof it; no "
        "(docs/reference/rules/wrong-value.md)"
    )


def test_the_nearest_name_is_suggested() -> None:
    assert nearest("northfeild", ["eastbrook", "northfield"]) == "did you mean 'northfield'?"


def test_where_no_name_is_near_the_known_ones_are_listed() -> None:
    assert nearest("zzz", ["b", "a"]) == "known here: 'a', 'b'"
    assert nearest("zzz", [f"agency-{n:02}" for n in range(13)]).endswith("'agency-11' …")
    assert nearest("zzz", []) == ""


ODD = "x\x1b]0;y\x07 \x9b2J a\nb \u202ec \ud800 \u200b"


@pytest.mark.parametrize("style", ["text", "github", "json"])
def test_no_character_of_a_finding_is_a_command_or_unseen(style: Style) -> None:
    found = Findings.of([Finding(Span(f"data/{ODD}.yaml", 2, 3), "wrong-value", ODD, ODD)])
    printed = found.format(style)
    printed.encode()
    assert not set(printed) & set("\x1b\x07\x9b\u202e\ud800\u200b")
    if style == "json":
        assert json.loads(printed)[0]["message"] == ODD
    else:
        assert "\n" not in printed
        assert "\\x1b]0;y\\x07 \\x9b2J a\\nb \\u202ec \\ud800 \\u200b" in printed.replace(
            "%0A", "\\n"
        )


def test_letters_of_all_scripts_are_printed_as_they_are() -> None:
    for text in (
        "“Zoë” — 漢字",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u00a0",
        "\U0001f600",
    ):
        assert visible(text) == text


def test_no_more_are_printed_than_anybody_reads_and_errors_come_first() -> None:
    many = [Finding(Span("a.yaml", n), "x", "y", severity="warning") for n in range(1, 1_500)]
    found = Findings.of([*many, Finding(Span("b.yaml"), "x", "the error")])
    lines = found.format("text").split("\n")
    assert len(lines) == 1_001
    assert "the error" in lines[0]
    assert lines[-1] == "… and 500 more; --format json lists them all"
    assert len(json.loads(found.format("json"))) == 1_500
    assert Findings.of(many[:1_000]).more == ""
