"""The readers of what maintainers type: YAML, front matter, the lock, mkdocs.yml."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from microsite import evidence
from microsite.artifacts import Site
from microsite.evidence import Archive, Evidence, Examination, differences, leftovers
from microsite.findings import Finding
from microsite.hosts.published import placeholder
from microsite.hosts.settings import (
    NoSuchChoice,
    Unusable,
    check_choices,
    read_settings,
    repeated,
)
from microsite.load import read_project
from microsite.model import Project
from microsite.writing import Unwritable, append, replace
from microsite.yamlfile import YamlFile, parse, parse_front_matter
from microsite.yamlfile.events import build
from microsite.yamlfile.textfile import read_text
from trust.fuzz.targets import held

NAME = "fuzz.yaml"
PROJECT = Path(__file__).parents[3] / "tests/projects/minimal"
"""A sound project with its archive."""
_NO_PAGES = Site((), ())
_RULES = {"yaml-syntax", "yaml-alias", "yaml-tag", "duplicate-key"}
_WORDS = {None: {"", "~", "null"}, True: {"true"}, False: {"false"}}


def yaml_text(data: bytes) -> None:
    """Any file is values, which PyYAML reads too, or one finding at a place inside it."""
    text = _text(data)
    if text is None:
        return
    file, findings = parse(text, NAME)
    _is_read(file, findings, text)
    if findings:
        return
    value, _ = build(text, NAME)
    assert repr(file.value) == repr(value), "read line by line, it is something else"
    _same(value, yaml.load(text, yaml.CBaseLoader))


def front_matter(data: bytes) -> None:
    """Any source's file is fields and the text after them, or one finding at a place inside it."""
    text = _text(data)
    if text is None:
        return
    file, findings = parse_front_matter(text, NAME)
    _is_read(file, findings, text)
    if not findings:
        lines = text.split("\n")
        assert "\n".join(lines[file.after_line - 1 :]) == file.after
        inside = "".join(f"{line}\n" for line in lines[1 : file.after_line - 2])
        assert repr(parse(inside, NAME)[0].value) == repr(file.value)


def edits(data: bytes) -> None:
    """A record is added to any file, or a value replaced in it, and all else stays; or neither."""
    head, _, tail = data.partition(b"\0")
    if _text(tail) is None:
        return
    old, new = tail.decode(), head.decode(errors="replace")
    before, findings = parse(old.removeprefix("\ufeff"), NAME)
    try:
        longer = append(old, {"id": new, "list": [new]})
    except Unwritable:
        pass
    else:
        assert not findings
        assert _value(longer) == [*(before.value or ()), {"id": new, "list": [new]}]
    try:
        changed = replace(old, (0, "id"), new)
    except Unwritable:
        return
    expected = [{**before.value[0], "id": new}, *before.value[1:]]
    assert repr(_value(changed)) == repr(expected)


def lock(data: bytes) -> None:
    """No lock is taken for the archive's own unless it says what the archive says."""
    path = held.file("evidence.lock", data)
    found = evidence.read_lock(path)
    project, examined = _examined()
    if found.problem:
        assert found == Evidence(problem=found.problem)
        return
    evidence.write_lock(path, found)
    assert evidence.read_lock(path) == found
    list(differences(project, found, None, examined.every))
    accepted = not list(differences(project, found, examined, examined.every))
    if accepted and not leftovers(project, found, examined.every):
        assert found == examined.evidence


def settings(data: bytes) -> None:
    """Any mkdocs.yml is settings, or refused with a reason; no setting breaks what asks for it."""
    held.file("mkdocs.yml", data)
    root = held.folder()
    try:
        found = read_settings(root)
        check_choices(found.values.get("extra") or {})
    except (Unusable, NoSuchChoice) as problem:
        assert str(problem)
        return
    for text in (found.site_url, found.base, found.author, found.copyright):
        assert isinstance(text, str)
    for folder in (found.site, found.docs):
        assert isinstance(folder, Path)
    assert all(map(str, (*found.disagreements("en"), *repeated(root))))
    placeholder(found.site_url)
    assert yaml.compose(found.for_other_hosts(_NO_PAGES, {})) is not None


def _text(data: bytes) -> str | None:
    """Read a file as a check does; None where that ends in a finding."""
    found = read_text(held.file(NAME, data), NAME)
    if isinstance(found, Finding):
        held.is_useful(found, data.decode(errors="surrogateescape").removeprefix("\ufeff"))
        return None
    return found


def _is_read(file: YamlFile, findings: list[Finding], text: str) -> None:
    for finding in findings:
        assert finding.rule in _RULES
        held.is_useful(finding, text)
    assert len(findings) < 2
    assert not findings or (file.value is None and file.layout is None)


def _value(text: str) -> Any:
    file, findings = parse(text.removeprefix("\ufeff"), NAME)
    assert not findings
    return file.value


def _same(ours: Any, typed: Any) -> None:
    """Hold that a value is made of the texts that PyYAML reads, of which each means what it says.

    Args:
        ours: the value.
        typed: the same with each scalar as it is typed.
    """
    if isinstance(ours, dict):
        assert isinstance(typed, dict) and list(ours) == list(typed)
        for name in ours:
            _same(ours[name], typed[name])
    elif isinstance(ours, list):
        assert isinstance(typed, list) and len(ours) == len(typed)
        for one, other in zip(ours, typed, strict=True):
            _same(one, other)
    elif ours is None or isinstance(ours, bool):
        assert (typed or "") in _WORDS[ours]
    else:
        assert str(ours) == typed


@cache
def _examined() -> tuple[Project, Examination]:
    loaded, findings = read_project(PROJECT)
    assert loaded is not None and not findings
    project = loaded.project
    return project, evidence.examine(project, Archive(PROJECT / "archive"))
