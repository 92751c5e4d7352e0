"""Every command stands on the page, with every option that it takes."""

from __future__ import annotations

import re
import shlex

import click

from tools.reference.commands import EXAMPLES, PAGE, commands, pages

TEXT = pages()[PAGE]


def section(name: str) -> str:
    return TEXT.split(f"\n## {name}\n")[1].split("\n## ")[0]


def test_every_command_and_every_option_stands_there_with_its_help() -> None:
    found = dict(commands())
    assert {"check", "schema", "doctor", "new"} <= found.keys()
    for name, command in found.items():
        text = section(name)
        assert " ".join((command.help or "").split(".")[0].split()) in text
        for option in command.params:
            if isinstance(option, click.Option):
                assert f"`{option.opts[0]}`" in text
                assert " ".join((option.help or "").split()).replace("|", "\\|") in text


def test_every_command_has_help() -> None:
    assert [name for name, command in commands() if not command.help] == []


def test_every_command_is_in_the_list_with_a_link_that_leads_to_it() -> None:
    listed = re.findall(r"(?m)^\| \[`([^`]+)`\]\(#([^)]+)\)", TEXT)
    assert [name for name, _ in listed] == [name for name, _ in commands()]
    assert [anchor for _, anchor in listed] == [name.replace(" ", "-") for name, _ in listed]


def test_every_example_is_understood() -> None:
    found = dict(commands())
    for name, lines in EXAMPLES.items():
        for line in lines:
            words = shlex.split(line)[len(name.split()) :]
            # A folder or a file that is not there is no fault of the example.
            context = found[name].make_context(name, words, resilient_parsing=True)
            assert context.args == [], line
            options = {each for opt in found[name].params for each in opt.opts + opt.secondary_opts}
            assert {word for word in words if re.match("-.", word)} <= options
