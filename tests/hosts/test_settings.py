from itertools import pairwise
from pathlib import Path

import pytest

from microsite.artifacts import Site
from microsite.hosts.settings import (
    NoSuchChoice,
    Settings,
    Unusable,
    check_choices,
    choice,
    disagreements,
    read_settings,
    repeated,
)


@pytest.mark.parametrize(
    ("language", "theme", "locale", "keys"),
    [
        ("en", "en", "en_US", []),
        ("en", None, None, []),
        ("pt-BR", "pt-BR", "pt_BR", []),
        ("pt-BR", "pt-br", "pt_PT", []),
        ("es", None, None, ["theme.language: en"]),
        ("es", "es", "en_US", ["extra.locale: en_US"]),
        ("es", "en", "en_US", ["theme.language: en", "extra.locale: en_US"]),
    ],
)
def test_the_host_is_held_to_the_language_of_the_records(
    language: str, theme: str | None, locale: str | None, keys: list[str]
) -> None:
    found = disagreements(language, theme, locale)
    assert found == tuple(
        f"mkdocs.yml says {key}, and data/investigation.yaml says language: {language}; "
        "make them agree"
        for key in keys
    )


def test_settings_without_a_theme_are_english() -> None:
    assert Settings(Path(), {}).disagreements("en") == ()
    [said] = Settings(Path(), {"theme": None, "extra": {}}).disagreements("eo")
    assert "theme.language: en" in said


@pytest.mark.parametrize(
    ("extra", "said"),
    [({}, True), ({"frames": True}, True), ({"frames": False}, False)],
)
def test_a_setting_of_ours_has_a_choice(extra: dict[str, object], said: bool) -> None:
    assert choice(extra, "frames") is said


@pytest.mark.parametrize(
    ("value", "shown"),
    [("no thanks", "no thanks"), (0, "0"), (None, "nothing"), ("false", "false")],
)
def test_and_nothing_else_is_taken_for_one(value: object, shown: str) -> None:
    wanted = rf"mkdocs\.yml says extra\.frames: {shown}; write true or false, or leave it out"
    with pytest.raises(NoSuchChoice, match=wanted):
        choice({"frames": value}, "frames")
    with pytest.raises(NoSuchChoice, match=wanted):
        check_choices({"search": "whole", "frames": value})
    with pytest.raises(NoSuchChoice, match=r"extra\.search: true; write auto, whole or shards"):
        check_choices({"search": True})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: [1", r"mkdocs\.yml:1:6: this is not YAML: expected"),
        ("- a", "is not a list of settings"),
        ("extra: [a]", r"mkdocs\.yml: extra holds no settings"),
    ],
)
def test_what_is_no_list_of_settings_is_said(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    with pytest.raises(Unusable, match=told):
        read_settings(tmp_path)


def test_what_stands_twice_is_said(tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(
        "extra:\n  a: 1\nnav:\n  - A: a.md\n  - A: b.md\nplugins:\n  - x: {c: 1, c: 2}\n"
        "theme: !ENV [A, b]\nhook: !!python/name:a.b\nextra:\n  b: 1\nsite_url: !ENV SITE\n",
        "utf-8",
    )
    assert repeated(tmp_path) == (
        "mkdocs.yml:7:15: plugins.x.c stands at line 7 already, and only the last one counts; "
        "make one of them",
        "mkdocs.yml:10:1: extra stands at line 1 already, and only the last one counts; "
        "make one of them",
    )
    file.write_text("", "utf-8")
    assert repeated(tmp_path) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: !!timestamp x", "not what its tag"),
        ("a: !!bool x", "not what its tag"),
        ("a: " + "[" * 500 + "]" * 500, "too many brackets"),
        ("site_dir: [site]", "site_dir is no folder's name"),
        ("docs_dir: {a: b}", "docs_dir is no folder's name"),
        ("site_url: http://[", "site_url is no address"),
        ("a: &a [*a]", "its aliases (*) make it endless"),
        (
            "a: &a [1,1,1,1,1,1,1,1,1]\n"
            + "".join(
                f"{name}: &{name} [{','.join([f'*{above}'] * 9)}]\n"
                for above, name in pairwise("abcdefg")
            ),
            "larger than any site's",
        ),
    ],
    ids=["day", "truth", "deep", "folder", "other folder", "address", "endless", "large"],
)
def test_what_would_break_whoever_asks_is_refused(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    with pytest.raises(Unusable) as told:
        read_settings(tmp_path)
    assert said in str(told.value)


def test_an_alias_and_a_list_for_a_name_repeat_nothing(tmp_path: Path) -> None:
    text = "a: &a {b: 1}\nc: *a\nd: &d [*d]\n? !x [e]\n: f\n? !x [e]\n: f\n"
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    assert repeated(tmp_path) == ()


@pytest.mark.parametrize("theme", ["material", {"name": "material"}])
def test_a_theme_may_be_a_name_alone(theme: object) -> None:
    written = Settings(Path(), {"theme": theme}).for_other_hosts(Site((), ()), {})
    assert "theme:\n  name: material\n  custom_dir: theme\n" in written
