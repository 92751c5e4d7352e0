import re

import pytest

from microsite.findings import Finding, Findings, Span
from microsite.hosts.cli import output


@pytest.mark.parametrize("color", [True, False])
def test_a_place_is_printed_as_it_is(
    color: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`:100:` is the name of an emoji, and brackets are how Rich marks colors."""
    if color:
        monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    finding = Finding(Span("data/agencies.yaml", 100, 3), "unknown-field", "[bold]no[/bold] :x:")
    output.report(Findings.of([finding]), "text")
    # Without what a terminal hides: colors, and the link under the rule's name.
    printed = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;.*?\x1b\\\\", "", capsys.readouterr().err)
    assert "data/agencies.yaml:100:3: error[" in printed
    assert "[bold]no[/bold] :x:" in printed


def test_a_long_line_is_not_broken(capsys: pytest.CaptureFixture[str]) -> None:
    finding = Finding(Span("data/agencies.yaml", 1, 1), "unknown-field", "long " * 100)
    output.report(Findings.of([finding]), "text")
    assert "long " * 100 in capsys.readouterr().err


def test_an_article_gives_the_terminal_no_commands(capsys: pytest.CaptureFixture[str]) -> None:
    from rich.text import Text

    words = "x\x1b]0;y\x07\x9b2J\r\u202ez"
    output.say(words)
    output.console().print(words)
    styled = Text("a ").append("\x1b]0;\x9b", "bold").append(" end", "red")
    output.console().print(styled)
    printed = capsys.readouterr().out
    assert printed == "x␛]0;y␇�2J␍�z\n" * 2 + "a ␛]0;� end\n"
    assert [(span.start, span.end) for span in styled.spans] == [(2, 7), (7, 11)]
